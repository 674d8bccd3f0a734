"""A new team from a user group of Slack, from the list of teams in /okr admin."""

import pytest

from messages import ids
from messages.set_up_entries import GROUP, NameBlock
from messages.team_fields import TeamBlock
from sandbox.plain_text import as_text
from tests.handlers.check_in_scene import on_screen
from tests.handlers.settings_scene import Scene
from tests.running_bot import RunningBot


@pytest.fixture
async def scene(a_running_bot: RunningBot) -> Scene:
    """Ada has the list of teams open; the bot is in #sales, where no team is at home."""
    scene = Scene(a_running_bot)
    await scene.begin()
    await scene.bot.slack.join(scene.bot.slack.office.bot_user, "CSALES", inviter="ULEAD")
    ada = scene.bot.person("UADMIN")
    await ada.command("/okr", "admin", channel="CCARE")
    await ada.click(on_screen(ada), ids.ADMIN_TEAMS)
    return scene


def top(scene: Scene) -> str:
    return as_text(on_screen(scene.bot.person("UADMIN")), scene.bot.slack, "UADMIN")


async def choose(scene: Scene, group: str) -> None:
    ada = scene.bot.person("UADMIN")
    await ada.click(on_screen(ada), ids.SET_UP_GROUP, GROUP, option=group)


async def test_the_groups_people_and_name_are_filled_in_and_the_group_is_kept(scene: Scene) -> None:
    ada = scene.bot.person("UADMIN")
    await ada.click(on_screen(ada), ids.SET_UP_FROM_GROUP)
    await choose(scene, "SNORTH")
    assert "Guessed from the user group" in top(scene)
    await ada.fill({TeamBlock.CHANNEL: "CSALES", TeamBlock.LEAD: "U2"})
    await ada.submit()
    assert ada.errors() == {}
    team = await scene.bot.read(lambda tx: tx.teams.get("north"))
    assert team is not None
    assert (team.name, team.lead, team.channel, team.members_from) == ("North", "U2", "CSALES", "SNORTH")
    people = await scene.bot.read(lambda tx: tx.teams.memberships(team="north"))
    assert {each.member for each in people} == {"U2", "ULAN"}


async def test_another_group_brings_its_own_name_and_a_typed_one_stays(scene: Scene) -> None:
    ada = scene.bot.person("UADMIN")
    await ada.click(on_screen(ada), ids.SET_UP_FROM_GROUP)
    await choose(scene, "SNORTH")
    await choose(scene, "SCARE")
    assert "Customer care" in top(scene)
    await ada.fill({NameBlock.name_in("SCARE"): "People people"})
    await choose(scene, "SNORTH")
    assert "People people" in top(scene)


async def test_without_the_scope_it_is_said_what_to_do_instead(scene: Scene) -> None:
    scene.bot.slack.faults.refuse("usergroups.list", "missing_scope", times=None)
    ada = scene.bot.person("UADMIN")
    await ada.click(on_screen(ada), ids.SET_UP_FROM_GROUP)
    assert "installs it anew with usergroups:read" in top(scene)


async def test_a_group_that_slack_does_not_tell_of_leaves_the_form_as_it_is(scene: Scene) -> None:
    ada = scene.bot.person("UADMIN")
    await ada.click(on_screen(ada), ids.SET_UP_FROM_GROUP)
    scene.bot.slack.faults.fail("usergroups.users.list", times=None)
    await choose(scene, "SNORTH")
    assert "does not say who is in this user group" in top(scene)
