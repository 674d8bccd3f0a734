"""A local Slack with the real bot in it, on a database of its own: what every form of the demo stands on."""

import tempfile
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass, replace
from datetime import datetime
from importlib.resources import as_file, files
from pathlib import Path

import yaml

from bot.clock import MovableClock
from bot.config import Settings, WrongSetting
from bot.load_command import load_file
from bot.manifest import manifest_path
from bot.opening import opened_alone
from bot.process import running
from bot.syncing import reading_client
from bot.wiring import Bot
from okr.actions.upcoming import upcoming
from sandbox import Sandbox, Workspace
from sandbox.keeping import NotKept, keep, kept_moment, take_up
from sandbox.seed import read_seed

SAMPLE = files("sandbox") / "sample"
SET_UP_AT = datetime.fromisoformat("2026-11-27T14:55:00+07:00")
"""Five minutes before the sample company's week begins."""

EMPTY_AT = datetime.fromisoformat("2026-11-24T09:00:00+07:00")
"""A Tuesday morning: time to set up a team before its first Friday."""


@dataclass(frozen=True, slots=True)
class Hosting:
    """How to host: the port (0: any free one), people and channels of another file, `empty` of OKRs, the folder that
    keeps everything for the next time, and whether time passes by itself."""

    port: int = 0
    seed: Path | None = None
    empty: bool = False
    keep: Path | None = None
    running: bool = False


@dataclass(frozen=True, slots=True)
class Host:
    """The local Slack and the bot in it; `fresh` unless it was taken up from an earlier run."""

    slack: Sandbox
    bot: Bot
    fresh: bool

    async def tick(self) -> None:
        """Plan and send what is due now."""
        await self.bot.planner.plan_due()
        await self.bot.deliverer.deliver_due()

    async def moments_until(self, moment: datetime) -> tuple[datetime, ...]:
        """The moments up to there at which something falls due."""
        return await self.bot.actor.act_for(self.bot.install.workspace, upcoming, moment)


@asynccontextmanager
async def hosted(hosting: Hosting) -> AsyncIterator[Host]:
    """Everything up and, unless told otherwise, the sample company loaded.

    Raises WrongSetting for a port that is taken, and for a file or folder that holds no workspace.
    """
    with folder_of(hosting) as folder, as_file(SAMPLE) as sample:
        kept = folder / "workspace.json"
        fresh = not kept.exists()
        async with slack_of(hosting, sample, kept) as slack:
            clock = MovableClock(slack.now(), running=hosting.running)
            slack.clock.on_move.append(clock.move_to)
            settings = settings_of(slack, folder)
            with opened_alone(settings, by="demo", rather="keep this one in another folder") as database:
                async with running(settings, database=database, clock=clock, ticks=hosting.running) as bot:
                    await slack.connected()
                    if fresh and not (hosting.empty or hosting.seed):
                        await load_sample(bot, sample / "company.yml")
                    yield Host(slack, bot, fresh)
            if hosting.keep is not None:
                keep(slack, kept)


def slack_of(hosting: Hosting, sample: Path, kept: Path) -> Sandbox:
    """The local Slack, not served yet, as it was kept or as its seed says."""
    try:
        now = kept_moment(kept) if kept.exists() else EMPTY_AT if hosting.empty else SET_UP_AT
        workspace = read_seed(hosting.seed or sample / "workspace.yml")
        if hosting.empty:
            workspace = without_bot(workspace)
        slack = Sandbox(workspace, manifest=manifest_path(), now=now, port=hosting.port, running=hosting.running)
        if kept.exists():
            take_up(slack, kept)
    except OSError as error:
        raise WrongSetting(f"The demo cannot use port {hosting.port}: {error.strerror or error}.") from error
    except (NotKept, ValueError, yaml.YAMLError) as error:
        raise WrongSetting(f"{hosting.keep or hosting.seed}: {error}.") from error
    return slack


def without_bot(workspace: Workspace) -> Workspace:
    """The same people and channels, before anybody invited the bot."""
    return replace(workspace, channels=tuple(replace(channel, bot_is_in=False) for channel in workspace.channels))


async def load_sample(bot: Bot, path: Path) -> None:
    told: list[str] = []
    if await load_file(bot, reading_client(bot), path, say=told.append):
        raise RuntimeError("\n".join(told))


@contextmanager
def folder_of(hosting: Hosting) -> Iterator[Path]:
    """The folder that keeps the database: a given one stays, any other is gone afterwards."""
    if hosting.keep is not None:
        hosting.keep.mkdir(parents=True, exist_ok=True)
        yield hosting.keep
        return
    with tempfile.TemporaryDirectory(prefix="okr-demo-") as folder:
        yield Path(folder)


def settings_of(slack: Sandbox, folder: Path) -> Settings:
    return Settings(
        bot_token=slack.bot_token,
        app_token=slack.app_token,
        api_url=slack.url,
        database_url=f"sqlite:///{folder / 'okr.db'}",
        zone="Asia/Ho_Chi_Minh",
    )
