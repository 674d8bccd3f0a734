"""Processes of their own: the bot as `okr-bot run` starts it, the bare app, the fake Slack; their time and memory."""

import os
import socket
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryFile
from time import perf_counter, sleep
from typing import IO

from benchmarks.requests import SECRET

ROOT = Path(__file__).parent.parent
KEPT = ("PATH", "HOME", "LANG")
START_SECONDS = 30
LOOK_EVERY = 0.002


@dataclass(frozen=True, slots=True)
class Running:
    """A process that listens on `port`; `ready_after` is in seconds from its start."""

    pid: int
    port: int
    ready_after: float

    @property
    def megabytes(self) -> float:
        """Of memory that is its own and resident."""
        for line in Path(f"/proc/{self.pid}/status").read_text(encoding="utf-8").splitlines():
            if line.startswith("VmRSS"):
                return int(line.split()[1]) / 1024
        raise LookupError("the system does not tell")


@contextmanager
def listening(*arguments: str, port: int, variables: Mapping[str, str] | None = None) -> Iterator[Running]:
    """Run `python -m ...` until the end of the block; it is ready once it accepts connections."""
    environment = {name: os.environ[name] for name in KEPT if name in os.environ}
    environment |= {"PYTHONPATH": str(ROOT), **(variables or {})}
    with TemporaryFile() as told:
        began = perf_counter()
        process = subprocess.Popen(command(arguments), env=environment, stdout=told, stderr=told)
        try:
            wait_for(port, process, told, since=began)
            yield Running(process.pid, port, perf_counter() - began)
        finally:
            process.terminate()
            process.wait()


def command(arguments: Sequence[str]) -> list[str]:
    return [sys.executable, "-m", *arguments]


def wait_for(port: int, process: "subprocess.Popen[bytes]", told: IO[bytes], *, since: float) -> None:
    while perf_counter() - since < START_SECONDS:
        if process.poll() is not None:
            told.seek(0)
            raise RuntimeError(f"it ended at once: {told.read().decode()[-2000:]}")
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
        except OSError:
            sleep(LOOK_EVERY)
        else:
            return
    raise TimeoutError(f"nothing listens on {port}")


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        return int(taken.getsockname()[1])


@contextmanager
def fake_slack() -> Iterator[str]:
    """The base URL of its Web API."""
    port = free_port()
    with listening("benchmarks.fake_slack", str(port), port=port):
        yield f"http://127.0.0.1:{port}/api/"


@contextmanager
def the_bot(database_url: str, api_url: str) -> Iterator[Running]:
    """As in production over HTTP, with its ticks."""
    port = free_port()
    variables = {
        "SLACK_BOT_TOKEN": "xoxb-benchmark",
        "SLACK_SIGNING_SECRET": SECRET,
        "SLACK_API_URL": api_url,
        "DATABASE_URL": database_url,
        "PORT": str(port),
        "OKR_LOG_LEVEL": "WARNING",
    }
    with listening("bot", "run", port=port, variables=variables) as running:
        yield running


@contextmanager
def the_bare_app(database_url: str, api_url: str) -> Iterator[Running]:
    port = free_port()
    with listening("benchmarks.bare_app", str(port), database_url, api_url, port=port) as running:
        yield running
