"""`okr-bot` as an operator has it: a process of its own, that a test can kill."""

import asyncio
import os
import signal
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from sandbox import Sandbox
from tests.bot.preloaded import Order, Preloaded
from tests.running_bot import MANIFEST

ROOT = MANIFEST.parent
KEPT = ("PATH", "HOME", "LANG", "PYTHONPYCACHEPREFIX")


@dataclass(frozen=True, slots=True)
class Ran:
    code: int
    out: str
    err: str


@dataclass(frozen=True, slots=True)
class Shell:
    """Runs `okr-bot` in a directory of its own, with only these variables set."""

    folder: Path
    variables: dict[str, str]
    preloaded: Preloaded | None = None
    """Runs commands to their end in less time; what is started and left running is a process of its own always."""

    def environment(self, variables: Mapping[str, str]) -> dict[str, str]:
        kept = {name: os.environ[name] for name in KEPT if name in os.environ}
        return {**kept, "PYTHONPATH": str(ROOT), **self.variables, **variables}

    async def start(self, *arguments: str, **variables: str) -> asyncio.subprocess.Process:
        """Start it and leave it running."""
        return await asyncio.create_subprocess_exec(
            sys.executable,
            "-m",
            "bot",
            *arguments,
            cwd=self.folder,
            env=self.environment(variables),
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )

    async def run(self, *arguments: str, **variables: str) -> Ran:
        """Run it to its end."""
        if self.preloaded is not None:
            return await self.forked(self.preloaded, arguments, variables)
        process = await self.start(*arguments, **variables)
        out, err = await asyncio.wait_for(process.communicate(), 60)
        return Ran(process.returncode or 0, out.decode(), err.decode())

    async def forked(self, preloaded: Preloaded, arguments: tuple[str, ...], variables: Mapping[str, str]) -> Ran:
        with TemporaryDirectory() as said:
            out, err = Path(said, "out"), Path(said, "err")
            order = Order(arguments, self.environment(variables), str(self.folder), str(out), str(err))
            code = await asyncio.to_thread(preloaded.run, order)
            return Ran(code, out.read_text(encoding="utf-8"), err.read_text(encoding="utf-8"))


def shell_for(slack: Sandbox, folder: Path, **variables: str) -> Shell:
    """A shell whose bot talks to that local Slack."""
    tokens = {"SLACK_BOT_TOKEN": slack.bot_token, "SLACK_APP_TOKEN": slack.app_token, "SLACK_API_URL": slack.url}
    return Shell(folder, {**tokens, **variables})


async def end(process: asyncio.subprocess.Process, how: signal.Signals) -> Ran:
    """Send the signal, unless it has ended already, and wait for the end."""
    if process.returncode is None:
        process.send_signal(how)
    out, err = await asyncio.wait_for(process.communicate(), 30)
    return Ran(process.returncode or 0, out.decode(), err.decode())
