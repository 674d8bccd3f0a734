"""What becomes of a delivery that was looked for in Slack, and of what stands there once too often."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import Protocol

import structlog

from bot.actions import Actor
from bot.clock import Clock
from bot.copies import Copies, Copy
from bot.reading import Closed, Reading
from okr.delivery import AS_FILES, Delivery

log = structlog.get_logger(__name__)


class Settled(Protocol):
    """The part of storage/ambiguous.py that keeps verdicts. The marks say False where others have the row by now."""

    def found(self, delivery: Delivery, /, *, channel: str, ts: str) -> bool: ...
    def absent(self, delivery: Delivery, /, *, now: datetime) -> bool: ...
    def give_up(self, delivery: Delivery, /, *, error: str) -> bool: ...
    def shown(self, workspace: str, ids: Sequence[int], /) -> Mapping[int, str]: ...


@dataclass(frozen=True, slots=True)
class Reconciled:
    """What became of one delivery: "found", "sent again" or "missed" where it is not there, "unknown"; "left" where
    somebody else has settled it meanwhile."""

    delivery: Delivery
    what: str
    why: str = ""


class Verdicts:
    """Keeps what a reading told, while its rows are in our hands."""

    def __init__(self, outbox: Settled, actor: Actor, *, copies: Copies, clock: Clock) -> None:
        self._outbox = outbox
        self._actor = actor
        self._copies = copies
        self._clock = clock

    async def on(self, reading: Reading, closed: Closed | None) -> list[Reconciled]:
        """Settle all that was looked for. Without `closed`, what was not seen is not there."""
        settled = [await self._on_one(delivery, reading, closed) for delivery in reading.wanted]
        await self._sweep(reading)
        return settled

    async def give_up(self, delivery: Delivery, error: str) -> Reconciled:
        """Nobody can say whether it is there: it is never sent again."""
        return await self._kept(Reconciled(delivery, "unknown", error), partial(self._outbox.give_up, error=error))

    async def _on_one(self, delivery: Delivery, reading: Reading, closed: Closed | None) -> Reconciled:
        """A file that is not to be seen may come yet, for Slack shares a file when it gets to it: it is not sent
        again."""
        is_file = delivery.plan.kind in AS_FILES
        stand = standing(reading, delivery, by_file=is_file)
        if stand:
            return await self._found(delivery, reading, stand)
        if closed is not None or is_file:
            return await self.give_up(delivery, closed.error if closed else "not_seen_yet")
        now = self._clock.now()
        what = "missed" if delivery.plan.not_after < now else "sent again"
        return await self._kept(Reconciled(delivery, what), partial(self._outbox.absent, now=now))

    async def _found(self, delivery: Delivery, reading: Reading, stand: Sequence[str]) -> Reconciled:
        """The oldest stays. Copies go first: after a crash in between, all of them are found once more."""
        for copy in stand[1:]:
            await self._copies.remove(Copy(reading.workspace, reading.channel, copy, delivery.id))
        found = partial(self._outbox.found, channel=reading.channel, ts=stand[0])
        return await self._kept(Reconciled(delivery, "found"), found)

    async def _kept(self, one: Reconciled, mark: Callable[[Delivery], bool]) -> Reconciled:
        if not await self._actor.in_thread(lambda: mark(one.delivery)):
            return Reconciled(one.delivery, "left")
        plan = one.delivery.plan
        log.warning(
            "reconciled",
            what=one.what,
            kind=plan.kind.value,
            subject=plan.subject,
            period=plan.period,
            delivery=one.delivery.id,
            why=one.why or None,
        )
        return one

    async def _sweep(self, reading: Reading) -> None:
        """Of what was not looked for, too, only that stays which the outbox names."""
        wanted = {delivery.id for delivery in reading.wanted}
        named = ((seen.delivery, seen.ts) for seen in reading.seen if seen.delivery is not None)
        others = {(delivery, ts) for delivery, ts in named if delivery not in wanted}
        if not others:
            return
        ids = [delivery for delivery, _ in others]
        shown = await self._actor.in_thread(lambda: self._outbox.shown(reading.workspace, ids))
        for delivery, ts in sorted(others):
            if shown.get(delivery, ts) != ts:
                await self._copies.remove(Copy(reading.workspace, reading.channel, ts, delivery))


def standing(reading: Reading, delivery: Delivery, *, by_file: bool) -> list[str]:
    """The ts of each of its messages that was seen, the oldest first; of a picture by its file, for files carry no
    metadata."""
    return sorted({seen.ts for seen in reading.seen if seen.delivery == delivery.id or (by_file and seen.has_file)})
