"""Setting up a team from nothing: the greeting, the form, who may, and what is there afterwards."""

import asyncio
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta

import pytest

from messages import ids
from okr.cycle import CycleState
from sandbox import Channel
from tests.builders import a_cycle, a_member, a_team
from tests.handlers.set_up_scene import WEDNESDAY, Nothing, greeting_row, on_screen
from tests.running_bot import CHANNELS, bot_in_slack

GREETING = "👋 Hello, good to be here!"


@pytest.fixture
async def nothing(sqlite_url: str) -> AsyncIterator[Nothing]:
    crowd = Channel("CCROWD", "everybody-here", ("ULEAD", *(f"X{n}" for n in range(120))))
    async with bot_in_slack(sqlite_url, now=WEDNESDAY, channels=(*CHANNELS, crowd)) as bot:
        yield Nothing(bot)


async def test_invited_into_a_channel_the_bot_says_hello_once(nothing: Nothing) -> None:
    (greeting,) = await nothing.invite()
    assert nothing.reads(greeting).startswith(GREETING)
    assert nothing.reads(greeting).endswith("[Set up this team]")
    await nothing.bot.slack.remove_app("CCARE")
    assert len(await nothing.invite()) == 1


async def test_it_says_hello_in_the_language_of_whoever_invited_it(nothing: Nothing) -> None:
    (greeting,) = await nothing.invite(by="ULAN")
    assert nothing.reads(greeting).startswith("👋 Xin chào cả nhóm!")
    assert nothing.reads(greeting).endswith("[Thiết lập nhóm này]")


async def test_outsiders_are_not_greeted(nothing: Nothing) -> None:
    assert await nothing.invite("CPARTNERS", by="U1") == []
    row = await nothing.bot.read(lambda tx: greeting_row(tx, "CPARTNERS"))
    assert (row.state, row.last_error) == ("missed", "shared_channel")


async def test_where_a_team_is_at_home_nobody_is_greeted(nothing: Nothing) -> None:
    await nothing.bot.put(a_member("ULEAD"), a_team())
    assert await nothing.invite() == []


async def test_people_who_come_in_are_no_reason_to_say_hello(nothing: Nothing) -> None:
    await nothing.bot.slack.join("U2", "CCARE")
    await nothing.bot.tick()
    assert await nothing.posts() == []


async def test_the_form_knows_the_channels_people_but_guests_and_bots(nothing: Nothing) -> None:
    shown = nothing.reads(await nothing.open())
    assert "[#care ▾]" in shown
    assert "Name of the team\n  [Care]" in shown
    assert "[@Alice Nguyen, @Bob Stone, @Trần Thị Lan, @Lê Quang Minh, @Leah Lead, @Ada Admin ▾]" in shown
    assert "whoever sets it up becomes the bot's first admin" in shown


async def test_the_holidays_of_ones_own_country_are_filled_in(nothing: Nothing) -> None:
    shown = nothing.reads(await nothing.open("ULAN"), "ULAN")
    assert "[Việt Nam ▾]" in shown
    assert "[Ho Chi Minh (UTC+07:00) ▾]" in shown
    assert "[Thứ Sáu ▾]" in shown


async def test_nobody_is_filled_in_for_a_channel_of_more_than_a_hundred(nothing: Nothing) -> None:
    shown = nothing.reads(await nothing.open(channel="CCROWD"))
    assert "more than 100 people" in shown
    assert "Members\n  [@Leah Lead ▾]" in shown


async def test_the_team_its_company_its_people_and_the_quarter_are_made(nothing: Nothing) -> None:
    shown = nothing.reads(await nothing.set_up())
    assert "✅ Care is set up, below Acme." in shown
    assert "First check-in: 15:00 on Friday 27 November" in shown
    assert "First digest: 10:00 on Monday 30 November in #care" in shown
    assert "you are now the bot's first admin" in shown
    teams = await nothing.bot.read(lambda tx: {team.key: team for team in tx.teams.all()})
    assert (teams["company"].is_company, teams["company"].name, teams["care"].parent) == (True, "Acme", "company")
    members = await nothing.bot.read(lambda tx: {one.member for one in tx.teams.memberships(team="care")})
    assert members == {"U1", "U2", "ULAN", "UMINH", "ULEAD", "UADMIN"}
    cycles = await nothing.bot.read(lambda tx: {cycle.key: cycle.name for cycle in tx.cycles.all()})
    assert cycles == {"2026": "2026", "2026-Q4": "Q4 2026"}
    lead = await nothing.bot.read(lambda tx: tx.members.get("ULEAD"))
    assert lead is not None
    assert lead.is_admin
    noted = await nothing.bot.read(lambda tx: [note.action for note in tx.audit.latest()])
    assert noted == ["set_up_team", "first_admin"]


async def test_the_greeting_turns_into_whose_channel_it_is(nothing: Nothing) -> None:
    await nothing.set_up()
    await nothing.bot.tick()
    (greeting,) = await nothing.posts()
    assert nothing.reads(greeting) == (
        "✅ This is the channel of Care, led by Leah Lead. Check-in every Friday at 15:00; the digest comes here.\n"
        "[Write an objective]"
    )


async def test_two_weeks_before_its_end_the_next_quarter_is_made_too(nothing: Nothing) -> None:
    nothing.bot.move_to(datetime(2026, 12, 21, 9, tzinfo=UTC))
    await nothing.set_up()
    cycles = await nothing.bot.read(lambda tx: {cycle.key: cycle.state for cycle in tx.cycles.all()})
    assert cycles == dict.fromkeys(("2026", "2026-Q4", "2027", "2027-Q1"), CycleState.ACTIVE)


async def test_a_cycle_that_is_there_is_left_alone(nothing: Nothing) -> None:
    await nothing.bot.put(a_cycle(key="autumn", name="Autumn"))
    await nothing.set_up()
    assert await nothing.bot.read(lambda tx: [cycle.key for cycle in tx.cycles.all()]) == ["autumn"]


async def test_sent_twice_it_is_made_once_and_told_the_same(nothing: Nothing) -> None:
    await nothing.open()
    person = nothing.bot.person("ULEAD")
    await asyncio.gather(person.submit(), person.submit())
    assert person.errors() == {}
    assert "✅ Care is set up" in nothing.reads(on_screen(person))
    assert len(await nothing.bot.read(lambda tx: tx.teams.all())) == 2


async def test_pressed_twice_the_greeting_opens_the_form_twice(nothing: Nothing) -> None:
    await nothing.open()
    assert "Set up a team" in nothing.reads(await nothing.open())


async def test_a_month_later_the_greeting_of_a_team_says_whose_channel_it_is(nothing: Nothing) -> None:
    (greeting,) = await nothing.invite()
    await nothing.set_up()
    nothing.bot.advance(days=30)
    await nothing.bot.person("UADMIN").click(greeting, "set_up_open")
    assert await nothing.told("UADMIN") == (
        "This is the channel of Care already, which @Leah Lead leads. A further team needs a channel of its own."
    )
    await nothing.bot.tick()
    (turned,) = await nothing.posts()
    await nothing.bot.person("U1").click(turned, "objective_new")
    assert "New objective" in nothing.reads(on_screen(nothing.bot.person("U1")), "U1")


async def test_a_greeting_nobody_answered_for_a_month_still_opens_the_form(nothing: Nothing) -> None:
    (greeting,) = await nothing.invite()
    nothing.bot.advance(days=30)
    await nothing.bot.person("ULEAD").click(greeting, "set_up_open")
    assert await nothing.send() == {}


async def test_an_old_form_cannot_take_a_channel_that_has_a_team_by_now(nothing: Nothing) -> None:
    await nothing.open("UADMIN")
    await nothing.set_up()
    errors = await nothing.send({"set-up-name-CCARE": "Another"}, user="UADMIN")
    assert errors == {"team-channel": "This is the channel of Care already. Choose another."}


async def test_after_the_first_team_only_admins_and_leads_may_and_others_hear_who(nothing: Nothing) -> None:
    await nothing.set_up()
    (greeting,) = await nothing.invite("CSALES", by="U1")
    await nothing.bot.person("U1").click(greeting, "set_up_open")
    assert nothing.bot.person("U1").view() is None
    assert await nothing.told("U1", "CSALES") == (
        "Teams are set up by the bot's admins and by the leads above. "
        "Ask @Leah Lead, @Ada Admin; it takes five minutes."
    )


async def test_a_lead_sets_up_a_team_below_their_own(nothing: Nothing) -> None:
    await nothing.bot.put(
        a_member("ULEAD"),
        a_member("U2"),
        a_team(key="firm", is_company=True, lead=None, channel=None, name="Firm"),
        a_team(lead="U2", parent="firm"),
    )
    assert "below Customer care." in nothing.reads(await nothing.set_up("U2", "CSALES"), "U2")
    assert await nothing.bot.read(lambda tx: ("sales", "care") in {(team.key, team.parent) for team in tx.teams.all()})


async def test_guests_and_strangers_named_as_members_are_left_out_and_said_so(nothing: Nothing) -> None:
    await nothing.open()
    assert await nothing.send({"set-up-members-CCARE": ["U1", "UGUEST", "UELSE"]}) == {}
    shown = nothing.reads(on_screen(nothing.bot.person("ULEAD")))
    assert "Members: Leah Lead, Alice Nguyen\n" in shown
    assert "take no part: @Gus Guest, @Eve Else" in shown


async def test_a_guest_cannot_lead(nothing: Nothing) -> None:
    await nothing.open()
    errors = await nothing.send({"team-lead": "UGUEST"})
    assert errors == {"team-lead": "This person takes no part here. Choose a member of the company."}


async def test_the_bot_has_to_be_in_the_channel_that_is_chosen(nothing: Nothing) -> None:
    await nothing.open()
    errors = await nothing.send({"team-channel": "CELSEWHERE"})
    assert "The bot is not in this channel yet" in errors["team-channel"]


async def test_days_that_are_never_worked_are_refused_where_they_stand(nothing: Nothing) -> None:
    await nothing.open()
    errors = await nothing.send({"team-weekday": "0", "team-working-days": ["1", "2"]})
    assert errors == {"team-weekday": "With these working days nobody could ever be asked. Choose another day."}


async def test_from_home_a_channel_is_chosen_and_its_people_are_filled_in(nothing: Nothing) -> None:
    person = nothing.bot.person("ULEAD")
    await person.open_home()
    home = await nothing.bot.slack.eventually(person.home)
    assert "[Set up a team]" in nothing.reads(home)
    await person.click(home, "set_up_open")
    assert "Members\n  [@Leah Lead ▾]" in nothing.reads(on_screen(person))
    await person.fill({"set-up-name-": "My people"})
    await person.click(on_screen(person), "set_up_channel", option="CSALES")
    shown = nothing.reads(on_screen(person))
    assert "[My people]" in shown
    assert "@Alice Nguyen" in shown
    assert await nothing.send() == {}
    assert await nothing.bot.read(lambda tx: [team.key for team in tx.teams.of_channel("CSALES")]) == ["my-people"]


async def test_hostile_words_in_a_team_name_stay_words(nothing: Nothing) -> None:
    await nothing.open()
    assert await nothing.send({"set-up-name-CCARE": "<!channel> *x* \u202eabc 🦊"}) == {}
    shown = nothing.reads(on_screen(nothing.bot.person("ULEAD")))
    assert "<!channel> ∗x∗ abc 🦊 is set up" in shown
    await nothing.bot.tick()
    assert (await nothing.posts())[0].text.count("<!channel>") == 0


async def test_members_are_welcomed_on_the_morning_before_and_never_twice(nothing: Nothing) -> None:
    await nothing.set_up()
    nothing.bot.move_to(datetime(2026, 11, 26, 9, tzinfo=UTC) - timedelta(minutes=1))
    await nothing.bot.tick()
    assert await nothing.bot.person("U1").dm() == []
    for days in (0, 1, 7):
        nothing.bot.move_to(datetime(2026, 11, 26, 9, tzinfo=UTC) + timedelta(days=days))
        await nothing.bot.tick()
    (welcome,) = await nothing.bot.person("U1").dm()
    assert nothing.reads(welcome, "U1").startswith("👋 Welcome, Alice Nguyen! This is the OKR check-in of Care.")
    alice = nothing.bot.person("U1")
    await alice.click(welcome, ids.WHY)
    assert "• You belong to Care, and its check-in was new to you." in nothing.reads(on_screen(alice), "U1")
