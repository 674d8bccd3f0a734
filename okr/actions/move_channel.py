"""A channel has another id by now: its teams, and what was posted there, follow."""

from dataclasses import replace

from okr.actions.telling import retell
from okr.ports import World


def is_of_a_team(world: World, channel: str) -> bool:
    """Whether any team's digest goes there."""
    with world.snapshot() as tx:
        return bool(tx.teams.of_channel(channel))


def move_channel(world: World, *, old: str, new: str) -> int:
    """Slack gave the channel `old` the id `new` (it does where one is converted); how many teams follow."""
    with world.transaction() as tx:
        tx.settings.lock()
        teams = tx.teams.of_channel(old)
        for team in teams:
            tx.teams.put(replace(team, channel=new))
        closed = tx.destinations.get(old)
        if closed is not None:
            tx.destinations.drop(old)
            tx.destinations.put(replace(closed, place=new))
            for notice in tx.notices.many(closed.notices).values():
                retell(tx, replace(notice, about=replace(notice.about, words=new)))
        tx.deliveries.moved(old=old, new=new)
        return len(teams)
