"""One place in Slack read back, page by page within a budget of calls, until it is known what of ours stands there."""

from collections import deque
from dataclasses import dataclass, field

from bot.clock import Clock
from bot.slack_gateway import InstallDead, Outcome, Posted, TryLater
from bot.slack_history import Lookback, Page, Seen
from okr.actions.locate_deliveries import Place
from okr.delivery import Delivery

CALLS_A_MINUTE = 40
"""Of each method, by workspace and process: Slack allows 50 (Tier 3) to all processes together."""

PAGES_AT_ONCE = 5
PAGES_IN_ALL = 60
"""Twelve thousand messages, or nine hundred at the pace of an app outside the Marketplace, which takes an hour."""

RESTS = 30.0
"""Seconds until a call that came to nothing is made again, where Slack does not say when."""

INSTALL_RESTS = 300.0
CLOSED_TO_US = frozenset({"missing_scope", "no_permission", "not_allowed_token_type", "ekm_access_denied"})


@dataclass(frozen=True, slots=True)
class Wait:
    """Nothing is known yet; go on in `seconds`. `by_slack`: because Slack said so, of the whole workspace."""

    error: str
    seconds: float
    by_slack: bool = False


@dataclass(frozen=True, slots=True)
class Closed:
    """Slack will not say."""

    error: str


class Pace:
    """How soon the next call may be made in a workspace: our own budget, and Slack's word."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._made: dict[tuple[str, str], deque[float]] = {}
        self._parked: dict[str, float] = {}

    def wait(self, workspace: str, method: str) -> Wait | None:
        """Why and how long to wait; None where that call may be made now, which then counts."""
        now, made = self._clock.monotonic(), self._made.setdefault((workspace, method), deque())
        while made and now - made[0] >= 60:
            made.popleft()
        if (parked := self._parked.get(workspace, 0.0)) > now:
            return Wait("ratelimited", parked - now)
        if len(made) >= CALLS_A_MINUTE:
            return Wait("our_own_budget", 60 - (now - made[0]))
        made.append(now)
        return None

    def park(self, workspace: str, seconds: float) -> None:
        """Make no call in that workspace for so long."""
        self._parked[workspace] = self._clock.monotonic() + seconds


@dataclass(slots=True)
class Reading:
    """Looks for the messages of the deliveries `wanted`, or with none of them for whatever stands there twice, among
    what was said there since `oldest` (seconds since 1970). Not to be gone on with before `due` (monotonic)."""

    workspace: str
    place: Place
    oldest: float
    wanted: list[Delivery] = field(default_factory=list)
    due: float = 0.0
    channel: str = ""
    seen: list[Seen] = field(default_factory=list)
    is_whole: bool = False
    cursor: str | None = None
    pages: int = 0

    @property
    def is_over(self) -> bool:
        """Whether all of it was read, or all that was wanted is found."""
        found = {seen.delivery for seen in self.seen}
        return self.is_whole or bool(self.wanted and found.issuperset(delivery.id for delivery in self.wanted))

    async def go_on(self, history: Lookback, pace: Pace) -> Wait | Closed | None:
        """Read on; None once it is over."""
        for _ in range(PAGES_AT_ONCE):
            if self.is_over:
                return self._end
            if self.pages >= PAGES_IN_ALL:
                return Closed("too_much_was_said")
            stopped = pace.wait(self.workspace, self._next_method) or await self._one_call(history)
            if stopped is not None:
                return stopped
        return self._end if self.is_over else Wait("more_to_read", 0.0)

    @property
    def _end(self) -> Closed | None:
        """A message of ours that does not tell which may be any of those that were not found."""
        return Closed("unreadable_answer") if any(seen.is_illegible for seen in self.seen) else None

    @property
    def _next_method(self) -> str:
        if self.place.is_person and not self.channel:
            return "conversations.open"
        return "conversations.replies" if self.place.thread_ts else "conversations.history"

    async def _one_call(self, history: Lookback) -> Wait | Closed | None:
        if self.place.is_person and not self.channel:
            found = await history.dm_of(self.place.to)
            if not isinstance(found, str):
                return meaning_for_reading(found)
            self.channel = found
            return None
        self.channel = self.channel or self.place.to
        page = await history.page(self.channel, thread_ts=self.place.thread_ts, oldest=self.oldest, cursor=self.cursor)
        if not isinstance(page, Page):
            return meaning_for_reading(page)
        self.pages += 1
        self.seen += page.seen
        self.cursor, self.is_whole = page.cursor, page.cursor is None
        return None


def meaning_for_reading(outcome: Outcome) -> Wait | Closed:
    """What an answer that holds no messages means for whoever wants to read."""
    match outcome:
        case TryLater(error, None):
            return Wait(error, RESTS)
        case TryLater(error, float(seconds)):
            return Wait(error, seconds, by_slack=True)
        case InstallDead(error) if error not in CLOSED_TO_US:
            return Wait(error, INSTALL_RESTS, by_slack=True)
        case InstallDead(error, needed) if needed:
            return Closed(f"{error}: {needed}")
        case Posted():
            return Closed("unreadable_answer")
        case _:
            return Closed(outcome.error)
