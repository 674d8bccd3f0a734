"""What the messages around a week's check-in say: the nudge, the reminder, and the receipt they turn into."""

from dataclasses import dataclass
from datetime import date, datetime

from okr.check_in import CheckIn
from okr.delivery import DeliveryKind
from okr.key_result import KeyResult
from okr.later import Later
from okr.member import Member
from okr.metric import Reading
from okr.objective import Objective
from okr.reaction import NO_REACTIONS, LineReactions
from okr.week import Week


@dataclass(frozen=True, slots=True)
class Window:
    """When the answers of a week are wanted: `day` is the nominal check-in day; what is sent until `digest_at` is in
    the digest, what comes later (`digest_is_out`) is added to it in place, until `closes_at`."""

    day: date
    digest_at: datetime
    closes_at: datetime
    digest_is_out: bool


@dataclass(frozen=True, slots=True)
class Asked:
    """One key result that waits for an answer; `on_behalf_of` is its owner where a delegate is asked."""

    key_result: KeyResult
    objective: Objective
    on_behalf_of: Member | None = None


@dataclass(frozen=True, slots=True)
class Answered:
    """One answer as it was understood; `known` is the figure that holds now, also where no new one was given.
    `reactions` are what readers of the digest left on it, `unblocked` the blocker that was open until this answer."""

    key_result: KeyResult
    objective: Objective
    check_in: CheckIn
    known: Reading | None
    on_behalf_of: Member | None = None
    reactions: LineReactions = NO_REACTIONS
    unblocked: str = ""


@dataclass(frozen=True, slots=True)
class Offers:
    """What a message that asks offers besides the form: the moments at which it may come back (`later`), soonest
    first. `asked_again` is the moment at which it will, where the person has put it off. `can_confirm` where some of
    what waits was answered before, so that *Nothing changed* means something."""

    later: tuple[Later, ...] = ()
    asked_again: datetime | None = None
    can_confirm: bool = False


NO_OFFERS = Offers()


@dataclass(frozen=True, slots=True)
class Nudge:
    """The invitation to check in: what still waits (never empty) and what has been answered already."""

    member: Member
    week: Week
    window: Window
    asked: tuple[Asked, ...]
    answered: tuple[Answered, ...] = ()
    offers: Offers = NO_OFFERS


@dataclass(frozen=True, slots=True)
class Reminder:
    """The question once more, to those who have not answered: as a reminder, when they chose to be asked again, or
    because a lead (`asked_by`) asks; `kind` says which. `digest_is_out` on its window is also true where the digest is
    about to go."""

    member: Member
    week: Week
    window: Window
    asked: tuple[Asked, ...]
    answered: tuple[Answered, ...] = ()
    offers: Offers = NO_OFFERS
    kind: DeliveryKind = DeliveryKind.REMINDER
    asked_by: Member | None = None


@dataclass(frozen=True, slots=True)
class Receipt:
    """What somebody said, as it was understood; `waiting` key results of theirs are still unanswered.

    `only` names the key results that *Edit* opens, empty for all that this person is asked about.
    """

    member: Member
    week: Week
    window: Window
    answered: tuple[Answered, ...]
    waiting: int = 0
    only: tuple[int, ...] = ()

    @property
    def at(self) -> datetime:
        """When the last of the answers was given."""
        return max(answer.check_in.at for answer in self.answered)


@dataclass(frozen=True, slots=True)
class Thanks:
    """What a reminder turns into once everything is answered."""

    member: Member
    week: Week
    window: Window
    at: datetime
    count: int
    kind: DeliveryKind = DeliveryKind.REMINDER
