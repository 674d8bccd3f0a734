"""Opening the form: which week it is for, which key results are on it, and what it refuses."""

from dataclasses import replace
from datetime import UTC, datetime, time, timedelta

import pytest

from okr.actions.keep_draft import keep_draft
from okr.actions.open_check_in import open_check_in
from okr.cadence import Cadence
from okr.cycle import CycleState
from okr.draft import Entry
from okr.form import CheckInForm, Typed
from okr.key_result import KeyResultState
from okr.member import MemberKind
from okr.refusals import (
    CycleClosed,
    GuestsMayNot,
    KeyResultNotOpen,
    NoSuchKeyResult,
    NothingDue,
    NotYourKeyResult,
    WeekNotOpen,
)
from tests.builders import a_cycle, a_key_result, a_member, a_team, an_absence, an_answer, an_objective
from tests.okr.check_in.office import FRIDAY_AFTERNOON, MONDAY_AT_NINE, THIS_WEEK, Office

WEDNESDAY = FRIDAY_AFTERNOON - timedelta(days=2)
DIGEST = MONDAY_AT_NINE + timedelta(hours=1)


def numbers(form: CheckInForm) -> list[int]:
    return [item.key_result.number for item in form.items]


def test_the_form_holds_all_that_is_due_in_the_week(office: Office) -> None:
    office.put(a_key_result(number=2), a_key_result(number=3, owner="U2"), a_member("U2"))
    form = open_check_in(office.world, by=office.alice)
    assert (form.week, numbers(form)) == (THIS_WEEK, [1, 2])
    assert (form.day, form.digest_at, form.digest_is_out) == (FRIDAY_AFTERNOON.date(), DIGEST, False)


def test_one_key_result_can_be_opened_alone(office: Office) -> None:
    office.put(a_key_result(number=2))
    form = open_check_in(office.world, by=office.alice, only=[2])
    assert (numbers(form), form.only) == ([2], (2,))


def test_before_the_check_in_day_a_command_opens_this_week(office: Office) -> None:
    office.now = WEDNESDAY
    assert open_check_in(office.world, by=office.alice).week == THIS_WEEK


def test_on_monday_before_the_digest_a_command_opens_last_week_while_it_is_unanswered(office: Office) -> None:
    office.now = DIGEST - timedelta(minutes=1)
    assert open_check_in(office.world, by=office.alice).week == THIS_WEEK
    office.answer({1: an_answer(60)})
    assert open_check_in(office.world, by=office.alice).week == THIS_WEEK.next()


def test_once_the_digest_is_out_a_command_opens_the_new_week(office: Office) -> None:
    office.now = DIGEST
    assert open_check_in(office.world, by=office.alice).week == THIS_WEEK.next()


def test_a_message_opens_its_own_week_after_the_digest_too(office: Office) -> None:
    office.now = DIGEST + timedelta(days=2)
    form = open_check_in(office.world, by=office.alice, week=THIS_WEEK)
    assert (form.week, form.digest_is_out) == (THIS_WEEK, True)


def test_a_message_of_a_week_that_is_over_is_refused(office: Office) -> None:
    office.now = FRIDAY_AFTERNOON + timedelta(days=7)
    with pytest.raises(WeekNotOpen) as refused:
        open_check_in(office.world, by=office.alice, week=THIS_WEEK)
    assert refused.value.week == "2026-W48"


def test_in_the_week_between_two_check_ins_the_last_one_is_opened(office: Office) -> None:
    office.put(a_team(cadence=Cadence(every=2)))
    office.now = FRIDAY_AFTERNOON + timedelta(days=5)
    assert open_check_in(office.world, by=office.alice).week == THIS_WEEK


def test_this_week_is_told_by_the_members_own_calendar(office: Office) -> None:
    auckland = replace(office.alice, zone="Pacific/Auckland")
    office.put(auckland)
    office.now = datetime(2026, 11, 29, 12, tzinfo=UTC)  # Sunday in London, Monday 01:00 in Auckland
    office.answer({1: an_answer(60)}, by=auckland)
    assert open_check_in(office.world, by=auckland).week == THIS_WEEK.next()


def test_the_form_starts_from_what_was_typed_and_what_was_said(office: Office) -> None:
    office.put(a_key_result(number=2))
    office.answer({1: an_answer(60)})
    keep_draft(office.world, Typed(THIS_WEEK, {2: Entry(value="7,5", note="half")}, {2: 0}), by=office.alice)
    first, second = open_check_in(office.world, by=office.alice).items
    assert first.current is not None
    assert (first.revision, second.revision) == (1, 0)
    assert second.entry == Entry(value="7,5", note="half")


def test_a_draft_remembers_what_its_writer_had_seen(office: Office) -> None:
    keep_draft(office.world, Typed(THIS_WEEK, {1: Entry(value="7")}, {1: 0}), by=office.alice)
    office.answer({1: an_answer(60)}, by=office.lead)
    form = open_check_in(office.world, by=office.alice)
    assert form.seen == {1: 0}


def test_pages_of_a_draft_add_up(office: Office) -> None:
    office.put(a_key_result(number=2))
    keep_draft(office.world, Typed(THIS_WEEK, {1: Entry(value="1")}, {}), by=office.alice)
    form = keep_draft(office.world, Typed(THIS_WEEK, {2: Entry(value="2")}, {}), by=office.alice)
    assert [item.entry for item in form.items] == [Entry(value="1"), Entry(value="2")]


def test_a_draft_holds_nothing_about_what_is_not_on_the_form(office: Office) -> None:
    office.put(a_key_result(number=2, owner="U2"), a_member("U2"))
    keep_draft(office.world, Typed(THIS_WEEK, {1: Entry(value="1"), 2: Entry(value="2")}, {}), by=office.alice)
    with office.world.snapshot() as tx:
        draft = tx.drafts.get("U1", THIS_WEEK)
    assert draft is not None
    assert set(draft.entries) == {1}


def test_a_delegates_form_says_for_whom(office: Office) -> None:
    bob = a_member("U2", name="Bob")
    day = FRIDAY_AFTERNOON.date()
    office.put(bob, an_absence("U1", first_day=day, last_day=day, delegate="U2"), a_key_result(number=2, owner="U2"))
    form = open_check_in(office.world, by=bob)
    assert [(item.key_result.number, item.on_behalf_of) for item in form.items] == [(2, None), (1, office.alice)]


def test_somebody_away_who_wants_to_answer_may(office: Office) -> None:
    day = FRIDAY_AFTERNOON.date()
    office.put(an_absence("U1", first_day=day, last_day=day))
    assert numbers(open_check_in(office.world, by=office.alice)) == [1]


def test_nobody_without_a_key_result_gets_a_form(office: Office) -> None:
    bob = a_member("U2")
    office.put(bob)
    with pytest.raises(NothingDue):
        open_check_in(office.world, by=bob)


def test_a_key_result_that_starts_later_is_not_open(office: Office) -> None:
    office.put(a_key_result(start=FRIDAY_AFTERNOON.date() + timedelta(days=7)))
    with pytest.raises(NothingDue):
        open_check_in(office.world, by=office.alice)
    with pytest.raises(KeyResultNotOpen) as refused:
        open_check_in(office.world, by=office.alice, only=[1])
    assert refused.value.state == "not_started"


def test_each_refusal_of_a_named_key_result(office: Office) -> None:
    bob = a_member("U2")
    office.put(bob, a_key_result(number=2, state=KeyResultState.CANCELLED))
    with pytest.raises(NoSuchKeyResult):
        open_check_in(office.world, by=office.alice, only=[77])
    with pytest.raises(NotYourKeyResult):
        open_check_in(office.world, by=bob, only=[1])
    with pytest.raises(KeyResultNotOpen):
        open_check_in(office.world, by=office.alice, only=[2])
    office.put(a_cycle(state=CycleState.CLOSED))
    with pytest.raises(CycleClosed):
        open_check_in(office.world, by=office.alice, only=[1])


def test_a_guest_gets_no_form(office: Office) -> None:
    with pytest.raises(GuestsMayNot):
        open_check_in(office.world, by=replace(office.alice, kind=MemberKind.GUEST))


def test_two_teams_with_two_times_share_one_form(office: Office) -> None:
    office.put(
        a_team(key="sales", cadence=Cadence(weekday=3, at=time(9), digest_at=time(8))),
        an_objective(number=2, team="sales"),
        a_key_result(number=2, objective=2),
    )
    form = open_check_in(office.world, by=office.alice)
    assert numbers(form) == [1, 2]
    assert form.digest_at == datetime(2026, 11, 27, 8, tzinfo=UTC)
    assert form.closes_at == FRIDAY_AFTERNOON + timedelta(days=7)
