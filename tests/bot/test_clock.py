"""The clocks: aware UTC, moved only forward."""

from datetime import UTC, datetime, timedelta, timezone

import pytest

from bot.clock import MovableClock, SystemClock

FRIDAY = datetime(2026, 11, 27, 15, 0, tzinfo=timezone(timedelta(hours=7)))


def test_the_systems_clock_tells_aware_utc() -> None:
    assert SystemClock().now().tzinfo is UTC


def test_a_movable_clock_stands_still_until_it_is_moved() -> None:
    clock = MovableClock(FRIDAY)
    assert clock.now() == clock.now() == datetime(2026, 11, 27, 8, 0, tzinfo=UTC)
    clock.move_to(FRIDAY + timedelta(days=3))
    assert clock.now() == datetime(2026, 11, 30, 8, 0, tzinfo=UTC)
    assert clock.now().tzinfo is UTC


def test_a_running_clock_goes_on_from_its_moment() -> None:
    clock = MovableClock(FRIDAY, running=True)
    first = clock.now()
    assert FRIDAY <= first <= clock.now() < FRIDAY + timedelta(seconds=30)


def test_time_only_goes_forward() -> None:
    clock = MovableClock(FRIDAY)
    with pytest.raises(ValueError, match="only goes forward"):
        clock.move_to(FRIDAY - timedelta(seconds=1))


def test_a_moment_without_a_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="names no zone"):
        MovableClock(datetime(2026, 11, 27, 15, 0))


def test_machine_time_does_not_move_with_the_calendar() -> None:
    clock = MovableClock(FRIDAY)
    before = clock.monotonic()
    clock.move_to(FRIDAY + timedelta(days=365))
    assert clock.monotonic() - before < 60
