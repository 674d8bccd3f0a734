"""Every reason to say no to giving a key result or an objective to somebody else."""

from dataclasses import dataclass

from okr.refusals import Refusal


@dataclass(eq=False)
class NotYoursToTransfer(Refusal):
    """The objective or key result is for its owner and for leads to give away; `lead` is a member id or None."""

    label: str
    lead: str | None


@dataclass(eq=False)
class NothingToTransfer(Refusal):
    """This person (a member id) has nothing open that could go to somebody else."""

    member: str


@dataclass(eq=False)
class TheirsAlready(Refusal):
    """The member `owner` has it already."""

    owner: str
