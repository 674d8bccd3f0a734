"""A target that moved between two digests is told once, in the week in which it took force where the team is."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from okr.key_result import Target
from okr.target_moved import Moved, moved_in
from okr.week import Week
from tests.builders import a_target, an_increase

HANOI = ZoneInfo("Asia/Ho_Chi_Minh")
FIRST = a_target(an_increase(0, 100))
WEEK = Week(2026, 48)  # 23 to 29 November


def since(day: int, hour: int = 12, *, to: int = 50) -> Target:
    return a_target(an_increase(0, to), since=datetime(2026, 11, day, hour, tzinfo=UTC), reason="ill", by="U1")


@pytest.mark.parametrize(
    ("target", "told"),
    [
        (since(22, 16), False),  # Sunday, 23:00 there
        (since(22, 17), True),  # Monday there
        (since(28), True),  # after the check-in, before the digest
        (since(29, 17), False),
    ],
)
def test_it_is_told_in_the_week_in_which_it_took_force(target: Target, told: bool) -> None:
    moved = moved_in((FIRST, target), HANOI, after=WEEK.previous(), through=WEEK)
    assert moved == (Moved(FIRST, target) if told else None)


def test_with_weeks_between_two_digests_all_of_them_count() -> None:
    target = since(17)  # in week 47
    assert moved_in((FIRST, target), UTC, after=Week(2026, 46), through=WEEK) == Moved(FIRST, target)
    assert moved_in((FIRST, target), UTC, after=Week(2026, 47), through=WEEK) is None
    assert moved_in((FIRST, target), UTC, after=None, through=WEEK) == Moved(FIRST, target)


def test_moved_twice_it_is_told_from_the_first_to_the_last() -> None:
    between, last = since(24), since(26, to=60)
    assert moved_in((FIRST, between, last), UTC, after=WEEK.previous(), through=WEEK) == Moved(FIRST, last)


def test_moved_back_nothing_is_told() -> None:
    assert moved_in((FIRST, since(24), since(26, to=100)), UTC, after=WEEK.previous(), through=WEEK) is None


def test_a_target_that_never_moved_is_not_told() -> None:
    assert moved_in((FIRST,), UTC, after=None, through=WEEK) is None
