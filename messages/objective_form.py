"""Writing an objective, in words: the form as it grows, and what was saved."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from messages.dates import show_days
from messages.fields import words_in
from messages.key_result_fields import KeyResultFields, Part, block_of, measure_in
from messages.lengths import cut
from messages.objective_fields import Entered, ObjectiveBlock, ObjectiveFields, cycle_in, understand
from messages.objective_state import NewObjective, ObjectiveState
from messages.objective_written import WrittenWords
from messages.reader import Reader
from messages.render import Renderer
from okr.refusals import Refusal
from okr.refusals_setting_up import CycleNotOpen, NotForSomebodyElse, NotYoursToWrite, TakesNoPart
from okr.writing import MOST_KEY_RESULTS, ObjectiveStart, Written

NAME = 80


class ObjectiveMessages:
    def __init__(self, renderer: Renderer) -> None:
        self._renderer = renderer

    def form(
        self, start: ObjectiveStart, state: ObjectiveState, reader: Reader, values: Mapping[str, Any] | None = None
    ) -> dict[str, Any]:
        """The modal; `values` are those of the form it takes the place of, which stand again in the fields it keeps."""
        values, wording = values or {}, self._renderer.wording(reader.language)
        cycle = cycle_in(values, start)
        key_results = [
            {
                "row": str(row),
                "number": number,
                "fields": KeyResultFields(wording, row, start.by.id, cycle).all(measure_in(values, row)),
            }
            for number, row in enumerate(state.rows, start=1)
        ]
        return self._renderer.view(
            "objective_form",
            reader.language,
            state=replace(state, cycle=cycle.key).carried,
            team=cut(start.teams[0].name, NAME) if len(start.teams) == 1 else "",
            cycle=cut(cycle.name, NAME),
            days=show_days(cycle.first_day, cycle.last_day, reader.language),
            led=bool(start.led),
            fields=ObjectiveFields(wording, start).all(values),
            key_results=key_results,
            may_add=len(state.rows) < MOST_KEY_RESULTS,
        )

    def understand(
        self, values: Mapping[str, Any], state: ObjectiveState, start: ObjectiveStart, reader: Reader, *, form: str
    ) -> Entered:
        """The objective as it was written, or what is wrong at which block."""
        return understand(values, state, start, self._renderer.wording(reader.language), form=form)

    def wrong(
        self, refusal: Refusal, values: Mapping[str, Any], state: ObjectiveState, reader: Reader
    ) -> dict[str, str] | None:
        """A refusal as what is wrong at a field that is there; None where it is about the whole form."""
        say = self._renderer.wording(reader.language).say
        match refusal:
            case TakesNoPart(member=member):
                people = [ObjectiveBlock.OWNER.value, *(block_of(row, Part.OWNER) for row in state.rows)]
                said = say("This person takes no part here. Choose a member of the company.")
                return {block: said for block in people if words_in(values, block) == member} or None
            case NotForSomebodyElse():
                return {ObjectiveBlock.OWNER: say("Only leads write objectives for others. Choose yourself.")}
            case NotYoursToWrite(team=team) if ObjectiveBlock.LEVEL in values:
                said = say("Objectives of %(team)s are not yours to write. Choose another team or level.", team=team)
                return {ObjectiveBlock.LEVEL: said}
            case CycleNotOpen(name=name) if ObjectiveBlock.CYCLE in values:
                return {ObjectiveBlock.CYCLE: say("%(cycle)s takes no new objectives. Choose another.", cycle=name)}
        return None

    def saved(self, written: Written, state: ObjectiveState, reader: Reader) -> dict[str, Any]:
        """What was saved, read back, and when its people are asked."""
        words = WrittenWords(self._renderer.wording(reader.language), reader)
        return self._renderer.view(
            "objective_saved",
            reader.language,
            **words.values(written),
            another=NewObjective(written.team.key, state.turn + 1).value,
        )
