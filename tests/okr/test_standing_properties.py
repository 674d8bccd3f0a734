"""The standing says what the whole history would: held against a plain recount, for any history."""

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from okr.assessment import health_at
from okr.check_in import CheckIn
from okr.due_weeks import DueWeeks
from okr.health import Assessment, Health
from okr.key_result import KeyResult
from okr.metric import Change, Limit
from okr.objective import Ambition
from okr.progress import progress
from okr.settings import DEFAULT_THRESHOLDS
from okr.standing import Standing
from okr.standing_fold import advance, rebuild
from okr.week import Week
from tests.builders import FIRST_WEEK
from tests.okr.strategies import answers_of, calendars, histories, key_results

ambitions = st.sampled_from(Ambition)


def folded(key_result: KeyResult, history: list[CheckIn], ambition: Ambition, due: DueWeeks) -> Standing:
    return rebuild(key_result, history, ambition=ambition, due=due, thresholds=DEFAULT_THRESHOLDS)


def known_in(week: Week, history: list[CheckIn]) -> list[CheckIn]:
    return [check_in for check_in in history if check_in.week <= week]


@given(st.data(), key_results(), calendars(), ambitions)
def test_a_standing_kept_answer_by_answer_is_the_one_recomputed_from_history(
    data: st.DataObject, key_result: KeyResult, due: DueWeeks, ambition: Ambition
) -> None:
    said = data.draw(histories(key_result))
    late = data.draw(st.permutations(said)) if data.draw(st.booleans()) else said
    numbers = [check_in.week - FIRST_WEEK for check_in in said]
    corrected = [data.draw(answers_of(key_result, number)) for number in numbers if data.draw(st.booleans())]
    standing, current = Standing(key_result.number), dict[Week, CheckIn]()
    for check_in in (*late, *corrected):
        current[check_in.week] = check_in
        if standing.latest is None or check_in.week > standing.latest.week:
            standing = advance(
                standing, key_result, check_in, ambition=ambition, due=due, thresholds=DEFAULT_THRESHOLDS
            )
        else:
            standing = folded(key_result, list(current.values()), ambition, due)
    assert standing == folded(key_result, list(current.values()), ambition, due)


@given(st.data(), key_results(), calendars(), ambitions)
def test_the_health_of_this_and_the_two_due_weeks_before_needs_no_history(
    data: st.DataObject, key_result: KeyResult, due: DueWeeks, ambition: Ambition
) -> None:
    history = data.draw(histories(key_result))
    standing = folded(key_result, history, ambition, due)
    week = data.draw(
        st.sampled_from([each for each in due.weeks if each >= weeks_kept(history, due)] or due.weeks[-1:])
    )
    known = folded(key_result, known_in(week, history), ambition, due)
    assert at(key_result, standing, ambition, week, due) == at(key_result, known, ambition, week, due)


@given(st.data(), key_results(), calendars(), ambitions)
def test_a_standing_counts_as_a_person_with_the_history_would(
    data: st.DataObject, key_result: KeyResult, due: DueWeeks, ambition: Ambition
) -> None:
    history = data.draw(histories(key_result))
    tally = folded(key_result, history, ambition, due).tally
    if tally is None:
        assert history == []
        return
    measured = [each for each in history if each.answer.reading is not None]
    readings = [each.answer.reading for each in measured]
    is_limit = isinstance(key_result.metric, Limit)
    missed = [is_missed(key_result, each, due) for each in measured]
    assert tally.reading == (readings[-1] if readings else None)
    assert tally.reading_week == (measured[-1].week if measured else None)
    assert tally.missed_running == run_at_the_end(missed)
    assert tally.ever_met == (is_limit and False in missed)
    assert tally.worse_running == run_at_the_end([is_worse(key_result, each, due) for each in measured])
    assert tally.same_running == run_at_the_end([reading == readings[-1] for reading in readings])
    assert tally.weeks_answered == len(history)
    assert tally.weeks_met == weeks_met(key_result, history, due)
    assert tally.confidence_before == (history[-2].answer.confidence if len(history) > 1 else None)


@given(st.data(), key_results(), calendars(), ambitions)
def test_a_health_began_in_the_first_of_the_weeks_that_had_it_without_a_break(
    data: st.DataObject, key_result: KeyResult, due: DueWeeks, ambition: Ambition
) -> None:
    history = data.draw(histories(key_result, most=6))
    week = data.draw(st.sampled_from(due.weeks))
    history = known_in(week, history)
    standing = folded(key_result, history, ambition, due)
    weeks = sorted({*(each for each in due.weeks if each <= week), *(each.week for each in history), week})
    if not history:
        weeks = [each for each in weeks if due.day_of(each) >= key_result.target_on(due.day_of(each)).start] or [week]
    words = [word_in(key_result, history, ambition, each, due) for each in weeks]
    run = run_at_the_end([word is words[-1] for word in words])
    assert at(key_result, standing, ambition, week, due).since == weeks[-run]


def at(key_result: KeyResult, standing: Standing, ambition: Ambition, week: Week, due: DueWeeks) -> Assessment:
    return health_at(key_result, standing, ambition=ambition, week=week, due=due, thresholds=DEFAULT_THRESHOLDS)


def word_in(key_result: KeyResult, history: list[CheckIn], ambition: Ambition, week: Week, due: DueWeeks) -> Health:
    return at(key_result, folded(key_result, known_in(week, history), ambition, due), ambition, week, due).health


def weeks_kept(history: list[CheckIn], due: DueWeeks) -> Week:
    """The second due week before the latest answer."""
    before = [week for week in due.weeks if history and week < history[-1].week]
    return before[-2:][0] if before else FIRST_WEEK


def run_at_the_end(holds: list[bool]) -> int:
    return next((n for n, each in enumerate(reversed(holds)) if not each), len(holds))


def is_missed(key_result: KeyResult, check_in: CheckIn, due: DueWeeks) -> bool:
    metric = key_result.target_on(due.day_of(check_in.week)).metric
    reading = check_in.answer.reading
    return isinstance(metric, Limit) and isinstance(reading, Decimal) and not metric.is_met_by(reading)


def is_worse(key_result: KeyResult, check_in: CheckIn, due: DueWeeks) -> bool:
    metric = key_result.target_on(due.day_of(check_in.week)).metric
    made = progress(metric, check_in.answer.reading)
    return isinstance(metric, Change) and made is not None and made < 0


def weeks_met(key_result: KeyResult, history: list[CheckIn], due: DueWeeks) -> int:
    met, figure = 0, None
    for check_in in history:
        figure = figure if check_in.answer.reading is None else check_in.answer.reading
        metric = key_result.target_on(due.day_of(check_in.week)).metric
        met += isinstance(metric, Limit) and isinstance(figure, Decimal) and metric.is_met_by(figure)
    return met
