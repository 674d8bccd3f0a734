"""The real bot, wired as in production, against a local Slack, a real database and one clock that tests move."""

import socket
from collections.abc import AsyncIterator, Callable, Iterator, Sequence
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cache, singledispatch
from pathlib import Path
from typing import Any, TypeVar

import pytest
import yaml

from bot.clock import MovableClock
from bot.config import Mode, Settings
from bot.demo.form_filler import FormFiller
from bot.http.app import EVENTS
from bot.process import running
from bot.settling import Done
from bot.wiring import Bot
from okr.actions.schedule import Schedule
from okr.actions.standings import rebuild_standing
from okr.check_in import CheckIn
from okr.cycle import Cycle
from okr.key_result import KeyResult
from okr.member import Absence, Member
from okr.objective import Objective
from okr.ports import Transaction, World
from okr.settings import WorkspaceSettings
from okr.team import Membership, Team
from sandbox import Channel, Sandbox, UserGroup, Workspace
from sandbox import Member as SlackMember
from storage.engine import Database, open_database
from tests.builders import LONG_AGO, WORKSPACE
from tests.slack_models import misfits

MANIFEST = Path(__file__).parent.parent / "manifest.yml"
FRIDAY = datetime(2026, 11, 27, 8, 0, tzinfo=UTC)
"""Friday of week 48, 15:00 in Vietnam and 08:00 in London."""

PEOPLE = (
    SlackMember("U1", "alice", "Alice Nguyen", zone="Etc/UTC"),
    SlackMember("U2", "bob", "Bob Stone", zone="Europe/London", locale="en-GB"),
    SlackMember("ULAN", "lan", "Trần Thị Lan", zone="Asia/Ho_Chi_Minh", locale="vi-VN"),
    SlackMember("UMINH", "minh", "Lê Quang Minh", zone="Asia/Ho_Chi_Minh", locale="vi-VN"),
    SlackMember("ULEAD", "leah", "Leah Lead", zone="Etc/UTC"),
    SlackMember("UADMIN", "ada", "Ada Admin", kind="admin"),
    SlackMember("UGUEST", "gus", "Gus Guest", kind="guest"),
    SlackMember("UGONE", "dan", "Dan Gone", kind="deactivated"),
    SlackMember("UELSE", "eve", "Eve Else", kind="stranger"),
)
EVERYBODY = tuple(person.id for person in PEOPLE if person.kind in {"member", "admin", "guest"})
CHANNELS = (
    Channel("CCARE", "care", EVERYBODY),
    Channel("CSALES", "sales", EVERYBODY),
    Channel("CCOMPANY", "company", EVERYBODY),
    Channel("CSECRET", "secret", ("U1", "ULEAD"), kind="private"),
    Channel("CPARTNERS", "partners", ("U1", "UELSE"), kind="external"),
    Channel("CELSEWHERE", "elsewhere", EVERYBODY, bot_is_in=False),
)

GROUPS = (
    UserGroup("SCARE", "care-people", "Customer care", ("U1", "ULEAD", "UGONE", "UGUEST")),
    UserGroup("SOLD", "old", users=("U2",), disabled=True),
    UserGroup("SNORTH", "north", users=("U2", "ULAN")),
)

T = TypeVar("T")
Thing = Member | Absence | Team | Membership | Cycle | Objective | KeyResult | CheckIn | WorkspaceSettings


@dataclass(frozen=True, slots=True, repr=False)  # asyncio's runner takes the repr of whatever a fixture gives
class RunningBot:
    """The bot and all it stands in. Nothing ticks by itself: `tick` plans and delivers once."""

    slack: Sandbox
    bot: Bot
    clock: MovableClock

    def person(self, user: str) -> FormFiller:
        """Act as that member of the local Slack."""
        return FormFiller(self.slack.desk, user)

    async def tick(self) -> list[Done]:
        """Plan and deliver what is due now; what was done with each delivery."""
        await self.bot.planner.plan_due()
        await self.bot.reconciler.reconcile()
        return await self.bot.deliverer.deliver_due()

    def move_to(self, moment: datetime) -> None:
        """Jump to a moment, the bot and Slack alike."""
        self.slack.move_to(moment)

    def advance(self, **by: float) -> None:
        """Jump by the arguments of a timedelta: `advance(days=3)`."""
        self.slack.advance(timedelta(**by))

    async def act(self, action: Callable[..., T], *args: Any, **kwargs: Any) -> T:
        """Run an action in the bot's workspace."""
        return await self.bot.actor.act_for(self.slack.team_id, action, *args, **kwargs)

    async def read(self, look: Callable[[Transaction], T]) -> T:
        """What `look` finds in the database."""

        def reading(world: World) -> T:
            with world.snapshot() as tx:
                return look(tx)

        return await self.act(reading)

    async def put(self, *things: Thing) -> None:
        """Put things into the database as they are; the standings of the key results among them follow."""

        def putting(world: World) -> None:
            with world.transaction() as tx:
                for thing in things:
                    put(thing, tx)
                keep_standings_true(world, tx, things)

        await self.act(putting)


@asynccontextmanager
async def bot_in_slack(
    database_url: str,
    *,
    now: datetime = FRIDAY,
    people: Sequence[SlackMember] = PEOPLE,
    channels: Sequence[Channel] = CHANNELS,
    ticks: bool = False,
    mode: Mode = Mode.SOCKET,
) -> AsyncIterator[RunningBot]:
    """A running bot in a local Slack of those people and channels; `database_url` names a migrated database."""
    workspace = Workspace(team_id=WORKSPACE, members=people, channels=channels, user_groups=GROUPS)
    register(database_url)
    async with Sandbox(workspace, manifest=our_manifest(), now=now) as slack:
        clock = MovableClock(now)
        slack.clock.on_move.append(clock.move_to)
        settings = settings_for(slack, database_url, mode=mode)
        with database_at(database_url) as database:
            async with running(settings, database=database, clock=clock, ticks=ticks) as bot:
                await reached(slack, settings)
                yield RunningBot(slack, bot, clock)
        assert misfits(slack.calls(), slack.deliveries()) == []


@cache
def our_manifest() -> dict[str, Any]:
    """Read once a process: the file took a fifth of a bot's start."""
    manifest: dict[str, Any] = yaml.safe_load(MANIFEST.read_text(encoding="utf-8"))
    return manifest


def settings_for(slack: Sandbox, database_url: str, *, mode: Mode) -> Settings:
    """The settings of a bot in that Slack, which Slack reaches in that way."""
    return Settings(
        bot_token=slack.bot_token,
        app_token=slack.app_token if mode is Mode.SOCKET else None,
        signing_secret=slack.signing_secret if mode is Mode.HTTP else None,
        port=free_port() if mode is Mode.HTTP else 0,
        api_url=slack.url,
        database_url=database_url,
    )


async def reached(slack: Sandbox, settings: Settings) -> None:
    """Slack has a way to the bot."""
    if settings.mode is Mode.HTTP:
        await slack.use_request_url(f"http://{settings.host}:{settings.port}{EVENTS}")
    else:
        await slack.connected()


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        return int(taken.getsockname()[1])


def keep_standings_true(world: World, tx: Transaction, things: Sequence[Thing]) -> None:
    """Rebuild the standing of every key result that was put or answered."""
    numbers = {thing.number for thing in things if isinstance(thing, KeyResult)}
    numbers |= {thing.key_result for thing in things if isinstance(thing, CheckIn)}
    schedule = Schedule(world, tx)
    for key_result in tx.key_results.many(numbers).values():
        objective = tx.objectives.get(key_result.objective)
        assert objective is not None, f"put the objective {key_result.objective} of {key_result.label} too"
        rebuild_standing(tx, schedule, key_result, objective)


@contextmanager
def database_at(url: str) -> Iterator[Database]:
    database = open_database(url)
    try:
        yield database
    finally:
        database.dispose()


def register(database_url: str) -> None:
    """The workspace has been there for long: nothing is left out for being older than the bot."""
    with database_at(database_url) as database, database.transaction(WORKSPACE) as tx:
        tx.settings.put(WorkspaceSettings(workspace=WORKSPACE, name="Acme", since=LONG_AGO))


@pytest.fixture
async def a_running_bot(sqlite_url: str) -> AsyncIterator[RunningBot]:
    """The real bot on SQLite in a local Slack, at Friday 27 November 2026, 08:00 UTC."""
    async with bot_in_slack(sqlite_url) as running_bot:
        yield running_bot


@pytest.fixture(params=list(Mode), ids=lambda mode: mode.name.lower())
async def a_running_bot_either_way(sqlite_url: str, request: pytest.FixtureRequest) -> AsyncIterator[RunningBot]:
    """As a_running_bot, once over a socket and once over HTTP."""
    async with bot_in_slack(sqlite_url, mode=request.param) as running_bot:
        yield running_bot


@pytest.fixture
async def a_running_bot_on_both(database_url: str) -> AsyncIterator[RunningBot]:
    """As a_running_bot, once on SQLite and once on PostgreSQL."""
    async with bot_in_slack(database_url) as running_bot:
        yield running_bot


@singledispatch
def put(thing: object, tx: Transaction) -> None:
    """Put one thing where its kind belongs."""
    raise TypeError(f"nowhere to put a {type(thing).__name__}")


@put.register
def _(thing: Member, tx: Transaction) -> None:
    tx.members.put(thing)


@put.register
def _(thing: Absence, tx: Transaction) -> None:
    tx.members.put_absence(thing)


@put.register
def _(thing: Team, tx: Transaction) -> None:
    tx.teams.put(thing)


@put.register
def _(thing: Membership, tx: Transaction) -> None:
    tx.teams.put_membership(thing)


@put.register
def _(thing: Cycle, tx: Transaction) -> None:
    tx.cycles.put(thing)


@put.register
def _(thing: Objective, tx: Transaction) -> None:
    tx.objectives.put(thing)


@put.register
def _(thing: KeyResult, tx: Transaction) -> None:
    tx.key_results.put(thing)


@put.register
def _(thing: CheckIn, tx: Transaction) -> None:
    tx.check_ins.add(thing)


@put.register
def _(thing: WorkspaceSettings, tx: Transaction) -> None:
    tx.settings.put(thing)
