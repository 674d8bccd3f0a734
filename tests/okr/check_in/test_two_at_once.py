"""Answers and plans that happen at the same moment, on both databases."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from decimal import Decimal
from threading import Barrier

from okr.actions.plan_nudges import plan_nudges
from okr.actions.record_check_in import record_check_in
from okr.actions.touch_form import touch_form
from okr.draft import Entry, Press, Touch
from okr.form import Submission, Typed
from okr.refusals import AnsweredMeanwhile
from tests.builders import a_key_result, a_member, an_answer
from tests.okr.check_in.office import THIS_WEEK, Office


def at_once(*calls: Callable[[], object]) -> list[object]:
    """What each call gave or raised, all of them started together."""
    start = Barrier(len(calls))

    def run(call: Callable[[], object]) -> object:
        start.wait()
        try:
            return call()
        except AnsweredMeanwhile as refusal:
            return refusal

    with ThreadPoolExecutor(len(calls)) as pool:
        return list(pool.map(run, calls))


def test_of_two_different_answers_at_once_one_is_saved_and_the_other_refused(office_on_both: Office) -> None:
    office = office_on_both
    outcomes = at_once(
        lambda: office.answer({1: an_answer(60)}),
        lambda: office.answer({1: an_answer(70)}, by=office.lead),
    )
    assert sum(isinstance(outcome, AnsweredMeanwhile) for outcome in outcomes) == 1
    assert len(office.revisions()) == 1


def test_the_same_form_sent_twice_at_once_is_saved_once(office_on_both: Office) -> None:
    office = office_on_both
    outcomes = at_once(*[lambda: office.answer({1: an_answer(60)})] * 4)
    assert not any(isinstance(outcome, AnsweredMeanwhile) for outcome in outcomes)
    assert len(office.revisions()) == 1


def test_forms_about_the_same_key_results_in_another_order_do_not_lock_each_other_out(office_on_both: Office) -> None:
    office = office_on_both
    office.put(*(a_key_result(number=number) for number in range(2, 6)))
    answers = {number: an_answer(70) for number in range(1, 6)}
    backwards = dict(reversed(answers.items()))
    at_once(*[lambda: office.answer(answers), lambda: office.answer(backwards)] * 3)
    assert all(len(office.revisions(number)) == 1 for number in answers)


def test_two_planners_at_once_plan_each_nudge_once(office_on_both: Office) -> None:
    office = office_on_both
    for number in range(10, 30):
        office.put(a_member(f"U{number}"), a_key_result(number=number, owner=f"U{number}"))
    counts = at_once(*[lambda: plan_nudges(office.world)] * 3)
    assert sum(count for count in counts if isinstance(count, int)) == 21


def test_two_taps_at_once_on_one_form_are_both_kept(office_on_both: Office) -> None:
    office = office_on_both
    office.put(a_key_result(number=2))
    page = Typed(THIS_WEEK, {1: Entry(value="60"), 2: Entry(value="70")}, {})

    def tap(number: int) -> Callable[[], object]:
        touch = Touch(number, Press.CONFIDENCE, Decimal(1), confidence=number + 5)
        return lambda: touch_form(office.world, touch, page, by=office.alice)

    at_once(*[tap(1), tap(2)] * 2)
    with office.world.snapshot() as tx:
        draft = tx.drafts.get("U1", THIS_WEEK)
    assert draft is not None
    assert {number: entry.confidence for number, entry in draft.entries.items()} == {1: 6, 2: 7}


def test_a_tap_at_the_moment_of_the_saving_counts(office_on_both: Office) -> None:
    office = office_on_both
    page = Typed(THIS_WEEK, {1: Entry(value="60", confidence=8)}, {})
    touch = Touch(1, Press.CONFIDENCE, Decimal(1), confidence=6)
    sent = Submission(THIS_WEEK, {1: an_answer(60, confidence=8)}, {}, from_draft=True)
    at_once(
        lambda: touch_form(office.world, touch, page, by=office.alice),
        lambda: record_check_in(office.world, sent, by=office.alice),
    )
    assert [one.answer.confidence for one in office.revisions()][-1] == 6
    with office.world.snapshot() as tx:
        assert tx.drafts.get("U1", THIS_WEEK) is None
