"""A standing with something in every field."""

from dataclasses import replace
from decimal import Decimal

from okr.health import Health
from okr.metric import Reading
from okr.standing import Standing, Tally, TrendPoint
from tests.builders import a_check_in, week


def a_full_standing(key_result: int = 1) -> Standing:
    """With every kind of reading, two tallies of the past, and a trend of 13 weeks."""
    tally = Tally(
        week=week(48),
        reading=Decimal("12.50"),
        reading_week=week(47),
        confidence=7,
        confidence_before=None,
        blocker="chờ pháp lý",
        weeks_answered=3,
        weeks_met=0,
        ever_met=False,
        missed_running=0,
        worse_running=1,
        same_running=2,
        confirmed_running=1,
        was_done=False,
        explained=8,
        health=Health.NEEDS_ATTENTION,
        health_since=week(46),
    )
    readings: list[Reading | None] = [
        None,
        True,
        frozenset({1, 2}),
        *map(Decimal, ("1E+2", "0.10", *map(str, range(8)))),
    ]
    return Standing(
        key_result=key_result,
        latest=a_check_in("12.50", key_result=key_result, week=week(48), note="Đã ký"),
        previous=a_check_in(None, key_result=key_result, week=week(47)),
        tally=tally,
        past=(replace(tally, week=week(47), reading=None), replace(tally, week=week(46), reading=False)),
        trend=tuple(TrendPoint(week(36 + at), reading, 7, Health.ON_TRACK) for at, reading in enumerate(readings)),
    )
