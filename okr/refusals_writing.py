"""Reasons to say no while the draft of an objective is written."""

from dataclasses import dataclass

from okr.drafting import DraftedObjective
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
