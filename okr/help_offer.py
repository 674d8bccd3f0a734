"""An offer to help is one person's word to the owner of a key result, and what the owner says came of it."""

from dataclasses import dataclass

from okr.key_result import KeyResult
from okr.member import Member
from okr.reaction import HelpOutcome
from okr.week import Week


@dataclass(frozen=True, slots=True)
class HelpOffered:
    """What an offer did: `owner` is told, and a thread under the digest in `channel` is opened (None: there is no such
    digest)."""

    key_result: KeyResult
    owner: Member
    channel: str | None


@dataclass(frozen=True, slots=True)
class HelpThread:
    """The message under the digest in which helper and owner can talk; `blocker` is what is in the way, if anything."""

    key_result: KeyResult
    helper: Member
    owner: Member
    week: Week
    blocker: str
    outcome: HelpOutcome


@dataclass(frozen=True, slots=True)
class HelpWithheld:
    """What that message says once its channel may not see any more what it was about."""
