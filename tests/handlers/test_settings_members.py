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


FIELD = "settings-members-source"


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


async def choose(scene: Scene, group: str) -> str:
    """Leah takes the members of a user group, as far as *Update*; what is read then."""
    leah = scene.bot.person("ULEAD")
    await scene.open("ULEAD", "settings care")
    await leah.click(on_screen(leah), ids.SETTINGS_MEMBERS)
    await leah.click(on_screen(leah), ids.SETTINGS_MEMBERS_SOURCE, FIELD, option=group)
    return scene.screen("ULEAD")


async def test_the_members_are_taken_from_a_user_group_which_is_shown_first(scene: Scene) -> None:
    shown = await choose(scene, "SNORTH")
    assert "To have the members of @north" in shown
    assert "Joining: @Bob Stone" in shown
    await scene.bot.person("ULEAD").submit()
    assert "has the members of @north now" in scene.screen("ULEAD")
    assert await members(scene) == {"U2", "ULAN", "ULEAD"}
    noted = await scene.bot.read(lambda tx: tx.audit.latest(1))
    assert [(note.action, note.thing) for note in noted] == [("take_members", "care @north")]


async def test_groups_that_are_disabled_are_not_offered(scene: Scene) -> None:
    await choose(scene, "SCARE")
    menu = on_screen(scene.bot.person("ULEAD")).blocks[0]["accessory"]
    offered = [one["value"] for group in menu["option_groups"] for one in group["options"]]
    assert offered == ["-", "SCARE", "SNORTH"]


async def test_a_team_without_a_channel_chooses_among_the_groups(scene: Scene) -> None:
    await scene.bot.put(replace(await scene.team(), channel=None))
    leah = scene.bot.person("ULEAD")
    await scene.open("ULEAD", "settings care")
    await leah.click(on_screen(leah), ids.SETTINGS_MEMBERS)
    assert "has no channel. Choose the user group" in scene.screen("ULEAD")
    assert "[Update]" not in scene.screen("ULEAD")
    await leah.click(on_screen(leah), ids.SETTINGS_MEMBERS_SOURCE, FIELD, option="SCARE")
    assert "are those of @care-people already" in scene.screen("ULEAD")


async def test_without_the_scope_the_channel_serves_and_it_is_said_what_is_missing(scene: Scene) -> None:
    scene.bot.slack.faults.refuse("usergroups.list", "missing_scope", times=None)
    leah = scene.bot.person("ULEAD")
    await scene.open("ULEAD", "settings care")
    await leah.click(on_screen(leah), ids.SETTINGS_MEMBERS)
    assert "To have the members of #care" in scene.screen("ULEAD")
    assert "once an admin of Slack installs the bot anew with usergroups:read" in scene.screen("ULEAD")
    await leah.close()
    await scene.bot.put(replace(await scene.team(), channel=None))
    await scene.open("ULEAD", "settings care")
    await leah.click(on_screen(leah), ids.SETTINGS_MEMBERS)
    assert "has no channel to take its members from" in scene.screen("ULEAD")


async def test_a_group_that_slack_does_not_tell_of_changes_nothing(scene: Scene) -> None:
    before = await members(scene)
    scene.bot.slack.faults.fail("usergroups.users.list", times=None)
    assert "Slack does not say who is in this user group just now" in await choose(scene, "SNORTH")
    assert await members(scene) == before


async def test_next_time_the_group_is_looked_into_without_choosing_it_again(scene: Scene) -> None:
    assert "With Update, @north is remembered" in await choose(scene, "SNORTH")
    leah = scene.bot.person("ULEAD")
    await leah.submit()
    await leah.close()
    await scene.open("ULEAD", "settings care")
    await leah.click(on_screen(leah), ids.SETTINGS_MEMBERS)
    assert "are those of @north already" in scene.screen("ULEAD")
    assert "remembered" not in scene.screen("ULEAD")


async def test_a_group_that_is_gone_lets_another_source_be_chosen(scene: Scene) -> None:
    await scene.bot.put(replace(await scene.team(), members_from="SGONE"))
    leah = scene.bot.person("ULEAD")
    await scene.open("ULEAD", "settings care")
    await leah.click(on_screen(leah), ids.SETTINGS_MEMBERS)
    assert "it may be gone" in scene.screen("ULEAD")
    await leah.click(on_screen(leah), ids.SETTINGS_MEMBERS_SOURCE, FIELD, option="-")
    assert "To have the members of #care" in scene.screen("ULEAD")
