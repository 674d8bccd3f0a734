"""What becomes of a delivery after an attempt: marked in the outbox, put back, or parked with others like it."""

import random
from collections.abc import Sequence, Set
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial
from typing import Protocol

from bot.actions import Actor
from bot.clock import Clock
from bot.copies import Copies
from bot.destinations import Destinations
from bot.marks import Marks
from bot.parcel import Parcel
from bot.slack_gateway import POST, Ambiguous, Bug, DestinationDead, InstallDead, Outcome, Posted, TryLater
from bot.slack_history import answer_of
from okr import attempt
from okr.attempt import End
from okr.delivery import Delivery, MissReason, Moot
from storage.pause import ANY

INSTALL_PAUSE = 300.0
FIRST_BACKOFF = 5.0
LONGEST_BACKOFF = 300.0
CRASHES_ALLOWED = 3

Parking = tuple[str, str, str]
"""Workspace, method and channel (or ANY): what one 429 stops, and nothing else."""


class Outbox(Protocol):
    """What storage/outbox.py offers to whoever sends."""

    def claim(self, now: datetime, limit: int, /) -> Sequence[Delivery]: ...
    def waits_for_pace(self, now: datetime, /) -> bool: ...
    def expire_leases(self) -> int: ...
    def miss_overdue(self, now: datetime, /) -> int: ...
    def finish(self, ends: Sequence[End], /) -> Set[int]: ...
    def pause(self, workspace: str, /, *, delay: timedelta, method: str = ..., channel: str = ...) -> None: ...


@dataclass(frozen=True, slots=True)
class Done:
    """What one pass did with one delivery; `parcel` is None where nothing was rendered. `retry_after` in seconds."""

    delivery: Delivery
    what: str
    detail: str = ""
    parcel: Parcel | None = None
    retry_after: float | None = None


class Settling:
    """Marks the end of attempts. Everything it changes it changes only while the lease is still its own."""

    def __init__(self, outbox: Outbox, actor: Actor, clock: Clock) -> None:
        self._outbox = outbox
        self._actor = actor
        self._clock = clock
        self._marks = Marks(outbox.finish, actor)
        self._parked: dict[Parking, float] = {}
        self.destinations = Destinations(actor)
        self.copies: Copies | None = None

    def parked_for(self, parcel: Parcel) -> float:
        """Seconds for which nothing may be sent to that place by that method; 0 where it may."""
        workspace, method, channel = parking_of(parcel)
        until = (self._parked.get((workspace, method, place), 0.0) for place in (channel, ANY))
        return max(0.0, max(until) - self._clock.monotonic())

    async def settle(self, parcel: Parcel, outcome: Outcome) -> Done:
        """Mark what Slack answered."""
        delivery = parcel.delivery
        match outcome:
            case Posted(channel, ts):
                return await self._sent(parcel, channel=channel, ts=ts)
            case TryLater(error, retry_after):
                return await self._later(parcel, error, retry_after)
            case Ambiguous(error):
                await self._mark(attempt.ambiguous(delivery, error=error))
                return Done(delivery, "ambiguous", error, parcel)
            case InstallDead(error, needed):
                await self.destinations.install_failed(delivery, error, needed=needed)
                await self._pause(delivery.workspace, INSTALL_PAUSE)
                return await self.put_back(delivery, error, after=INSTALL_PAUSE, parcel=parcel)
            case DestinationDead(error):
                return await self._unreachable(parcel, error)
            case Bug(error):
                return await self.give_up(delivery, error, parcel=parcel)

    async def moot(self, delivery: Delivery, moot: Moot) -> Done:
        """There is nothing to say: an edit is done with, a first send is cancelled, or missed where that is a loss."""
        if delivery.is_edit:
            shown = delivery.fingerprint
            await self._mark(attempt.edited(delivery, revision=delivery.wanted, fingerprint=shown))
            return Done(delivery, "unchanged", moot.why)
        if moot.missed:
            await self._mark(attempt.missed(delivery, reason=miss_reason(moot.why)))
            return Done(delivery, "missed", moot.why)
        await self._mark(attempt.cancelled(delivery, reason=moot.why))
        return Done(delivery, "cancelled", moot.why)

    async def take_back(self, delivery: Delivery, why: str) -> Done:
        """What it left in Slack goes; where nothing stands, or nobody can take it away, there is nothing to do."""
        if not delivery.is_edit or self.copies is None:
            return await self.moot(delivery, Moot(why))
        outcome = await self.copies.take_away(delivery)
        if isinstance(outcome, TryLater):
            return await self.put_back(delivery, outcome.error, after=outcome.retry_after or backoff(delivery.attempts))
        if outcome is not None:
            return await self.give_up(delivery, answer_of(outcome))
        await self._mark(attempt.edited(delivery, revision=delivery.wanted, fingerprint=None))
        return Done(delivery, "taken away", why)

    async def crashed(self, delivery: Delivery, error: Exception) -> Done:
        """Composing or rendering broke: tried a few times more, then parked for good so that the rest goes on."""
        told = f"crash: {type(error).__name__}"
        if delivery.attempts < CRASHES_ALLOWED:
            return await self.put_back(delivery, told, after=backoff(delivery.attempts))
        return await self.give_up(delivery, told)

    async def put_back(self, delivery: Delivery, error: str, *, after: float, parcel: Parcel | None = None) -> Done:
        """It certainly was not sent: due again in `after` seconds."""
        delay = timedelta(seconds=after)
        await self._mark(attempt.released(delivery, retry_after=delay, error=error))
        return Done(delivery, "put back", error, parcel, retry_after=after)

    async def give_up(self, delivery: Delivery, error: str, *, parcel: Parcel | None = None) -> Done:
        """It can never be sent, or never be edited again."""
        if delivery.is_edit:
            await self._mark(attempt.edit_dropped(delivery, error=error))
            return Done(delivery, "edit dropped", error, parcel)
        await self._mark(attempt.dead(delivery, error=error))
        return Done(delivery, "dead", error, parcel)

    async def _sent(self, parcel: Parcel, *, channel: str, ts: str) -> Done:
        delivery, shown = parcel.delivery, parcel.fingerprint
        revision = delivery.wanted
        if delivery.is_edit:
            await self._mark(attempt.edited(delivery, revision=revision, fingerprint=shown))
            return Done(delivery, "edited", parcel=parcel)
        try:
            await self._mark(attempt.sent(delivery, channel=channel, ts=ts, revision=revision, fingerprint=shown))
        except LeaseLost:
            if self.copies is None:
                raise
            stays = await self.copies.settle(delivery, channel=channel, ts=ts)
            return Done(delivery, "sent" if stays else "taken back", "lease_lost", parcel)
        return Done(delivery, "sent", parcel=parcel)

    async def _unreachable(self, parcel: Parcel, error: str) -> Done:
        """A channel that is closed from now on: missed, and perhaps taken up again; anything else is dead."""
        held_back = await self.destinations.failed(parcel, error)
        if held_back is not None and not parcel.delivery.is_edit:
            return await self.moot(parcel.delivery, Moot(held_back, missed=True))
        return await self.give_up(parcel.delivery, error, parcel=parcel)

    async def _later(self, parcel: Parcel, error: str, retry_after: float | None) -> Done:
        delivery = parcel.delivery
        if retry_after is None:
            return await self.put_back(delivery, error, after=backoff(delivery.attempts), parcel=parcel)
        method, channel = self._park(parcel, retry_after)
        await self._pause(delivery.workspace, retry_after, method=method, channel=channel)
        return await self.put_back(delivery, error, after=retry_after, parcel=parcel)

    def _park(self, parcel: Parcel, seconds: float) -> tuple[str, str]:
        """What Slack's 429 stops: the method in the whole workspace, which is how Slack counts calls; but for posts,
        which it counts by channel too and does not say which it meant, the channel alone, until another one's 429 comes
        in the same time."""
        workspace, method, channel = parking_of(parcel)
        now = self._clock.monotonic()
        self._parked = {place: until for place, until in self._parked.items() if until > now}
        elsewhere = any(place[:2] == (workspace, POST) and place[2] != channel for place in self._parked)
        stopped = channel if method == POST and not elsewhere else ANY
        self._parked[workspace, method, stopped] = now + seconds
        return method, stopped

    async def _pause(self, workspace: str, seconds: float, *, method: str = ANY, channel: str = ANY) -> None:
        delay = timedelta(seconds=seconds)
        pause = partial(self._outbox.pause, workspace, delay=delay, method=method, channel=channel)
        await self._actor.in_thread(pause)

    async def _mark(self, end: End) -> None:
        if not await self._marks.mark(end):
            raise LeaseLost


class LeaseLost(Exception):
    """Another process took the delivery over while this one was slow; it decides, and nothing was changed here."""


def parking_of(parcel: Parcel) -> Parking:
    return parcel.delivery.workspace, parcel.address.method, parcel.address.channel


def backoff(attempts: int) -> float:
    """Seconds until the next try: doubling from 5 to 300, with jitter so that many rows do not come back at once."""
    return float(min(FIRST_BACKOFF * 2 ** max(0, attempts - 1), LONGEST_BACKOFF) * random.uniform(0.75, 1.25))


def miss_reason(why: str) -> MissReason:
    return MissReason(why) if why in set(MissReason) else MissReason.TOO_LATE
