"""The fields in which a template's blanks are filled, each with its example, and where the objective belongs."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from messages.fields import Choice, Field, Kind, chosen_among
from messages.lengths import cut
from messages.numbers import show_figure
from messages.wording import Wording
from okr.cycle import Cycle
from okr.metric import Kind as Metric
from okr.objective import Level
from okr.team import Team
from okr.template import Blank, BlankKind, How, Part, Template, TemplateKeyResult
from okr.unit import PERCENT, Unit
from okr.writing import ObjectiveStart

OPTION = 75
MOST_OPTIONS = 100
NAME_MOST = 80
FIGURE_MOST = 40


class PlaceBlock(StrEnum):
    TEAM = "template-team"
    WHOSE = "template-whose"
    CYCLE = "template-cycle"


def block_of(blank: Blank) -> str:
    return f"blank-{blank.key}"


def likeliest_team(template: Template, start: ObjectiveStart) -> Team:
    """The company's for a template of the company, where they may write for it; else the likeliest."""
    company = next((team for team in start.teams if team.is_company), None)
    return company if template.level is Level.COMPANY and company else start.teams[0]


def unit_read(one: TemplateKeyResult, blank: Blank, language: str, *, how: str, currency: str) -> Unit:
    """The unit in which a figure of it is typed: percent for a target that is put as so many percent."""
    relative = blank.part is Part.TARGET and how in {How.BY_PERCENT.value, How.BY_POINTS.value}
    return PERCENT if relative else one.unit(language, currency)


@dataclass(frozen=True, slots=True)
class TemplateFields:
    """The fields of one template at first; team and cycle alone where there is anything to choose."""

    wording: Wording
    template: Template
    start: ObjectiveStart

    def place(self) -> list[Field]:
        found = [self._team()] if len(self.start.teams) > 1 else []
        found.append(self._whose())
        if len(self.start.cycles) > 1:
            found.append(self._cycle())
        return found

    def named(self) -> list[Field]:
        """The blanks within the texts, and the currency."""
        return [self._choice(blank) if blank.options else self._name(blank) for blank in self.template.blanks]

    def of_key_result(self, one: TemplateKeyResult) -> list[Field]:
        return list(self._measures(one))

    def _measures(self, one: TemplateKeyResult) -> Iterator[Field]:
        for blank in one.blanks:
            match blank.kind:
                case BlankKind.CHOICE:
                    yield self._choice(blank)
                case BlankKind.DATE:
                    yield self._day(blank)
                case _:
                    yield self._figure(one, blank)

    def _name(self, blank: Blank) -> Field:
        language = self.wording.language
        example = self.wording.say("Like: %(example)s", example=str(blank.example(language)))
        return Field(Kind.WORDS, block_of(blank), blank.label.of(language), placeholder=example, most=NAME_MOST)

    def _choice(self, blank: Blank) -> Field:
        language = self.wording.language
        choices = tuple(Choice(cut(one.text.of(language), OPTION), one.key) for one in blank.options)
        chosen = chosen_among(choices, str(blank.example(language)))
        return Field(Kind.SELECT, block_of(blank), self._label(blank), choices=choices, chosen=chosen)

    def _figure(self, one: TemplateKeyResult, blank: Blank) -> Field:
        language, example = self.wording.language, blank.example(self.wording.language)
        asked = one.blank(Part.HOW)
        how = str(asked.example(language)) if asked else How.TO.value
        unit = unit_read(one, blank, language, how=how, currency="")
        shown = show_figure(example, unit, language) if isinstance(example, Decimal) else ""
        return Field(
            Kind.WORDS,
            block_of(blank),
            self._figure_label(one, blank, asked=asked is not None),
            placeholder=self.wording.say("Like: %(example)s", example=shown),
            most=FIGURE_MOST,
        )

    def _day(self, blank: Blank) -> Field:
        last = self.start.cycles[0].last_day.isoformat()
        return Field(Kind.DATE, block_of(blank), self._label(blank), value=last)

    def _figure_label(self, one: TemplateKeyResult, blank: Blank, *, asked: bool) -> str:
        """`asked` where it is chosen how the target is put."""
        say = self.wording.say
        match blank.part:
            case Part.START:
                return say("Today's figure")
            case Part.LIMIT:
                return say("At least") if one.kind is Metric.AT_LEAST else say("At most")
            case _:
                return say("How much?") if asked else say("Target")

    def _label(self, blank: Blank) -> str:
        say = self.wording.say
        match blank.part:
            case Part.HOW:
                return say("Which way?")
            case Part.DUE:
                return say("Due by")
            case Part.CURRENCY:
                return say("Currency")
            case _:
                return blank.label.of(self.wording.language)

    def _team(self) -> Field:
        teams = tuple(Choice(cut(team.name, OPTION), team.key) for team in self.start.teams[:MOST_OPTIONS])
        chosen = chosen_among(teams, likeliest_team(self.template, self.start).key)
        return Field(Kind.SELECT, PlaceBlock.TEAM, self.wording.say("Team"), choices=teams, chosen=chosen)

    def _whose(self) -> Field:
        say = self.wording.say
        levels = (Choice(say("Of its owner alone"), Level.INDIVIDUAL), Choice(say("Of the whole team"), Level.TEAM))
        own = self.template.level is Level.INDIVIDUAL or not self.start.led
        chosen = chosen_among(levels, Level.INDIVIDUAL if own else Level.TEAM)
        hint = "" if self.start.led else say("A team's own is agreed to by its lead before it is published.")
        return Field(Kind.SELECT, PlaceBlock.WHOSE, say("Whose objective is it?"), hint, choices=levels, chosen=chosen)

    def _cycle(self) -> Field:
        cycles: tuple[Cycle, ...] = self.start.cycles[:MOST_OPTIONS]
        choices = tuple(Choice(cut(cycle.name, OPTION), cycle.key) for cycle in cycles)
        label = self.wording.say("Cycle")
        return Field(Kind.SELECT, PlaceBlock.CYCLE, label, choices=choices, chosen=choices[:1])
