"""The World that each workspace's actions see: its data, the clock, and calendars of working days."""

from dataclasses import dataclass
from datetime import datetime

from bot.clock import Clock
from bot.holiday_calendar import calendar_of
from okr.ports import World
from storage.engine import Database


@dataclass(frozen=True, slots=True)
class Worlds:
    """Called with a workspace, it gives its World on this database and by this clock."""

    database: Database
    clock: Clock

    def __call__(self, workspace: str) -> World:
        return World(
            workspace=workspace,
            now=self._now,
            transaction=lambda: self.database.transaction(workspace),
            snapshot=lambda: self.database.snapshot(workspace),
            working_days=calendar_of,
        )

    def _now(self) -> datetime:
        return self.clock.now()
