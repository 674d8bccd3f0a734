"""A transfer gives a key result, an objective, or all that somebody has, to another person."""

from dataclasses import dataclass

from okr.key_result import KeyResult
from okr.member import Member
from okr.objective import Objective
from okr.status import Scope


@dataclass(frozen=True, slots=True)
class ToTransfer:
    """What goes to somebody else: a key result, an objective, or all that a person has (`thing` says which, by number
    or member id), as far as whoever asks may give it away. `owner` has it now; None where nobody does, or nobody who
    is still here. Of one objective the key results are those its owner answers for, which may go with it.
    """

    thing: Scope
    owner: Member | None
    key_results: tuple[KeyResult, ...] = ()
    objectives: tuple[Objective, ...] = ()

    @property
    def count(self) -> int:
        return len(self.key_results) + len(self.objectives)


@dataclass(frozen=True, slots=True)
class Transfer:
    """What is asked: `thing` goes to the member `to`; with an objective, where that is wished, those of its key results
    that its owner answers for."""

    thing: Scope
    to: str
    with_key_results: bool = True


@dataclass(frozen=True, slots=True)
class Transferred:
    """Who has now what, by label."""

    to: Member
    labels: tuple[str, ...]
