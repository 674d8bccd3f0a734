"""Calendar time that a test moves by hand."""

from datetime import UTC, datetime, timedelta

FRIDAY = datetime(2026, 11, 27, 15, 0, tzinfo=UTC)


class MovingClock:
    """Called, it tells the time it was last moved to; Friday 27 November 2026, 15:00 UTC at first."""

    def __init__(self, start: datetime = FRIDAY) -> None:
        self.time = start

    def __call__(self) -> datetime:
        return self.time

    def move_to(self, moment: datetime) -> None:
        self.time = moment.astimezone(UTC)

    def advance(self, **by: float) -> None:
        """By the arguments of a timedelta: `advance(hours=3)`."""
        self.time += timedelta(**by)
