"""Writing an objective, in words: the three steps of its form, the form of one key result, and what becomes of it."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from messages.coach import coached
from messages.dates import show_days
from messages.fields import standing
from messages.key_result_entries import KeyResultReading
from messages.key_result_fields import KeyResultFields, measure_in
from messages.lengths import cut
from messages.objective_clash import Clash
from messages.objective_fields import GoalEntered, GoalFields, understand_goal
from messages.objective_plans import PlanFields, understand_plans
from messages.objective_rows import Rows
from messages.objective_state import NewObjective, ObjectiveState
from messages.objective_written import WrittenWords
from messages.objective_wrong import wrong_at
from messages.reader import Reader
from messages.render import Renderer
from okr.draft_edits import WriteKeyResult, WritePlans, goal_of, key_results_of, plans_of, print_of
from okr.draft_sheet import DraftSheet
from okr.drafting import MOST_KEY_RESULTS, DraftedObjective
from okr.objective import Level
from okr.refusals import Refusal
from okr.writing import Written

NAME = 80
TITLE = 150


class ObjectiveMessages:
    """Each step takes the sheet of its draft and the state of the form; `clash` where somebody else wrote meanwhile."""

    def __init__(self, renderer: Renderer) -> None:
        self._renderer = renderer

    def goal(
        self, sheet: DraftSheet, state: ObjectiveState, reader: Reader, clash: Clash | None = None
    ) -> dict[str, Any]:
        """The first step: the objective itself."""
        seen = print_of(goal_of(clash.theirs if clash else sheet.content))
        state = replace(state, seen=seen, key=0, cycle=sheet.content.cycle)
        return self._goal(sheet, state, reader, {}, clash)

    def goal_again(
        self, sheet: DraftSheet, state: ObjectiveState, reader: Reader, values: Mapping[str, Any]
    ) -> dict[str, Any]:
        """The first step drawn once more while it is filled in; its writer has seen no other version by that."""
        return self._goal(sheet, state, reader, values, None)

    def _goal(
        self,
        sheet: DraftSheet,
        state: ObjectiveState,
        reader: Reader,
        values: Mapping[str, Any],
        clash: Clash | None,
    ) -> dict[str, Any]:
        fields = GoalFields(self._renderer.wording(reader.language), sheet, state).all()
        return self._renderer.view(
            "objective_form",
            reader.language,
            state=state.carried,
            fields=[standing(one, values) for one in fields],
            is_new=sheet.draft is None,
            **self._place(sheet, reader),
            **self._clash(clash, sheet, reader),
        )

    def key_results(
        self, sheet: DraftSheet, state: ObjectiveState, reader: Reader, *, changed: bool = False
    ) -> dict[str, Any]:
        """The second step: its key results; `changed` where the list was another one when something was done."""
        state = replace(state, seen=print_of(key_results_of(sheet.content)), key=0)
        return self._renderer.view(
            "objective_key_results",
            reader.language,
            state=state.carried,
            title=cut(sheet.content.title, TITLE),
            rows=Rows(self._renderer.wording(reader.language), sheet).all(),
            may_add=len(sheet.content.key_results) < MOST_KEY_RESULTS,
            most=MOST_KEY_RESULTS,
            changed=changed,
            **self._place(sheet, reader),
        )

    def key_result(
        self,
        sheet: DraftSheet,
        state: ObjectiveState,
        reader: Reader,
        values: Mapping[str, Any] | None = None,
        clash: Clash | None = None,
    ) -> dict[str, Any]:
        """The form of the key result of `state.key`, over the second step. Drawn once more while it is filled in,
        `values` stand in the fields it keeps, and its writer has seen no other version by that."""
        one = sheet.content.key_result(state.key)
        if values is None or clash:
            state = replace(state, seen=print_of(clash.theirs.key_result(state.key) if clash else one))
        measure = measure_in(values or {}, state, one)
        fields = KeyResultFields(self._renderer.wording(reader.language), sheet, state, one).all(measure)
        return self._renderer.view(
            "objective_key_result",
            reader.language,
            state=state.carried,
            is_new=not state.key,
            fields=[standing(field, values or {}) for field in fields],
            **self._clash(clash, sheet, reader),
        )

    def plans(
        self, sheet: DraftSheet, state: ObjectiveState, reader: Reader, clash: Clash | None = None
    ) -> dict[str, Any]:
        """The third step: how it is to be reached, who sees it, and what becomes of it now."""
        state = replace(state, seen=print_of(plans_of(clash.theirs if clash else sheet.content)), key=0)
        wording = self._renderer.wording(reader.language)
        fields = PlanFields(wording, sheet, state)
        return self._renderer.view(
            "objective_plans",
            reader.language,
            state=state.carried,
            title=cut(sheet.content.title, TITLE),
            fields=fields.all(),
            next=fields.next(),
            coach=coached(sheet.content, wording, beside=sheet.beside),
            lacks=not sheet.content.key_results,
            waits=bool(sheet.content.key_results) and not sheet.may_publish and sheet.asked is None,
            **self._place(sheet, reader),
            **self._clash(clash, sheet, reader),
        )

    def differences(self, sheet: DraftSheet, clash: Clash, state: ObjectiveState, reader: Reader) -> dict[str, Any]:
        """What somebody else changed of an objective since its change began, beside what the change says."""
        return self._renderer.view(
            "objective_differences",
            reader.language,
            state=state.carried,
            title=cut(sheet.content.title, TITLE),
            **self._place(sheet, reader),
            **self._clash(clash, sheet, reader),
        )

    def understand_goal(
        self, values: Mapping[str, Any], state: ObjectiveState, sheet: DraftSheet, reader: Reader
    ) -> GoalEntered:
        """What the first step says, or what is wrong at which block."""
        return understand_goal(values, state, sheet, self._renderer.wording(reader.language))

    def understand_key_result(
        self, values: Mapping[str, Any], state: ObjectiveState, sheet: DraftSheet, reader: Reader
    ) -> tuple[WriteKeyResult | None, Mapping[str, str]]:
        """The key result as it was written, None where anything is wrong, and what by block."""
        reading = KeyResultReading(values, state, sheet, self._renderer.wording(reader.language))
        drafted = reading.drafted()
        return (WriteKeyResult(drafted) if drafted else None), reading.wrong

    def understand_plans(self, values: Mapping[str, Any], state: ObjectiveState, sheet: DraftSheet) -> WritePlans:
        """What the third step says."""
        return understand_plans(values, state, sheet.content)

    def wrong(
        self, refusal: Refusal, values: Mapping[str, Any], state: ObjectiveState, reader: Reader
    ) -> dict[str, str] | None:
        """A refusal as what is wrong at a field that is there; None where it is about the whole form."""
        return wrong_at(refusal, values, state, self._renderer.wording(reader.language))

    def saved(self, written: Written, reader: Reader, *, turn: int = 0) -> dict[str, Any]:
        """What was published, read back, and when its people are asked."""
        words = WrittenWords(self._renderer.wording(reader.language), reader)
        another = NewObjective(written.team.key, turn + 1).value
        return self._renderer.view("objective_saved", reader.language, **words.values(written), another=another)

    def kept(self, draft: DraftedObjective, reader: Reader, *, turn: int = 0, asked: str = "") -> dict[str, Any]:
        """That the draft is kept, or was sent to the one of the name `asked`."""
        return self._renderer.view(
            "objective_kept",
            reader.language,
            title=cut(draft.content.title, TITLE),
            label=draft.label,
            asked=cut(asked, NAME),
            another=NewObjective(draft.content.team, turn + 1).value,
        )

    def _place(self, sheet: DraftSheet, reader: Reader) -> dict[str, Any]:
        """Where it belongs, and what it is called while it is written."""
        cycle, content = sheet.cycle, sheet.content
        return {
            "label": sheet.draft.label if sheet.draft else "",
            "changes": f"O-{sheet.changes}" if sheet.changes is not None else "",
            "team": cut(sheet.team.name, NAME),
            "own": content.level is Level.INDIVIDUAL,
            "cycle": cut(cycle.name, NAME),
            "days": show_days(cycle.first_day, cycle.last_day, reader.language),
        }

    def _clash(self, clash: Clash | None, sheet: DraftSheet, reader: Reader) -> dict[str, Any]:
        wording = self._renderer.wording(reader.language)
        return {"clash": clash.lines(sheet, wording) if clash else None, "by": clash.by if clash else ""}
