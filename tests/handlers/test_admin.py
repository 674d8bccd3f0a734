"""/okr admin in Slack: what is set up and what is missing, and who did what, for admins alone."""

import pytest

from messages import ids
from okr.member import MemberKind
from okr.ports import World
from sandbox.driver.screen import View
from sandbox.plain_text import as_text
from tests.builders import a_key_result, a_member, a_team, an_objective
from tests.handlers.settings_scene import WEDNESDAY, Scene
from tests.running_bot import RunningBot


@pytest.fixture
async def scene(a_running_bot: RunningBot) -> Scene:
    """The scene of the settings, with an admin who reads Vietnamese."""
    scene = Scene(a_running_bot)
    await scene.begin()
    await scene.bot.put(a_member("UMINH", name="Lê Quang Minh", locale="vi-VN", admin=True))
    return scene


async def ask(scene: Scene, user: str) -> str:
    await scene.bot.person(user).command("/okr", "admin", channel="CCARE")
    return top(scene, user)


def top(scene: Scene, user: str) -> str:
    return as_text(seen(scene, user), scene.bot.slack, user)


def seen(scene: Scene, user: str) -> View:
    view = scene.bot.person(user).view()
    assert view is not None
    return view


def much_done(world: World) -> None:
    with world.transaction() as tx:
        for number in range(1, 31):
            tx.audit.note(actor="U1" if number % 2 else "ULEAD", action="check_in", thing=f"KR-{number}", at=WEDNESDAY)


async def test_teams_that_lack_something_are_named(scene: Scene) -> None:
    await scene.bot.put(a_team(key="sales", name="Sales", lead=None, channel=None))
    told = await ask(scene, "UADMIN")
    assert "2 teams" in told
    assert "No lead: Sales" in told
    assert "No channel for the digest: Sales" in told
    assert "No objectives in a running cycle: Sales" in told


async def test_who_is_gone_and_still_owns_something_is_named_and_guests_are_counted(scene: Scene) -> None:
    await scene.bot.put(
        a_member("UGONE", name="Gone Person", kind=MemberKind.DEACTIVATED),
        a_member("UGUEST", name="Guest", kind=MemberKind.GUEST),
        an_objective(number=7),
        a_key_result(number=7, objective=7, owner="UGONE"),
    )
    told = await ask(scene, "UADMIN")
    assert "1 guest, who does not take part" in told
    assert "Deactivated, and still owning: " in told
    assert "(1 key result)" in told


async def test_the_log_tells_a_team_by_its_name_and_pages_to_what_is_older(scene: Scene) -> None:
    await scene.bot.act(much_done)
    ada = scene.bot.person("UADMIN")
    await ask(scene, "UADMIN")
    await ada.click(seen(scene, ada.id), ids.ADMIN_LOG)
    assert "Checked in: KR-30" in top(scene, "UADMIN")
    assert "KR-10" not in top(scene, "UADMIN")
    await ada.click(seen(scene, ada.id), ids.ADMIN_LOG_OLDER)
    assert "Checked in: KR-10" in top(scene, "UADMIN")
    assert "KR-11" not in top(scene, "UADMIN")
    await ada.click(seen(scene, ada.id), ids.ADMIN_LOG_NEWEST)
    assert "Checked in: KR-30" in top(scene, "UADMIN")


async def test_the_log_of_one_person_is_theirs_alone(scene: Scene) -> None:
    await scene.bot.act(much_done)
    ada = scene.bot.person("UADMIN")
    await ask(scene, "UADMIN")
    await ada.click(seen(scene, ada.id), ids.ADMIN_LOG)
    await ada.click(seen(scene, ada.id), ids.ADMIN_LOG_PERSON, option="ULEAD")
    told = top(scene, "UADMIN")
    assert "KR-30" in told
    assert "KR-29" not in told


async def test_a_vietnamese_admin_reads_it_in_vietnamese(scene: Scene) -> None:
    await scene.bot.act(much_done)
    minh = scene.bot.person("UMINH")
    assert "Nhật ký hoạt động" in await ask(scene, "UMINH")
    await minh.click(seen(scene, minh.id), ids.ADMIN_LOG)
    assert "Đã cập nhật: KR-30" in top(scene, "UMINH")


async def test_who_is_no_admin_is_told_so(scene: Scene) -> None:
    await scene.bot.person("U1").command("/okr", "admin", channel="CCARE")
    assert scene.bot.person("U1").view() is None
