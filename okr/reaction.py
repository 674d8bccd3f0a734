"""What readers of a digest leave on one of its lines: that they saw it, thanks, an offer to help, a comment."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from okr.week import Week


class ReactionKind(StrEnum):
    SEEN = "seen"
    THANKS = "thanks"
    HELP = "help"


class HelpOutcome(StrEnum):
    """What became of an offer to help, as the owner says; OPEN until they do, UNDER_WAY while it goes on."""

    OPEN = "open"
    UNDER_WAY = "under_way"
    HELPED = "helped"
    NOT_NEEDED = "not_needed"

    @property
    def is_settled(self) -> bool:
        return self in {HelpOutcome.HELPED, HelpOutcome.NOT_NEEDED}


@dataclass(frozen=True, slots=True)
class Reaction:
    """`member` reacted to the answer about `key_result` in `week`; one of each kind a person. `outcome` is an offer's
    and None for the other kinds."""

    key_result: int
    week: Week
    member: str
    kind: ReactionKind
    at: datetime
    outcome: HelpOutcome | None = None


@dataclass(frozen=True, slots=True)
class Comment:
    """What `by` wrote about `key_result` in `week`; `number` is unique in the workspace."""

    number: int
    key_result: int
    week: Week
    by: str
    at: datetime
    words: str


@dataclass(frozen=True, slots=True)
class LineReactions:
    """What readers left on one key result's line of a week: the names of those who saw it, thanked and offered help,
    each in the order they did, and how many comments there are."""

    seen: tuple[str, ...] = ()
    thanks: tuple[str, ...] = ()
    help: tuple[str, ...] = ()
    comments: int = 0

    def __bool__(self) -> bool:
        return bool(self.seen or self.thanks or self.help or self.comments)


NO_REACTIONS = LineReactions()


@dataclass(frozen=True, slots=True)
class HelpLine:
    """What became of the help offered for one key result: each helper's name and the outcome, in the order offered."""

    offers: tuple[tuple[str, HelpOutcome], ...]


@dataclass(frozen=True, slots=True)
class Reacted:
    """What a press on a line did: `given`, or taken back. `is_shown` where the message that was pressed shows it
    within seconds."""

    label: str
    kind: ReactionKind
    given: bool
    is_shown: bool
