"""How people leave and come back in these tests, and who is told what then."""

from dataclasses import replace

from okr.actions.know_member import know_member
from okr.delivery import Delivery, DeliveryKind
from okr.hand_over import HandOver
from okr.key_result import KeyResult
from okr.member import Member, MemberKind
from okr.notice import Notice, Topic
from tests.builders import WORKSPACE
from tests.okr.status.place import Place


def leave(place: Place, person: Member) -> Member:
    """Slack says that they are deactivated."""
    return know_member(place.world, replace(person, kind=MemberKind.DEACTIVATED))


def return_(place: Place, person: Member) -> Member:
    return know_member(place.world, replace(person, kind=MemberKind.FULL))


def all_to(to: str, leaver: str = "U1", team: str = "care") -> HandOver:
    return HandOver(leaver, team, to)


def told(place: Place, topic: Topic) -> list[Notice]:
    """The notices of that topic, oldest first."""
    with place.database.snapshot(WORKSPACE) as tx:
        found = tx.notices.many(range(1, 50))
        return [found[number] for number in sorted(found) if found[number].topic is topic]


def key_result(place: Place, number: int) -> KeyResult:
    with place.database.snapshot(WORKSPACE) as tx:
        found = tx.key_results.get(number)
    assert found is not None
    return found


def messages_of(place: Place, person: str, kind: DeliveryKind) -> list[Delivery]:
    """The rows of that kind to that person, of the weeks around now."""
    with place.database.snapshot(WORKSPACE) as tx:
        rows = [row for week in ("2026-W46", "2026-W47", "2026-W48") for row in tx.deliveries.of_period(week)]
    return [row for row in rows if row.plan.kind is kind and row.plan.subject == person]
