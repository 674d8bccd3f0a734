"""Name the subjects of deliveries as people know them: the person or the team, and the zone they live by."""

from collections.abc import Sequence
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from okr.delivery import Delivery, DeliveryKind
from okr.ports import Transaction, World

ABOUT_A_TEAM = frozenset(
    {
        DeliveryKind.DIGEST,
        DeliveryKind.DIGEST_PART,
        DeliveryKind.DIGEST_PICTURE,
        DeliveryKind.HELP_THREAD,
        DeliveryKind.CYCLE_START,
        DeliveryKind.CYCLE_QUESTIONS,
    }
)
ABOUT_A_CHANNEL = frozenset({DeliveryKind.GREETING})


@dataclass(frozen=True, slots=True)
class Subject:
    """`name` is the subject's own id where nobody of that id is known any more."""

    name: str
    zone: ZoneInfo


def name_subjects(world: World, deliveries: Sequence[Delivery]) -> dict[int, Subject]:
    """The subject of each, by the delivery's id."""
    with world.snapshot() as tx:
        teams = {team.key: team for team in tx.teams.all()}
        members = tx.members.many({each.plan.subject for each in deliveries if is_about_a_person(each)})
        elsewhere = tx.settings.get().tz
    named: dict[int, Subject] = {}
    for each in deliveries:
        known = members if is_about_a_person(each) else teams if each.plan.kind in ABOUT_A_TEAM else {}
        found = known.get(each.plan.subject)
        named[each.id] = Subject(found.name, found.tz) if found else Subject(each.plan.subject, elsewhere)
    return named


def zone_of(tx: Transaction, delivery: Delivery) -> ZoneInfo:
    """Where its subject lives; the workspace's zone where that is not known."""
    member = tx.members.get(delivery.plan.subject) if is_about_a_person(delivery) else None
    return member.tz if member else tx.settings.get().tz


def is_about_a_person(delivery: Delivery) -> bool:
    return delivery.plan.kind not in ABOUT_A_TEAM | ABOUT_A_CHANNEL
