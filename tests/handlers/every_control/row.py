"""A row of the table of all controls: what one is called, who uses it, and how they get to it."""

from dataclasses import dataclass
from enum import Flag, auto

from tests.handlers.every_control.steps import Step
from tests.handlers.every_control.worlds import FRIDAY


class May(Flag):
    """What is right for this control, where it is not what holds for most of them."""

    NOTHING_MORE = 0
    WRITE_BY_ANYBODY = auto()
    """Every member may do this for themselves, or in the open."""
    WRITE_LATER = auto()
    """It goes on working when what it is on is a month old: it is about no week."""
    STAY_AS_IT_IS = auto()
    """Nothing on the screen has to change: something is kept, or shown once more."""
    VALUE_UNREAD = auto()
    """What its value says is not read: where it stands does."""


@dataclass(frozen=True, slots=True)
class Row:
    """One way to one control: `name` says what kind of listener it is for and by which id, as in "action snooze"; the
    last of the steps is the use of the control."""

    name: str
    user: str
    steps: tuple[Step, ...]
    world: str = FRIDAY
    may: May = May.NOTHING_MORE

    @property
    def control(self) -> str:
        """The name without what tells two ways apart ("action why, of a notice")."""
        return self.name.partition(",")[0]
