"""A refusal of what a form of a draft says, as what is wrong at which of its fields."""

from collections.abc import Mapping
from typing import Any

from messages.fields import people_in, words_in
from messages.key_result_fields import Part
from messages.objective_fields import ObjectiveBlock
from messages.objective_plans import PlanBlock
from messages.objective_state import ObjectiveState
from messages.wording import Wording
from okr.refusals import Refusal
from okr.refusals_setting_up import CycleNotOpen, NotYoursToWrite, TakesNoPart

PERSON = (ObjectiveBlock.OWNER, Part.OWNER)
PEOPLE = (PlanBlock.CONTRIBUTORS, Part.CONTRIBUTORS)


def wrong_at(
    refusal: Refusal, values: Mapping[str, Any], state: ObjectiveState, wording: Wording
) -> dict[str, str] | None:
    """By block what is wrong; None where the refusal is about no field that is there."""
    say, cycle, team = wording.say, state.block(ObjectiveBlock.CYCLE), state.block(ObjectiveBlock.TEAM)
    match refusal:
        case TakesNoPart(member=member):
            said = say("This person takes no part here. Choose a member of the company.")
            return dict.fromkeys(named(values, state, member), said) or None
        case NotYoursToWrite(team=name) if team in values:
            return {team: say("Objectives of %(team)s are not yours to write. Choose another team.", team=name)}
        case CycleNotOpen(name=name) if cycle in values:
            return {cycle: say("%(cycle)s takes no new objectives. Choose another.", cycle=name)}
    return None


def named(values: Mapping[str, Any], state: ObjectiveState, member: str) -> list[str]:
    """The blocks in which that person is chosen."""
    found = [block for block in map(state.block, PERSON) if words_in(values, block) == member]
    return found + [block for block in map(state.block, PEOPLE) if member in people_in(values, block)]
