"""A file loaded again with another rhythm: earlier weeks stay as they were asked, and nobody is asked twice."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

from okr.actions.change_team import change_team
from okr.actions.load_company import load_company
from okr.actions.load_teams import with_unsaid
from okr.actions.plan_nudges import plan_nudges
from okr.actions.plan_reminders import plan_reminders
from okr.actions.schedule import Schedule
from okr.actions.show_audit import show_audit
from okr.actions.standings import rebuild_standings_of
from okr.actions.upcoming import upcoming
from okr.audit import OPERATOR
from okr.cadence import Cadence
from okr.company import Company, Outcome
from okr.delivery import DeliveryKind, DeliveryState
from okr.member import Absence
from okr.standing import Standing
from okr.team import CalendarSettings, Team
from okr.week import Week
from tests.builders import WORKSPACE, a_cycle, a_member, a_team, an_answer
from tests.okr.check_in.office import FRIDAY_AFTERNOON, THIS_WEEK, Office

WEDNESDAY = datetime(2026, 11, 25, 9, tzinfo=UTC)
DAY = timedelta(days=1)
NEXT_WEEK = THIS_WEEK.next()


def load(office: Office, team: Team) -> Outcome:
    loaded = load_company(office.world, Company(teams=(team,)))
    return next(row.outcome for row in loaded if row.kind == "team")


def in_the_file(weekday: int, *, every: int = 1) -> Team:
    return replace(a_team(), cadence=replace(a_team().cadence, weekday=weekday, every=every))


def set_in_slack(office: Office, weekday: int) -> None:
    change_team(office.world, in_the_file(weekday), by=office.lead)


def cadence(office: Office) -> Cadence:
    with office.database.snapshot(WORKSPACE) as tx:
        found = tx.teams.get("care")
    assert found is not None
    return found.cadence


def day(office: Office, week: Week) -> date:
    with office.database.snapshot(WORKSPACE) as tx:
        occurrence = Schedule(office.world, tx).team_occurrence("care", a_cycle().key, week)
    assert occurrence is not None
    return occurrence.day


def standing(office: Office) -> Standing | None:
    with office.database.snapshot(WORKSPACE) as tx:
        return tx.standings.get(1)


def rebuilt(office: Office) -> Standing | None:
    """What the whole history gives."""
    with office.database.transaction(WORKSPACE) as tx:
        rebuild_standings_of(tx, Schedule(office.world, tx), tx.objectives.find())
    return standing(office)


def answered_twice(office: Office) -> None:
    for week, now in ((THIS_WEEK, FRIDAY_AFTERNOON), (NEXT_WEEK, FRIDAY_AFTERNOON + 7 * DAY)):
        office.now = now
        office.answer({1: an_answer(30, explanation="Slow")}, week=week)


def plan_until(office: Office, end: datetime) -> None:
    while True:
        plan_nudges(office.world)
        plan_reminders(office.world)
        if office.now >= end:
            return
        office.now = min([*upcoming(office.world, end), end])


def test_another_rhythm_in_the_file_leaves_the_weeks_gone_by_as_they_were_asked(office_on_both: Office) -> None:
    office = office_on_both
    set_in_slack(office, 3)
    office.now += 7 * DAY
    assert load(office, in_the_file(1)) is Outcome.CHANGED
    assert [day(office, THIS_WEEK.plus(n)).weekday() for n in range(-1, 4)] == [4, 4, 3, 1, 1]
    assert len(cadence(office).former) == 2


def test_the_same_file_again_changes_nothing_and_keeps_the_past(office_on_both: Office) -> None:
    office = office_on_both
    load(office, in_the_file(1))
    before = cadence(office)
    for _ in range(3):
        assert load(office, in_the_file(1)) is Outcome.UNCHANGED
        office.now += 3 * DAY
    assert cadence(office) == before
    assert before.former


def test_loaded_after_the_nudge_was_sent_there_is_no_second_one_that_week(office_on_both: Office) -> None:
    office = office_on_both
    office.sent(DeliveryKind.NUDGE, "U1")
    office.now += DAY / 12
    load(office, replace(a_team(), cadence=replace(a_team().cadence, at=time(18))))
    plan_until(office, FRIDAY_AFTERNOON + 9 * DAY)
    sent = office.delivery(DeliveryKind.NUDGE, "U1")
    assert (sent.state, sent.plan.not_before) == (DeliveryState.SENT, FRIDAY_AFTERNOON)
    assert office.delivery(DeliveryKind.NUDGE, "U1", NEXT_WEEK.key).plan.not_before.hour == 18


def test_moved_to_a_day_gone_by_this_week_is_asked_as_promised(office_on_both: Office) -> None:
    office = office_on_both
    office.now = WEDNESDAY
    load(office, in_the_file(0))
    plan_until(office, FRIDAY_AFTERNOON + 4 * DAY)
    assert office.delivery(DeliveryKind.NUDGE, "U1").plan.not_before == FRIDAY_AFTERNOON
    assert office.delivery(DeliveryKind.NUDGE, "U1", NEXT_WEEK.key).plan.not_before == FRIDAY_AFTERNOON + 3 * DAY


def test_a_reminder_that_waits_moves_to_the_files_time(office_on_both: Office) -> None:
    office = office_on_both
    office.now = datetime(2026, 11, 30, 9, tzinfo=UTC)
    plan_reminders(office.world)
    later = replace(a_team(), cadence=replace(a_team().cadence, reminder_at=time(11)))
    load(office, later)
    row = office.delivery(DeliveryKind.REMINDER, "U1")
    assert (row.state, row.plan.not_before.hour) == (DeliveryState.PENDING, 11)


def test_standings_say_what_they_would_had_the_files_days_off_always_been_known(office_on_both: Office) -> None:
    office = office_on_both
    answered_twice(office)
    before = standing(office)
    week_off = frozenset(THIS_WEEK.day(weekday) for weekday in range(5))
    load(office, replace(a_team(), calendar=CalendarSettings(days_off=week_off)))
    assert before != standing(office) == rebuilt(office)


def away_from_the_file(office: Office) -> Company:
    week_off = Absence(WORKSPACE, "U1", THIS_WEEK.monday, THIS_WEEK.sunday, "ULEAD")
    return Company(members=(office.alice,), absences=(week_off,))


def test_an_absence_in_the_file_makes_the_week_none_that_anybody_was_silent_in(office_on_both: Office) -> None:
    office = office_on_both
    answered_twice(office)
    before = standing(office)
    load_company(office.world, away_from_the_file(office))
    assert before != standing(office) == rebuilt(office)


def test_who_the_file_says_answers_meanwhile_is_asked_now_and_once(office_on_both: Office) -> None:
    office = office_on_both
    office.sent(DeliveryKind.NUDGE, "U1")
    office.now += DAY
    for _ in range(2):
        load_company(office.world, away_from_the_file(office))
    row = office.delivery(DeliveryKind.NUDGE, "ULEAD")
    assert (row.state, row.plan.not_before) == (DeliveryState.PENDING, office.now)
    assert office.delivery(DeliveryKind.NUDGE, "U1").state is DeliveryState.SENT


def test_what_a_file_brought_stands_in_the_log_and_a_file_that_brings_nothing_does_not(office: Office) -> None:
    assert load(office, in_the_file(2)) is Outcome.CHANGED
    assert load(office, in_the_file(2)) is Outcome.UNCHANGED
    admin = a_member("UADMIN", admin=True)
    notes = show_audit(office.world, by=admin).notes
    assert [(note.actor, note.thing) for note in notes if note.action == "load_company"] == [(OPERATOR, "1")]


def test_a_file_that_does_not_say_where_members_come_from_leaves_it() -> None:
    known = replace(a_team(), members_from="S1")
    assert with_unsaid(a_team(), known, frozenset({"members_from"})) == known
    assert with_unsaid(a_team(), known, frozenset()) == a_team()
