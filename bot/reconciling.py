"""After a crash: what may or may not have arrived is looked for in Slack before anything is sent again."""

import asyncio
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime, timedelta
from typing import Protocol

import structlog

from bot.actions import Actor
from bot.clock import Clock
from bot.copies import Copies
from bot.reading import Pace, Reading, Wait
from bot.slack_history import Lookback
from bot.verdicts import Reconciled, Settled, Verdicts
from okr.actions.locate_deliveries import Place, locate_deliveries
from okr.delivery import Delivery

AT_A_TIME = 100
LOOKS_FOR = timedelta(seconds=120)
"""How long a row is in one process's hands before another may look for it."""

HISTORY_LAGS = timedelta(seconds=30)
"""A row is looked for once the lease of its sender is over: this long, at the least, after the last moment at which it
may have been posted. What Slack does not show by then was not posted."""

CLOCKS_DIFFER = 300.0
"""Seconds by which Slack's clock may be behind ours: so much more is read."""

GIVES_UP_AFTER = timedelta(days=1)
"""How long after the end of its window Slack is asked for a message, calendar time, while Slack is out of reach."""

LOOKS_AGAIN = 300.0
"""Seconds after which the place of what was sent again is read once more, for a first message that took its time."""

MOST_LOOKS = 500

log = structlog.get_logger(__name__)


class Doubtful(Settled, Protocol):
    """What storage/ambiguous.py offers to whoever looks."""

    def take(self, limit: int, /, *, lease: timedelta) -> Sequence[Delivery]: ...
    def hold(self, delivery: Delivery, /, *, lease: timedelta) -> bool: ...
    def pause(self, workspace: str, /, *, delay: timedelta) -> None: ...


class Reconciler:
    """One pass at a time in a process; any number of processes share the work."""

    def __init__(
        self,
        doubtful: Doubtful,
        actor: Actor,
        *,
        history: Callable[[str], Lookback],
        copies: Copies,
        clock: Clock,
        wake: Callable[[], None] = lambda: None,
    ) -> None:
        """`wake` is called where a delivery became due by what was found; `woken` asks for a pass before the next tick,
        for a wait is over."""
        self._doubtful = doubtful
        self._actor = actor
        self._history = history
        self._copies = copies
        self._clock = clock
        self._wake = wake
        self._verdicts = Verdicts(doubtful, actor, copies=copies, clock=clock)
        self._pace = Pace(clock)
        self._waiting: list[Reading] = []
        self._one_pass = asyncio.Lock()
        self._stopping = False
        self.woken = asyncio.Event()

    async def reconcile(self) -> list[Reconciled]:
        """Look for what may be looked for now; says what became of what was settled."""
        async with self._one_pass:
            if self._stopping:
                return []
            await self._copies.try_again()
            fresh, settled = await self._fresh()
            by_workspace: defaultdict[str, list[Reading]] = defaultdict(list)
            for reading in [*self._due(), *fresh]:
                by_workspace[reading.workspace].append(reading)
            for end in await asyncio.gather(*(self._one_by_one(some) for some in by_workspace.values())):
                settled += end
        if any(one.what in {"found", "sent again"} for one in settled):
            self._wake()
        return settled

    async def stop(self, *, within: float) -> None:
        """Begin nothing more and let the calls under way end, for at most `within` seconds."""
        self._stopping = True
        async with asyncio.timeout(within), self._one_pass:
            pass

    def _due(self) -> list[Reading]:
        now, waiting = self._clock.monotonic(), self._waiting
        self._waiting = [reading for reading in waiting if reading.due > now]
        return [reading for reading in waiting if reading.due <= now]

    async def _fresh(self) -> tuple[list[Reading], list[Reconciled]]:
        """What is taken in hand now, one reading for all that stand in the same place; what has none is settled."""
        taken = await self._actor.in_thread(lambda: self._doubtful.take(AT_A_TIME, lease=LOOKS_FOR))
        by_workspace: defaultdict[str, list[Delivery]] = defaultdict(list)
        for delivery in taken:
            by_workspace[delivery.workspace].append(delivery)
        readings: list[Reading] = []
        settled: list[Reconciled] = []
        for workspace, some in by_workspace.items():
            places = await self._actor.act_for(workspace, locate_deliveries, some)
            nowhere = [each for each in some if each.id not in places]
            settled += [await self._verdicts.give_up(each, "nowhere_to_look") for each in nowhere]
            readings += readings_of(workspace, [each for each in some if each.id in places], places)
        return readings, settled

    async def _one_by_one(self, readings: Sequence[Reading]) -> list[Reconciled]:
        """Slack counts the calls of a workspace, so they are made one after the other."""
        settled: list[Reconciled] = []
        for reading in readings:
            if self._stopping:
                break
            try:
                settled += await self._one(reading)
            except Exception:  # the tick: one place that breaks must not stop the others; its rows come back
                log.exception("reading back broke", channel=reading.channel, place=reading.place.to)
        return settled

    async def _one(self, reading: Reading) -> list[Reconciled]:
        sought = bool(reading.wanted)
        reading.wanted = [each for each in reading.wanted if await self._hold(each, LOOKS_FOR)]
        if sought and not reading.wanted:
            return []
        stopped = await reading.go_on(self._history(reading.workspace), self._pace)
        if isinstance(stopped, Wait):
            return await self._wait(reading, stopped)
        settled = await self._verdicts.on(reading, stopped)
        if any(one.what == "sent again" for one in settled):
            self._look_again(reading)
        return settled

    async def _wait(self, reading: Reading, wait: Wait) -> list[Reconciled]:
        """Go on later. What nobody could say for a whole day is given up."""
        if wait.by_slack:
            self._pace.park(reading.workspace, wait.seconds)
            delay = timedelta(seconds=wait.seconds)
            await self._actor.in_thread(lambda: self._doubtful.pause(reading.workspace, delay=delay))
        long_ago = self._clock.now() - GIVES_UP_AFTER
        settled = [
            await self._verdicts.give_up(each, wait.error) for each in reading.wanted if each.plan.not_after < long_ago
        ]
        reading.wanted = [each for each in reading.wanted if each.plan.not_after >= long_ago]
        if reading.wanted or not settled:
            for each in reading.wanted:
                await self._hold(each, timedelta(seconds=wait.seconds) + LOOKS_FOR)
            reading.due = self._clock.monotonic() + wait.seconds
            self._waiting.append(reading)
            asyncio.get_running_loop().call_later(wait.seconds, self.woken.set)
        return settled

    def _look_again(self, reading: Reading) -> None:
        if len(self._waiting) < MOST_LOOKS:
            due = self._clock.monotonic() + LOOKS_AGAIN
            self._waiting.append(Reading(reading.workspace, reading.place, reading.oldest, due=due))

    async def _hold(self, delivery: Delivery, lease: timedelta) -> bool:
        return await self._actor.in_thread(lambda: self._doubtful.hold(delivery, lease=lease))


def readings_of(workspace: str, deliveries: Sequence[Delivery], places: Mapping[int, Place]) -> list[Reading]:
    """A reading for each place. Nothing was posted before the beginning of its window."""
    by_place: defaultdict[Place, list[Delivery]] = defaultdict(list)
    for delivery in deliveries:
        by_place[places[delivery.id]].append(delivery)
    return [
        Reading(workspace, place, earliest(some).timestamp() - CLOCKS_DIFFER, wanted=some)
        for place, some in by_place.items()
    ]


def earliest(deliveries: Sequence[Delivery]) -> datetime:
    return min(delivery.plan.not_before for delivery in deliveries)
