"""Two clocks: calendar time moves when asked, machine time never."""

from datetime import UTC, datetime, timedelta

import pytest

from sandbox import Sandbox
from sandbox.clock import Clock
from tests.sandbox.conftest import FRIDAY, WORKSPACE, a_manifest


async def test_a_given_moment_stands_still_until_it_is_moved(slack: Sandbox) -> None:
    assert slack.now() == FRIDAY
    slack.advance(timedelta(hours=1))
    assert slack.now() == FRIDAY + timedelta(hours=1)
    slack.move_to(datetime(2026, 11, 30, 10, 0, tzinfo=UTC))
    assert slack.now() == datetime(2026, 11, 30, 10, 0, tzinfo=UTC)


async def test_listeners_hear_of_every_move(slack: Sandbox) -> None:
    heard: list[datetime] = []
    slack.clock.on_move.append(heard.append)
    slack.advance(timedelta(days=1))
    slack.advance(timedelta(days=1))
    assert heard == [FRIDAY + timedelta(days=1), FRIDAY + timedelta(days=2)]


async def test_time_only_goes_forward_and_needs_a_zone(slack: Sandbox) -> None:
    with pytest.raises(ValueError, match="only goes forward"):
        slack.move_to(FRIDAY - timedelta(seconds=1))
    with pytest.raises(ValueError, match="aware datetime"):
        slack.move_to(datetime(2027, 1, 1))
    with pytest.raises(ValueError, match="aware datetime"):
        Clock(datetime(2027, 1, 1))


async def test_moving_the_calendar_leaves_machine_time_alone(slack: Sandbox) -> None:
    before = slack.clock.machine()
    slack.advance(timedelta(days=365))
    assert slack.clock.machine() - before < 1


def test_a_running_clock_goes_on_from_where_it_was_put(monkeypatch: pytest.MonkeyPatch) -> None:
    clock = Clock(FRIDAY, running=True)
    start = clock.machine()
    monkeypatch.setattr("sandbox.clock.time.monotonic", lambda: start + 90)
    assert clock.now() - FRIDAY >= timedelta(seconds=89)


async def test_without_a_moment_it_is_the_machines_calendar() -> None:
    async with Sandbox(WORKSPACE, manifest=a_manifest()) as slack:
        assert abs(slack.now() - datetime.now(UTC)) < timedelta(seconds=5)
