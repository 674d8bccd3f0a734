"""Recording answers: what is kept, what is refused, and which messages are brought up to date."""

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

import pytest

from okr.actions.keep_draft import keep_draft
from okr.cycle import CycleState
from okr.draft import Entry
from okr.form import Typed
from okr.key_result import KeyResultState
from okr.member import MemberKind
from okr.objective import Visibility
from okr.refusals import (
    AnsweredMeanwhile,
    CycleClosed,
    FromAnotherWorkspace,
    GuestsMayNot,
    KeyResultNotOpen,
    NeedsExplanation,
    NoSuchKeyResult,
    NotYourKeyResult,
    WeekNotOpen,
    WrongReading,
)
from okr.unit import PERCENT
from tests.builders import (
    a_binary_key_result,
    a_cycle,
    a_key_result,
    a_member,
    an_absence,
    an_answer,
    an_increase,
    an_objective,
    milestones,
)
from tests.okr.check_in.office import FRIDAY_AFTERNOON, THIS_WEEK, Office

NEXT_FRIDAY = FRIDAY_AFTERNOON + timedelta(days=7)


def test_an_answer_is_kept_with_its_week_and_shown_as_understood(office: Office) -> None:
    receipt = office.answer({1: an_answer(60, note="two big deals")})
    kept = office.current()
    assert kept is not None
    assert (kept.revision, kept.answer.reading, kept.by, kept.at) == (1, Decimal(60), "U1", FRIDAY_AFTERNOON)
    assert [told.check_in for told in receipt.answered] == [kept]
    assert receipt.waiting == 0


def test_sending_the_same_answer_twice_saves_it_once(office: Office) -> None:
    office.answer({1: an_answer(60)})
    again = office.answer({1: an_answer(60)})
    assert [one.revision for one in office.revisions()] == [1]
    assert len(again.answered) == 1


def test_an_owner_who_checks_in_twice_in_a_week_keeps_both_answers(office: Office) -> None:
    office.answer({1: an_answer(60)})
    office.answer({1: an_answer(65)}, seen={1: 1})
    assert [(one.revision, one.answer.reading) for one in office.revisions()] == [(1, Decimal(60)), (2, Decimal(65))]


def test_the_second_of_two_people_at_once_is_shown_what_the_first_said(office: Office) -> None:
    office.answer({1: an_answer(60)}, by=office.lead)
    with pytest.raises(AnsweredMeanwhile) as refused:
        office.answer({1: an_answer(70)}, seen={1: 0})
    assert refused.value.theirs[1].answer.reading == Decimal(60)
    assert len(office.revisions()) == 1


def test_who_has_seen_the_other_answer_may_replace_it(office: Office) -> None:
    office.answer({1: an_answer(60)}, by=office.lead)
    office.answer({1: an_answer(70)}, seen={1: 1})
    current = office.current()
    assert current is not None
    assert (current.revision, current.by, current.answer.reading) == (2, "U1", Decimal(70))


def test_two_people_who_say_the_same_at_once_do_not_clash(office: Office) -> None:
    office.answer({1: an_answer(60)}, by=office.lead)
    office.answer({1: an_answer(60)}, seen={1: 0})
    assert len(office.revisions()) == 2


def test_a_lead_answers_on_behalf_of_the_owner(office: Office) -> None:
    office.answer({1: an_answer(60)}, by=office.lead)
    current = office.current()
    assert current is not None
    assert (current.by, current.on_behalf_of) == ("ULEAD", "U1")


def test_a_delegate_answers_while_the_owner_is_away(office: Office) -> None:
    bob = a_member("U2", name="Bob")
    office.put(
        bob, an_absence("U1", first_day=FRIDAY_AFTERNOON.date(), last_day=FRIDAY_AFTERNOON.date(), delegate="U2")
    )
    office.answer({1: an_answer(60)}, by=bob)
    current = office.current()
    assert current is not None
    assert (current.by, current.on_behalf_of) == ("U2", "U1")


def test_high_confidence_while_far_behind_asks_one_more_question_and_saves_nothing(office: Office) -> None:
    with pytest.raises(NeedsExplanation) as refused:
        office.answer({1: an_answer(5, confidence=9)})
    assert refused.value.key_results == (1,)
    assert office.current() is None


def test_an_explained_contradiction_is_saved_and_not_asked_about_again(office: Office) -> None:
    office.answer({1: an_answer(5, confidence=9, explanation="the big contract is signed")})
    office.answer({1: an_answer(6, confidence=9)}, seen={1: 1})
    current = office.current()
    assert current is not None
    assert current.answer.explanation == "the big contract is signed"


def test_a_contradiction_is_not_asked_about_in_the_next_week_either(office: Office) -> None:
    office.answer({1: an_answer(5, confidence=9, explanation="the big contract is signed")})
    office.now = NEXT_FRIDAY
    office.answer({1: an_answer(6, confidence=9)}, week=THIS_WEEK.next())
    assert office.current(week=THIS_WEEK.next()) is not None


def test_another_confidence_is_asked_about_anew(office: Office) -> None:
    office.answer({1: an_answer(5, confidence=9, explanation="the big contract is signed")})
    with pytest.raises(NeedsExplanation):
        office.answer({1: an_answer(5, confidence=10)}, seen={1: 1})


def test_one_wrong_answer_saves_none_of_the_form(office: Office) -> None:
    office.put(a_key_result(number=2))
    with pytest.raises(NeedsExplanation):
        office.answer({1: an_answer(70), 2: an_answer(1, confidence=10)})
    assert office.current(1) is None


def test_a_late_answer_about_last_week_leaves_this_weeks_standing_on_top(office: Office) -> None:
    office.now = FRIDAY_AFTERNOON + timedelta(days=5)
    office.answer({1: an_answer(70)}, week=THIS_WEEK.next())
    office.answer({1: an_answer(60)}, week=THIS_WEEK)
    with office.world.snapshot() as tx:
        standing = tx.standings.get(1)
    assert standing is not None
    assert standing.reading == Decimal(70)
    assert [point.reading for point in standing.trend] == [Decimal(60), Decimal(70)]


def test_no_new_figure_yet_keeps_the_last_one(office: Office) -> None:
    office.answer({1: an_answer(60)})
    office.now = NEXT_FRIDAY
    receipt = office.answer({1: an_answer(None)}, week=THIS_WEEK.next())
    assert receipt.answered[0].known == Decimal(60)
    assert receipt.answered[0].check_in.answer.reading is None


def test_milestones_and_yes_no_cannot_be_left_open(office: Office) -> None:
    office.put(a_key_result(milestones(None, None), number=2), a_binary_key_result(number=3))
    for number in (2, 3):
        with pytest.raises(WrongReading):
            office.answer({number: an_answer(None)})


def test_a_reading_of_another_kind_is_refused(office: Office) -> None:
    with pytest.raises(WrongReading):
        office.answer({1: an_answer(True)})


def test_a_week_takes_answers_until_the_next_check_in(office: Office) -> None:
    office.now = NEXT_FRIDAY - timedelta(seconds=1)
    office.answer({1: an_answer(60)})
    office.now = NEXT_FRIDAY
    with pytest.raises(WeekNotOpen):
        office.answer({1: an_answer(61)}, seen={1: 1})


def test_next_week_is_not_open_yet(office: Office) -> None:
    with pytest.raises(WeekNotOpen):
        office.answer({1: an_answer(60)}, week=THIS_WEEK.next())


def test_somebody_elses_key_result_is_refused_with_its_owner(office: Office) -> None:
    bob = a_member("U2")
    office.put(bob)
    with pytest.raises(NotYourKeyResult) as refused:
        office.answer({1: an_answer(60)}, by=bob)
    assert (refused.value.label, refused.value.owner) == ("KR-1", "U1")


def test_a_key_result_one_may_not_see_does_not_exist(office: Office) -> None:
    bob = a_member("U2")
    office.put(bob, an_objective(visibility=Visibility.PRIVATE))
    with pytest.raises(NoSuchKeyResult):
        office.answer({1: an_answer(60)}, by=bob)
    with pytest.raises(NoSuchKeyResult):
        office.answer({99: an_answer(60)}, by=bob)


def test_a_closed_cycle_takes_no_answers(office: Office) -> None:
    office.put(a_cycle(state=CycleState.CLOSED))
    with pytest.raises(CycleClosed) as refused:
        office.answer({1: an_answer(60)})
    assert (refused.value.cycle, refused.value.lead) == ("Q4 2026", "ULEAD")


def test_a_paused_key_result_takes_no_answers(office: Office) -> None:
    office.put(a_key_result(state=KeyResultState.PAUSED))
    with pytest.raises(KeyResultNotOpen):
        office.answer({1: an_answer(60)})


def test_guests_answer_only_where_they_are_allowed(office: Office) -> None:
    guest = replace(office.alice, kind=MemberKind.GUEST)
    office.put(guest)
    with pytest.raises(GuestsMayNot):
        office.answer({1: an_answer(60)}, by=guest)
    office.with_settings(allow_guests=True)
    office.answer({1: an_answer(60)}, by=guest)


def test_people_of_another_workspace_may_not_answer(office: Office) -> None:
    with pytest.raises(FromAnotherWorkspace):
        office.answer({1: an_answer(60)}, by=replace(office.alice, kind=MemberKind.STRANGER))


def test_recording_drops_what_was_recorded_from_the_draft_and_keeps_the_rest(office: Office) -> None:
    office.put(a_key_result(number=2))
    typed = {1: Entry(value="60"), 2: Entry(value="7")}
    keep_draft(office.world, Typed(THIS_WEEK, typed, {}), by=office.alice)
    office.answer({1: an_answer(60)})
    with office.world.snapshot() as tx:
        draft = tx.drafts.get("U1", THIS_WEEK)
    assert draft is not None
    assert draft.entries == {2: Entry(value="7")}
    office.answer({2: an_answer(70)})
    with office.world.snapshot() as tx:
        assert tx.drafts.get("U1", THIS_WEEK) is None


def test_six_kinds_are_recorded_in_one_go(office: Office) -> None:
    office.put(
        a_key_result(an_increase(100, 20), number=2),
        a_key_result(an_increase(80, 90, unit=PERCENT), number=3),
        a_key_result(milestones(None, None, None), number=4),
        a_binary_key_result(number=5),
    )
    answers = {
        1: an_answer(70),
        2: an_answer(40),
        3: an_answer("87.5"),
        4: an_answer(frozenset({1, 2})),
        5: an_answer(False, confidence=5),
    }
    receipt = office.answer(answers)
    assert [told.check_in.answer for told in receipt.answered] == list(answers.values())
