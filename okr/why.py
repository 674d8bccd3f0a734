"""Why somebody got a message: the causes that hold now, each with the facts its sentence names, and whom to ask."""

from dataclasses import dataclass
from datetime import date, datetime, time

from okr.delivery import DeliveryKind
from okr.key_result import KeyResult
from okr.member import Member
from okr.notice import Topic
from okr.objective import Objective
from okr.week import Week


@dataclass(frozen=True, slots=True)
class OwnsKeyResults:
    """The person owns `count` key results that `team` (its name) asks about every `every` weeks, on `weekday`
    (0 = Monday) at the local time `at` of whoever is asked."""

    team: str
    count: int
    every: int
    weekday: int
    at: time


@dataclass(frozen=True, slots=True)
class AnswersFor:
    """`owner` is away until `last_day` and named the person, who is asked about `count` key results of theirs."""

    owner: Member
    last_day: date
    count: int


@dataclass(frozen=True, slots=True)
class DayMoved:
    """It came on `day` because the `usual` one is a day off."""

    day: date
    usual: date


@dataclass(frozen=True, slots=True)
class OneForAllTeams:
    """Several teams ask: there is one message for all of them, at the earliest of their times."""


@dataclass(frozen=True, slots=True)
class WaitedForQuietHours:
    """Its moment lay in the person's quiet hours, which end at `until` (local time)."""

    until: time


@dataclass(frozen=True, slots=True)
class NotAnsweredYet:
    """Reminded at the local time `at` on the first working day after the check-in, for want of an answer; `only`
    where the person chose to hear nothing before that."""

    at: time
    only: bool


@dataclass(frozen=True, slots=True)
class PutOff:
    """The person chose *Later*."""


@dataclass(frozen=True, slots=True)
class LeadAsked:
    """`lead` asked those who had not answered about `week`."""

    lead: Member
    week: Week


@dataclass(frozen=True, slots=True)
class Answered:
    """The person answered about `week`, the last time at `at`; `instead_of` is the owner where that is another."""

    week: Week
    at: datetime
    instead_of: Member | None = None


@dataclass(frozen=True, slots=True)
class NewInTeam:
    """They belong to `team` (its name), and were told once what its check-in is."""

    team: str


@dataclass(frozen=True, slots=True)
class LeadsTeam:
    """The person leads `team` (its name), or a team above it, and its lead gets this `kind` (for notices, `topic`)."""

    team: str
    kind: DeliveryKind
    topic: Topic | None = None


@dataclass(frozen=True, slots=True)
class OwnsParent:
    """The person owns `parent`, which what turned red supports, and the team told is to hear of that."""

    parent: Objective | KeyResult


@dataclass(frozen=True, slots=True)
class SomebodyDid:
    """`person` (None: the bot itself) did what `topic` says, and it concerns the reader."""

    topic: Topic
    person: Member | None


Cause = (
    OwnsKeyResults
    | AnswersFor
    | DayMoved
    | OneForAllTeams
    | WaitedForQuietHours
    | NotAnsweredYet
    | PutOff
    | LeadAsked
    | Answered
    | NewInTeam
    | LeadsTeam
    | OwnsParent
    | SomebodyDid
)


@dataclass(frozen=True, slots=True)
class Why:
    """The causes of one message, in the order they are told; none where nothing of what caused it holds any more.

    `asks` tells questions about key results from what people are told. `lead` is whom to ask: the lead of the team that
    matters most, None where that is the person or nobody. `leads` is the key of a team of theirs whose settings decide.
    """

    member: Member
    kind: DeliveryKind
    causes: tuple[Cause, ...]
    asks: bool
    lead: Member | None = None
    leads: str | None = None
