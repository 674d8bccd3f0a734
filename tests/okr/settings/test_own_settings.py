"""A person's own settings: one message a week, whatever they choose and wherever they move."""

from dataclasses import replace
from datetime import UTC, datetime, time, timedelta

import pytest

from okr.actions.choose_settings import choose_settings, show_settings
from okr.actions.know_member import know_member
from okr.actions.plan_nudges import plan_nudges
from okr.actions.plan_reminders import plan_reminders
from okr.actions.upcoming import upcoming
from okr.delivery import DeliveryKind, DeliveryState
from okr.member import MemberKind, ReminderProfile
from okr.refusals import GuestsMayNot
from okr.settings_shown import OwnChoices
from okr.team import TeamChoices
from tests.builders import a_member, a_team, an_answer
from tests.okr.check_in.office import FRIDAY_AFTERNOON, MONDAY_AT_NINE, Office

REMINDER_ONLY = OwnChoices(reminders=ReminderProfile.REMINDER_ONLY)
NUDGE_ONLY = OwnChoices(reminders=ReminderProfile.NUDGE_ONLY)
HOUR = timedelta(hours=1)


def choose(office: Office, choices: OwnChoices) -> None:
    office.alice = choose_settings(office.world, choices, by=office.alice).member


def week_of(office: Office) -> dict[str, tuple[DeliveryState, datetime]]:
    """Alice's messages of the week, once everything until Tuesday night has been planned minute by minute."""
    end = MONDAY_AT_NINE + timedelta(days=1, hours=14)
    while office.now < end:
        plan_nudges(office.world)
        plan_reminders(office.world)
        office.now = min([*upcoming(office.world, end), end])
    kinds = (DeliveryKind.NUDGE, DeliveryKind.REMINDER)
    rows = {kind: office.planned(kind).get("U1") for kind in kinds}
    return {kind.value: (row.state, row.plan.not_before) for kind, row in rows.items() if row is not None}


def pending(office: Office) -> dict[str, datetime]:
    return {kind: at for kind, (state, at) in week_of(office).items() if state is DeliveryState.PENDING}


def test_usually_one_is_asked_and_reminded(office: Office) -> None:
    assert pending(office) == {"nudge": FRIDAY_AFTERNOON, "reminder": MONDAY_AT_NINE}


def test_who_wants_the_check_in_alone_is_not_reminded(office: Office) -> None:
    choose(office, NUDGE_ONLY)
    assert pending(office) == {"nudge": FRIDAY_AFTERNOON}


def test_who_wants_the_reminder_alone_gets_just_that(office: Office) -> None:
    office.now -= HOUR
    choose(office, REMINDER_ONLY)
    assert week_of(office) == {"reminder": (DeliveryState.PENDING, MONDAY_AT_NINE)}


def test_who_wants_the_reminder_alone_gets_it_though_the_team_wants_none(office: Office) -> None:
    office.now -= HOUR
    choose(office, REMINDER_ONLY)
    office.put(replace(a_team(), choices=TeamChoices(reminder=False)))
    assert pending(office) == {"reminder": MONDAY_AT_NINE}


def test_a_team_that_wants_no_reminders_sends_none(office: Office) -> None:
    office.put(replace(a_team(), choices=TeamChoices(reminder=False)))
    assert pending(office) == {"nudge": FRIDAY_AFTERNOON}


def test_a_nudge_that_waits_is_taken_back_where_the_reminder_is_all_they_want(office: Office) -> None:
    plan_nudges(office.world)
    choose(office, REMINDER_ONLY)
    assert office.delivery(DeliveryKind.NUDGE, "U1").state is DeliveryState.CANCELLED
    assert pending(office) == {"reminder": MONDAY_AT_NINE}


def test_thinking_better_of_it_brings_the_nudge_back(office: Office) -> None:
    plan_nudges(office.world)
    choose(office, REMINDER_ONLY)
    choose(office, OwnChoices())
    assert pending(office) == {"nudge": FRIDAY_AFTERNOON, "reminder": MONDAY_AT_NINE}


def test_giving_the_reminder_up_on_saturday_still_brings_one_question(office: Office) -> None:
    office.now -= HOUR
    choose(office, REMINDER_ONLY)
    office.now = FRIDAY_AFTERNOON + timedelta(days=1)
    choose(office, NUDGE_ONLY)
    assert pending(office) == {"nudge": MONDAY_AT_NINE}


def test_wanting_the_usual_on_saturday_leaves_nothing_missed(office: Office) -> None:
    office.now -= HOUR
    choose(office, REMINDER_ONLY)
    office.now = FRIDAY_AFTERNOON + timedelta(days=1)
    choose(office, OwnChoices())
    week = week_of(office)
    assert week["nudge"][0] is DeliveryState.CANCELLED
    assert week["reminder"] == (DeliveryState.PENDING, MONDAY_AT_NINE)


def test_moving_west_after_the_nudge_brings_no_second_one(office: Office) -> None:
    plan_nudges(office.world)
    office.sent(DeliveryKind.NUDGE, "U1")
    office.now += HOUR
    choose(office, OwnChoices(own_zone="America/Los_Angeles"))
    week = week_of(office)
    assert week["nudge"] == (DeliveryState.SENT, FRIDAY_AFTERNOON)
    assert week["reminder"] == (DeliveryState.PENDING, MONDAY_AT_NINE + 8 * HOUR)


def test_moving_west_before_it_brings_it_later(office: Office) -> None:
    office.now -= HOUR
    choose(office, OwnChoices(own_zone="America/Los_Angeles"))
    assert pending(office)["nudge"] == FRIDAY_AFTERNOON + 8 * HOUR


def test_moving_east_before_it_within_the_day_brings_it_at_once(office: Office) -> None:
    office.now -= HOUR
    choose(office, OwnChoices(own_zone="Asia/Ho_Chi_Minh"))
    assert pending(office)["nudge"] == FRIDAY_AFTERNOON - 7 * HOUR


@pytest.mark.parametrize("told_by", ["themselves", "Slack"])
def test_moving_east_past_the_day_of_the_nudge_does_not_lose_it(office: Office, told_by: str) -> None:
    office.put(replace(office.alice, zone="America/Los_Angeles"))
    office.now = datetime(2026, 11, 27, 18, tzinfo=UTC)
    if told_by == "Slack":
        know_member(office.world, replace(office.alice, zone="Asia/Ho_Chi_Minh"))
    else:
        choose(office, OwnChoices(own_zone="Asia/Ho_Chi_Minh"))
    week = week_of(office)
    assert week["nudge"] == (DeliveryState.PENDING, datetime(2026, 11, 27, 23, tzinfo=UTC))


def test_nobody_is_written_to_at_night_for_having_moved(office: Office) -> None:
    office.put(replace(office.alice, zone="America/Los_Angeles"))
    office.now = datetime(2026, 11, 27, 18, 30, tzinfo=UTC)
    choose(office, OwnChoices(own_zone="Asia/Dhaka"))
    assert pending(office)["nudge"] == datetime(2026, 11, 28, 3, tzinfo=UTC)


def test_the_bot_having_been_down_is_still_said_after_somebody_chose_a_zone(office: Office) -> None:
    office.now = FRIDAY_AFTERNOON + 10 * HOUR
    choose(office, OwnChoices(own_zone="Europe/London"))
    assert week_of(office)["nudge"][0] is DeliveryState.MISSED


def test_quiet_hours_put_a_nudge_that_waits_to_their_end(office: Office) -> None:
    plan_nudges(office.world)
    choose(office, OwnChoices(quiet_from=time(14), quiet_to=time(18)))
    assert office.delivery(DeliveryKind.NUDGE, "U1").plan.not_before == FRIDAY_AFTERNOON + 3 * HOUR


def test_another_language_changes_nothing_of_the_week(office: Office) -> None:
    plan_nudges(office.world)
    before = office.delivery(DeliveryKind.NUDGE, "U1")
    choose(office, OwnChoices(language="vi"))
    assert office.alice.language == "vi"
    assert office.delivery(DeliveryKind.NUDGE, "U1") == before


def test_who_answered_is_not_asked_for_having_moved(office: Office) -> None:
    office.put(replace(office.alice, zone="America/Los_Angeles"))
    office.now = datetime(2026, 11, 27, 18, tzinfo=UTC)
    office.answer({1: an_answer(60)})
    choose(office, OwnChoices(own_zone="Asia/Ho_Chi_Minh"))
    week = week_of(office)
    assert week
    assert all(state is not DeliveryState.MISSED for state, _ in week.values())


def test_it_says_what_each_choice_means_in_dates(office: Office) -> None:
    office.now -= HOUR
    ahead = show_settings(office.world, by=office.alice).ahead
    assert ahead is not None
    usual, nudge, reminder = (ahead.times[profile] for profile in ReminderProfile)
    assert (usual.nudge_at, usual.reminder_at) == (FRIDAY_AFTERNOON, MONDAY_AT_NINE)
    assert (nudge.nudge_at, nudge.reminder_at) == (FRIDAY_AFTERNOON, None)
    assert (reminder.nudge_at, reminder.reminder_at) == (None, MONDAY_AT_NINE)
    assert (ahead.digest_at, ahead.channel) == (MONDAY_AT_NINE + HOUR, "CCARE")


def test_who_owns_nothing_has_nothing_ahead(office: Office) -> None:
    assert show_settings(office.world, by=office.lead).ahead is None


def test_leads_and_admins_see_what_else_they_may_set(office: Office) -> None:
    office.put(a_team(key="sales", name="Sales", lead=None), a_member("UADMIN", admin=True))
    assert [team.key for team in show_settings(office.world, by=office.lead).teams] == ["care"]
    assert show_settings(office.world, by=office.alice).teams == ()
    admin = show_settings(office.world, by=a_member("UADMIN", admin=True))
    assert [team.key for team in admin.teams] == ["care", "sales"]


def test_guests_have_no_settings_where_they_take_no_part(office: Office) -> None:
    guest = a_member("UGUEST", kind=MemberKind.GUEST)
    office.put(guest)
    with pytest.raises(GuestsMayNot):
        choose_settings(office.world, REMINDER_ONLY, by=guest)
