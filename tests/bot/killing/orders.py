"""What a replica is told to live by, and the nursery's door, where replicas are asked for."""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path

ROOT = Path(__file__).parents[3]
KEPT = ("PATH", "PYTHONPYCACHEPREFIX")
OURS = "outbox, lease and reconciling"


@dataclass(frozen=True, slots=True)
class Orders:
    """What a replica needs to live: the database, the local Slack, the calendar's moment, the file of machine time,
    and how it delivers. It stops itself (SIGSTOP) just before its `stops_before`th call, 0: never. With
    `plans_weeks` it only plans so many weeks, and ends."""

    database_url: str
    api_url: str
    bot_token: str
    app_token: str
    moment: str
    machine: str
    log: str
    strategy: str = OURS
    stops_before: int = 0
    plans_weeks: int = 0

    def as_line(self) -> str:
        return json.dumps(asdict(self)) + "\n"


@dataclass(frozen=True, slots=True)
class Nursery:
    """A process that forks replicas."""

    process: subprocess.Popen[str]

    def start(self, orders: Orders) -> int:
        """The process id of a replica that has just begun to live."""
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        self.process.stdin.write(orders.as_line())
        self.process.stdin.flush()
        return int(self.process.stdout.readline())


@contextmanager
def a_nursery() -> Iterator[Nursery]:
    """Ready for orders; whoever still lives is killed at the end."""
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.bot.killing.nursery"],
        cwd=ROOT,
        env={**{name: os.environ[name] for name in KEPT if name in os.environ}, "PYTHONPATH": str(ROOT)},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        start_new_session=True,  # so that one signal reaches all who live
    )
    try:
        assert process.stdout is not None
        assert process.stdout.readline() == "ready\n"
        yield Nursery(process)
    finally:
        os.killpg(process.pid, signal.SIGKILL)
        process.communicate()
