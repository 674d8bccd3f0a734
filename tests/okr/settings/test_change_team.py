"""Changing a team: what is on its way comes, nothing comes twice, and what was asked stays what was asked."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal

import pytest

from okr.actions.change_team import change_team, show_team_settings
from okr.actions.plan_digests import plan_digests
from okr.actions.plan_nudges import plan_nudges
from okr.actions.plan_reminders import plan_reminders
from okr.actions.upcoming import upcoming
from okr.delivery import DeliveryKind, DeliveryState
from okr.member import Member, MemberKind
from okr.notice import Topic
from okr.refusals import CannotBeChosen, NeverAsked, NoSuchTeam, NotTheLead, ThresholdsCross
from okr.settings import Thresholds
from okr.settings_shown import TeamSettings
from okr.status import Scope, ScopeKind
from okr.team import CalendarSettings, Team, TeamChoices
from okr.week import Week
from tests.builders import WORKSPACE, a_member, a_team, an_answer
from tests.okr.check_in.office import FRIDAY_AFTERNOON, MONDAY_AT_NINE, THIS_WEEK, Office

CARE = Scope(ScopeKind.TEAM, "care")
HOUR, DAY = timedelta(hours=1), timedelta(days=1)
WEDNESDAY = datetime(2026, 11, 25, 9, tzinfo=UTC)


def team(office: Office) -> Team:
    with office.database.snapshot(WORKSPACE) as tx:
        found = tx.teams.get("care")
    assert found is not None
    return found


def change(office: Office, to: Callable[[Team], Team], *, by: Member | None = None) -> TeamSettings:
    return change_team(office.world, to(team(office)), by=by or office.lead)


def on_weekday(weekday: int) -> Callable[[Team], Team]:
    return lambda known: replace(known, cadence=replace(known.cadence, weekday=weekday))


def with_calendar(calendar: CalendarSettings) -> Callable[[Team], Team]:
    return lambda known: replace(known, calendar=calendar)


def led_by(member: str) -> Callable[[Team], Team]:
    return lambda known: replace(known, lead=member)


def plan_until(office: Office, end: datetime) -> None:
    """Plan at each moment at which anything falls due."""
    while True:
        for plan in (plan_nudges, plan_reminders, plan_digests):
            plan(office.world)
        if office.now >= end:
            return
        office.now = min([*upcoming(office.world, end), end])


def nudges(office: Office, weeks: int = 2) -> list[tuple[DeliveryState, datetime]]:
    found = (office.planned(DeliveryKind.NUDGE, THIS_WEEK.plus(n)).get("U1") for n in range(weeks))
    return [(row.state, row.plan.not_before) for row in found if row is not None]


def test_moved_earlier_before_the_nudge_this_week_stays_and_the_next_is_new(office: Office) -> None:
    office.now = WEDNESDAY
    told = change(office, on_weekday(0))
    assert told.ahead is not None
    assert told.ahead.nudge_at == FRIDAY_AFTERNOON
    plan_until(office, FRIDAY_AFTERNOON + 4 * DAY)
    assert nudges(office) == [
        (DeliveryState.PENDING, FRIDAY_AFTERNOON),
        (DeliveryState.PENDING, datetime(2026, 11, 30, 15, tzinfo=UTC)),
    ]
    assert office.delivery(DeliveryKind.DIGEST, "care").plan.not_before == MONDAY_AT_NINE + HOUR


def test_moved_within_what_lies_ahead_it_holds_this_week(office: Office) -> None:
    office.now = WEDNESDAY
    told = change(office, on_weekday(3))
    assert told.ahead is not None
    assert told.ahead.nudge_at == FRIDAY_AFTERNOON - DAY
    assert told.ahead.digest_at == datetime(2026, 11, 27, 10, tzinfo=UTC)
    plan_until(office, MONDAY_AT_NINE + 2 * HOUR)
    assert nudges(office) == [(DeliveryState.PENDING, FRIDAY_AFTERNOON - DAY)]


def test_moved_while_the_nudge_waits_it_goes_out_as_it_was(office: Office) -> None:
    plan_nudges(office.world)
    change(office, on_weekday(2))
    plan_until(office, FRIDAY_AFTERNOON + 6 * DAY)
    assert nudges(office) == [
        (DeliveryState.PENDING, FRIDAY_AFTERNOON),
        (DeliveryState.PENDING, datetime(2026, 12, 2, 15, tzinfo=UTC)),
    ]


def test_moved_after_the_nudge_was_sent_there_is_no_second_one(office: Office) -> None:
    office.sent(DeliveryKind.NUDGE, "U1")
    office.now += HOUR
    change(office, on_weekday(5))
    plan_until(office, FRIDAY_AFTERNOON + 4 * DAY)
    assert nudges(office) == [(DeliveryState.SENT, FRIDAY_AFTERNOON)]


def test_every_second_week_begins_with_the_next(office: Office) -> None:
    office.now += HOUR
    plan_nudges(office.world)
    change(office, lambda known: replace(known, cadence=replace(known.cadence, every=2)))
    plan_until(office, FRIDAY_AFTERNOON + 14 * DAY)
    weeks = [week for n in range(3) if office.planned(DeliveryKind.NUDGE, week := THIS_WEEK.plus(n))]
    assert weeks == [THIS_WEEK, Week(2026, 50)]


def test_a_day_off_declared_on_the_day_itself_does_not_lose_the_nudge(office: Office) -> None:
    office.now = FRIDAY_AFTERNOON - 6 * HOUR
    change(office, with_calendar(CalendarSettings(days_off=frozenset({FRIDAY_AFTERNOON.date()}))))
    plan_until(office, FRIDAY_AFTERNOON + DAY)
    assert nudges(office) == [(DeliveryState.PENDING, FRIDAY_AFTERNOON)]


def test_a_monday_off_puts_reminder_and_digest_to_tuesday(office: Office) -> None:
    plan_nudges(office.world)
    told = change(office, with_calendar(CalendarSettings(days_off=frozenset({MONDAY_AT_NINE.date()}))))
    assert told.ahead is not None
    plan_until(office, MONDAY_AT_NINE + 2 * DAY)
    assert office.delivery(DeliveryKind.REMINDER, "U1").plan.not_before == MONDAY_AT_NINE + DAY
    assert office.delivery(DeliveryKind.DIGEST, "care").plan.not_before == MONDAY_AT_NINE + DAY + HOUR


def test_the_reminder_switched_off_is_taken_back_and_on_again_brought_back(office: Office) -> None:
    office.now = MONDAY_AT_NINE
    plan_reminders(office.world)
    change(office, lambda known: replace(known, choices=TeamChoices(reminder=False)))
    assert office.delivery(DeliveryKind.REMINDER, "U1").state is DeliveryState.CANCELLED
    change(office, lambda known: replace(known, choices=TeamChoices()))
    assert office.delivery(DeliveryKind.REMINDER, "U1").state is DeliveryState.PENDING


def test_the_reminder_switched_on_brings_none_for_weeks_gone_by(office: Office) -> None:
    office.put(replace(a_team(), choices=TeamChoices(reminder=False)))
    office.now = MONDAY_AT_NINE + 2 * DAY
    change(office, lambda known: replace(known, choices=TeamChoices()))
    plan_reminders(office.world)
    assert office.delivery(DeliveryKind.REMINDER, "U1").state is DeliveryState.CANCELLED


def test_the_digest_switched_off_is_taken_back_and_on_again_brought_back(office: Office) -> None:
    office.now = MONDAY_AT_NINE + HOUR
    plan_digests(office.world)
    change(office, lambda known: replace(known, digest=False))
    assert office.delivery(DeliveryKind.DIGEST, "care").state is DeliveryState.CANCELLED
    change(office, lambda known: replace(known, digest=True))
    assert office.delivery(DeliveryKind.DIGEST, "care").state is DeliveryState.PENDING


def test_a_channel_given_on_wednesday_begins_with_the_next_digest(office: Office) -> None:
    office.put(a_team(channel=None))
    office.now = MONDAY_AT_NINE + DAY
    change(office, lambda known: replace(known, channel="CCARE"))
    plan_digests(office.world)
    assert office.delivery(DeliveryKind.DIGEST, "care").state is DeliveryState.CANCELLED


def test_other_bounds_judge_what_is_on_record_anew(office: Office) -> None:
    office.answer({1: an_answer(60, confidence=6)})
    assert health(office) == "needs_attention"
    change(office, lambda known: replace(known, thresholds=Thresholds(sure_from=5, behind_gap=Decimal("0.3"))))
    assert health(office) == "on_track"
    change(office, lambda known: replace(known, thresholds=Thresholds(unsure_from=7)))
    assert health(office) == "at_risk"


def health(office: Office) -> str:
    with office.database.snapshot(WORKSPACE) as tx:
        standing = tx.standings.get(1)
    assert standing is not None
    return standing.health.value


@pytest.mark.parametrize("weekdays", [{1, 2, 3, 4}, {5, 6}])
def test_a_calendar_that_leaves_no_check_in_day_is_refused(office: Office, weekdays: set[int]) -> None:
    with pytest.raises(NeverAsked):
        change(
            office,
            lambda known: replace(
                known,
                cadence=replace(known.cadence, weekday=0),
                calendar=CalendarSettings(weekdays=frozenset(weekdays)),
            ),
        )
    assert team(office) == a_team()


@pytest.mark.parametrize(
    "bounds", [Thresholds(behind_gap=Decimal("0.10")), Thresholds(sure_from=4), Thresholds(unsure_from=9)]
)
def test_bounds_that_do_not_follow_one_another_are_refused(office: Office, bounds: Thresholds) -> None:
    with pytest.raises(ThresholdsCross):
        change(office, lambda known: replace(known, thresholds=bounds))


def test_a_new_lead_is_told_and_the_same_lead_is_not(office: Office) -> None:
    change(office, led_by("U1"))
    with office.database.snapshot(WORKSPACE) as tx:
        notice = tx.notices.get(1)
    assert notice is not None
    assert (notice.to, notice.topic, notice.about.team) == ("U1", Topic.APPOINTED, "care")
    change(office, lambda known: replace(known, language="vi"), by=office.alice)
    with office.database.snapshot(WORKSPACE) as tx:
        assert tx.notices.get(2) is None


def test_no_guest_and_no_stranger_is_made_lead(office: Office) -> None:
    office.put(a_member("UGUEST", kind=MemberKind.GUEST))
    for member in ("UGUEST", "UNOBODY"):
        with pytest.raises(CannotBeChosen):
            change(office, led_by(member))


def test_only_leads_here_or_above_and_admins_may(office: Office) -> None:
    boss, admin = a_member("UBOSS"), a_member("UADMIN", admin=True)
    office.put(boss, admin, a_team(key="acme", lead="UBOSS", is_company=True), a_team(parent="acme"))
    for by in (boss, admin, office.lead):
        assert change(office, on_weekday(3), by=by).team.cadence.weekday == 3
    with pytest.raises(NotTheLead):
        change(office, on_weekday(3), by=office.alice)
    with pytest.raises(NotTheLead):
        show_team_settings(office.world, CARE, by=office.alice)


def test_what_a_form_does_not_set_cannot_be_set_through_it(office: Office) -> None:
    assert change(office, lambda known: replace(known, is_company=True)).team == a_team()


def test_a_team_that_is_gone_is_refused(office: Office) -> None:
    with pytest.raises(NoSuchTeam):
        change_team(office.world, a_team(key="gone"), by=office.lead)


def test_saving_twice_is_noted_once(office: Office) -> None:
    office.now = WEDNESDAY
    first = change(office, lambda known: replace(known, cadence=replace(known.cadence, at=time(14))))
    assert change(office, lambda known: known).team == first.team
    with office.database.snapshot(WORKSPACE) as tx:
        noted = [(note.actor, note.action, note.thing) for note in tx.audit.latest()]
    assert noted == [("ULEAD", "change_team", "care")]


def test_a_change_is_kept_alike_on_either_database(office_on_both: Office) -> None:
    office = office_on_both
    plan_nudges(office.world)
    told = change(office, lambda known: replace(known, cadence=replace(known.cadence, every=2, weekday=1)))
    assert team(office) == told.team
    assert change(office, lambda known: known).team == told.team
    assert office.delivery(DeliveryKind.NUDGE, "U1").state is DeliveryState.PENDING


def test_the_settings_of_a_team_whose_calendar_is_broken_can_still_be_opened(office: Office) -> None:
    office.put(replace(a_team(), calendar=CalendarSettings(weekdays=frozenset({6}))))
    assert show_team_settings(office.world, CARE, by=office.lead).ahead is None


def test_a_week_off_is_skipped_in_what_it_means(office: Office) -> None:
    off = frozenset(date(2026, 11, day) for day in range(23, 28))
    told = change(office, with_calendar(CalendarSettings(country="VN", days_off=off)))
    assert told.ahead is not None
    assert told.ahead.nudge_at == datetime(2026, 12, 4, 15, tzinfo=UTC)
