"""`okr-bot demo`: a local Slack and the real bot on a fresh database, and a week of the sample company."""

import tempfile
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import datetime
from importlib.resources import as_file, files
from pathlib import Path

from bot import log
from bot.clock import MovableClock
from bot.config import Settings
from bot.demo.stage import Stage
from bot.demo.week import play
from bot.load_command import load_file
from bot.manifest import manifest_path
from bot.opening import opened
from bot.process import running
from bot.syncing import reading_client
from sandbox import Sandbox
from sandbox.seed import read_seed

SAMPLE = files("sandbox") / "sample"
SET_UP_AT = datetime.fromisoformat("2026-11-27T14:55:00+07:00")
"""Five minutes before the first nudge of the week that is played."""


async def demo(*, say: Callable[[str], None]) -> None:
    """Play the week and print what people and channels see."""
    log.set_up(level="WARNING", form="console")
    async with stage(say=say) as ready:
        await play(ready)


@asynccontextmanager
async def stage(*, say: Callable[[str], None]) -> AsyncIterator[Stage]:
    """The sample company, loaded into a bot that runs in a local Slack; nothing ticks by itself."""
    with tempfile.TemporaryDirectory(prefix="okr-demo-") as folder, as_file(SAMPLE) as sample:
        workspace = read_seed(sample / "workspace.yml")
        async with Sandbox(workspace, manifest=manifest_path(), now=SET_UP_AT) as slack:
            clock = MovableClock(SET_UP_AT)
            slack.clock.on_move.append(clock.move_to)
            settings = Settings(
                bot_token=slack.bot_token,
                app_token=slack.app_token,
                api_url=slack.url,
                database_url=f"sqlite:///{Path(folder) / 'okr.db'}",
            )
            with opened(settings) as database:
                async with running(settings, database=database, clock=clock, ticks=False) as bot:
                    await slack.connected()
                    told: list[str] = []
                    if await load_file(bot, reading_client(bot), sample / "company.yml", say=told.append):
                        raise RuntimeError("\n".join(told))
                    yield Stage(slack, bot, say=say)
