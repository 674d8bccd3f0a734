"""Choose how the workspace's years and quarters lie, and whether its channel is told when one begins."""

from dataclasses import replace

from okr.actions.acting import actor_of
from okr.authority import Act, authorize
from okr.member import Member
from okr.ports import World
from okr.quarter import FiscalCalendar


def choose_calendar(world: World, calendar: FiscalCalendar, *, announce: bool, by: Member) -> None:
    """What is planned from now on follows it; cycles on record stay as they are. Raises NotAnAdmin."""
    with world.transaction() as tx:
        known = tx.settings.lock()
        authorize(actor_of(world, tx, by), Act.CHANGE_WORKSPACE)
        choices = replace(known.choices, calendar=calendar, announce_cycles=announce)
        if choices != known.choices:
            tx.settings.put(replace(known, choices=choices))
            tx.audit.note(actor=by.id, action="choose_calendar", thing=world.workspace, at=world.now())
