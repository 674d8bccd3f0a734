"""Show the cycles of a workspace: what runs, what is planned, what was."""

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import chain

from okr.actions.acting import actor_of, seen_of
from okr.actions.cycles_to_write_for import calendar_of
from okr.authority import Act, Actor, authorize
from okr.cycle import Cycle, CycleState
from okr.cycle_shown import CycleBoard, CycleShown
from okr.member import Member
from okr.ports import Transaction, World
from okr.quarter import next_quarter


def show_cycles(world: World, *, by: Member) -> CycleBoard:
    """All of them, for everybody who takes part; what is proposed is only planned once an admin says so."""
    with world.snapshot() as tx:
        actor = actor_of(world, tx, by)
        authorize(actor, Act.USE)
        return board_of(world, tx, actor)


def board_of(world: World, tx: Transaction, actor: Actor) -> CycleBoard:
    known, today, calendar = tx.cycles.all(), today_in(world, tx), calendar_of(tx)
    counts = counts_of(tx, actor, known)
    settings, company = tx.settings.get(), tx.teams.company()
    return CycleBoard(
        cycles=tuple(CycleShown(cycle, counts[cycle.key], inside) for cycle, inside in in_order(known)),
        proposed=next_quarter(known, today, calendar).cycle(world.workspace, named_in(tx), CycleState.PLANNED),
        today=today,
        calendar=calendar,
        announces=settings.choices.announce_cycles,
        has_channel=bool(company and company.channel),
        changes=actor.member.is_admin,
    )


def counts_of(tx: Transaction, actor: Actor, known: Sequence[Cycle]) -> Counter[str]:
    """How many objectives of each cycle that is not closed the reader may see."""
    still = [cycle.key for cycle in known if cycle.state is not CycleState.CLOSED]
    found = tx.objectives.find(cycles=still)
    seen = seen_of(tx, actor, found)
    return Counter(each.cycle for each in found if each.number in seen)


def in_order(known: Sequence[Cycle]) -> Iterator[tuple[Cycle, bool]]:
    """Those that lie in no other, the latest first, each before those in it in their order; and whether they do."""
    keys = {cycle.key for cycle in known}
    tops = [cycle for cycle in known if cycle.parent not in keys]
    for top in sorted(tops, key=lambda cycle: (cycle.first_day, cycle.key), reverse=True):
        inside = (cycle for cycle in known if cycle.parent == top.key)
        yield from chain([(top, False)], ((cycle, True) for cycle in inside))


def named_in(tx: Transaction) -> str:
    """The language in which cycles of the calendar are named: the company's, else the workspace's."""
    company = tx.teams.company()
    return company.language if company else tx.settings.get().language


def today_in(world: World, tx: Transaction) -> date:
    """Where the company is at home, else the workspace."""
    company = tx.teams.company()
    zone = company.tz if company else tx.settings.get().tz
    return world.now().astimezone(zone).date()
