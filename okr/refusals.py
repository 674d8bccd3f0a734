"""Every reason to say no, with the facts its sentence needs; only messages/ turns one into words."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from okr.check_in import CheckIn


class Refusal(Exception):
    """Something a person asked for cannot be done; nothing was changed."""


@dataclass(eq=False)
class OutOfDate(Refusal):
    """What was pressed carries something that this release of the bot does not write."""


@dataclass(eq=False)
class GuestsMayNot(Refusal):
    """A guest asked, and the workspace does not let guests take part."""


@dataclass(eq=False)
class FromAnotherWorkspace(Refusal):
    """A person of another workspace asked, in a shared channel."""


@dataclass(eq=False)
class NoSuchKeyResult(Refusal):
    """No key result of that label that this person may see."""

    label: str


@dataclass(eq=False)
class NoSuchTeam(Refusal):
    """No team of that name, channel or key."""

    name: str


@dataclass(eq=False)
class NoCompanyTeam(Refusal):
    """No team stands for the whole company."""


@dataclass(eq=False)
class NoSuchMember(Refusal):
    """No such person in this workspace."""

    name: str


@dataclass(eq=False)
class NotYourKeyResult(Refusal):
    """Somebody else answers for it; `owner` is their member id, None where nobody does."""

    label: str
    owner: str | None


@dataclass(eq=False)
class NotTheLead(Refusal):
    """Only the team's lead (or an admin) may do this; `lead` is a member id or None."""

    team: str
    lead: str | None


@dataclass(eq=False)
class CycleClosed(Refusal):
    """The cycle takes no more check-ins; `lead` is whom to ask."""

    label: str
    cycle: str
    lead: str | None


ARCHIVED = "archived"
"""Why a key result takes no answers whose objective is archived."""


@dataclass(eq=False)
class KeyResultNotOpen(Refusal):
    """The key result is paused, cancelled, done, of an archived objective, or has not started (`state` says which)."""

    label: str
    state: str


@dataclass(eq=False)
class NotYoursToArchive(Refusal):
    """Others archive and restore that objective: the lead of its team (a member id, or None) or an admin."""

    label: str
    lead: str | None


@dataclass(eq=False)
class NothingDue(Refusal):
    """The person has no open key result to answer for."""


@dataclass(eq=False)
class WeekNotOpen(Refusal):
    """The week takes no answers: it lies ahead, or its window is over."""

    week: str


@dataclass(eq=False)
class AnsweredMeanwhile(Refusal):
    """Somebody else answered while the form was open. `theirs` maps key result numbers to CheckIns.

    Sending once more, knowing that, is accepted.
    """

    theirs: "dict[int, CheckIn]"


@dataclass(eq=False)
class NeedsExplanation(Refusal):
    """High confidence while far behind: one more question for these key results before it is saved."""

    key_results: tuple[int, ...]


@dataclass(eq=False)
class WrongReading(Refusal):
    """The reading does not fit the metric's kind (a form out of date, or tampered with)."""

    label: str


@dataclass(eq=False)
class NotAnAbsence(Refusal):
    """These days or that delegate will not do. `problem` is an okr.away.AwayProblem; `delegate` a member id."""

    problem: str
    delegate: str | None = None


@dataclass(eq=False)
class NotTheirLead(Refusal):
    """Only people themselves and those who lead a team of theirs may say that they are away; `member` is an id."""

    member: str


@dataclass(eq=False)
class NotToCorrect(Refusal):
    """Nothing was asked about the key result in that week, so there is nothing to correct."""

    label: str
    week: str


@dataclass(eq=False)
class WeekStillOpen(Refusal):
    """The week still takes answers through the usual form, so nothing is to be corrected."""

    label: str
    week: str


@dataclass(eq=False)
class NeedsReason(Refusal):
    """A correction of an older week says why."""

    label: str


@dataclass(eq=False)
class StillHere(Refusal):
    """Somebody who is here keeps what is theirs: nothing of it is handed over. `member` is an id."""

    member: str


@dataclass(eq=False)
class NothingLeft(Refusal):
    """All of it has been handed over. `member` is who left, `holders` who has which key result now, by label."""

    member: str
    holders: tuple[tuple[str, str], ...] = ()


@dataclass(eq=False)
class CannotTakeOver(Refusal):
    """That person cannot answer here (a bot, a guest where guests take no part, somebody who left)."""

    member: str


@dataclass(eq=False)
class NotAnAdmin(Refusal):
    """Only an admin of the bot may do this."""


@dataclass(eq=False)
class NoAdminLeft(Refusal):
    """Nobody would be left who may change the workspace's settings."""


@dataclass(eq=False)
class NeverAsked(Refusal):
    """With this calendar no day is left that the team could check in on."""

    team: str


@dataclass(eq=False)
class ThresholdsCross(Refusal):
    """The bounds of health do not follow one another; `field` is the one to change."""

    field: str


@dataclass(eq=False)
class CannotBeChosen(Refusal):
    """Somebody chosen as lead or admin is no full, active member here; `member` is their id."""

    member: str


@dataclass(eq=False)
class NoOpenCheckIn(Refusal):
    """No check-in of the team takes answers at the moment, so there is nobody to remind."""

    team: str


@dataclass(eq=False)
class TooLateToRemind(Refusal):
    """The week takes no answers any more, so nobody is reminded of it."""

    week: str
