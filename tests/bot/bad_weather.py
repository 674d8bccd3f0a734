"""A company whose bot reaches Slack through a proxy that cuts, and whose Slack answers 429 and 500; what came of it."""

from collections import Counter
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from functools import partial

from bot.clock import MovableClock
from bot.config import Mode
from bot.demo.form_filler import FormFiller
from bot.process import assembled, running
from bot.wiring import Bot
from okr.delivery import DeliveryState
from okr.settings import WorkspaceSettings
from sandbox import Member as SlackMember
from sandbox import Sandbox, Workspace
from sandbox.state.records import Call, Delivery
from storage.engine import Database
from tests.builders import WORKSPACE, a_cycle, a_key_result, a_member, a_membership, a_team, an_objective
from tests.cutting_proxy import CuttingProxy, behind
from tests.running_bot import FRIDAY, MANIFEST, database_at, put, settings_for

AT_THREE = FRIDAY.replace(hour=15)
"""When everybody is asked: 15:00 UTC."""

FINAL = frozenset(
    {
        DeliveryState.SENT,
        DeliveryState.MISSED,
        DeliveryState.DEAD,
        DeliveryState.CANCELLED,
        DeliveryState.UNKNOWN,
    }
)


def people_of(number: int) -> list[str]:
    return [f"U{each:04}" for each in range(1, number + 1)]


def move_in(database: Database, people: Sequence[str]) -> None:
    """Each of them owns a key result that is due; the bot has been here for an hour."""
    with database.transaction(WORKSPACE) as tx:
        put(WorkspaceSettings(WORKSPACE, "Acme", since=AT_THREE - timedelta(hours=1)), tx)
        for thing in (a_team(lead=None, channel=None, digest=False), a_cycle(), an_objective(owner=None)):
            put(thing, tx)
        for number, person in enumerate(people, start=1):
            put(a_member(person, name=f"Person {number}"), tx)
            put(a_membership(person), tx)
            put(a_key_result(number=number, owner=person), tx)


@dataclass(slots=True)
class Watch:
    """Looks at each call as it comes in to Slack, by machine time."""

    slack: Sandbox
    too_early: list[str] = field(default_factory=list)
    closed_until: dict[tuple[str, str], float] = field(default_factory=dict)

    def saw(self, _kind: str, entry: Call | Delivery) -> None:
        if not isinstance(entry, Call):
            return
        answered = self.slack.clock.machine()
        asked_of = entry.method, str(entry.arguments.get("channel") or entry.arguments.get("users"))
        early = self.closed_until.get(asked_of, 0.0) - (answered - entry.seconds)
        if early > 0:
            self.too_early.append(f"{asked_of} {early:.3f} s before its Retry-After")
        if entry.retry_after is not None:
            self.closed_until[asked_of] = answered + entry.retry_after


@dataclass(frozen=True, slots=True)
class House:
    """A bot that does not tick by itself, and what is between it and Slack."""

    slack: Sandbox
    proxy: CuttingProxy
    bot: Bot
    watch: Watch
    people: Sequence[str]

    def person(self, user: str) -> FormFiller:
        """Act as that member of the local Slack."""
        return FormFiller(self.slack.desk, user)

    async def all_is_settled(self) -> bool:
        """Plan, deliver, look for what is in doubt, and wait a little; whether all has come to its end."""
        await self.slack.clock.machine_sleep(0.2)
        await self.bot.planner.plan_due()
        await self.bot.deliverer.deliver_due()
        self.let_leases_run_out()
        await self.bot.reconciler.reconcile()
        return set(self.states()) <= FINAL

    def let_leases_run_out(self) -> None:
        """A minute goes by on the database's clock for those that wait to be looked for; a Retry-After stays."""
        with self.bot.database.writing() as connection:
            connection.exec_driver_sql(
                "UPDATE deliveries SET retry_at = NULL WHERE state = 'ambiguous' AND lease_token IS NULL"
            )

    def states(self) -> Counter[DeliveryState]:
        return Counter(self.bot.database.outbox.counts_by_state())

    def received(self) -> Counter[str]:
        """How many messages each person got."""
        dms = {person: self.slack.office.conversations.dm(person).id for person in self.people}
        return Counter({person: len(self.slack.channel_messages(dm)) for person, dm in dms.items()})


@asynccontextmanager
async def a_house(
    database_url: str, people: Sequence[str], proxy: CuttingProxy, *, listens: bool = False
) -> AsyncIterator[House]:
    """Everybody is due at this moment. The proxy is told where Slack is; the bot's socket goes through it too."""
    members = [SlackMember(person, person.lower(), f"Person {person}") for person in people]
    async with Sandbox(Workspace(team_id=WORKSPACE, members=members), manifest=MANIFEST, now=AT_THREE) as slack:
        watch = Watch(slack)
        slack.office.records.on_record.append(watch.saw)
        with database_at(database_url) as database:
            move_in(database, people)
            async with behind(proxy, slack):
                settings = settings_for(slack, database_url, mode=Mode.SOCKET)
                started = partial(running, ticks=False) if listens else assembled
                clock = MovableClock(AT_THREE + timedelta(minutes=1))
                async with started(settings, database=database, clock=clock) as bot:
                    yield House(slack, proxy, bot, watch, people)
