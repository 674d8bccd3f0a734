"""The fields of an objective that is being written, apart from its key results, and what they say."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from messages import ids
from messages.cleaning import clean, clean_lines
from messages.fields import Choice, Field, Kind, chosen_among, option_in, words_in
from messages.key_result_entries import KeyResultReading, Period
from messages.lengths import cut
from messages.objective_state import ObjectiveState
from messages.wording import Wording
from okr.cycle import Cycle
from okr.objective import Level
from okr.refusals_setting_up import CycleNotOpen
from okr.team import Team
from okr.writing import KeyResultDraft, ObjectiveDraft, ObjectiveStart

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


@dataclass(frozen=True, slots=True)
class Entered:
    """The objective, None where `wrong` says by block what is not right."""

    draft: ObjectiveDraft | None
    wrong: Mapping[str, str] = field(default_factory=dict)


def team_in(values: Mapping[str, Any], start: ObjectiveStart) -> Team:
    """The team chosen, else the likeliest one."""
    chosen = option_in(values, ObjectiveBlock.TEAM)
    return next((team for team in start.teams if team.key == chosen), start.teams[0])


def cycle_in(values: Mapping[str, Any], start: ObjectiveStart) -> Cycle:
    """The cycle chosen, else the likeliest one."""
    return start.cycle(option_in(values, ObjectiveBlock.CYCLE)) or start.cycles[0]


def level_in(values: Mapping[str, Any], start: ObjectiveStart) -> Level:
    """The level chosen; where none was offered, the person's own."""
    chosen = option_in(values, ObjectiveBlock.LEVEL)
    if chosen in set(Level):
        return Level(chosen)
    return Level.TEAM if start.led and not chosen else Level.INDIVIDUAL


@dataclass(frozen=True, slots=True)
class ObjectiveFields:
    """The fields as they stand at first; team, level and cycle alone where there is anything to choose."""

    wording: Wording
    start: ObjectiveStart

    def all(self, values: Mapping[str, Any]) -> list[Field]:
        say, start = self.wording.say, self.start
        found = [
            Field(
                Kind.WORDS,
                ObjectiveBlock.TITLE,
                say("Objective"),
                placeholder=say("What do you want to achieve? No number here"),
                most=TITLE_MOST,
            ),
            Field(
                Kind.LINES,
                ObjectiveBlock.WHY,
                say("Why it matters"),
                optional=True,
                placeholder=say("One sentence that everybody understands"),
                most=WHY_MOST,
            ),
        ]
        if len(start.teams) > 1:
            found.append(self.team(team_in(values, start)))
        if start.led:
            found.append(self.level())
        found.append(Field(Kind.PERSON, ObjectiveBlock.OWNER, say("Owner of the objective"), value=start.by.id))
        if len(start.cycles) > 1:
            found.append(self.cycle(cycle_in(values, start)))
        return found

    def team(self, chosen: Team) -> Field:
        teams = tuple(Choice(cut(team.name, OPTION), team.key) for team in self.start.teams[:MOST_OPTIONS])
        label = self.wording.say("Team")
        return Field(Kind.SELECT, ObjectiveBlock.TEAM, label, choices=teams, chosen=chosen_among(teams, chosen.key))

    def level(self) -> Field:
        say = self.wording.say
        levels = (Choice(say("Of the whole team"), Level.TEAM), Choice(say("Of its owner alone"), Level.INDIVIDUAL))
        chosen = chosen_among(levels, Level.TEAM)
        return Field(Kind.SELECT, ObjectiveBlock.LEVEL, say("Whose objective is it?"), choices=levels, chosen=chosen)

    def cycle(self, chosen: Cycle) -> Field:
        """The due days follow the cycle, so choosing another one is heard at once."""
        cycles = tuple(Choice(cut(cycle.name, OPTION), cycle.key) for cycle in self.start.cycles[:MOST_OPTIONS])
        return Field(
            Kind.SELECT,
            ObjectiveBlock.CYCLE,
            self.wording.say("Cycle"),
            choices=cycles,
            chosen=chosen_among(cycles, chosen.key),
            action=ids.OBJECTIVE_CHOICE,
        )


def understand(
    values: Mapping[str, Any], state: ObjectiveState, start: ObjectiveStart, wording: Wording, *, form: str
) -> Entered:
    """The objective as it was written, with its key results. Raises CycleNotOpen where the cycle that the form shows is
    over by now."""
    shown = option_in(values, ObjectiveBlock.CYCLE) or state.cycle
    cycle = start.cycle(shown)
    if cycle is None:
        raise CycleNotOpen(shown)
    title, wrong = clean(words_in(values, ObjectiveBlock.TITLE)), {}
    if not title:
        wrong[ObjectiveBlock.TITLE.value] = wording.say("Say what you want to achieve.")
    key_results: list[KeyResultDraft] = []
    for row in state.rows:
        reading = KeyResultReading(values, row, Period(cycle.key, start.first_day(cycle), cycle.last_day), wording)
        drafted = reading.draft()
        wrong |= reading.wrong
        key_results += [drafted] if drafted else []
    if wrong:
        return Entered(None, wrong)
    draft = ObjectiveDraft(
        title=title,
        why=clean_lines(words_in(values, ObjectiveBlock.WHY)),
        level=level_in(values, start),
        team=option_in(values, ObjectiveBlock.TEAM) or state.team or start.teams[0].key,
        cycle=cycle.key,
        owner=words_in(values, ObjectiveBlock.OWNER) or start.by.id,
        key_results=tuple(key_results),
        form=form,
    )
    return Entered(draft)
