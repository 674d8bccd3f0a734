"""A team's members from its channel in Slack: shown before it is done, in both languages."""

from dataclasses import replace

import pytest

from messages import ids
from messages.team_place import PlaceBlock
from tests.handlers.check_in_scene import on_screen
from tests.handlers.settings_scene import Scene
from tests.running_bot import RunningBot


@pytest.fixture
async def scene(a_running_bot: RunningBot) -> Scene:
    scene = Scene(a_running_bot)
    await scene.begin()
    await scene.bot.slack.join(scene.bot.slack.office.bot_user, "CCARE", inviter="ULEAD")
    return scene


async def members(scene: Scene) -> set[str]:
    found = await scene.bot.read(lambda tx: tx.teams.memberships(team="care"))
    return {each.member for each in found}


async def test_who_joins_is_named_before_and_after_it_is_done(scene: Scene) -> None:
    leah = scene.bot.person("ULEAD")
    await scene.open("ULEAD", "settings care")
    before = await members(scene)
    await leah.click(on_screen(leah), ids.SETTINGS_MEMBERS)
    assert "would change like this" in scene.screen("ULEAD")
    assert "Joining:" in scene.screen("ULEAD")
    assert await members(scene) == before
    await leah.submit()
    assert "has the members of #care now" in scene.screen("ULEAD")
    assert await members(scene) > before


async def test_where_nothing_changes_there_is_nothing_to_press(scene: Scene) -> None:
    leah = scene.bot.person("ULEAD")
    await scene.open("ULEAD", "settings care")
    await leah.click(on_screen(leah), ids.SETTINGS_MEMBERS)
    assert "[Update]" in scene.screen("ULEAD")
    await leah.submit()
    await leah.close()
    await scene.open("ULEAD", "settings care")
    await leah.click(on_screen(leah), ids.SETTINGS_MEMBERS)
    assert "are those of #care already" in scene.screen("ULEAD")
    assert "[Update]" not in scene.screen("ULEAD")


async def test_a_vietnamese_lead_reads_who_joins(scene: Scene) -> None:
    lan = scene.bot.person("ULAN")
    await scene.bot.put(replace(await scene.team(), lead="ULAN"))
    await scene.open("ULAN", "caidat nhóm care")
    await lan.click(on_screen(lan), ids.SETTINGS_MEMBERS)
    assert "Thêm vào:" in scene.screen("ULAN")


async def test_what_is_typed_in_the_teams_form_stays_while_the_members_lie_over_it(scene: Scene) -> None:
    leah = scene.bot.person("ULEAD")
    await scene.open("ULEAD")
    await leah.click(on_screen(leah), ids.SETTINGS_TEAM)
    await leah.fill({PlaceBlock.NAME: "Customers"})
    await leah.click(on_screen(leah), ids.SETTINGS_MEMBERS)
    await leah.close()
    await leah.submit()
    assert (await scene.team()).name == "Customers"
