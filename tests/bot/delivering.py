"""A deliverer on a real outbox, with a Slack that answers as it is told and clocks that tests push."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

from bot.actions import Actor
from bot.clock import MovableClock
from bot.delivery import Deliverer
from bot.parcel import Packer
from bot.slack_gateway import Address, Outcome, Posted
from bot.worlds import Worlds
from messages.picture import Picture
from messages.reader import Reader
from messages.render import Rendered
from okr.delivery import Delivery, DeliveryKind, Moot, NotYet, Outgoing, Plan, TakeBack
from okr.ports import World
from storage.engine import Database
from tests.builders import WORKSPACE

NOW = datetime(2026, 11, 27, 8, 0, tzinfo=UTC)
WEEK = "2026-W48"


class ScriptedSlack:
    """Answers each call as told, and with a fresh message where nothing was told."""

    def __init__(self, clock: "TickingClock") -> None:
        self.clock = clock
        self.calls: list[tuple[int, Address, str]] = []
        self.answers: dict[str, list[Outcome]] = {}

    def will(self, channel: str, *answers: Outcome) -> None:
        self.answers[channel] = list(answers)

    async def deliver(self, *, delivery: int, address: Address, text: str, blocks: Sequence[dict[str, Any]]) -> Outcome:
        self.calls.append((delivery, address, text))
        waiting = self.answers.get(address.channel)
        return waiting.pop(0) if waiting else Posted(address.channel, f"{len(self.calls)}.0")

    async def upload(self, *, address: Address, picture: Picture) -> Outcome:
        return await self.deliver(delivery=0, address=address, text=picture.alt, blocks=[])

    async def is_shared(self, channel: str) -> bool | Outcome:
        return channel == "CPARTNERS"

    @property
    def channels(self) -> list[str]:
        return [address.channel for _, address, _ in self.calls]


class TickingClock(MovableClock):
    """A machine clock that tests push, too."""

    machine = 0.0

    def monotonic(self) -> float:
        return self.machine

    def unix(self) -> float:
        return self.machine


class House:
    """A deliverer with its outbox, a scripted Slack, and compositions a test can replace."""

    def __init__(self, database: Database) -> None:
        self.database, self.clock = database, TickingClock(NOW)
        self.slack = ScriptedSlack(self.clock)
        self.says = "hello"
        self.worlds = Worlds(database, self.clock)
        self.actor = Actor(self.worlds, retry=database.run, threads=2)
        registry = dict.fromkeys((DeliveryKind.NUDGE, DeliveryKind.DIGEST), (self.compose, render))
        self.deliverer = Deliverer(
            database.outbox,
            self.actor,
            packer=Packer(registry, self.actor),
            gateway=lambda _workspace: self.slack,
            clock=self.clock,
        )

    def compose(self, world: World, delivery: Delivery) -> Outgoing[str] | Moot | NotYet | TakeBack:
        del world
        if self.says == "nothing":
            return Moot("all_answered")
        if self.says == "a loss":
            return Moot("too_late", missed=True)
        if self.says == "crash" and delivery.plan.subject == "UPOISON":
            raise ZeroDivisionError
        if self.says == "slowly":
            self.clock.machine += 25
        if self.says == "take it back":
            return TakeBack("no longer for its channel")
        if self.says == "after another":
            return NotYet("digest_not_out")
        return Outgoing(delivery.plan.subject, "en", "UTC", self.says, only_inside=self.says == "inside")

    def plan(
        self,
        *subjects: str,
        kind: DeliveryKind = DeliveryKind.NUDGE,
        hours: float = 6,
        workspace: str = WORKSPACE,
    ) -> None:
        world = self.worlds(workspace)
        with world.transaction() as tx:
            tx.deliveries.plan(Plan(kind, subject, WEEK, NOW, NOW + timedelta(hours=hours)) for subject in subjects)

    def delivery(self, subject: str, kind: DeliveryKind = DeliveryKind.NUDGE) -> Delivery:
        with self.worlds(WORKSPACE).snapshot() as tx:
            found = tx.deliveries.get(kind, subject, WEEK)
        assert found is not None
        return found

    def want_edit(self, subject: str) -> None:
        with self.worlds(WORKSPACE).transaction() as tx:
            tx.deliveries.want_edit(self.delivery(subject).id)


def render(content: str, reader: Reader) -> Rendered:
    del reader
    return Rendered({"text": content}, [{"type": "section", "text": {"type": "mrkdwn", "text": content}}])
