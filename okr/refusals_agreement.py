"""Reasons to say no while drafts of objectives are sent, agreed to and returned."""

from dataclasses import dataclass

from okr.refusals import Refusal


@dataclass(eq=False)
class NobodyToAsk(Refusal):
    """No lead of the draft's team or above is there to agree; `may_publish` where the asker can publish it."""

    label: str
    may_publish: bool


@dataclass(eq=False)
class NotYoursToSend(Refusal):
    """Only its author (a member id) sends a draft, or takes it back."""

    label: str
    author: str


@dataclass(eq=False)
class NotYoursToAgree(Refusal):
    """The draft waits for the answer of `asked` (a member id, None: nobody's)."""

    label: str
    asked: str | None


@dataclass(eq=False)
class NotWaiting(Refusal):
    """The draft waits for nobody's answer: it was decided or taken back meanwhile; `state` is a DraftState."""

    label: str
    state: str


@dataclass(eq=False)
class NothingToSendUp(Refusal):
    """No draft of the team (its name) is agreed to and waits to be sent up."""

    team: str


@dataclass(eq=False)
class NobodyAbove(Refusal):
    """Nobody leads above the team (its name), so what is agreed there needs nobody else: it can be published."""

    team: str
