"""Health: one word, the worse of pace and confidence."""

from dataclasses import replace
from decimal import Decimal

import pytest

from okr.health import Health, Reason, ReasonKind
from okr.key_result import Measured
from okr.metric import Binary, Reading
from okr.pace import Pace
from tests.builders import (
    FIRST_WEEK,
    a_key_result,
    a_target,
    an_increase,
    at_most,
    friday,
    milestones,
)
from tests.okr.judging import HALFWAY, TOO_LATE, found, kinds, said, sure


@pytest.mark.parametrize(
    ("value", "confidence", "health"),
    [
        (50, 8, Health.ON_TRACK),
        (50, 7, Health.NEEDS_ATTENTION),
        (50, 4, Health.NEEDS_ATTENTION),
        (50, 3, Health.AT_RISK),
        (30, 8, Health.NEEDS_ATTENTION),
        (20, 8, Health.AT_RISK),
        (100, 1, Health.DONE),
    ],
)
def test_health_is_the_worse_of_pace_and_confidence(value: int, confidence: int, health: Health) -> None:
    assert found(a_key_result(), *sure(confidence, value=value)).health is health


def test_a_key_result_nobody_has_answered_is_unknown_at_zero() -> None:
    assessment = found(a_key_result())
    assert assessment.health is Health.UNKNOWN
    assert assessment.progress == 0
    assert assessment.reasons == ()


def test_a_key_result_nobody_answered_by_its_due_day_is_overdue() -> None:
    assessment = found(a_key_result(), on=TOO_LATE, silent=13)
    assert assessment.health is Health.AT_RISK
    assert kinds(assessment) == ["overdue", "silent"]


def test_an_open_blocker_makes_a_good_one_need_attention() -> None:
    assessment = found(a_key_result(), *said(50, blocker="no staff"))
    assert assessment.health is Health.NEEDS_ATTENTION
    assert assessment.reasons == (Reason(ReasonKind.BLOCKED, words="no staff"),)


def test_a_blocker_is_gone_with_the_next_answer_that_names_none() -> None:
    blocked, free = said(45, 50, blocker="no staff")
    free = replace(free, answer=replace(free.answer, blocker=""))
    assert found(a_key_result(), blocked, free).health is Health.ON_TRACK


def test_silence_over_two_due_windows_is_unknown_and_says_only_that() -> None:
    one = found(a_key_result(), *said(50), on=friday(HALFWAY.plus(1)), silent=1)
    two = found(a_key_result(), *said(50), on=friday(HALFWAY.plus(2)), silent=2)
    assert (one.health, kinds(one)) == (Health.ON_TRACK, ["silent"])
    assert (two.health, kinds(two)) == (Health.UNKNOWN, ["silent"])


def test_red_stays_red_through_silence() -> None:
    assessment = found(a_key_result(), *sure(2), silent=4)
    assert (assessment.health, kinds(assessment)) == (Health.AT_RISK, ["confidence_at_risk", "silent"])


def test_what_is_done_stays_done_through_silence_and_gives_no_reasons() -> None:
    assessment = found(a_key_result(owner=None), *said(100), silent=4)
    assert (assessment.health, assessment.reasons) == (Health.DONE, ())


def test_done_is_not_sticky() -> None:
    assessment = found(a_key_result(), *said(100, 90))
    assert assessment.health is Health.ON_TRACK
    assert kinds(assessment) == ["reopened"]


@pytest.mark.parametrize("metric", [milestones(None, None), Binary()])
def test_steps_and_yes_or_no_are_done_when_all_of_it_is(metric: Binary) -> None:
    reading: Reading = True if isinstance(metric, Binary) else frozenset({1, 2})
    assert found(a_key_result(metric), *said(reading)).health is Health.DONE


def test_a_limit_that_is_met_is_on_track_and_never_done() -> None:
    assert found(a_key_result(at_most(5)), *said(1)).health is Health.ON_TRACK
    assert found(a_key_result(at_most(5)), *said(1), on=TOO_LATE).health is Health.ON_TRACK


def test_a_limit_missed_once_is_behind_and_twice_running_far_behind() -> None:
    once = found(a_key_result(at_most(5)), *said(4, 6))
    twice = found(a_key_result(at_most(5)), *said(4, 6, 7))
    assert (once.pace, once.reasons) == (Pace.BEHIND, (Reason(ReasonKind.LIMIT_MISSED, count=1),))
    assert twice.pace is Pace.FAR_BEHIND
    assert kinds(twice) == ["limit_missed", "contradiction"]
    assert twice.reasons[0].count == 2


def test_a_limit_never_met_has_a_quarter_of_the_time_to_get_there() -> None:
    early, late = friday(FIRST_WEEK.plus(3)), friday(FIRST_WEEK.plus(4))
    assert found(a_key_result(at_most(5)), *said(9, 8, 7, until=3), on=early).pace is Pace.BEHIND
    assert found(a_key_result(at_most(5)), *said(9, 8, 7, until=4), on=late).pace is Pace.FAR_BEHIND


def test_a_limit_missed_in_one_measurement_is_not_missed_twice_by_having_no_new_figure() -> None:
    assert found(a_key_result(at_most(5)), *said(4, 6, None, None)).pace is Pace.BEHIND


def test_a_limit_tightened_since_the_last_answer_counts_as_missed_once() -> None:
    tightened = a_target(at_most(3), since=said(4)[0].at, reason="a new contract")
    judged = found(a_key_result(targets=[a_target(at_most(5)), tightened]), *said(4, until=5))
    assert judged.reasons == (Reason(ReasonKind.LIMIT_MISSED, count=1),)


def test_a_relaxed_limit_is_judged_as_it_is_now() -> None:
    relaxed = a_target(at_most(8), since=said(9)[0].at, reason="understaffed")
    key_result = a_key_result(targets=[a_target(at_most(5)), relaxed])
    assert found(key_result, *said(6, 7, 7)).health is Health.ON_TRACK


def test_a_quarterly_survey_is_not_behind_before_it_is_held() -> None:
    survey = a_key_result(an_increase(75, 90), measured=Measured.QUARTERLY)
    assert found(survey, *said(None)).health is Health.ON_TRACK
    assert found(replace(survey, measured=Measured.WEEKLY), *said(None)).health is Health.AT_RISK


def test_a_target_changed_today_counts_today_in_every_zone() -> None:
    tonight_in_honolulu = said(1)[0].at.replace(day=14, hour=9)  # 13 November, 23:00 there
    changed = a_target(an_increase(0, 60), since=tonight_in_honolulu, reason="understaffed")
    key_result = a_key_result(targets=[a_target(), changed])
    assert found(key_result, *said(30)).progress == Decimal("0.5")
