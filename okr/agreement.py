"""Who has to agree to the draft of an objective, and what a message about it says: rules and values."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from okr.authority import Actor, leads
from okr.authority_writing import may_agree
from okr.cycle import Cycle
from okr.drafting import DraftedObjective, DraftState
from okr.member import Member
from okr.objective import Level, Objective
from okr.talk import ObjectiveComment
from okr.team import Team
from okr.team_place import upwards

WAITS = frozenset({DraftState.SENT, DraftState.SENT_UP})
"""The states in which somebody's agreement is waited for."""

MAY_BE_WITHDRAWN = frozenset({DraftState.SENT, DraftState.AGREED})
"""The states in which its author may take a draft back: what the lead has sent up is the lead's to answer for."""


class Outcome(StrEnum):
    """What became of a draft that was sent to somebody."""

    AGREED = "agreed"
    RETURNED = "returned"
    WITHDRAWN = "withdrawn"
    GONE = "gone"  # published or deleted without their answer


@dataclass(frozen=True, slots=True)
class Decision:
    """What was decided, by whom (None: nobody who is still known), and when."""

    outcome: Outcome
    by: Member | None
    at: datetime


@dataclass(frozen=True, slots=True)
class ShownDraft:
    """A draft with what its words need. `objective` is what it was published as; `may_agree` to `may_edit` say
    what its reader can do with it; `comments` are its talk, oldest first, `people` everybody named."""

    draft: DraftedObjective
    team: Team
    cycle: Cycle | None
    people: Mapping[str, Member] = field(hash=False)
    objective: Objective | None = None
    parent: Objective | None = None
    comments: tuple[ObjectiveComment, ...] = ()
    may_agree: bool = False
    may_return: bool = False
    may_withdraw: bool = False
    may_edit: bool = False


@dataclass(frozen=True, slots=True)
class Agreeing:
    """What a notice about drafts says now. `waiting` are the numbers of those that wait for the answer it asks for;
    `decision` is what came of it, where it is about one; `instead_of` whoever it is answered for while away; `asked_at`
    when its reader is first asked about what was published; `title` that of what a comment is about."""

    drafts: tuple[ShownDraft, ...]
    waiting: frozenset[int] = frozenset()
    decision: Decision | None = None
    instead_of: Member | None = None
    asked_at: datetime | None = None
    title: str = ""


@dataclass(frozen=True, slots=True)
class Bundle:
    """What a lead has agreed to in a team and may send up to `above`, all at once."""

    team: Team
    above: Member
    drafts: tuple[ShownDraft, ...]


@dataclass(frozen=True, slots=True)
class Agreements:
    """All that `member` has to do with agreeing: what waits for them, what of theirs is under way or went up from
    their teams, what they may send up."""

    member: Member
    waiting: tuple[ShownDraft, ...]
    sent: tuple[ShownDraft, ...]
    bundles: tuple[Bundle, ...]

    def __bool__(self) -> bool:
        return bool(self.waiting or self.sent or self.bundles)


def leads_upward(team: str, teams: Mapping[str, Team]) -> Iterator[tuple[Team, str]]:
    """The lead of `team` and of each team above it that has one, the nearest first."""
    for each in (teams[key] for key in upwards(team, teams)):
        if each.lead_now is not None:
            yield each, each.lead_now


def asked_first(draft: DraftedObjective, teams: Mapping[str, Team], here: Collection[str]) -> str | None:
    """Whom a draft is sent to: the nearest lead of its team or above who is `here` and not its author; None where there
    is nobody to ask."""
    leads = leads_upward(draft.content.team, teams)
    return next((lead for _, lead in leads if lead in here and lead != draft.author), None)


def asked_above(team: str, teams: Mapping[str, Team], here: Collection[str]) -> str | None:
    """Whom a team's objectives are sent up to: the nearest lead above who is `here` and does not lead `team`."""
    if team not in teams:
        return None
    leads = leads_upward(team, teams)
    return next((lead for each, lead in leads if each.key != team and lead in here and lead != teams[team].lead), None)


def asked_now(draft: DraftedObjective, teams: Mapping[str, Team], here: Collection[str]) -> str | None:
    """Whose answer a waiting draft is to wait for as leads stand now: whoever was asked as long as they are `here` and
    lead its team or one above, else who would be asked anew; None where nobody is there, and for an archived team, for
    which nobody can agree to anything."""
    team = teams.get(draft.content.team)
    if team is not None and team.is_archived:
        return None
    leads = {lead for _, lead in leads_upward(draft.content.team, teams)}
    if draft.asked in leads and draft.asked in here:
        return draft.asked
    return (
        asked_first(draft, teams, here)
        if draft.state is DraftState.SENT
        else asked_above(draft.content.team, teams, here)
    )


def is_sent_up_next(draft: DraftedObjective, teams: Mapping[str, Team], here: Collection[str]) -> bool:
    """Whether a draft that is agreed to now waits for the lead above: a team's that its own lead agreed to, unless the
    lead above wrote it."""
    team = teams.get(draft.content.team)
    if draft.state is not DraftState.SENT or draft.content.level is Level.INDIVIDUAL or team is None:
        return False
    above = asked_above(team.key, teams, here)
    return draft.asked == team.lead and above is not None and above != draft.author


def may_decide(actor: Actor, draft: DraftedObjective) -> bool:
    """Who may agree to it (okr/authority_writing.py), while it waits for that."""
    return draft.state in WAITS and may_agree(actor, draft)


def may_return(actor: Actor, draft: DraftedObjective) -> bool:
    """Who may decide, and as long as a draft waits to be sent up, those who lead its team."""
    return may_decide(actor, draft) or (draft.state is DraftState.AGREED and leads(actor, draft.content.team))


def may_withdraw(actor: Actor, draft: DraftedObjective) -> bool:
    return draft.state in MAY_BE_WITHDRAWN and draft.author == actor.id
