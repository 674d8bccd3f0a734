"""Who may do what to which thing: the one place every path asks."""

from dataclasses import dataclass, field
from enum import StrEnum

from okr.cycle import Cycle
from okr.key_result import KeyResult, KeyResultState
from okr.member import Member, MemberKind
from okr.objective import Level, Objective, Visibility
from okr.refusals import (
    ARCHIVED,
    CycleClosed,
    FromAnotherWorkspace,
    GuestsMayNot,
    KeyResultNotOpen,
    NoSuchKeyResult,
    NotAnAdmin,
    NotTheirLead,
    NotTheLead,
    NotYourKeyResult,
    NotYoursToArchive,
)
from okr.refusals_archiving import TeamArchived
from okr.refusals_transfer import NotYoursToTransfer
from okr.refusals_writing import NotYoursToEdit
from okr.team import Team


class Act(StrEnum):
    USE = "use"  # anything at all: form, status, settings of one's own
    SEE = "see"
    ANSWER = "answer"
    POST_DIGEST = "post_digest"
    REMIND = "remind"
    CHANGE_TEAM = "change_team"
    CHANGE_WORKSPACE = "change_workspace"
    ARCHIVE_TEAM = "archive_team"
    LOOK_AFTER = "look_after"  # one person: who they are here, admin or not, the language they are spoken to
    SAY_AWAY = "say_away"
    SETTLE_HELP = "settle_help"
    HAND_OVER = "hand_over"
    ARCHIVE = "archive"
    EDIT = "edit"
    WRITE = "write"  # this and the next four: okr/authority_writing.py
    DRAFT = "draft"
    SEE_DRAFT = "see_draft"
    DELETE_DRAFT = "delete_draft"
    AGREE = "agree"
    TRANSFER = "transfer"
    DUPLICATE = "duplicate"


@dataclass(frozen=True, slots=True)
class Actor:
    """A member with the roles that count: teams they belong to, teams they lead (with all teams below those),
    members they answer for while those are away, and whether guests may take part here.
    """

    member: Member
    teams: frozenset[str] = frozenset()
    leads: frozenset[str] = frozenset()
    delegate_of: frozenset[str] = frozenset()
    guests_allowed: bool = False

    @property
    def id(self) -> str:
        return self.member.id


@dataclass(frozen=True, slots=True)
class KeyResultInContext:
    """A key result with all that decides who may see and answer it. `circle` are the members named on its
    objective: its owner and contributors, those of its key results."""

    key_result: KeyResult
    objective: Objective
    cycle: Cycle
    team: Team
    circle: frozenset[str] = field(default_factory=frozenset)


@dataclass(frozen=True, slots=True)
class ObjectiveInContext:
    """An objective with all that decides who may see, change, archive and transfer it; `circle` as of a key result."""

    objective: Objective
    team: Team
    circle: frozenset[str] = field(default_factory=frozenset)


@dataclass(frozen=True, slots=True)
class Colleague:
    """A person, and the teams that they are in or own something in."""

    member: Member
    teams: frozenset[str] = frozenset()


OF_LEADS = frozenset({Act.POST_DIGEST, Act.REMIND, Act.CHANGE_TEAM, Act.HAND_OVER})
OF_ADMINS = frozenset({Act.CHANGE_WORKSPACE, Act.ARCHIVE_TEAM, Act.LOOK_AFTER})
OF_LIVE_TEAMS = frozenset({Act.EDIT, Act.ARCHIVE, Act.TRANSFER})
"""What is done to objectives of live teams alone: those of an archived one stay as they were."""
Thing = KeyResultInContext | ObjectiveInContext | Team | Colleague | None


def authorize(actor: Actor, action: Act, thing: Thing = None) -> None:
    """Return where `actor` may do `action` to `thing`; raise the Refusal that says why not otherwise.

    Guests (unless allowed), strangers, bots and the deactivated may do nothing. Seeing follows visibility. What
    one may not see does not exist: the refusal never tells. Answering is for the owner, the delegate of an owner
    who is away, and a lead of the objective's team or of one above it; so is saying what came of help that was offered,
    whether it still takes answers or not. Digests are posted, teams set, and what somebody left is handed over by
    leads and admins; what holds for the whole workspace is set, people are looked after and teams archived by admins;
    in an archived team nothing is set, sent, answered or changed (TeamArchived). An objective is changed and archived
    by the leads of its team and above, by admins, and one's own by oneself. The same, and its owner, give it or a key
    result of it to somebody else; whoever sees it may write another one like it. Of what is written:
    okr/authority_writing.py.
    """
    require_part(actor)
    if isinstance(thing, KeyResultInContext):
        require_key_result(actor, action, thing)
    if isinstance(thing, ObjectiveInContext):
        require_objective(actor, action, thing)
    if isinstance(thing, Team) and action in OF_LEADS:
        require_lead(actor, thing)
    if action in OF_ADMINS and not actor.member.is_admin:
        raise NotAnAdmin
    if isinstance(thing, Colleague) and action is Act.SAY_AWAY and not may_say_away(actor, thing):
        raise NotTheirLead(thing.member.id)


def require_lead(actor: Actor, team: Team) -> None:
    """Raise where the team is not theirs to lead, or is archived."""
    if not leads(actor, team.key):
        raise NotTheLead(team.name, team.lead)
    require_live(team)


def require_live(team: Team) -> None:
    if team.archived_on is not None:
        raise TeamArchived(team.name, team.archived_on)


def may_say_away(actor: Actor, colleague: Colleague) -> bool:
    """People themselves, those who lead a team of theirs, and admins."""
    return actor.id == colleague.member.id or actor.member.is_admin or bool(actor.leads & colleague.teams)


def require_part(actor: Actor) -> None:
    """Raise where this kind of person takes no part at all."""
    kind = actor.member.kind
    if kind is MemberKind.GUEST and not actor.guests_allowed:
        raise GuestsMayNot
    if kind not in {MemberKind.FULL, MemberKind.GUEST}:
        raise FromAnotherWorkspace


def may_see(actor: Actor, objective: Objective, circle: frozenset[str]) -> bool:
    """Public: every member of the workspace. Team: the team, its circle and the leads above. Private: the circle
    and the leads of the objective's team and above."""
    if objective.visibility is Visibility.PUBLIC:
        return True
    named = actor.id in circle or actor.id == objective.owner or bool(actor.delegate_of & circle)
    if named or objective.team in actor.leads:
        return True
    return objective.visibility is Visibility.TEAM and objective.team in actor.teams


def require_key_result(actor: Actor, action: Act, thing: KeyResultInContext) -> None:
    """Raise where the key result is not there for this person, or not theirs to answer or settle help for."""
    if not may_see(actor, thing.objective, thing.circle):
        raise NoSuchKeyResult(thing.key_result.label)
    if action is Act.ANSWER:
        require_answer(actor, thing)
    if action is Act.SETTLE_HELP and not may_answer(actor, thing):
        raise NotYourKeyResult(thing.key_result.label, thing.key_result.owner)
    if action is Act.TRANSFER and not may_transfer(actor, thing.objective, thing.key_result.owner):
        raise NotYoursToTransfer(thing.key_result.label, thing.team.lead)
    if action is Act.TRANSFER:
        require_live(thing.team)


def require_objective(actor: Actor, action: Act, thing: ObjectiveInContext) -> None:
    """Raise where the objective is not there for this person, or not theirs to change or archive."""
    objective = thing.objective
    if not may_see(actor, objective, thing.circle):
        raise NoSuchKeyResult(objective.label)
    if action is Act.ARCHIVE and not may_archive(actor, objective):
        raise NotYoursToArchive(objective.label, thing.team.lead)
    if action is Act.TRANSFER and not may_transfer(actor, objective, objective.owner):
        raise NotYoursToTransfer(objective.label, thing.team.lead)
    if action is Act.EDIT and not may_archive(actor, objective):
        raise NotYoursToEdit(objective.label, thing.team.lead)
    if action in OF_LIVE_TEAMS:
        require_live(thing.team)


def may_archive(actor: Actor, objective: Objective) -> bool:
    """Or change: the owner of an individual objective, those who lead its team, and admins."""
    is_own = objective.level is Level.INDIVIDUAL and objective.owner == actor.id
    return is_own or leads(actor, objective.team)


def may_edit(actor: Actor, objective: Objective, team: Team) -> bool:
    """Whether changing the objective, which they see, is worth offering: `team` is the objective's."""
    return may_archive(actor, objective) and team.archived_on is None


def may_transfer(actor: Actor, objective: Objective, owner: str | None) -> bool:
    """The `owner` of the objective, or of the key result of it, that is to go to somebody else, and who may archive."""
    return owner == actor.id or may_archive(actor, objective)


def require_answer(actor: Actor, thing: KeyResultInContext) -> None:
    """Raise where the key result takes no answers, or none from this person."""
    key_result = thing.key_result
    if not may_answer(actor, thing):
        raise NotYourKeyResult(key_result.label, key_result.owner)
    if thing.objective.archived:
        raise KeyResultNotOpen(key_result.label, ARCHIVED)
    if not thing.cycle.takes_check_ins:
        raise CycleClosed(key_result.label, thing.cycle.name, thing.team.lead)
    if key_result.state is not KeyResultState.ACTIVE:
        raise KeyResultNotOpen(key_result.label, key_result.state)
    require_live(thing.team)


def may_answer(actor: Actor, thing: KeyResultInContext) -> bool:
    owner = thing.key_result.owner
    return owner == actor.id or owner in actor.delegate_of or thing.objective.team in actor.leads


def leads(actor: Actor, team: str) -> bool:
    return actor.member.is_admin or team in actor.leads


def may_be_shown_in(objective: Objective, *, channel_of: frozenset[str], external: bool) -> bool:
    """Whether a channel may show the objective. `channel_of` are the keys of the teams whose own channel it is.

    Nothing goes to an external channel. Public goes anywhere inside, team only to that team's own channel,
    private nowhere but to people.
    """
    if external or objective.visibility is Visibility.PRIVATE:
        return False
    return objective.visibility is Visibility.PUBLIC or objective.team in channel_of
