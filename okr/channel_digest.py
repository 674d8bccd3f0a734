"""A digest as a channel gets it: what the message itself prints, and what its thread holds."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from okr.digest import Digest, DigestLine, Group
from okr.team import Team

MOST_PRINTED = 9
"""How many key results the message itself prints; more than fit a phone's screen are not read."""

LINES_A_PART = 12
"""How many key results one message of the thread holds."""

PRINTED = (Group.GOT_WORSE, Group.STILL_AT_RISK, Group.DONE, Group.RECOVERED)


@dataclass(frozen=True, slots=True)
class Pages:
    """`printed` are the key results in the message itself, `thread` all others (each key result once), `silent`
    and `away` the owners of those that nobody answered."""

    printed: tuple[DigestLine, ...]
    thread: tuple[DigestLine, ...]
    silent: tuple[str, ...]
    away: tuple[str, ...]

    @property
    def red_in_thread(self) -> int:
        """How many of the worst did not fit."""
        return sum(1 for line in self.thread if line.group in {Group.GOT_WORSE, Group.STILL_AT_RISK})


@dataclass(frozen=True, slots=True)
class ChannelDigest:
    """The message of a team's week. `names` are people's by member id, child teams' by key."""

    team: Team
    digest: Digest
    pages: Pages
    names: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class DigestPart:
    """Message `number` (from 1) of the thread; `more` key results did not fit in the messages that were planned."""

    team: Team
    digest: Digest
    lines: tuple[DigestLine, ...]
    number: int
    names: Mapping[str, str]
    more: int = 0


@dataclass(frozen=True, slots=True)
class DigestPreview:
    """What a digest would say now, for one person. `is_out` tells that the week's slot is taken, `may_post` that this
    person may post it."""

    shown: ChannelDigest
    parts: tuple[DigestPart, ...]
    is_out: bool
    may_post: bool


def paged(digest: Digest) -> Pages:
    """The worst news first, as much as people read; successes of this week after it, older ones in the thread."""
    wanted = [line for group in PRINTED for line in digest.of(group) if group is not Group.DONE or line.newly_done]
    printed = tuple(wanted[:MOST_PRINTED])
    shown = {line.key_result.number for line in printed}
    return Pages(
        printed=printed,
        thread=tuple(line for line in digest.lines if line.key_result.number not in shown),
        silent=owners(line for line in digest.lines if line.check_in is None and not line.away),
        away=owners(line for line in digest.lines if line.check_in is None and line.away),
    )


def owners(lines: Iterable[DigestLine]) -> tuple[str, ...]:
    """The owners of these lines, each once, in the order of the lines."""
    return tuple(dict.fromkeys(line.owner for line in lines if line.owner))


def in_thread_order(line: DigestLine) -> tuple[int, int, int]:
    """By objective, so that the thread reads like a status."""
    return line.objective.priority, line.objective.number, line.key_result.number


def parts_needed(key_results: int) -> int:
    """How many messages a thread of `key_results` needs at the most."""
    return -(-key_results // LINES_A_PART)


def part_of(shown: ChannelDigest, number: int, *, planned: int) -> DigestPart:
    """Message `number` of the thread, out of the `planned` ones; the last says how many more there are."""
    lines = sorted(shown.pages.thread, key=in_thread_order)
    first = (number - 1) * LINES_A_PART
    more = max(len(lines) - planned * LINES_A_PART, 0) if number == planned else 0
    return DigestPart(shown.team, shown.digest, tuple(lines[first : first + LINES_A_PART]), number, shown.names, more)
