"""Machine time that a test can push, for all replicas at once: how far it was pushed lies in a file they share."""

import mmap
import struct
import time
from datetime import datetime, timedelta
from pathlib import Path

from sqlalchemy import ColumnElement
from sqlalchemy.engine import Connection

from bot.clock import MovableClock
from storage import database_clock

SECONDS = struct.Struct("d")


class MachineTime:
    """Seconds by which machine time is ahead of the machine's own clocks; every process that opened the file sees a
    push at once."""

    def __init__(self, file: Path) -> None:
        if not file.exists():
            file.write_bytes(SECONDS.pack(0.0))
        with file.open("r+b") as opened:
            self._shared = mmap.mmap(opened.fileno(), SECONDS.size)

    @property
    def ahead(self) -> float:
        told: float = SECONDS.unpack_from(self._shared)[0]
        return told

    def push(self, seconds: float) -> None:
        SECONDS.pack_into(self._shared, 0, self.ahead + seconds)


class PushedClock(MovableClock):
    """A calendar that stands still, and a machine clock that is pushed."""

    def __init__(self, moment: datetime, machine: MachineTime) -> None:
        super().__init__(moment)
        self._machine = machine

    def monotonic(self) -> float:
        return time.monotonic() + self._machine.ahead

    def unix(self) -> float:
        return time.time() + self._machine.ahead


class DatabaseClock:
    """Stands in for storage.database_clock.moment, from before anybody imports that: the database's clock, pushed by
    the machine time of this process."""

    def __init__(self) -> None:
        self._moment = database_clock.moment
        self.machine: MachineTime | None = None

    def __call__(self, connection: Connection, *, later: timedelta = timedelta(0)) -> ColumnElement[datetime]:
        ahead = timedelta(seconds=self.machine.ahead if self.machine else 0.0)
        return self._moment(connection, later=later + ahead)
