"""Work standings out anew after the workspace's thresholds changed: a few objectives at a time, until all are true."""

from dataclasses import replace

from okr.actions.schedule import Schedule
from okr.actions.standings import open_objectives_of, rebuild_standings_of
from okr.ports import World

AT_ONCE = 50
"""Objectives a step: well below a second of holding the write lock."""


def keep_standings_true(world: World) -> int:
    """One step, where there is anything to do; a step that is lost is done again.

    It stands among PLANS (bot/wiring.py) because those run every minute; it plans no message, and so returns 0.
    """
    with world.snapshot() as tx:
        if tx.settings.get().choices.stale_from is None:
            return 0
    with world.transaction() as tx:
        settings = tx.settings.lock()
        stale_from = settings.choices.stale_from
        if stale_from is None:
            return 0
        schedule = Schedule(world, tx)
        left = [each for each in open_objectives_of(tx, schedule, None) if each.number >= stale_from]
        rebuild_standings_of(tx, schedule, left[:AT_ONCE])
        goes_on_at = left[AT_ONCE].number if len(left) > AT_ONCE else None
        tx.settings.put(replace(settings, choices=replace(settings.choices, stale_from=goes_on_at)))
    return 0
