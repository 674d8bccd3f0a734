"""Lives and deaths of replicas: started, killed with -9 at a random moment, replaced at once, until all is settled."""

import dataclasses
import os
import random
import signal
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass

import psycopg
from sqlalchemy.exc import OperationalError

from sandbox.state.records import Call, Delivery, Listener
from storage.delivery import HELD, IN_DOUBT, OPEN
from tests.bot.killing.field import POWER_CUT, Field, is_alive
from tests.bot.killing.orders import OURS
from tests.soak import scaled

POST = "chat.postMessage"
LONGEST_LIFE = 3.0
"""Seconds after which a replica dies though it called nobody."""

QUIET, POWER_CUTS = scaled(short=10, long=60), 6
MOST_CALLS = scaled(short=20, long=40)
CALLS = frozenset({POST, "conversations.open", "conversations.history"})
FLIES = 1.0
"""Seconds: machine time is pushed by as much with each look, while nobody sends."""


@dataclass
class Lives:
    """Replicas of a field that die all the time. `most_deaths` is how many are killed, between two power cuts, in
    which all die; with every so many kills (`crash_every`, 0: never) the database's server dies, too.
    `at_any_moment` is the share of deaths that come at any moment, and not with a call."""

    field: Field
    chance: random.Random
    replicas: int = 1
    most_deaths: int = 1
    crash_every: int = 0
    strategy: str = OURS
    at_any_moment: float = 0.3
    kills: int = 0
    restarts: int = 0
    alive: list[int] = dataclasses.field(default_factory=list)

    async def week(self, *, kills: int) -> None:
        """One week's run: kill until everybody was written to or so many were killed in all, then let it end."""
        while self.kills < kills and not self.is_over():
            await self.until_the_next_power_cut()
        await self.until_it_is_over()
        self.field.next_week()

    async def until_the_next_power_cut(self) -> None:
        for _ in range(self.chance.randint(1, self.most_deaths)):
            self.start_missing()
            was_idle = await self.one_dies()
            if self.crash_every and self.kills // self.crash_every > self.restarts:
                self.restarts += crash(self.field.url)
            if was_idle:
                break
        await self.all_die()

    def start_missing(self) -> None:
        self.alive = [replica for replica in self.alive if is_alive(replica)]
        while len(self.alive) < self.replicas:
            self.alive.append(self.field.replica(strategy=self.strategy))

    async def one_dies(self) -> bool:
        """At any moment (most of them before the first call), or with a call of a random number: as Slack has done it
        and nobody was told, or just after. Returns whether there was nothing to do: all is in the hands of the dead."""
        was_idle = False
        victim = self.alive.pop(self.chance.randrange(len(self.alive)))
        if self.chance.random() < self.at_any_moment:
            await self.field.slack.clock.machine_sleep(self.chance.uniform(0, 0.6))
        else:
            at_once = victim if self.chance.random() < 0.5 else None
            was_idle = not await self.called(self.chance.randint(1, MOST_CALLS), kills=at_once)
            await self.field.slack.clock.machine_sleep(self.chance.uniform(0, 0.02))
        self.kills += await self.field.kill(victim)
        return was_idle

    async def called(self, count: int, *, kills: int | None) -> bool:
        """Wait for so many calls more that send or look; `kills` a process just as the last is to be answered. False
        where they did not come for long."""
        left = count

        def watch(_: str, entry: Call | Delivery) -> None:
            nonlocal left
            if isinstance(entry, Call) and entry.method in CALLS:
                left -= 1
                if left == 0 and kills is not None:
                    with suppress(ProcessLookupError):
                        os.kill(kills, signal.SIGKILL)

        with listening(self.field, watch), suppress(AssertionError):
            await self.field.slack.eventually(lambda: left <= 0, seconds=LONGEST_LIFE)
        return left <= 0

    async def all_die(self) -> None:
        for replica in self.alive:
            self.kills += await self.field.kill(replica)
        self.alive = []
        await self.field.has_arrived()
        self.field.machine.push(POWER_CUT)

    async def until_it_is_over(self) -> None:
        """Let replicas live, and now and then all go off and on again: what was in hand as the database's server went
        away is taken up by nobody before."""
        for _ in range(POWER_CUTS):
            with suppress(AssertionError):
                await self.field.slack.eventually(self.over_at_last, seconds=QUIET)
            await self.all_die()
            if self.is_over():
                return
        raise AssertionError(f"not over after {POWER_CUTS} x {QUIET} s: {Counter(self.field.said().values())}")

    def over_at_last(self) -> bool:
        """Machine time flies while nothing is sent, for Slack is asked no more than so often in a minute."""
        self.start_missing()
        if self.only_looks():
            self.field.machine.push(FLIES)
        return self.is_over()

    def is_over(self) -> bool:
        """Everybody's message of this week is settled."""
        return self._found(lambda: not self.field.has(OPEN, HELD, IN_DOUBT))

    def only_looks(self) -> bool:
        """Nothing is left to be sent, nor under way: at most, what the dead left is looked for."""
        return self._found(lambda: not self.field.has(OPEN, HELD))

    def _found(self, look: Callable[[], bool]) -> bool:
        try:
            return self.field.asked() == self.field.people and look()
        except OperationalError:  # the server is coming back
            return False


@contextmanager
def listening(field: Field, listener: Listener) -> Iterator[None]:
    heard = field.slack.office.records.on_record
    heard.append(listener)
    try:
        yield
    finally:
        heard.remove(listener)


def crash(url: str) -> int:
    """Kill a backend of the PostgreSQL server with -9: the server ends all the others at once, throws its memory away
    and recovers from its log, as after a restart in mode `immediate`. Returns 1, for one restart."""
    with psycopg.connect(url) as connection:
        os.kill(connection.info.backend_pid, signal.SIGKILL)
    return 1
