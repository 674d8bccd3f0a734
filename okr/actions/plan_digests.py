"""Plan each team's weekly digest and the messages of its thread, when the digest's time has come."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from datetime import datetime, timedelta

from okr.actions.planning import LOOK_BACK, Plans, insert, weeks_between
from okr.actions.schedule import Schedule
from okr.channel_digest import parts_needed
from okr.delivery import DeliveryKind, MissReason, Plan
from okr.ports import Transaction, World
from okr.team import Team
from okr.team_place import all_under, by_parent
from okr.week import Week

Cycles = Mapping[str, Collection[str]]

DIGEST_LIVES = timedelta(hours=48)
"""How late a digest is still worth sending."""


def plan_digests(world: World) -> int:
    """Plan the digest of every team whose digest time has come; how many rows are new.

    A team has one where it has a channel, wants one, was asked that week, and it or a team below has objectives.
    What comes later than 48 hours is missed, visibly.
    """
    with world.snapshot() as tx:
        plans = plans_for(world, tx)
    return insert(world, plans)


def plans_for(world: World, tx: Transaction) -> Plans:
    """The rows that are due now and not there yet."""
    now, plans = world.now(), Plans()
    installed = tx.settings.get().since
    since = max(installed, now - LOOK_BACK)
    schedule = Schedule(world, tx)
    cycles = cycles_heard(tx, schedule)
    due: list[tuple[Team, Week, datetime]] = []
    for week in weeks_between(since, now):
        planned = tx.deliveries.planned_subjects(DeliveryKind.DIGEST, week.key)
        for team in with_digest(schedule, cycles):
            at = digest_moment(schedule, team, week, cycles, installed=installed)
            if team.key not in planned and at is not None and since <= at <= now:
                due.append((team, week, at))
    sizes = tx.outlook.key_results_in(team.key for team, _, _ in due) if due else {}
    for team, week, at in due:
        missed = MissReason.BOT_WAS_DOWN if now > at + DIGEST_LIVES else None
        for plan in digest_plans(team, week, None if missed else sizes.get(team.key, 0), at=at):
            plans.add(plan, missed)
    return plans


def own_cycles(tx: Transaction) -> Cycles:
    """The open cycles in which each team has an objective itself; a team that has none is not there."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for team, cycle in tx.outlook.reporting():
        found[team].add(cycle)
    return found


def cycles_heard(tx: Transaction, schedule: Schedule) -> Cycles:
    """The open cycles that each team's digest is about: those of its own objectives or, where it has none, of the
    teams below it. A team that has nothing to report is not there."""
    own, parents = own_cycles(tx), by_parent(schedule.teams)
    found = {
        team: own.get(team) or set().union(*(own.get(key, ()) for key in all_under(team, parents)))
        for team in schedule.teams
    }
    return {team: cycles for team, cycles in found.items() if cycles}


def with_digest(schedule: Schedule, cycles: Cycles) -> Iterator[Team]:
    """The teams that want a digest, have a channel for it, and have something to report."""
    for team in schedule.teams.values():
        if team.digest and team.channel and team.key in cycles:
            yield team


def digest_moment(
    schedule: Schedule, team: Team, week: Week, cycles: Cycles, *, installed: datetime
) -> datetime | None:
    """When the team's digest of `week` is due, by its own cadence; None where nobody is asked in that week, or was to
    be asked before the bot was `installed`."""
    found = [at for cycle in cycles.get(team.key, ()) if (at := schedule.team_occurrence(team.key, cycle, week))]
    return min((at.digest_at for at in found if at.nudge_at >= installed), default=None)


def digest_plans(team: Team, week: Week, key_results: int | None, *, at: datetime) -> list[Plan]:
    """The digest's row, one for its picture where the team wants one, and one for each message that a thread of so many
    key results may need (what it does not need is cancelled); the digest's row alone where that is None."""
    until = at + DIGEST_LIVES
    plans = [Plan(DeliveryKind.DIGEST, team.key, week.key, not_before=at, not_after=until)]
    if key_results is None:
        return plans
    if team.choices.picture:
        plans.append(Plan(DeliveryKind.DIGEST_PICTURE, team.key, week.key, not_before=at, not_after=until))
    return plans + [
        Plan(DeliveryKind.DIGEST_PART, team.key, f"{week.key}.{number}", not_before=at, not_after=until)
        for number in range(1, parts_needed(key_results) + 1)
    ]
