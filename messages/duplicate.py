"""Writing an objective once more, in words: the button, and the form that asks for whom."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from messages import ids
from messages.buttons import Button
from messages.fields import Choice, Field, Kind, option_in
from messages.handed_back import read_counted
from messages.lengths import cut
from messages.reader import Reader
from messages.render import Renderer
from messages.wording import Wording
from okr.duplicating import ToDuplicate
from okr.refusals import Refusal
from okr.refusals_setting_up import CycleNotOpen
from okr.status import ScopeKind, Status

OPTION, MOST_OPTIONS = 75, 100
TITLE = 140


class DuplicateBlock(StrEnum):
    """The block of each field, where its error is shown."""

    TEAM = "duplicate-team"
    CYCLE = "duplicate-cycle"


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the form asks for: the objective of that number once more, for these keys."""

    number: int
    team: str
    cycle: str

    @classmethod
    def read(cls, state: str, values: Mapping[str, Any]) -> "Wanted":
        chosen = (option_in(values, DuplicateBlock.TEAM), option_in(values, DuplicateBlock.CYCLE))
        return cls(read_counted(state), *chosen)


def duplicate_button(status: Status, wording: Wording) -> Button | None:
    """The way to write the one objective that the status is about once more."""
    if status.scope.kind is not ScopeKind.OBJECTIVE:
        return None
    return Button(ids.DUPLICATE_OPEN, status.scope.name, wording.say("Duplicate"))


class DuplicateMessages:
    def __init__(self, renderer: Renderer) -> None:
        self._renderer = renderer

    def form(self, found: ToDuplicate, reader: Reader) -> dict[str, Any]:
        """For which team and cycle."""
        say, start = self._renderer.wording(reader.language).say, found.start
        teams = tuple(Choice(cut(team.name, OPTION), team.key) for team in start.teams[:MOST_OPTIONS])
        cycles = tuple(Choice(cut(cycle.name, OPTION), cycle.key) for cycle in start.cycles[:MOST_OPTIONS])
        return self._renderer.view(
            "duplicate_form",
            reader.language,
            state=str(found.objective.number),
            label=found.objective.label,
            title=cut(found.objective.title, TITLE),
            fields=[
                Field(Kind.SELECT, DuplicateBlock.TEAM, say("For which team?"), choices=teams, chosen=teams[:1]),
                Field(Kind.SELECT, DuplicateBlock.CYCLE, say("Cycle"), choices=cycles, chosen=cycles[:1]),
            ],
        )

    def wrong(self, refusal: Refusal, reader: Reader) -> dict[str, str] | None:
        """What was refused, at its field; None for what is about no field."""
        if not isinstance(refusal, CycleNotOpen):
            return None
        said = self._renderer.wording(reader.language).say("This cycle takes no objectives now. Choose another one.")
        return {DuplicateBlock.CYCLE: said}
