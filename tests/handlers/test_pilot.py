"""A pilot in Slack: chosen in `/okr admin`, said kindly to who is outside, and what was sent to them stays usable."""

import pytest

from messages import ids
from okr.team import Membership
from tests.builders import a_cycle, a_key_result, a_member, a_team, an_increase, an_objective
from tests.handlers.check_in_scene import on_screen
from tests.running_bot import RunningBot

FIELD = "admin-pilot-teams"


@pytest.fixture
async def acme(a_running_bot: RunningBot) -> RunningBot:
    """Alice is in care; Bob is in the shop, which he leads; each owns a key result. It is Friday."""
    bot = a_running_bot
    people = (a_member("U1", name="Alice"), a_member("U2", name="Bob", zone="Etc/UTC"), a_member("ULEAD", name="Leah"))
    await bot.put(*people, a_member("UADMIN", name="Ada Admin", admin=True), a_cycle())
    await bot.put(a_team(), a_team(key="shop", name="Shop", lead="U2", channel="CSALES"))
    await bot.put(Membership("U1", "care"), Membership("U2", "shop"))
    for number, team, owner in ((1, "care", "U1"), (2, "shop", "U2")):
        await bot.put(an_objective(number=number, team=team, owner=owner))
        await bot.put(a_key_result(an_increase(0, 100), number=number, objective=number, owner=owner))
    return bot


async def choose(bot: RunningBot, *teams: str) -> str:
    """An admin chooses these teams; the overview that follows."""
    ada = bot.person("UADMIN")
    overview = await ada.command("/okr", "admin", channel="CCARE")
    assert overview.acked
    await ada.click(on_screen(ada), ids.ADMIN_PILOT)
    await ada.click(on_screen(ada), ids.ADMIN_PILOT_TEAMS, FIELD, option=list(teams))
    await ada.submit()
    return str(on_screen(ada).blocks)


async def test_an_admin_begins_one_sees_whom_it_concerns_and_ends_it(acme: RunningBot) -> None:
    ada = acme.person("UADMIN")
    assert "*Pilot* with Shop" in await choose(acme, "shop")
    await ada.click(on_screen(ada), ids.ADMIN_PILOT)
    await ada.click(on_screen(ada), ids.ADMIN_PILOT_TEAMS, FIELD, option=["shop", "care"])
    assert "more than now" in str(on_screen(ada).blocks)
    await ada.click(on_screen(ada), ids.ADMIN_PILOT_END)
    assert "*Pilot* with" not in str(on_screen(ada).blocks)
    assert [each.teams for each in await acme.read(lambda tx: tx.settings.get().choices.pilot)] == [{"shop"}, set()]


async def test_who_is_outside_reads_one_friendly_sentence_wherever_they_come_in(acme: RunningBot) -> None:
    await choose(acme, "care")
    bob = acme.person("U2")
    await bob.command("/okr", "checkin", channel="CSALES")
    said = (await bob.messages("CSALES"))[-1].text
    assert said.startswith("👋 The OKR check-in is being tried out with *Customer care* first.")
    assert said.endswith("Would you like to take part earlier? Tell <@UADMIN>.")
    await bob.open_home()
    home = await acme.slack.eventually(bob.home)
    assert "is being tried out with" in str(home.blocks)


async def test_what_was_sent_before_is_still_answered(acme: RunningBot) -> None:
    acme.advance(hours=8)
    await acme.tick()
    bob = acme.person("U2")
    nudge = (await bob.messages())[-1]
    await choose(acme, "care")
    await bob.click(nudge, ids.CHECK_IN_OPEN)
    assert on_screen(bob).callback_id == ids.CHECK_IN_FORM


async def test_a_team_that_waits_says_so_where_it_is_set(acme: RunningBot) -> None:
    await choose(acme, "care")
    ada = acme.person("UADMIN")
    await ada.click(on_screen(ada), ids.ADMIN_TEAMS)
    await ada.click(on_screen(ada), ids.SETTINGS_TEAM, "admin-team-shop")
    assert "⏳ A pilot is on, and this team waits" in str(on_screen(ada).blocks)
