"""A deliverer and a reconciler on a real database and the local Slack, the clocks in a test's hand."""

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from datetime import timedelta
from typing import Any

import aiohttp
import pytest
from slack_sdk.web.async_client import AsyncWebClient

from bot.actions import Actor
from bot.copies import Copies
from bot.delivery import Deliverer
from bot.parcel import Packer
from bot.reconciling import Reconciler
from bot.sending import Gateway
from bot.slack_gateway import Address, Outcome, SlackGateway
from bot.slack_history import SlackHistory
from bot.verdicts import Reconciled
from bot.worlds import Worlds
from messages.picture import Picture
from messages.reader import Reader
from messages.render import Rendered
from okr.actions.locate_deliveries import locate_deliveries
from okr.delivery import Delivery, DeliveryKind, Moot, Outgoing, Plan
from okr.ports import World
from okr.settings import WorkspaceSettings
from sandbox import Channel, Member, Sandbox, Workspace
from sandbox.state.messages import Message
from storage.engine import Database, open_database
from tests.bot.delivering import NOW, WEEK, TickingClock, render
from tests.builders import LONG_AGO, WORKSPACE, a_team
from tests.running_bot import MANIFEST, put

HISTORY, REPLIES, POST, DELETE = "conversations.history", "conversations.replies", "chat.postMessage", "chat.delete"
NUDGE, DIGEST, PART, PICTURE = (
    DeliveryKind.NUDGE,
    DeliveryKind.DIGEST,
    DeliveryKind.DIGEST_PART,
    DeliveryKind.DIGEST_PICTURE,
)
PEOPLE = [Member(person, person.lower(), person) for person in ("U1", "U2", "U3")]
CHANNELS = [Channel("CCARE", "care", ("U1", "U2"))]


class House:
    """One process that sends and looks. `gateway` may be replaced before something is sent."""

    def __init__(self, slack: Sandbox, database: Database, session: aiohttp.ClientSession) -> None:
        self.slack, self.database, self.clock = slack, database, TickingClock(NOW)
        client = AsyncWebClient(token=slack.bot_token, base_url=slack.url, session=session, retry_handlers=[])
        client.proxy = None
        self.gateway: Gateway = SlackGateway(client)
        self.history = SlackHistory(client, bot_user=slack.bot_user_id)
        self.worlds = Worlds(database, self.clock)
        self.actor = Actor(self.worlds, retry=database.run, threads=2)
        registry = {
            **dict.fromkeys((NUDGE, DIGEST, PART, DeliveryKind.GREETING), (compose, render)),
            PICTURE: (compose, render_picture),
        }
        self.copies = Copies(database.ambiguous, self.actor, history=lambda _: self.history)
        self.deliverer = Deliverer(
            database.outbox,
            self.actor,
            packer=Packer(registry, self.actor),
            gateway=lambda _: self.gateway,
            clock=self.clock,
        )
        self.deliverer.take_back_with(self.copies)
        self.woken = 0
        self.reconciler = self.another_reconciler()

    def another_reconciler(self) -> Reconciler:
        """Of another process, say."""
        return Reconciler(
            self.database.ambiguous,
            self.actor,
            history=lambda _: self.history,
            copies=self.copies,
            clock=self.clock,
            wake=self._wake,
        )

    def _wake(self) -> None:
        self.woken += 1

    def plan(self, subject: str, kind: DeliveryKind = NUDGE, *, period: str = WEEK) -> None:
        with self.worlds(WORKSPACE).transaction() as tx:
            tx.deliveries.plan([Plan(kind, subject, period, NOW, NOW + timedelta(hours=6))])

    def delivery(self, subject: str, kind: DeliveryKind = NUDGE, *, period: str = WEEK) -> Delivery:
        with self.worlds(WORKSPACE).snapshot() as tx:
            found = tx.deliveries.get(kind, subject, period)
        assert found is not None
        return found

    async def send(self) -> list[str]:
        """One pass of the deliverer; what was done with each."""
        return [done.what for done in await self.deliverer.deliver_due()]

    async def lost(self, *subjects: str, kind: DeliveryKind = NUDGE) -> None:
        """Plan and post to each of them, and lose Slack's answer."""
        method = "files.completeUploadExternal" if kind is PICTURE else POST
        for subject in subjects:
            self.plan(subject, kind, period=f"{WEEK}.1" if kind in (PART, PICTURE) else WEEK)
            self.slack.faults.lose_answer(method)
            assert await self.send() == ["ambiguous"]
        self.a_minute_goes_by()

    async def failed(self, *subjects: str, kind: DeliveryKind = NUDGE) -> None:
        """Plan for each of them, and have Slack break before it takes the message."""
        for subject in subjects:
            self.plan(subject, kind, period=f"{WEEK}.1" if kind in (PART, PICTURE) else WEEK)
            self.slack.faults.fail(POST)
            assert await self.send() == ["ambiguous"]
        self.a_minute_goes_by()

    async def look(self) -> list[str]:
        """One pass of the reconciler; what became of each."""
        return [what_of(one) for one in await self.reconciler.reconcile()]

    def a_minute_goes_by(self) -> None:
        """On the database's clock: leases are over, and whatever waited need not."""
        long_ago = "2000-01-01 00:00:00.000000"
        with self.database.writing() as connection:
            connection.exec_driver_sql(f"UPDATE deliveries SET lease_until = '{long_ago}' WHERE state = 'sending'")
            connection.exec_driver_sql("UPDATE deliveries SET retry_at = NULL")
            connection.exec_driver_sql("DELETE FROM pauses")
        self.database.outbox.expire_leases()

    def shown_to(self, person: str) -> list[Message]:
        return self.slack.channel_messages(self.slack.office.conversations.dm(person).id)

    def calls(self, method: str) -> int:
        return len(self.slack.calls(method))


class Meanwhile:
    """A gateway that lets something happen just before it posts, once."""

    def __init__(self, gateway: Gateway, happening: Any) -> None:
        self._gateway, self._happening = gateway, [happening]

    async def is_shared(self, channel: str) -> bool | Outcome:
        return await self._gateway.is_shared(channel)

    async def deliver(self, *, delivery: int, address: Address, text: str, blocks: Sequence[dict[str, Any]]) -> Outcome:
        while self._happening:
            await self._happening.pop()()
        return await self._gateway.deliver(delivery=delivery, address=address, text=text, blocks=blocks)

    async def upload(self, *, address: Address, picture: Picture) -> Outcome:
        return await self._gateway.upload(address=address, picture=picture)


def compose(world: World, delivery: Delivery) -> Outgoing[str] | Moot:
    """What it says is of no matter; it goes where the real one goes."""
    place = locate_deliveries(world, [delivery]).get(delivery.id)
    if place is None:
        return Moot("nowhere to go")
    return Outgoing(place.to, "en", "UTC", f"for {delivery.plan.subject}", thread_ts=place.thread_ts)


def render_picture(content: str, reader: Reader) -> Rendered | Picture:
    del reader
    return Picture("okr.png", "Progress", content, b"\x89PNG not really")


def what_of(one: Reconciled) -> str:
    return f"{one.what} ({one.why})" if one.why else one.what


@asynccontextmanager
async def a_house(database: Database) -> AsyncIterator[House]:
    """On an empty database: team care has the channel CCARE."""
    with database.transaction(WORKSPACE) as tx:
        put(WorkspaceSettings(workspace=WORKSPACE, name="Acme", since=LONG_AGO), tx)
        put(a_team(lead=None), tx)
    workspace = Workspace(team_id=WORKSPACE, members=PEOPLE, channels=CHANNELS)
    async with (
        Sandbox(workspace, manifest=MANIFEST, now=NOW) as slack,
        aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=10)) as session,
    ):
        house = House(slack, database, session)
        yield house
        house.actor.close()


@pytest.fixture
async def house(sqlite_url: str) -> AsyncIterator[House]:
    database = open_database(sqlite_url)
    async with a_house(database) as built:
        yield built
    database.dispose()
