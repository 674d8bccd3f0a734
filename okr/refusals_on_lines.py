"""Every reason to say no to what a reader of a digest wants to do with one of its lines."""

from dataclasses import dataclass

from okr.reaction import HelpOutcome
from okr.refusals import Refusal


@dataclass(eq=False)
class YourOwnKeyResult(Refusal):
    """Nobody thanks themselves or offers themselves help."""

    label: str


@dataclass(eq=False)
class WeekAhead(Refusal):
    """Nothing can have been said about that week yet."""

    week: str


@dataclass(eq=False)
class NothingWritten(Refusal):
    """A comment of nothing but blanks."""


@dataclass(eq=False)
class NobodyToHelp(Refusal):
    """The key result has no owner who could be helped; `lead` is a member id or None."""

    label: str
    lead: str | None


@dataclass(eq=False)
class NothingToHelpWith(Refusal):
    """The key result is over: its cycle, or it alone."""

    label: str


@dataclass(eq=False)
class HelpOfferedAlready(Refusal):
    """This person offered help there before; `outcome` is what came of it."""

    label: str
    owner: str
    outcome: HelpOutcome


@dataclass(eq=False)
class HelpSettled(Refusal):
    """It was said before what came of the help of the member `helper`."""

    label: str
    helper: str
    outcome: HelpOutcome


@dataclass(eq=False)
class NoSuchOffer(Refusal):
    """The offer to help is not there any more."""
