"""Reasons: why a health is what it is, in the order people read them."""

from datetime import date
from decimal import Decimal

from okr.check_in import CheckIn
from okr.health import Health, Reason, ReasonKind
from okr.metric import Binary
from tests.builders import (
    FIRST_WEEK,
    a_check_in,
    a_key_result,
    friday,
)
from tests.okr.judging import TOO_LATE, found, kinds, said, sure


def test_overdue_counts_the_days() -> None:
    assessment = found(a_key_result(), *said(99, until=12), on=TOO_LATE)
    assert assessment.health is Health.AT_RISK
    assert assessment.reasons == (Reason(ReasonKind.OVERDUE, count=3),)


def test_worse_than_at_the_start_takes_two_check_ins_running() -> None:
    once = found(a_key_result(), *said(0, -1, until=1), on=friday(FIRST_WEEK.plus(1)))
    twice = found(a_key_result(), *said(-1, -1, until=1), on=friday(FIRST_WEEK.plus(1)))
    assert (once.health, kinds(once)) == (Health.ON_TRACK, [])
    assert (twice.health, kinds(twice)) == (Health.AT_RISK, ["worse_than_start", "contradiction"])


def test_a_low_confidence_is_at_risk_and_named() -> None:
    assert found(a_key_result(), *sure(2)).reasons == (Reason(ReasonKind.CONFIDENCE_AT_RISK, now=2),)


def test_behind_and_far_behind_say_by_how_many_points() -> None:
    on = date(2026, 11, 15)
    key_result = a_key_result(start=date(2026, 10, 1), due=date(2026, 12, 30))  # half of the time is gone
    assert found(key_result, *said(30), on=on).reasons == (Reason(ReasonKind.BEHIND, points=Decimal(20)),)
    assert found(key_result, *said(10), on=on).reasons[0] == Reason(ReasonKind.FAR_BEHIND, points=Decimal(40))


def test_a_confidence_that_fell_by_two_says_from_where_to_where() -> None:
    assert found(a_key_result(), *sure(10, 8)).reasons == (Reason(ReasonKind.CONFIDENCE_FELL, was=10, now=8),)
    assert found(a_key_result(), *sure(9, 8)).reasons == ()


def test_unsure_names_the_confidence() -> None:
    assert found(a_key_result(), *sure(7)).reasons == (Reason(ReasonKind.UNSURE, now=7),)


def test_the_same_value_at_three_measurements_while_behind_is_stalled() -> None:
    assert kinds(found(a_key_result(), *said(30, 30, 30))) == ["behind", "stalled"]
    assert kinds(found(a_key_result(), *said(30, None, 30, 30))) == ["behind", "stalled"]
    assert kinds(found(a_key_result(), *said(30, None, 30))) == ["behind"]
    assert kinds(found(a_key_result(), *said(45, 45, 45))) == []


def test_a_key_result_without_an_owner_says_so() -> None:
    assert kinds(found(a_key_result(owner=None), *said(50))) == ["no_owner"]
    assert kinds(found(a_key_result(owner=None))) == ["no_owner"]


def test_all_reasons_stand_in_the_order_people_read_them() -> None:
    history = [
        *said(100, -5, confidence=9, until=11),
        a_check_in(-6, week=FIRST_WEEK.plus(12), confidence=5, blocker="x"),
    ]
    everything = found(a_key_result(owner=None), *history, on=friday(FIRST_WEEK.plus(12)), silent=1)
    order = list(ReasonKind)
    assert [order.index(reason.kind) for reason in everything.reasons] == sorted(
        order.index(reason.kind) for reason in everything.reasons
    )
    assert kinds(everything) == [
        "worse_than_start",
        "far_behind",
        "blocked",
        "confidence_fell",
        "unsure",
        "silent",
        "no_owner",
    ]


def far_behind(confidence: int = 9, explanation: str = "", *, number: int = 6, value: int = 5) -> CheckIn:
    return a_check_in(value, week=FIRST_WEEK.plus(number), confidence=confidence, explanation=explanation)


def test_high_confidence_while_far_behind_asks_why() -> None:
    assessment = found(a_key_result(), far_behind(8))
    assert assessment.asks_why
    assert Reason(ReasonKind.CONTRADICTION, now=8) in assessment.reasons
    assert not found(a_key_result(), far_behind(7)).asks_why


def test_a_contradiction_once_explained_is_still_shown_but_not_asked_again() -> None:
    history = [far_behind(9, "a big deal closes", number=5), far_behind(9, number=6)]
    assessment = found(a_key_result(), *history)
    assert assessment.has(ReasonKind.CONTRADICTION)
    assert not assessment.asks_why


def test_a_contradiction_is_asked_again_when_the_confidence_changes() -> None:
    assert found(a_key_result(), far_behind(9, "a big deal", number=5), far_behind(8, number=6)).asks_why


def test_a_contradiction_is_asked_again_when_the_band_has_changed_in_between() -> None:
    history = [far_behind(9, "a big deal", number=4), far_behind(number=5, value=40), far_behind(number=6)]
    assert found(a_key_result(), *history).asks_why


def test_yes_or_no_has_no_contradiction() -> None:
    overdue = found(a_key_result(Binary()), *said(False, until=12), on=TOO_LATE)
    assert not overdue.asks_why
    assert kinds(overdue) == ["overdue"]
