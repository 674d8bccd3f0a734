"""A hand-over gives what somebody who left was responsible for to people who are here."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

from okr.key_result import KeyResult
from okr.member import Member
from okr.objective import Objective
from okr.team import Team
from okr.team_place import upwards


def looked_after_by(key: str, teams: Mapping[str, Team], here: Collection[str]) -> str:
    """The key of the team whose lead looks after what is left in the team `key`: of the nearest one, upwards, whose
    lead is among the members `here`, and of the highest of those above it in a row that the same person leads. Where
    nobody leads any of them, the topmost team: there it is the admins' business.
    """
    chain = upwards(key, teams)
    led = [each for each in chain if teams[each].lead_now in here]
    if not led:
        return chain[-1]
    lead = teams[led[0]].lead
    other = next((at for at, each in enumerate(led) if teams[each].lead != lead), len(led))
    return led[other - 1]


@dataclass(frozen=True, slots=True)
class Blocked:
    """A key result of somebody else's that waits for the one who left to clear its `blocker`."""

    key_result: KeyResult
    blocker: str


@dataclass(frozen=True, slots=True)
class LeftBehind:
    """What `leaver` was responsible for and nobody is any more, as far as the lead of `team` looks after it, and as one
    person may see it; `unseen` key results and objectives they may not.

    `led` are teams they led, `delegate_of` people away now or soon who had named them to answer meanwhile, `blocked`
    what waits for them: of the latter two their lead is told, and others decide. Empty where the leaver is back.
    """

    leaver: Member
    team: Team
    key_results: tuple[tuple[KeyResult, Objective], ...] = ()
    objectives: tuple[Objective, ...] = ()
    blocked: tuple[Blocked, ...] = ()
    delegate_of: tuple[Member, ...] = ()
    led: tuple[Team, ...] = ()
    unseen: int = 0

    @property
    def to_hand_over(self) -> int:
        """How many key results and objectives wait for an owner."""
        return len(self.key_results) + len(self.objectives) + self.unseen

    @property
    def is_settled(self) -> bool:
        """Whether nothing is left that waits for somebody new."""
        return not (self.to_hand_over or self.led)


@dataclass(frozen=True, slots=True)
class HandOver:
    """What is asked: every key result and objective of `leaver` in the care of `team` goes to the member `to`, but for
    those that are `named`, by label (KR-1, O-1), with a taker of their own. Without `to` only those go. `leads` names
    new leads of teams, by key; no team gets one otherwise."""

    leaver: str
    team: str
    to: str | None = None
    named: Mapping[str, str] = field(default_factory=dict, hash=False)
    leads: Mapping[str, str] = field(default_factory=dict, hash=False)

    def taker_of(self, label: str) -> str | None:
        return self.named.get(label, self.to)

    @property
    def takers(self) -> set[str]:
        return {*self.named.values(), *self.leads.values(), *({self.to} if self.to else ())}


@dataclass(frozen=True, slots=True)
class Taken:
    """What one person has now that was the leaver's: key results and objectives by label, teams by name."""

    by: Member
    labels: tuple[str, ...] = ()
    teams: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class HandedOver:
    """What became of a hand-over: who took what, and what is still left."""

    leaver: Member
    taken: tuple[Taken, ...]
    left: int = 0
