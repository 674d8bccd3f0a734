"""Saying that somebody is away: what follows for what they owe, for the digest, and for who is asked meanwhile."""

from datetime import UTC, date, datetime

import pytest

from okr.actions.away_from_status import away_from_status
from okr.actions.end_absence import end_absence
from okr.actions.plan_nudges import plan_nudges
from okr.actions.plan_reminders import plan_reminders
from okr.actions.say_away import say_away
from okr.away import AwayProblem, Leave
from okr.delivery import DeliveryKind, DeliveryState
from okr.member import Absence, MemberKind
from okr.refusals import GuestsMayNot, NoSuchMember, NotAnAbsence, NotTheirLead
from okr.slack_status import SlackStatus
from okr.week import Week
from tests.builders import a_key_result, a_member, an_absence, an_answer
from tests.okr.check_in.office import FRIDAY_AFTERNOON, MONDAY_AT_NINE, Office

FRIDAY, FIFTH = date(2026, 11, 27), date(2026, 12, 5)


def absences(office: Office, member: str = "U1") -> list[Absence]:
    with office.database.snapshot("T1") as tx:
        return list(tx.members.absences(member=member))


def away(office: Office, delegate: str | None = None, first: date = FRIDAY) -> None:
    say_away(office.world, Leave(first, FIFTH, delegate), by=office.alice)


@pytest.mark.parametrize(
    ("kind", "problem"),
    [
        (MemberKind.BOT, AwayProblem.NO_PART),
        (MemberKind.DEACTIVATED, AwayProblem.NO_PART),
        (MemberKind.STRANGER, AwayProblem.NO_PART),
        (MemberKind.GUEST, AwayProblem.NO_PART),
    ],
)
def test_who_takes_no_part_cannot_answer_meanwhile(office: Office, kind: MemberKind, problem: AwayProblem) -> None:
    office.put(a_member("UBOB", name="Bob", kind=kind))
    with pytest.raises(NotAnAbsence) as refused:
        away(office, "UBOB")
    assert (refused.value.problem, refused.value.delegate) == (problem, "UBOB")
    assert absences(office) == []


def test_a_guest_may_where_guests_take_part(office: Office) -> None:
    office.put(a_member("UBOB", name="Bob", kind=MemberKind.GUEST))
    office.with_settings(allow_guests=True)
    away(office, "UBOB")
    assert absences(office)[0].delegate == "UBOB"


def test_a_delegate_is_found_by_name_and_nobody_is_taken_for_another(office: Office) -> None:
    office.put(a_member("UBOB", name="Bob Stone"))
    away(office, "bob")
    assert absences(office)[0].delegate == "UBOB"
    with pytest.raises(NoSuchMember):
        away(office, "nobody at all")


def test_a_guest_says_nothing_where_guests_take_no_part(office: Office) -> None:
    guest = a_member("UGUEST", kind=MemberKind.GUEST)
    with pytest.raises(GuestsMayNot):
        say_away(office.world, Leave(FRIDAY, FIFTH), by=guest)


def test_only_a_lead_of_theirs_or_an_admin_says_it_for_somebody(office: Office) -> None:
    office.put(a_member("UBOB", name="Bob"), a_member("UADMIN", name="Ada", admin=True))
    with pytest.raises(NotTheirLead):
        say_away(office.world, Leave(FRIDAY, FIFTH), by=a_member("UBOB", name="Bob"), member="U1")
    say_away(office.world, Leave(FRIDAY, FIFTH), by=office.lead, member="U1")
    with pytest.raises(NotTheirLead):
        end_absence(office.world, by=a_member("UBOB", name="Bob"), member="U1")
    end_absence(office.world, by=a_member("UADMIN", name="Ada", admin=True), member="U1")
    assert absences(office) == []
    assert len(office.planned(DeliveryKind.NOTICE)) == 1


def test_a_delegate_who_was_asked_already_is_told_and_has_no_second_nudge(office: Office) -> None:
    office.put(a_member("UBOB", name="Bob"), a_key_result(number=2, owner="UBOB"))
    office.sent(DeliveryKind.NUDGE, "UBOB")
    away(office, "UBOB")
    away(office, "UBOB")
    assert office.delivery(DeliveryKind.NUDGE, "UBOB").wanted == 2
    assert set(office.planned(DeliveryKind.NOTICE)) == {"UBOB"}
    assert plan_nudges(office.world) == 0


def test_a_delegate_with_nothing_of_their_own_is_asked_by_the_notice_and_reminded(office: Office) -> None:
    office.put(a_member("UBOB", name="Bob"))
    office.now = FRIDAY_AFTERNOON.replace(day=28)
    away(office, "UBOB", FRIDAY)
    assert office.delivery(DeliveryKind.NUDGE, "UBOB").state is DeliveryState.CANCELLED
    assert plan_nudges(office.world) == 0
    office.now = MONDAY_AT_NINE
    assert plan_reminders(office.world) == 1
    assert "UBOB" in office.planned(DeliveryKind.REMINDER)


def test_who_comes_back_on_monday_of_a_later_check_in_day_is_asked_once(office: Office) -> None:
    away(office)
    assert plan_nudges(office.world) == 0
    office.now = FRIDAY_AFTERNOON.replace(hour=18)
    for _ in range(2):
        end_absence(office.world, by=office.alice)
        plan_nudges(office.world)
    row = office.delivery(DeliveryKind.NUDGE, "U1")
    assert (row.state, row.plan.not_before) == (DeliveryState.PENDING, office.now)
    office.now = MONDAY_AT_NINE
    assert plan_reminders(office.world) == 1


def test_who_has_answered_is_not_asked_again(office: Office) -> None:
    office.answer({1: an_answer(50)})
    away(office)
    end_absence(office.world, by=office.alice)
    assert office.planned(DeliveryKind.NUDGE) == {}


def test_somebody_may_say_it_a_year_ahead_and_nothing_is_asked_or_lost(office: Office) -> None:
    say_away(office.world, Leave(date(2027, 11, 1), date(2027, 11, 5)), by=office.alice)
    assert plan_nudges(office.world) == 1


def test_weeks_away_are_not_due_so_the_standing_is_rebuilt(office: Office) -> None:
    for day, week in ((6, 45), (13, 46)):
        office.now = FRIDAY_AFTERNOON.replace(day=day)
        office.answer({1: an_answer(day, confidence=6)}, week=Week(2026, week))
    office.now = FRIDAY_AFTERNOON
    office.answer({1: an_answer(50)})
    with office.database.snapshot("T1") as tx:
        before = tx.standings.get(1)
    say_away(office.world, Leave(date(2026, 11, 16), FIFTH), by=office.alice)
    with office.database.snapshot("T1") as tx:
        after = tx.standings.get(1)
    assert before != after


def test_a_status_of_somebody_who_left_or_was_never_known_is_nothing(office: Office) -> None:
    office.put(a_member("UBOB", name="Bob", kind=MemberKind.DEACTIVATED))
    palm = SlackStatus(":palm_tree:")
    assert not away_from_status(office.world, "UBOB", palm)
    assert not away_from_status(office.world, "UNOBODY", palm)
    assert away_from_status(office.world, "U1", palm)
    assert not away_from_status(office.world, "U1", palm)


def test_a_status_up_to_what_was_said_keeps_the_delegate_of_what_was_said(office: Office) -> None:
    office.put(
        a_member("UBOB", name="Bob"), an_absence("U1", first_day=date(2026, 12, 4), last_day=FIFTH, delegate="UBOB")
    )
    away_from_status(office.world, "U1", SlackStatus(":palm_tree:"))
    first, second = absences(office)
    assert (first.last_day, second.delegate) == (date(2026, 12, 3), "UBOB")
    assert not away_from_status(office.world, "U1", SlackStatus(":palm_tree:"))
    office.now = datetime(2026, 12, 1, 9, tzinfo=UTC)
    assert away_from_status(office.world, "U1", SlackStatus())
    first, second = absences(office)
    assert (first.last_day, second.delegate) == (date(2026, 11, 30), "UBOB")
