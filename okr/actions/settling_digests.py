"""A team's digests after its settings changed: none that was switched off goes out, none comes for weeks gone by."""

from collections.abc import Iterator, Mapping
from datetime import datetime

from okr.actions.compose_digest import NO_DIGEST
from okr.actions.plan_digests import cycles_heard, digest_moment, digest_plans, with_digest
from okr.actions.planning import LOOK_BACK, weeks_between
from okr.actions.schedule import Schedule
from okr.actions.settling import CHOSEN
from okr.delivery import AS_FILES, Delivery, DeliveryKind, DeliveryState, MissReason
from okr.ports import Transaction, World
from okr.team import Team
from okr.week import Week

HELD_BACK = frozenset(
    {
        MissReason.NO_CHANNEL.value,
        MissReason.SHARED_CHANNEL.value,
        MissReason.CHANNEL_CLOSED.value,
        MissReason.TEAM_ARCHIVED.value,
    }
)
OF_DIGESTS = frozenset({DeliveryKind.DIGEST, DeliveryKind.DIGEST_PART, DeliveryKind.DIGEST_PICTURE})


def promised_digests(world: World, tx: Transaction, team: Team) -> Mapping[Week, datetime]:
    """When the team's digests of the weeks around now are due, without those that do not come."""
    schedule = Schedule(world, tx)
    cycles = cycles_heard(tx, schedule)
    installed = tx.settings.get().since
    if team.key not in {each.key for each in with_digest(schedule, cycles)}:
        return {}
    moments = ((week, digest_moment(schedule, team, week, cycles, installed=installed)) for week in around(world))
    return {week: at for week, at in moments if at is not None}


def settle_digests(world: World, tx: Transaction, team: Team, before: Mapping[Week, datetime]) -> None:
    """Take back what waits where the team wants no digest any more, take it up again where it does; a digest that was
    due before anybody wanted it begins with the next one."""
    after, now = promised_digests(world, tx, team), world.now()
    for week in around(world):
        rows = rows_of(tx, team, week)
        if not team.digest:
            cancel(tx, rows)
        elif rows:
            take_up(tx, rows, now=now)
        elif week in after and after[week] <= now and week not in before:
            tx.deliveries.plan(digest_plans(team, week, None, at=after[week]))
            cancel(tx, rows_of(tx, team, week))


def take_up_held_back(world: World, tx: Transaction, team: Team) -> None:
    """What was held back while the team's channel was closed goes out where it is not too late, and what is there
    already is brought up to date."""
    now = world.now()
    for week in around(world):
        rows = rows_of(tx, team, week)
        held = {row.plan.kind for row in rows if is_held_back(row)}
        for row in rows:
            under_held = DeliveryKind.DIGEST in held and row.last_error == NO_DIGEST
            if team.digest and row.plan.not_after > now and (is_held_back(row) or under_held):
                tx.deliveries.plan_again(row.id, not_before=row.plan.not_before, not_after=row.plan.not_after)
            elif row.slack_ts is not None and row.plan.kind not in AS_FILES:
                tx.deliveries.want_edit(row.id)


def is_held_back(row: Delivery) -> bool:
    return row.state is DeliveryState.MISSED and row.last_error in HELD_BACK


def around(world: World) -> Iterator[Week]:
    return weeks_between(world.now() - LOOK_BACK, world.now())


def rows_of(tx: Transaction, team: Team, week: Week) -> list[Delivery]:
    return [row for row in tx.deliveries.of_period(week.key, subject=team.key) if row.plan.kind in OF_DIGESTS]


def cancel(tx: Transaction, rows: list[Delivery]) -> None:
    for row in rows:
        tx.deliveries.cancel(row.id, reason=CHOSEN)


def take_up(tx: Transaction, rows: list[Delivery], *, now: datetime) -> None:
    """Digests that were switched off while they waited, and are worth sending still."""
    for row in rows:
        given_up = row.state is DeliveryState.CANCELLED and row.last_error == CHOSEN
        if given_up and row.plan.not_after > now:
            tx.deliveries.plan_again(row.id, not_before=row.plan.not_before, not_after=row.plan.not_after)
