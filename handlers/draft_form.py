"""The form of a draft, as every feature that leads to it shows it: its steps as they stand now."""

from collections.abc import Mapping
from dataclasses import replace
from enum import StrEnum
from typing import Any

from handlers.desk import Desk
from handlers.who import Who
from messages.objective_clash import Clash
from messages.objective_fields import team_in
from messages.objective_state import NewObjective, ObjectiveState
from okr.actions.look_at_draft import look_at_draft, look_at_whole_draft
from okr.actions.publishable import people_in
from okr.draft_edits import Edit
from okr.draft_sheet import DraftSheet
from okr.drafting import Differences
from okr.refusals_writing import DraftChanged


class Step(StrEnum):
    GOAL = "goal"
    KEY_RESULTS = "key_results"
    PLANS = "plans"


class DraftForm:
    """To show somebody a draft: `await form.opened(who, number)` is a view for views.open, or to answer a form with."""

    def __init__(self, desk: Desk) -> None:
        self.act = desk.act
        self.messages = desk.messages.objective

    async def opened(self, who: Who, number: int, step: Step = Step.KEY_RESULTS) -> dict[str, Any]:
        """The form of a draft on record, at that step. Raises NoSuchDraft and DraftNotOpen."""
        return await self.step(who, ObjectiveState(number), step)

    async def new(self, who: Who, new: NewObjective) -> dict[str, Any]:
        """The form of an objective that nobody has written yet. Raises NoTeamYet."""
        state = ObjectiveState(team=new.team, turn=new.turn)
        sheet = await self.act(look_at_draft, None, new.team, by=who.member)
        return self.messages.goal(sheet, replace(state, team=sheet.team.key), who.reader)

    async def step(self, who: Who, state: ObjectiveState, step: Step) -> dict[str, Any]:
        """That step as the draft stands now; the first, where its team is archived, for another has to be chosen."""
        match step:
            case Step.GOAL:
                return self.messages.goal(await self.sheet(who, state), state, who.reader)
            case Step.KEY_RESULTS:
                sheet = await self.sheet(who, state)
                shown = self.messages.goal if sheet.needs_team else self.messages.key_results
                return shown(sheet, state, who.reader)
            case Step.PLANS:
                whole = await self.act(look_at_whole_draft, state.draft or 0, by=who.member)
                return self.messages.plans(whole, state, who.reader)

    async def sheet(self, who: Who, state: ObjectiveState, values: Mapping[str, Any] | None = None) -> DraftSheet:
        """What the form shows; `values` are those of its first step, which may name another team."""
        team = team_in(values, state) if values else ""
        preferred = team or (state.team if state.draft is None else "")
        return await self.act(look_at_draft, state.draft, preferred, by=who.member)

    async def clashing(
        self, who: Who, state: ObjectiveState, edit: Edit, changed: DraftChanged
    ) -> tuple[DraftSheet, Clash]:
        """The draft as the writer of `edit` would have it, and what somebody else made of it meanwhile."""
        named = people_in(edit.apply(changed.theirs.content))
        sheet = await self.act(look_at_whole_draft, state.draft or 0, by=who.member, named=named)
        writer = sheet.people.get(changed.theirs.writer or "")
        is_another = writer is not None and writer.id != who.member.id  # not the same person in another window
        clash = Clash(changed.theirs.content, writer.name if writer and is_another else "")
        return replace(sheet, content=edit.apply(sheet.content)), clash

    async def differing(self, who: Who, state: ObjectiveState, both: Differences) -> DraftSheet:
        """The change of an objective as its writer would have it, with everybody named in it or on record."""
        named = people_in(both.mine) | people_in(both.theirs)
        sheet = await self.act(look_at_draft, state.draft, by=who.member, named=named)
        return replace(sheet, content=both.mine)
