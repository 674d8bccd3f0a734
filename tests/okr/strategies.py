"""Hypothesis strategies for figures, metrics, key results and histories."""

from datetime import UTC, datetime, time, timedelta
from decimal import Decimal

from hypothesis import strategies as st

from okr.check_in import CheckIn
from okr.due_weeks import DueWeeks
from okr.key_result import KeyResult, Measured
from okr.metric import Binary, Change, Kind, Limit, Metric, Milestones, Reading, Step
from tests.builders import FIRST_DAY, FIRST_WEEK, LAST_DAY, a_check_in, a_key_result, a_target, due_fridays, friday

HIGHEST_EXPONENT = 999_999_999_999_999_999

figures = st.integers(-200, 200).map(Decimal) | st.decimals(-1000, 1000, allow_nan=False, places=2)
"""Figures as people type them."""

wild_figures = st.one_of(
    figures,
    st.decimals(allow_nan=False, allow_infinity=False),
    st.builds(
        lambda sign, digits, exponent: Decimal((sign, digits, exponent)),
        st.integers(0, 1),
        st.lists(st.integers(0, 9), min_size=1, max_size=60).map(tuple),
        st.sampled_from([-HIGHEST_EXPONENT, -400, -1, 0, 1, 400, 999_999, HIGHEST_EXPONENT - 60]),
    ),
)
"""Any finite decimal there is."""


@st.composite
def changes(draw: st.DrawFn, values: st.SearchStrategy[Decimal] = figures) -> Change:
    start, target = draw(st.tuples(values, values).filter(lambda two: two[0] != two[1]))
    return Change(start, target)


@st.composite
def milestone_lists(draw: st.DrawFn) -> Milestones:
    days = st.none() | st.integers(0, 91).map(lambda days: FIRST_DAY + timedelta(days=days))
    steps = draw(st.lists(st.tuples(st.integers(1, 5), days), min_size=1, max_size=5))
    return Milestones(
        tuple(Step(number, f"Step {number}", Decimal(weight), due) for number, (weight, due) in enumerate(steps, 1))
    )


limits = st.builds(Limit, st.sampled_from([Kind.AT_LEAST, Kind.AT_MOST]), figures)
metrics: st.SearchStrategy[Metric] = changes() | limits | milestone_lists() | st.just(Binary())


def readings(metric: Metric) -> st.SearchStrategy[Reading]:
    """Readings of the metric's kind, near enough to its figures to be met, missed, worse and done."""
    match metric:
        case Change(start=start, target=target):
            way = target - start
            return st.integers(-4, 11).map(lambda tenths: start + way * tenths / 10)
        case Limit(limit=limit):
            return st.integers(-2, 2).map(lambda step: limit + step)
        case Milestones(steps=steps):
            return st.frozensets(st.sampled_from([step.number for step in steps]))
        case _:
            return st.booleans()


@st.composite
def key_results(draw: st.DrawFn) -> KeyResult:
    """With one target, or with a second one in force from a moment in the middle."""
    metric = draw(metrics)
    targets = [a_target(metric)]
    if draw(st.booleans()):
        moved = datetime.combine(FIRST_DAY, time(12), UTC) + timedelta(days=draw(st.integers(0, 91)))
        later = LAST_DAY + timedelta(days=draw(st.integers(-20, 20)))
        metric = draw(
            changes() if isinstance(metric, Change) else limits if isinstance(metric, Limit) else st.just(metric)
        )
        targets.append(a_target(metric, due=later, since=moved, reason="understaffed"))
    return a_key_result(targets=targets, measured=draw(st.sampled_from([Measured.WEEKLY, Measured.MONTHLY])))


@st.composite
def calendars(draw: st.DrawFn) -> DueWeeks:
    """Due weeks every week or every other, some of them away, over and beyond the quarter."""
    weeks = [FIRST_WEEK.plus(n) for n in range(18)]
    away = draw(st.lists(st.sampled_from(weeks), max_size=4))
    return due_fridays(18, every=draw(st.integers(1, 2)), without=away)


@st.composite
def histories(draw: st.DrawFn, key_result: KeyResult, *, most: int = 12) -> list[CheckIn]:
    """At most one answer a week, in the order of the weeks; some with no new figure, also in weeks that are not due."""
    numbers = sorted(draw(st.sets(st.integers(0, 15), max_size=most)))
    return [draw(answers_of(key_result, number)) for number in numbers]


@st.composite
def answers_of(draw: st.DrawFn, key_result: KeyResult, number: int) -> CheckIn:
    week = FIRST_WEEK.plus(number)
    return a_check_in(
        draw(st.none() | readings(key_result.target_on(friday(week)).metric)),
        week=week,
        confidence=draw(st.integers(1, 10)),
        blocker=draw(st.sampled_from(["", "", "no staff"])),
        explanation=draw(st.sampled_from(["", "", "a big deal closes"])),
    )
