"""Who may draft an objective and put it on record, and who may know of a draft, delete it and agree to it."""

from dataclasses import dataclass

from okr.authority import Act, Actor, leads, require_live, require_part
from okr.drafting import DraftContent, DraftedObjective
from okr.objective import Level
from okr.refusals_agreement import NotYoursToAgree
from okr.refusals_setting_up import NotForSomebodyElse, NotYoursToWrite
from okr.refusals_writing import NoSuchDraft, NotYoursToDelete
from okr.team import Team


@dataclass(frozen=True, slots=True)
class Intended:
    """An objective that somebody means to put on record in `team`; `owner` is a member id, or None."""

    team: Team
    level: Level
    owner: str | None

    @classmethod
    def by(cls, content: DraftContent, team: Team) -> "Intended":
        return cls(team, content.level, content.owner)


def authorize_writing(actor: Actor, action: Act, thing: Intended | DraftedObjective | Team) -> None:
    """Return where `actor` may do `action` to `thing`; raise the Refusal that says why not otherwise.

    WRITE: a team's objectives (the company's is one) go on record by those who lead it or a team above it, and by
    admins; people's own by themselves, where they are in the team, too. DRAFT, for a Team: those in it, too, its lead
    publishing what is not their own. Neither is for an archived team (TeamArchived). SEE_DRAFT: its author, whom it was
    sent to or whoever answers for them, those who lead its team, and admins; to others it does not exist. DELETE_DRAFT:
    of those its author, the leads and the admins. AGREE: of those whom it was sent to or whoever answers for them while
    they are away, and admins.
    """
    require_part(actor)
    if isinstance(thing, Intended):
        require_may_write(actor, thing)
    elif isinstance(thing, Team):
        require_may_draft(actor, thing)
    else:
        require_draft(actor, action, thing)


def require_may_draft(actor: Actor, team: Team) -> None:
    if team.key not in actor.teams and not leads(actor, team.key):
        raise NotYoursToWrite(team.name, Level.INDIVIDUAL, team.lead)
    require_live(team)


def require_draft(actor: Actor, action: Act, draft: DraftedObjective) -> None:
    if not may_know_of(actor, draft):
        raise NoSuchDraft(draft.label)
    if action is Act.DELETE_DRAFT and not (actor.id == draft.author or leads(actor, draft.content.team)):
        raise NotYoursToDelete(draft.label, draft.author)
    if action is Act.AGREE and not may_agree(actor, draft):
        raise NotYoursToAgree(draft.label, draft.asked)


def may_write(actor: Actor, thing: Intended) -> bool:
    is_own = thing.level is Level.INDIVIDUAL and thing.owner == actor.id
    return leads(actor, thing.team.key) or (is_own and thing.team.key in actor.teams)


def require_may_write(actor: Actor, thing: Intended) -> None:
    """Raise where it is not theirs: as somebody else's own, where they might write their own there."""
    if may_write(actor, thing):
        require_live(thing.team)
        return
    if thing.level is Level.INDIVIDUAL and thing.team.key in actor.teams:
        raise NotForSomebodyElse(thing.team.name, thing.team.lead)
    raise NotYoursToWrite(thing.team.name, thing.level, thing.team.lead)


def may_know_of(actor: Actor, draft: DraftedObjective) -> bool:
    """As SEE_DRAFT."""
    is_concerned = actor.id in {draft.author, draft.asked} or draft.asked in actor.delegate_of
    return is_concerned or leads(actor, draft.content.team)


def may_agree(actor: Actor, draft: DraftedObjective) -> bool:
    """As AGREE; nobody where it was not sent to anybody."""
    if draft.asked is None:
        return False
    return draft.asked == actor.id or draft.asked in actor.delegate_of or actor.member.is_admin
