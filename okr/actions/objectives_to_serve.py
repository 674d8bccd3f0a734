"""Which objectives a team's may serve: the open ones of that team and of those above it, as somebody may see them."""

from okr.actions.acting import seen_of
from okr.actions.parents import climb, parents_of
from okr.authority import Actor
from okr.cycle import CycleState
from okr.draft_sheet import ParentChoice
from okr.key_result import KeyResultState
from okr.objective import Level, Objective
from okr.ports import Transaction
from okr.team_place import upwards
from okr.tree import would_circle

MOST = 40
"""Objectives to choose from: a level has three to five, and a menu is to be read."""


def parents_for(tx: Transaction, actor: Actor, team: str, *, but: int | None) -> tuple[ParentChoice, ...]:
    """The objectives of teams, not of people, the nearest team's first; none that is `but` or serves it."""
    chain = upwards(team, {each.key: each for each in tx.teams.all()})
    cycles = [cycle.key for cycle in tx.cycles.all() if cycle.state is not CycleState.CLOSED]
    found = [each for each in tx.objectives.find(teams=chain, cycles=cycles) if each.level is not Level.INDIVIDUAL]
    if but is not None:
        above = parents_of(tx, found)
        climb(tx, above)
        found = [each for each in found if not would_circle(above, but, each.number)]
    seen = seen_of(tx, actor, found)
    shown = sorted((each for each in found if each.number in seen), key=lambda each: order(each, chain))[:MOST]
    key_results = list(tx.key_results.of_objectives([each.number for each in shown])) if shown else []
    open_ones = [kr for kr in key_results if kr.state is KeyResultState.ACTIVE]
    return tuple(ParentChoice(each, tuple(kr for kr in open_ones if kr.objective == each.number)) for each in shown)


def order(each: Objective, chain: list[str]) -> tuple[int, int, int]:
    return chain.index(each.team), each.rank, each.number
