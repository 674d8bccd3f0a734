"""A standing: what one row keeps of a key result's answers."""

from datetime import UTC, datetime

import pytest

from okr.assessment import assess, health_at
from okr.check_in import CheckIn
from okr.due_weeks import DueWeeks
from okr.health import Health, ReasonKind
from okr.key_result import KeyResult
from okr.objective import Ambition
from okr.settings import DEFAULT_THRESHOLDS
from okr.standing import TREND_LENGTH, Standing
from okr.standing_fold import advance, rebuild
from okr.week import Week
from tests.builders import (
    FIRST_WEEK,
    a_check_in,
    a_key_result,
    a_target,
    an_increase,
    at_most,
    due_fridays,
    friday,
)

W40, W41, W42, W43, W44, W45, W46 = (FIRST_WEEK.plus(number) for number in range(7))


def standing_of(*history: CheckIn, key_result: KeyResult | None = None, due: DueWeeks | None = None) -> Standing:
    return rebuild(
        key_result or a_key_result(),
        history,
        ambition=Ambition.COMMITTED,
        due=due or due_fridays(),
        thresholds=DEFAULT_THRESHOLDS,
    )


def word_at(standing: Standing, week: Week, *, due: DueWeeks | None = None) -> tuple[Health, Week | None]:
    found = health_at(
        a_key_result(),
        standing,
        ambition=Ambition.COMMITTED,
        week=week,
        due=due or due_fridays(),
        thresholds=DEFAULT_THRESHOLDS,
    )
    return found.health, found.since


def test_a_standing_without_an_answer_knows_nothing() -> None:
    standing = Standing(1)
    assert (standing.reading, standing.confidence, standing.health_since) == (None, None, None)
    assert (standing.health, standing.confirmed_running) == (Health.UNKNOWN, 0)
    assert standing.answer_in(W40) is None
    assert standing.tally_at(W40) is None
    assert standing_of() == standing


def test_a_standing_holds_the_last_two_answers_and_the_last_figure() -> None:
    first, second, third = a_check_in(5, week=W40), a_check_in(9, week=W41), a_check_in(None, week=W42, confidence=7)
    standing = standing_of(third, first, second)
    assert (standing.latest, standing.previous) == (third, second)
    assert (standing.reading, standing.reading_week) == (9, W41)
    assert standing.answer_in(W41) is second
    assert standing.answer_in(W40) is None


def test_an_answer_about_an_earlier_week_needs_the_history() -> None:
    standing = standing_of(a_check_in(5, week=W41))
    for week in (W40, W41):
        with pytest.raises(ValueError, match="rebuild"):
            advance(
                standing,
                a_key_result(),
                a_check_in(9, week=week),
                ambition=Ambition.COMMITTED,
                due=due_fridays(),
                thresholds=DEFAULT_THRESHOLDS,
            )


def test_the_trend_keeps_thirteen_weeks_with_the_figure_known_in_each() -> None:
    history = [a_check_in(None if number == 15 else number, week=FIRST_WEEK.plus(number)) for number in range(16)]
    trend = standing_of(*history, due=due_fridays(20)).trend
    assert len(trend) == TREND_LENGTH
    assert [point.reading for point in trend] == [*range(3, 15), 14]
    assert trend[-1].week == FIRST_WEEK.plus(15)


def test_confirming_counts_answers_that_leave_value_and_confidence_as_they_were() -> None:
    history = [a_check_in(5, week=W40), a_check_in(5, week=W41), a_check_in(None, week=W42)]
    assert [standing_of(*history[:n]).confirmed_running for n in (1, 2, 3)] == [0, 1, 2]
    assert standing_of(*history, a_check_in(5, week=W43, confidence=7)).confirmed_running == 0
    assert standing_of(*history, a_check_in(6, week=W43)).confirmed_running == 0


def test_weeks_met_count_the_figure_that_stands_where_none_is_new() -> None:
    history = [a_check_in(4, week=W40), a_check_in(None, week=W41), a_check_in(6, week=W42)]
    tally = standing_of(*history, key_result=a_key_result(at_most(5))).tally
    assert tally is not None
    assert (tally.weeks_met, tally.weeks_answered) == (2, 3)


def test_a_past_answer_is_judged_by_the_target_of_its_week_however_late_it_is_corrected() -> None:
    relaxed = a_target(at_most(8), since=datetime(2026, 10, 13, tzinfo=UTC), reason="understaffed")
    key_result = a_key_result(targets=[a_target(at_most(5)), relaxed])
    corrected = a_check_in(7, week=W40, revision=2, at=datetime(2026, 10, 20, tzinfo=UTC), reason="a typo")
    tally = standing_of(corrected, a_check_in(7, week=W42), key_result=key_result).tally
    assert tally is not None
    assert (tally.weeks_met, tally.missed_running) == (1, 0)


def test_at_risk_for_weeks_is_counted_over_a_week_without_an_answer() -> None:
    history = [a_check_in(1, week=W40, confidence=9), a_check_in(2, week=W41, confidence=3)]
    standing = standing_of(*history, a_check_in(3, week=W43, confidence=2))
    assert word_at(standing, W43) == (Health.AT_RISK, W41)
    assert word_at(standing, W44) == (Health.AT_RISK, W41)


def test_a_health_that_changes_in_silence_began_in_the_silent_week() -> None:
    standing = standing_of(a_check_in(20, week=W41))
    assert [word_at(standing, week) for week in (W41, W42, W43, W44)] == [
        (Health.ON_TRACK, W41),
        (Health.ON_TRACK, W41),
        (Health.UNKNOWN, W43),
        (Health.UNKNOWN, W43),
    ]


def test_without_the_due_weeks_a_health_that_changed_in_silence_has_no_beginning() -> None:
    standing = standing_of(a_check_in(20, week=W41))
    found = assess(
        a_key_result(),
        standing,
        ambition=Ambition.COMMITTED,
        on=friday(W43),
        silent=2,
        thresholds=DEFAULT_THRESHOLDS,
    )
    assert (found.health, found.since) == (Health.UNKNOWN, None)


def test_a_key_result_never_answered_is_unknown_since_it_started() -> None:
    assert word_at(Standing(1), W43) == (Health.UNKNOWN, W40)


def test_weeks_away_are_not_silent() -> None:
    standing = standing_of(a_check_in(45, week=W41))
    away = due_fridays(without=[W42, W43, W44])
    assert word_at(standing, W45, due=away) == (Health.ON_TRACK, W41)
    assert word_at(standing, W46, due=away) == (Health.UNKNOWN, W46)


def test_an_early_answer_for_next_week_leaves_this_week_and_the_one_before_as_they_were() -> None:
    history = [
        a_check_in(5, week=W40, confidence=3),
        a_check_in(12, week=W41, confidence=8),
        a_check_in(14, week=W42, confidence=2),
    ]
    standing = standing_of(*history)
    assert word_at(standing, W40) == (Health.AT_RISK, W40)
    assert word_at(standing, W41) == (Health.ON_TRACK, W41)
    assert word_at(standing, W42) == (Health.AT_RISK, W42)


def test_answers_in_weeks_that_are_not_due_do_not_push_out_the_due_week_before() -> None:
    fortnightly = due_fridays(6, every=2)
    history = [a_check_in(5, week=W40, confidence=3), a_check_in(6, week=W41), a_check_in(16, week=W42)]
    standing = standing_of(*history, due=fortnightly)
    assert word_at(standing, W40, due=fortnightly) == (Health.AT_RISK, W40)
    assert word_at(standing, W42, due=fortnightly)[0] is Health.ON_TRACK


def test_an_explanation_holds_until_confidence_or_band_changes() -> None:
    def explained(*history: CheckIn) -> int | None:
        tally = standing_of(*history, key_result=a_key_result(an_increase(0, 1000))).tally
        return tally.explained if tally else None

    said = a_check_in(1, week=W44, confidence=9, explanation="a big deal closes")
    assert explained(said) == 9
    assert explained(said, a_check_in(2, week=W45, confidence=9)) == 9
    assert explained(said, a_check_in(2, week=W45, confidence=8)) is None
    assert explained(said, a_check_in(900, week=W45, confidence=9)) is None


def test_one_that_was_done_is_reopened_at_the_next_answer_only() -> None:
    history = [a_check_in(100, week=W40), a_check_in(90, week=W41), a_check_in(91, week=W42)]
    reopened = [
        health_at(
            a_key_result(),
            standing_of(*history[:n]),
            ambition=Ambition.COMMITTED,
            week=history[n - 1].week,
            due=due_fridays(),
            thresholds=DEFAULT_THRESHOLDS,
        ).has(ReasonKind.REOPENED)
        for n in (1, 2, 3)
    ]
    assert reopened == [False, True, False]
