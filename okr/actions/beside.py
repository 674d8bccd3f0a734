"""What stands around a draft, for the coach: the objectives beside it and above it that its reader may see."""

from collections.abc import Iterable

from okr.actions.acting import seen_of
from okr.authority import Actor
from okr.coach import Beside
from okr.drafting import DraftContent
from okr.objective import Level, Objective
from okr.ports import Transaction


def beside_of(
    tx: Transaction, actor: Actor, content: DraftContent, *, above: Iterable[Objective], but: int | None
) -> Beside:
    """`above` are those that the draft may serve, the likeliest first, which `actor` may see; of a team's objective
    those of other teams count, and the company's serves none. `but` is the objective that the draft changes."""
    team, cycle = tx.teams.get(content.team), tx.cycles.get(content.cycle)
    is_own = content.level is Level.INDIVIDUAL
    is_the_companys = team is not None and team.is_company and not is_own
    others = [each for each in level_of(tx, content) if each.number != but]
    seen = seen_of(tx, actor, others)
    return Beside(
        objectives=tuple(each.title for each in others if each.number in seen),
        above=() if is_the_companys else tuple(each.title for each in above if is_own or each.team != content.team),
        last_day=cycle.last_day if cycle else None,
    )


def level_of(tx: Transaction, content: DraftContent) -> list[Objective]:
    """The objectives that its owner has of their own in its cycle, or its team as a team."""
    if content.level is Level.INDIVIDUAL:
        found = tx.objectives.find(owner=content.owner, cycles=[content.cycle]) if content.owner else ()
        return [each for each in found if each.level is Level.INDIVIDUAL]
    found = tx.objectives.find(teams=[content.team], cycles=[content.cycle])
    return [each for each in found if each.level is not Level.INDIVIDUAL]
