"""The cycles that objectives are written for: those on record, else the calendar's quarter inside its year."""

from collections.abc import Iterable, Sequence
from datetime import date

from okr.cycle import Cycle
from okr.ports import Transaction, World
from okr.quarter import FiscalCalendar, quarters_to_write_for
from okr.team import Team


def ensure_cycles(world: World, tx: Transaction, team: Team) -> tuple[Cycle, ...]:
    """The cycles that objectives of `team` are written for today; made where there are none. Two weeks before a
    quarter ends the next one is there, too."""
    today = world.now().astimezone(team.tz).date()
    for cycle in missing_cycles(tx.cycles.all(), today, team, calendar_of(tx)):
        tx.cycles.put(cycle)
    return open_cycles(tx.cycles.all(), today)


def missing_cycles(known: Sequence[Cycle], today: date, team: Team, calendar: FiscalCalendar) -> list[Cycle]:
    """The quarters of the calendar, each after its year, of which no cycle on record holds the first open day; a cycle
    with others inside it does not count, they do."""
    keys, missing = {cycle.key for cycle in known}, []
    years = {cycle.parent for cycle in known}
    running = [cycle for cycle in known if cycle.takes_objectives and cycle.key not in years]
    for quarter in quarters_to_write_for(today, calendar):
        day = max(today, quarter.first_day)
        if quarter.key in keys or any(one.first_day <= day <= one.last_day for one in running):
            continue
        year, cycle = quarter.year_cycle(team.workspace, team.language), quarter.cycle(team.workspace, team.language)
        missing += [cycle] if year.key in keys else [year, cycle]
        keys.add(year.key)
    return missing


def open_cycles(known: Iterable[Cycle], today: date) -> tuple[Cycle, ...]:
    """Those that take objectives and are not over, the shortest that ends first."""
    running = [cycle for cycle in known if cycle.takes_objectives and cycle.last_day > today]
    return tuple(sorted(running, key=lambda cycle: (cycle.last_day - cycle.first_day, cycle.first_day)))


def cycles_for(tx: Transaction, today: date, team: Team) -> tuple[Cycle, ...]:
    """The cycles that may be chosen today, with those that would be made."""
    known = tx.cycles.all()
    return open_cycles([*known, *missing_cycles(known, today, team, calendar_of(tx))], today)


def calendar_of(tx: Transaction) -> FiscalCalendar:
    """How the years and quarters of the workspace lie."""
    return tx.settings.get().choices.calendar
