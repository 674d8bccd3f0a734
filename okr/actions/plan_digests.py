"""Plan each team's weekly digest and the messages of its thread, when the digest's time has come."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta

from okr.actions.planning import LOOK_BACK, Plans, insert, weeks_between
from okr.actions.schedule import Schedule
from okr.actions.scopes import with_all_below
from okr.channel_digest import parts_needed
from okr.delivery import DeliveryKind, MissReason, Plan
from okr.objective import Objective
from okr.ports import Transaction, World
from okr.team import Team
from okr.week import Week

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
    objectives = open_objectives(tx, schedule)
    due: list[tuple[Team, Week, datetime]] = []
    for week in weeks_between(since, now):
        planned = tx.deliveries.planned_subjects(DeliveryKind.DIGEST, week.key)
        for team in with_digest(schedule, objectives):
            at = digest_moment(schedule, team, week, objectives, installed=installed)
            if team.key not in planned and at is not None and since <= at <= now:
                due.append((team, week, at))
    sizes = key_results_of(tx, [each for team, _, _ in due for each in objectives[team.key]])
    for team, week, at in due:
        missed = MissReason.BOT_WAS_DOWN if now > at + DIGEST_LIVES else None
        for plan in digest_plans(team, week, None if missed else sizes[team.key], at=at):
            plans.add(plan, missed)
    return plans


def key_results_of(tx: Transaction, objectives: Iterable[Objective]) -> Counter[str]:
    """How many key results the objectives of each team have; two queries, none where there is no objective."""
    teams = {each.number: each.team for each in objectives}
    found = tx.key_results.of_objectives(teams) if teams else ()
    return Counter(teams[each.objective] for each in found)


def open_objectives(tx: Transaction, schedule: Schedule) -> dict[str, list[Objective]]:
    """The objectives of open cycles, by team; every team is there."""
    found: defaultdict[str, list[Objective]] = defaultdict(list)
    cycles = [key for key, cycle in schedule.cycles.items() if cycle.takes_check_ins]
    for objective in tx.objectives.find(cycles=cycles):
        found[objective.team].append(objective)
    return found


def with_digest(schedule: Schedule, objectives: dict[str, list[Objective]]) -> Iterator[Team]:
    """The teams that want a digest, have a channel for it, and have something to report."""
    for team in schedule.teams.values():
        if (
            team.digest
            and team.channel
            and any(objectives.get(key) for key in with_all_below(schedule.teams, team.key))
        ):
            yield team


def digest_moment(
    schedule: Schedule, team: Team, week: Week, objectives: dict[str, list[Objective]], *, installed: datetime
) -> datetime | None:
    """When the team's digest of `week` is due, by its own cadence; None where nobody is asked in that week, or was to
    be asked before the bot was `installed`."""
    own = objectives.get(team.key) or [
        each for key in with_all_below(schedule.teams, team.key) for each in objectives.get(key, ())
    ]
    cycles = {each.cycle for each in own}
    found = [at for cycle in cycles if (at := schedule.team_occurrence(team.key, cycle, week))]
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
