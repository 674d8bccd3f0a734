"""A digest as a channel gets it: what the message itself prints, and what its thread holds."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from okr.digest import Digest, DigestLine
from okr.digest_edit import DigestEdit
from okr.digest_pages import Pages
from okr.health import Health
from okr.key_result import in_place
from okr.reaction import NO_REACTIONS, HelpLine, LineReactions
from okr.team import Team

LINES_A_PART = 8
"""How many key results one message of the thread holds, each with its menu."""


@dataclass(frozen=True, slots=True)
class Heard:
    """What readers left on one line, and what became of the help that was offered under the digest before (None: there
    was none)."""

    left: LineReactions = NO_REACTIONS
    helped: HelpLine | None = None


@dataclass(frozen=True, slots=True)
class ChannelDigest:
    """The message of a team's week. `names` are people's by member id, child teams' by key; `heard` what readers left,
    by key result's number; `edit` what the lead changed about it."""

    team: Team
    digest: Digest
    pages: Pages
    names: Mapping[str, str]
    heard: Mapping[int, Heard] = field(default_factory=dict)
    edit: DigestEdit | None = None

    @property
    def is_skipped(self) -> bool:
        return self.edit is not None and bool(self.edit.skipped)


@dataclass(frozen=True, slots=True)
class DigestPart:
    """Message `number` (from 1) of the thread; `more` key results did not fit in the messages that were planned."""

    team: Team
    digest: Digest
    lines: tuple[DigestLine, ...]
    number: int
    names: Mapping[str, str]
    more: int = 0
    heard: Mapping[int, Heard] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class DigestPreview:
    """What a digest would say now, for one person. `is_out` tells that the week's slot is taken, `may_post` that this
    person may post, edit and skip it."""

    shown: ChannelDigest
    parts: tuple[DigestPart, ...]
    is_out: bool
    may_post: bool


def in_thread_order(line: DigestLine) -> tuple[bool, int, tuple[int, int, int]]:
    """What is at risk first, for that is what people open the thread for; then by objective, as a status reads."""
    is_calm = line.assessment.health is not Health.AT_RISK
    return is_calm, line.objective.rank, in_place(line.key_result)


def parts_needed(key_results: int) -> int:
    """How many messages a thread of `key_results` needs at the most."""
    return -(-key_results // LINES_A_PART)


def part_of(shown: ChannelDigest, number: int, *, planned: int) -> DigestPart:
    """Message `number` of the thread, out of the `planned` ones; the last says how many more there are."""
    lines = sorted(shown.pages.thread, key=in_thread_order)
    first = (number - 1) * LINES_A_PART
    more = max(len(lines) - planned * LINES_A_PART, 0) if number == planned else 0
    found = tuple(lines[first : first + LINES_A_PART])
    return DigestPart(shown.team, shown.digest, found, number, shown.names, more, shown.heard)
