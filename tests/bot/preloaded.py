"""A process that has imported every command once and forks an `okr-bot` for each order it reads: a start costs
milliseconds instead of two seconds."""

import json
import os
import signal
import subprocess
import sys
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from importlib import import_module
from pathlib import Path
from threading import Lock
from typing import NoReturn

from bot.cli import COMMANDS

WITHOUT = "demo"
"""The one command that needs the local Slack: another house than an operator's."""

ENDS_WITHIN = 60
ROOT = Path(__file__).parent.parent.parent


@dataclass(frozen=True, slots=True)
class Order:
    """`okr-bot` with these arguments and variables, in that folder; what it says goes to the files `out` and `err`."""

    arguments: tuple[str, ...]
    variables: dict[str, str]
    folder: str
    out: str
    err: str


class Preloaded:
    """The tests' side of that process. It runs one command at a time, and may be asked from any thread."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self._process = process
        self._one_at_a_time = Lock()

    def run(self, order: Order) -> int:
        """The exit code; -14 where it did not end within a minute."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        with self._one_at_a_time:
            self._process.stdin.write(json.dumps(asdict(order)) + "\n")
            self._process.stdin.flush()
            return int(self._process.stdout.readline())


@contextmanager
def preloaded() -> Iterator[Preloaded]:
    """One that is ready by the time of its first order, and ends with the block."""
    ours = [sys.executable, "-m", "tests.bot.preloaded"]
    with subprocess.Popen(ours, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        yield Preloaded(process)
        process.communicate()


def main() -> None:
    for name in COMMANDS.keys() - {WITHOUT}:
        import_module(f"bot.commands.{name}")
    for line in sys.stdin:
        child = os.fork()
        if child == 0:
            live(Order(**json.loads(line)))
        print(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), flush=True)


def live(order: Order) -> NoReturn:
    """What the interpreter does around `okr-bot`'s own main."""
    code: object = 1
    try:
        signal.alarm(ENDS_WITHIN)
        os.chdir(order.folder)
        os.environ.clear()
        os.environ.update(order.variables)
        for stream, path in ((0, os.devnull), (1, order.out), (2, order.err)):
            os.dup2(os.open(path, os.O_RDWR | os.O_CREAT), stream)
        sys.argv = ["okr-bot", *order.arguments]
        import_module("bot.cli").main()
        code = 0
    except SystemExit as end:
        code = end.code or 0
    except BaseException:
        traceback.print_exc()
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(code if isinstance(code, int) else 1)


if __name__ == "__main__":
    main()
