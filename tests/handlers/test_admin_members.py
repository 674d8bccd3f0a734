"""The page of one person in /okr admin in Slack: looked up, made an admin, spoken to, handed over, read in the log."""

import pytest

from messages import ids
from okr.member import MemberKind
from sandbox.plain_text import as_text
from tests.builders import a_member
from tests.handlers.check_in_scene import on_screen
from tests.handlers.settings_scene import Scene
from tests.running_bot import RunningBot


@pytest.fixture
async def scene(a_running_bot: RunningBot) -> Scene:
    """The scene of the settings; Ada has the page of Members before her."""
    scene = Scene(a_running_bot)
    await scene.begin()
    ada = scene.bot.person("UADMIN")
    await ada.command("/okr", "admin", channel="CCARE")
    await ada.click(on_screen(ada), ids.ADMIN_MEMBERS)
    return scene


def top(scene: Scene) -> str:
    return as_text(on_screen(scene.bot.person("UADMIN")), scene.bot.slack, "UADMIN")


async def press(scene: Scene, control: str, *, option: str | None = None) -> str:
    ada = scene.bot.person("UADMIN")
    await ada.click(on_screen(ada), control, option=option)
    return top(scene)


async def test_somebody_is_made_an_admin_told_so_and_no_longer_one(scene: Scene) -> None:
    told = await press(scene, ids.ADMIN_MEMBERS_PERSON, option="U1")
    assert "Role: member" in told
    assert "Teams: Customer care" in told
    assert "Owns in running cycles: 1 key result" in told
    assert "Role: OKR admin" in await press(scene, ids.ADMIN_MEMBER_APPOINT)
    await scene.bot.tick()
    assert "made you an admin" in as_text((await scene.bot.person("U1").dm())[-1], scene.bot.slack, "U1")
    assert "Role: member" in await press(scene, ids.ADMIN_MEMBER_DISMISS)
    assert not (await scene.member("U1")).is_admin


async def test_a_person_is_spoken_to_as_the_admin_says(scene: Scene) -> None:
    await press(scene, ids.ADMIN_MEMBERS_PERSON, option="U1")
    await press(scene, ids.ADMIN_MEMBER_LANGUAGE, option="U1 vi")
    assert (await scene.member("U1")).language == "vi"
    await press(scene, ids.ADMIN_MEMBERS_PERSON, option="UADMIN")
    assert "Vai trò" in await press(scene, ids.ADMIN_MEMBER_LANGUAGE, option="UADMIN vi")
    await press(scene, ids.ADMIN_MEMBER_LANGUAGE, option="UADMIN en")
    await press(scene, ids.ADMIN_OVERVIEW)
    assert "The bot speaks English (2), Tiếng Việt (2)" in top(scene)


async def test_who_has_just_joined_is_met(scene: Scene) -> None:
    told = await press(scene, ids.ADMIN_MEMBERS_PERSON, option="U2")
    assert "has just got to know them" in told
    assert (await scene.member("U2")).name


async def test_what_a_leaver_left_is_handed_over_from_here(scene: Scene) -> None:
    await scene.bot.put(a_member("U1", name="Alice Nguyen", kind=MemberKind.DEACTIVATED))
    assert "deactivated in Slack" in await press(scene, ids.ADMIN_MEMBERS_PERSON, option="U1")
    assert "has left" in await press(scene, ids.HAND_OVER_OPEN)
    await scene.bot.person("UADMIN").close()
    assert "deactivated in Slack" in top(scene)


async def test_what_somebody_here_has_goes_all_at_once_and_their_lines_are_read(scene: Scene) -> None:
    await press(scene, ids.ADMIN_MEMBERS_PERSON, option="ULAN")
    assert "Who takes over?" in await press(scene, ids.TRANSFER_OPEN)
    await scene.bot.person("UADMIN").close()
    assert "Who did what" in await press(scene, ids.ADMIN_LOG)
