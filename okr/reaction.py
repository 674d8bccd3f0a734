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
    """What became of an offer to help, as the owner says; OPEN until they do."""

    OPEN = "open"
    HELPED = "helped"
    NOT_NEEDED = "not_needed"


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
