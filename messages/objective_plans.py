"""The third step of the form: initiatives and obstacles, who takes part and sees it, and what becomes of it now."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from messages.fields import Choice, Field, Kind, chosen_among, option_in, people_in
from messages.lengths import cut
from messages.line_fields import LINES_MOST, lines_in, shown_lines
from messages.objective_state import ObjectiveState
from messages.wording import Wording
from okr.draft_edits import WritePlans
from okr.draft_sheet import DraftSheet
from okr.drafting import DraftContent, DraftedInitiative
from okr.objective import Visibility

NAME = 30
PRIORITIES = range(6)
"""0 for none."""


class PlanBlock(StrEnum):
    INITIATIVES = "plans-initiatives"
    OBSTACLES = "plans-obstacles"
    CONTRIBUTORS = "plans-contributors"
    VISIBILITY = "plans-visibility"
    PRIORITY = "plans-priority"
    NEXT = "plans-next"


class Next(StrEnum):
    """What becomes of the draft when the last step is sent."""

    PUBLISH = "publish"
    SEND = "send"
    KEEP = "keep"


def next_in(values: Mapping[str, Any], state: ObjectiveState) -> Next:
    """What was chosen; where nothing was, it is kept."""
    chosen = option_in(values, state.block(PlanBlock.NEXT))
    return Next(chosen) if chosen in set(Next) else Next.KEEP


@dataclass(frozen=True, slots=True)
class PlanFields:
    wording: Wording
    sheet: DraftSheet
    state: ObjectiveState

    def all(self) -> list[Field]:
        """All but what becomes of it, which stands below what the coach says."""
        return [self.initiatives(), self.obstacles(), self.contributors(), self.visibility(), self.priority()]

    def initiatives(self) -> Field:
        say = self.wording.say
        lines = shown_lines([one.title for one in self.sheet.content.initiatives])
        hint = say("The work that is meant to move it, one a line; three to five are enough.")
        return self._lines(PlanBlock.INITIATIVES, say("Initiatives"), hint, lines)

    def obstacles(self) -> Field:
        say = self.wording.say
        hint = say("What may get in the way, one a line. It is offered later, when somebody says that they are stuck.")
        return self._lines(PlanBlock.OBSTACLES, say("Obstacles"), hint, shown_lines(self.sheet.content.obstacles))

    def contributors(self) -> Field:
        block, people = self.state.block(PlanBlock.CONTRIBUTORS), self.sheet.content.contributors
        label = self.wording.say("Contributors")
        hint = self.wording.say("Who takes part beside the owner.")
        return Field(Kind.PEOPLE, block, label, hint, optional=True, values=people)

    def visibility(self) -> Field:
        say = self.wording.say
        choices = (
            Choice(say("Everybody in the workspace"), Visibility.PUBLIC),
            Choice(say("The team, and who leads it"), Visibility.TEAM),
            Choice(say("Only those who are named on it, and who leads the team"), Visibility.PRIVATE),
        )
        chosen = chosen_among(choices, self.sheet.content.visibility)
        block = self.state.block(PlanBlock.VISIBILITY)
        return Field(Kind.SELECT, block, say("Who sees it?"), choices=choices, chosen=chosen)

    def priority(self) -> Field:
        say, now = self.wording.say, self.sheet.content.priority
        ranks = sorted({*PRIORITIES, now} - {0})
        choices = (Choice(say("None"), "0"), *(Choice(say("Priority %(n)s", n=rank), str(rank)) for rank in ranks))
        chosen, block = chosen_among(choices, str(now)), self.state.block(PlanBlock.PRIORITY)
        return Field(Kind.SELECT, block, say("Priority among the team's"), choices=choices, chosen=chosen)

    def next(self) -> Field:
        """Without a key result it can only be kept."""
        say, sheet, choices = self.wording.say, self.sheet, list[Choice]()
        if sheet.content.key_results and sheet.may_publish:
            choices.append(self._publish())
        if sheet.content.key_results and sheet.asked:
            label = say("Send it to %(name)s for agreement", name=cut(sheet.asked.name, NAME))
            choices.append(Choice(label, Next.SEND, self._once_agreed()))
        choices.append(Choice(say("Keep it as a draft"), Next.KEEP, say("/okr new offers it again.")))
        block = self.state.block(PlanBlock.NEXT)
        return Field(Kind.RADIO, block, say("What now?"), choices=tuple(choices), chosen=tuple(choices[:1]))

    def _once_agreed(self) -> str:
        if self.sheet.goes_up:
            return self.wording.say("Once agreed to, it goes up with the team's others.")
        return self.wording.say("It is published as soon as it is agreed to.")

    def _publish(self) -> Choice:
        say = self.wording.say
        if self.sheet.changes is not None:
            return Choice(say("Make the change now"), Next.PUBLISH)
        return Choice(say("Publish it now"), Next.PUBLISH, say("From then on its owners are asked once a week."))

    def _lines(self, block: PlanBlock, label: str, hint: str, lines: list[str]) -> Field:
        value = "\n".join(lines)
        named = self.state.block(block)
        return Field(Kind.LINES, named, label, hint, optional=True, value=value, most=LINES_MOST)


def understand_plans(values: Mapping[str, Any], state: ObjectiveState, content: DraftContent) -> WritePlans:
    """What the third step says; what its fields could not hold stays as it is."""
    visibility = option_in(values, state.block(PlanBlock.VISIBILITY))
    priority = option_in(values, state.block(PlanBlock.PRIORITY))
    obstacles = lines_in(values, state.block(PlanBlock.OBSTACLES))
    beyond = content.obstacles[len(shown_lines(content.obstacles)) :]
    return WritePlans(
        initiatives=initiatives_in(lines_in(values, state.block(PlanBlock.INITIATIVES)), content.initiatives),
        obstacles=(*obstacles, *beyond),
        contributors=people_in(values, state.block(PlanBlock.CONTRIBUTORS)),
        visibility=Visibility(visibility) if visibility in set(Visibility) else content.visibility,
        priority=int(priority) if priority in map(str, PRIORITIES) else content.priority,
    )


def initiatives_in(lines: Sequence[str], before: Sequence[DraftedInitiative]) -> tuple[DraftedInitiative, ...]:
    """The initiatives in the order of their lines; one that was there keeps whatever else is known of it."""
    shown = len(shown_lines([one.title for one in before]))
    known = {" ".join(one.title.split()): one for one in before[:shown]}
    return (*(known.get(line) or DraftedInitiative(title=line) for line in lines), *before[shown:])
