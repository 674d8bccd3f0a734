"""Reasons to say no while the draft of an objective is written."""

from dataclasses import dataclass
from decimal import Decimal

from okr.drafting import Differences, DraftedObjective
from okr.refusals import Refusal


@dataclass(eq=False)
class NoSuchDraft(Refusal):
    """There is no draft of that label, or none that this person may know of."""

    label: str


@dataclass(eq=False)
class DraftNotOpen(Refusal):
    """The draft waits for somebody's answer, or is published: nobody writes on it now."""

    label: str


@dataclass(eq=False)
class DraftChanged(Refusal):
    """Somebody kept another version of the draft meanwhile; `theirs` is what is on record."""

    theirs: DraftedObjective


@dataclass(eq=False)
class DraftNotComplete(Refusal):
    """The draft of that label has no title, no key result, or one without a title yet."""

    label: str


@dataclass(eq=False)
class DueTooSoon(Refusal):
    """The key result of that title would be due by the day on which it begins."""

    title: str


@dataclass(eq=False)
class NoOwner(Refusal):
    """Nobody answers for the objective or key result of that title."""

    title: str


@dataclass(eq=False)
class WeightsOver(Refusal):
    """The weights set come to `total` percent, more than the whole objective."""

    total: Decimal


@dataclass(eq=False)
class ParentNotThere(Refusal):
    """What the objective is to serve (a label) is archived, cancelled or none that this person may see."""

    label: str


@dataclass(eq=False)
class NotOfParent(Refusal):
    """The key result that the objective is to serve is not one of the objective it is to serve (both labels)."""

    key_result: str
    parent: str


@dataclass(eq=False)
class ServesItself(Refusal):
    """The objective it is to serve (a label) lies below it."""

    label: str


@dataclass(eq=False)
class NotYoursToDelete(Refusal):
    """The draft was sent to this person to agree to; its author (a member id) and the leads delete it."""

    label: str
    author: str


@dataclass(eq=False)
class NotYoursToEdit(Refusal):
    """Others change that objective: the lead of its team (a member id, or None) or an admin."""

    label: str
    lead: str | None


@dataclass(eq=False)
class ObjectiveChanged(Refusal):
    """Somebody else changed the same of the objective of that label since the draft of that number began."""

    label: str
    draft: int
    differences: Differences


@dataclass(eq=False)
class WhyNotSaid(Refusal):
    """What was promised of the key result of that label changes, and nobody says why."""

    label: str


@dataclass(eq=False)
class AnsweredOtherwise(Refusal):
    """The key result of that label was answered in another unit, or in another kind of answer, than it would take."""

    label: str


@dataclass(eq=False)
class TooManyKeyResults(Refusal):
    """The objective of that label has more key results than a draft takes, which are `most`."""

    label: str
    most: int
