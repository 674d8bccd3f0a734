"""What an answer would mean that is still being typed: the same as the status says once it is sent."""

from decimal import Decimal

import pytest

from okr.assessment import assess
from okr.check_in import Answer
from okr.health import Health, ReasonKind
from okr.metric import Reading
from okr.settings import DEFAULT_THRESHOLDS
from okr.standing_fold import rebuild
from okr.what_if import judged_with
from tests.builders import a_check_in, a_key_result, an_increase, an_objective, at_most, due_fridays
from tests.messages.check_in.forms import DAY, WEEK, an_item, history


def answer(value: int | None, confidence: int = 8, blocker: str = "") -> Answer:
    return Answer(None if value is None else Decimal(value), confidence, blocker=blocker)


@pytest.mark.parametrize("value", [None, 5, 40, 62, 100, 120])
@pytest.mark.parametrize("confidence", [2, 5, 9])
def test_it_is_what_the_status_says_once_it_is_sent(value: int | None, confidence: int) -> None:
    key_result, before = a_key_result(an_increase(0, 100)), history(20, 30)
    said = a_check_in(value, week=WEEK, confidence=confidence)
    standing = rebuild(
        key_result,
        [*before, said],
        ambition=an_objective().ambition,
        due=due_fridays(),
        thresholds=DEFAULT_THRESHOLDS,
    )
    sent = assess(
        key_result, standing, ambition=an_objective().ambition, on=DAY, silent=0, thresholds=DEFAULT_THRESHOLDS
    )
    typed = judged_with(an_item(key_result, *before), said.answer, WEEK)
    assert (typed.health, typed.reasons, typed.gap) == (sent.health, sent.reasons, sent.gap)


def test_an_answer_of_this_week_that_is_edited_counts_once() -> None:
    missed: list[Reading | int | str] = [9]
    item = an_item(a_key_result(at_most(5)), *history(*missed, first=47), current=a_check_in(9, week=WEEK))
    judged = judged_with(item, answer(9), WEEK)
    assert [reason.count for reason in judged.reasons if reason.kind is ReasonKind.LIMIT_MISSED] == [2]


def test_a_blocker_counts_while_it_is_typed() -> None:
    item = an_item(a_key_result(an_increase(0, 100)), *history(90))
    assert judged_with(item, answer(95), WEEK).health is Health.ON_TRACK
    assert judged_with(item, answer(95, blocker="no budget"), WEEK).health is Health.NEEDS_ATTENTION


def test_a_blocker_is_open_since_the_first_week_that_named_one() -> None:
    weeks = history(10, 20, 30, blocker="short") + history(40, first=47) + history(50, first=48, blocker="again")
    tallies = [an_item(a_key_result(), *weeks[:many]).standing.tally for many in range(1, 6)]
    since = [tally.blocker_since.number if tally and tally.blocker_since else None for tally in tallies]
    assert since == [44, 44, 44, None, 48]
