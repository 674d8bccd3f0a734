"""Look at a draft as the form shows it, or at a new one that nobody has written in yet."""

from collections.abc import Iterable
from dataclasses import replace

from okr.actions.acting import actor_of
from okr.actions.asking import teams_and_leads
from okr.actions.beside import beside_of
from okr.actions.drafts_at_hand import open_draft, team_of
from okr.actions.objectives_to_serve import parents_for
from okr.actions.open_objective_form import start_of
from okr.actions.publishable import people_in
from okr.agreement import asked_first, is_sent_up_next
from okr.authority import Act, authorize
from okr.authority_writing import Intended, may_write
from okr.coach import Beside
from okr.draft_sheet import DraftSheet
from okr.drafting import DraftContent, DraftedObjective, DraftState
from okr.member import Member
from okr.objective import Level
from okr.ports import Transaction, World
from okr.writing import ObjectiveStart


def look_at_draft(
    world: World, number: int | None, preferred: str = "", *, by: Member, named: Iterable[str] = ()
) -> DraftSheet:
    """That draft; a new one where `number` is None. The objectives that it may serve are those above the team of key
    `preferred`, where one is named, else above its own; and a new one is that team's.
    `people` are with those of the ids `named`.

    Raises NoSuchDraft, DraftNotOpen, and NoTeamYet for somebody who is in no team and leads none.
    """
    with world.snapshot() as tx:
        return Looking(world, tx, by).sheet(number, preferred, named)


def look_at_whole_draft(world: World, number: int, *, by: Member, named: Iterable[str] = ()) -> DraftSheet:
    """As look_at_draft, with what stands around it for the coach, who speaks at the last step alone."""
    with world.snapshot() as tx:
        looking = Looking(world, tx, by)
        sheet = looking.sheet(number, "", named)
        return replace(sheet, beside=looking.beside(sheet))


class Looking:
    """One look of `by`, who takes part here, at a draft."""

    def __init__(self, world: World, tx: Transaction, by: Member) -> None:
        self.world, self.tx = world, tx
        self.actor = actor_of(world, tx, by)
        authorize(self.actor, Act.USE)

    def sheet(self, number: int | None, preferred: str, named: Iterable[str]) -> DraftSheet:
        tx, actor = self.tx, self.actor
        draft = open_draft(tx, actor, number) if number is not None else None
        team = draft.content.team if draft else preferred
        start = start_of(self.world, tx, actor, team, of_draft=draft is not None)
        content = draft.content if draft else new_content(start)
        asked, goes_up = asking_of(tx, draft, by=actor.id) if draft else (None, False)
        people = {*people_in(content), *named, *([draft.writer] if draft and draft.writer else [])}
        return DraftSheet(
            start=start,
            content=content,
            draft=draft,
            parents=parents_for(tx, actor, preferred or content.team, but=draft.objective if draft else None),
            people=tx.members.many(people),
            may_publish=may_write(actor, Intended.by(content, team_of(tx, content.team))),
            asked=asked,
            goes_up=goes_up,
            stays_in=tx.cycles.get(content.cycle) if draft and draft.objective is not None else None,
        )

    def beside(self, sheet: DraftSheet) -> Beside:
        above = [each.objective for each in sheet.parents]
        return beside_of(self.tx, self.actor, sheet.content, above=above, but=sheet.changes)


def new_content(start: ObjectiveStart) -> DraftContent:
    """What a new one starts with: the likeliest team and cycle, its own where they lead it."""
    team = start.teams[0].key
    level = Level.TEAM if team in start.led else Level.INDIVIDUAL
    return DraftContent(team=team, cycle=start.cycles[0].key, owner=start.by.id, level=level)


def asking_of(tx: Transaction, draft: DraftedObjective, *, by: str) -> tuple[Member | None, bool]:
    """Whom its author may send the draft of a new objective to, and whether it is sent up once they agreed."""
    if draft.author != by or draft.objective is not None:
        return None, False
    teams, here = teams_and_leads(tx)
    asked = asked_first(draft, teams, here)
    if asked is None:
        return None, False
    return tx.members.get(asked), is_sent_up_next(replace(draft, state=DraftState.SENT, asked=asked), teams, here)
