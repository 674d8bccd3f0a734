"""What stands in channels is brought up to date, however old it is, where others may see something of it by now."""

from collections.abc import Collection, Iterable
from datetime import UTC, datetime, time

from okr.actions.planning import weeks_between
from okr.authority import may_be_shown_in
from okr.cycle import Cycle
from okr.delivery import Delivery, DeliveryKind
from okr.objective import Objective, Visibility
from okr.ports import Transaction, World
from okr.team import Team
from okr.team_place import with_above

SAID_IN_CHANNELS = frozenset(
    {
        DeliveryKind.DIGEST,
        DeliveryKind.DIGEST_PART,
        DeliveryKind.HELP_THREAD,
        DeliveryKind.CYCLE_START,
        DeliveryKind.CYCLE_QUESTIONS,
    }
)
"""Whatever tells a channel of objectives in words, which can be edited; a picture goes."""


DRAWN_IN_CHANNELS = frozenset({DeliveryKind.DIGEST_PICTURE})


def withdraw_changed(world: World, tx: Transaction, changed: Iterable[tuple[Objective, Objective]]) -> None:
    """Of objectives as they were and as they are: those that others may see now. Where those are more than before, what
    was taken back is said again."""
    found = [(before, after) for before, after in changed if is_for_others(before, after)]
    withdraw(world, tx, [after for _, after in found], teams={before.team for before, _ in found})


def withdraw_from_channel(world: World, tx: Transaction, team: Team) -> None:
    """What is the team's own matter stands no longer in the team's own channel: it has another one, or none, by now."""
    found = tx.objectives.find(teams=[team.key])
    withdraw(world, tx, [each for each in found if each.visibility is Visibility.TEAM], teams={team.key})


def withdraw(world: World, tx: Transaction, objectives: Iterable[Objective], *, teams: Iterable[str]) -> None:
    """Whatever channels were told about `teams`, or those of the objectives, since these went on record or their cycles
    began. What it says now is decided where it is composed."""
    concerned = list(objectives)
    if not concerned:
        return
    every = {team.key: team for team in tx.teams.all()}
    own = {*teams, *(each.team for each in concerned)}
    subjects = with_above(own, every)
    for week in weeks_between(told_since(tx, concerned), world.now()):
        rows = tx.deliveries.of_period(week.key, subjects=subjects)
        said = [row.id for row in rows if row.plan.kind in SAID_IN_CHANNELS]
        drawn = (row for row in rows if row.plan.kind in DRAWN_IN_CHANNELS and row.plan.subject in own)
        gone = [row.id for row in drawn if not may_stand(row, concerned, every.values())]
        tx.deliveries.want_edits([*said, *gone])


def told_since(tx: Transaction, objectives: Collection[Objective]) -> datetime:
    """Before that nobody was told of any of the objectives, at least one, whichever cycles they have been in."""
    cycles = {each.cycle for each in objectives}
    begun = (start_of(cycle) for cycle in tx.cycles.all() if cycle.key in cycles)
    key_results = tx.key_results.of_objectives([each.number for each in objectives])
    return min((*begun, *(each.targets[0].since for each in key_results)))


def start_of(cycle: Cycle) -> datetime:
    return datetime.combine(cycle.first_day, time(), UTC)


def show_anew(world: World, tx: Transaction, channel: str, *, kinds: frozenset[DeliveryKind]) -> None:
    """Whatever of these kinds stands in the channel, of any team, since the cycles began that run."""
    begun = [start_of(cycle) for cycle in tx.cycles.all() if cycle.takes_check_ins]
    if not begun:
        return
    subjects = [team.key for team in tx.teams.all()]
    for week in weeks_between(min(begun), world.now()):
        rows = tx.deliveries.of_period(week.key, subjects=subjects)
        tx.deliveries.want_edits([row.id for row in rows if row.plan.kind in kinds and row.channel == channel])


def may_stand(picture: Delivery, objectives: Iterable[Objective], teams: Iterable[Team]) -> bool:
    """Whether the channel in which the picture stands may see all of these."""
    channel_of = frozenset(each.key for each in teams if each.channel and each.channel == picture.channel)
    return all(may_be_shown_in(each, channel_of=channel_of, external=False) for each in objectives)


def is_for_others(before: Objective, after: Objective) -> bool:
    """Whether channels may see one and not the other."""
    is_hidden = {before.visibility, after.visibility} != {Visibility.PUBLIC}
    return is_hidden and (before.visibility, before.team) != (after.visibility, after.team)
