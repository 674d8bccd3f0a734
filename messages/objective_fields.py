"""The first step of the form: the fields of the objective itself, and what they say."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from messages import ids
from messages.cleaning import clean, clean_lines
from messages.fields import Choice, Field, Kind, chosen_among, held_in, option_in, words_in
from messages.lengths import cut
from messages.objective_state import ObjectiveState
from messages.parent_field import parent_field, parent_in
from messages.wording import Wording
from okr.draft_edits import WriteGoal
from okr.draft_sheet import DraftSheet
from okr.objective import Ambition, Level
from okr.refusals_setting_up import CycleNotOpen
from okr.team import Team

TITLE_MOST = 200
WHY_MOST = 1_000
OPTION = 75
MOST_OPTIONS = 100


class ObjectiveBlock(StrEnum):
    TITLE = "objective-title"
    WHY = "objective-why"
    TEAM = "objective-team"
    LEVEL = "objective-level"
    OWNER = "objective-owner"
    CYCLE = "objective-cycle"
    AMBITION = "objective-ambition"
    PARENT = "objective-parent"


@dataclass(frozen=True, slots=True)
class GoalEntered:
    """The edit, None where `wrong` says by block what is not right."""

    edit: WriteGoal | None
    wrong: Mapping[str, str] = field(default_factory=dict)


def team_in(values: Mapping[str, Any], state: ObjectiveState) -> str:
    """The key of the team chosen; empty where none was offered."""
    return option_in(values, state.block(ObjectiveBlock.TEAM))


@dataclass(frozen=True, slots=True)
class GoalFields:
    """The fields with what is written so far; what there is nothing to choose of is left out. What an objective on
    record belongs to (level, team, cycle) is not changed here."""

    wording: Wording
    sheet: DraftSheet
    state: ObjectiveState

    def all(self) -> list[Field]:
        start = self.sheet.start
        found = [self.title(), self.why()]
        if self.sheet.changes is None:
            found.append(self.level())
            found += [self.team()] if len(start.teams) > 1 or self.sheet.needs_team else []
            found += [self.cycle()] if len(start.cycles) > 1 or self.sheet.is_over else []
        found.append(self.owner())
        found.append(self.ambition())
        found.append(parent_field(self.sheet, self.state.block(ObjectiveBlock.PARENT), self.wording))
        return found

    def title(self) -> Field:
        say, title = self.wording.say, self.sheet.content.title
        return Field(
            Kind.WORDS,
            self.state.block(ObjectiveBlock.TITLE),
            say("Objective"),
            placeholder=say("What do you want to achieve? No number here"),
            value=title,
            most=max(TITLE_MOST, len(title)),
        )

    def why(self) -> Field:
        say, why = self.wording.say, self.sheet.content.why
        return Field(
            Kind.LINES,
            self.state.block(ObjectiveBlock.WHY),
            say("Why it matters"),
            optional=True,
            placeholder=say("One sentence that everybody understands"),
            value=why,
            most=max(WHY_MOST, len(why)),
        )

    def level(self) -> Field:
        say, start = self.wording.say, self.sheet.start
        levels = [Choice(say("Of its owner alone"), Level.INDIVIDUAL), Choice(say("Of the whole team"), Level.TEAM)]
        if company_of(start.teams):
            levels.append(Choice(say("Of the company"), Level.COMPANY))
        hint = "" if start.led else say("A team's own is agreed to by its lead before it is published.")
        chosen = chosen_among(levels, level_shown(self.sheet))
        return self._select(ObjectiveBlock.LEVEL, say("Whose objective is it?"), levels, chosen, hint=hint)

    def team(self) -> Field:
        """Another team serves other objectives, so choosing one is heard at once."""
        teams = [Choice(cut(team.name, OPTION), team.key) for team in self.sheet.start.teams[:MOST_OPTIONS]]
        chosen, say = chosen_among(teams, self.sheet.content.team), self.wording.say
        hint = say("The team it was for is archived. Choose another.") if self.sheet.needs_team else ""
        return self._select(ObjectiveBlock.TEAM, say("Team"), teams, chosen, hint=hint, action=ids.OBJECTIVE_CHOICE)

    def cycle(self) -> Field:
        cycles = [Choice(cut(one.name, OPTION), one.key) for one in self.sheet.start.cycles[:MOST_OPTIONS]]
        chosen = chosen_among(cycles, self.sheet.content.cycle)
        return self._select(ObjectiveBlock.CYCLE, self.wording.say("Cycle"), cycles, chosen)

    def ambition(self) -> Field:
        say = self.wording.say
        choices = (
            Choice(say("Committed"), Ambition.COMMITTED, say("A promise: all of it is expected.")),
            Choice(say("Aspirational"), Ambition.ASPIRATIONAL, say("A stretch: 60 to 70%% of the way is a success.")),
        )
        chosen = chosen_among(choices, self.sheet.content.ambition)
        block = self.state.block(ObjectiveBlock.AMBITION)
        return Field(Kind.RADIO, block, say("How ambitious is it?"), choices=choices, chosen=chosen)

    def owner(self) -> Field:
        block, owner = self.state.block(ObjectiveBlock.OWNER), self.sheet.content.owner
        return Field(Kind.PERSON, block, self.wording.say("Owner of the objective"), value=owner or "")

    def _select(
        self,
        block: ObjectiveBlock,
        label: str,
        choices: list[Choice],
        chosen: tuple[Choice, ...],
        *,
        hint: str = "",
        action: str = "",
    ) -> Field:
        named = self.state.block(block)
        return Field(Kind.SELECT, named, label, hint, choices=tuple(choices), chosen=chosen, action=action)


def level_shown(sheet: DraftSheet) -> Level:
    """The company's own team's is the company's."""
    content = sheet.content
    return Level.COMPANY if content.level is Level.TEAM and sheet.team.is_company else content.level


def company_of(teams: tuple[Team, ...]) -> Team | None:
    return next((team for team in teams if team.is_company), None)


def understand_goal(
    values: Mapping[str, Any], state: ObjectiveState, sheet: DraftSheet, wording: Wording
) -> GoalEntered:
    """What the first step says; a field that is not there leaves its part as it is. Raises CycleNotOpen where the cycle
    chosen is over by now."""
    content, block = sheet.content, state.block
    chosen = option_in(values, block(ObjectiveBlock.CYCLE)) or state.cycle or content.cycle
    cycle = sheet.start.cycle(chosen)
    if cycle is None and sheet.changes is None:
        raise CycleNotOpen(chosen)
    title = clean(words_in(values, block(ObjectiveBlock.TITLE)))
    if not title:
        return GoalEntered(None, {block(ObjectiveBlock.TITLE): wording.say("Say what you want to achieve.")})
    level, team = place_in(values, state, sheet)
    ambition = option_in(values, block(ObjectiveBlock.AMBITION))
    parent, parent_key_result = parent_in(values, block(ObjectiveBlock.PARENT), sheet)
    within = cycle or sheet.cycle
    edit = WriteGoal(
        title=title,
        why=clean_lines(words_in(values, block(ObjectiveBlock.WHY))),
        level=level,
        team=team,
        cycle=chosen,
        owner=owner_in(values, state, sheet),
        ambition=Ambition(ambition) if ambition in set(Ambition) else content.ambition,
        parent=parent,
        parent_key_result=parent_key_result,
        first_day=within.first_day,
        last_day=within.last_day,
    )
    return GoalEntered(edit)


def place_in(values: Mapping[str, Any], state: ObjectiveState, sheet: DraftSheet) -> tuple[Level, str]:
    """The level and the key of the team: the company's own team for what is the company's."""
    content = sheet.content
    level = option_in(values, state.block(ObjectiveBlock.LEVEL))
    team = team_in(values, state) or content.team
    if level not in set(Level):
        return content.level, team
    company = company_of(sheet.start.teams)
    if level == Level.COMPANY and company:
        return Level.TEAM, company.key
    return (Level.INDIVIDUAL if level == Level.INDIVIDUAL else Level.TEAM), team


def owner_in(values: Mapping[str, Any], state: ObjectiveState, sheet: DraftSheet) -> str | None:
    block = state.block(ObjectiveBlock.OWNER)
    return words_in(values, block) or (None if held_in(values, block) else sheet.content.owner)
