"""The menu of what a draft may serve: an objective above it, or one key result of that."""

from collections.abc import Mapping
from typing import Any

from messages.fields import Choice, ChoiceGroup, Field, Kind, chosen_among, option_in
from messages.handed_back import handed_back
from messages.lengths import cut
from messages.wording import Wording
from okr.draft_sheet import DraftSheet, ParentChoice

OPTION = 75
MOST_KEY_RESULTS = 5
"""Of each objective, so that a menu of forty stays far below what a view may weigh."""
NONE = "none"


def parent_field(sheet: DraftSheet, block: str, wording: Wording) -> Field:
    """The objectives that may be served, each with its key results, and none; what is served now is always there."""
    content, say = sheet.content, wording.say
    now = value_of(content.parent, content.parent_key_result)
    groups = [ChoiceGroup(say("No other"), (Choice(say("It serves no other objective"), NONE),))]
    groups += [group_of(each) for each in sheet.parents]
    every = [choice for group in groups for choice in group.choices]
    if now not in {choice.value for choice in every}:
        groups.append(ChoiceGroup(say("As it is now"), (Choice(now, now),)))
    chosen = chosen_among((choice for group in groups for choice in group.choices), now)
    hint = say("Choose what it helps to reach: an objective above it, or one of its key results.")
    label = say("Which objective does it serve?")
    return Field(Kind.GROUPED, block, label, hint, groups=tuple(groups), chosen=chosen, optional=True)


def group_of(each: ParentChoice) -> ChoiceGroup:
    own = each.objective
    found = [Choice(cut(f"{own.label} · {own.title}", OPTION), own.label)]
    found += [Choice(cut(f"{kr.label} · {kr.title}", OPTION), kr.label) for kr in each.key_results[:MOST_KEY_RESULTS]]
    return ChoiceGroup(cut(own.title, OPTION), tuple(found))


def value_of(parent: int | None, key_result: int | None) -> str:
    """What stands for it in the menu: "O-3", "KR-12", or none."""
    if key_result is not None:
        return f"KR-{key_result}"
    return f"O-{parent}" if parent is not None else NONE


@handed_back
def parent_in(values: Mapping[str, Any], block: str, sheet: DraftSheet) -> tuple[int | None, int | None]:
    """The number of the objective chosen, and that of the key result. OutOfDate for what the menu does not have."""
    content, chosen = sheet.content, option_in(values, block)
    if chosen == value_of(content.parent, content.parent_key_result):
        return content.parent, content.parent_key_result
    if chosen in ("", NONE):
        return None, None
    kind, _, number = chosen.partition("-")
    if kind == "O":
        return int(number), None
    homes = {kr.number: each.objective.number for each in sheet.parents for kr in each.key_results}
    return homes[int(number)], int(number)
