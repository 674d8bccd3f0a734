"""Guests hear nothing where they take no part: neither when it happens, nor any more when it is sent."""

from dataclasses import replace
from datetime import timedelta

from okr.actions.change_workspace import change_workspace
from okr.actions.compose_notice import compose_notice
from okr.actions.compose_nudge import compose_nudge
from okr.actions.compose_welcome import compose_welcome
from okr.actions.plan_nudges import plan_nudges
from okr.actions.plan_welcomes import plan_welcomes
from okr.actions.telling import tell
from okr.delivery import Delivery, DeliveryKind, DeliveryState, Moot, Plan
from okr.member import MemberKind
from okr.notice import About, Topic
from okr.settings import Thresholds
from okr.settings_shown import SharedChoices
from tests.builders import WORKSPACE, a_key_result, a_member, a_membership, an_answer
from tests.okr.check_in.office import FRIDAY_AFTERNOON, THIS_WEEK, Office

GUEST = a_member("UGUEST", name="Gus", kind=MemberKind.GUEST)


def told_to_guest(office: Office) -> list[str]:
    with office.database.snapshot(WORKSPACE) as tx:
        rows = tx.deliveries.of_period(THIS_WEEK.key, subject=GUEST.id)
    return [row.plan.period for row in rows]


def test_a_guest_who_is_to_clear_a_blocker_is_told_only_where_guests_take_part(office: Office) -> None:
    office.put(GUEST)
    blocked = replace(an_answer(60, blocker="no budget"), blocker_owner=GUEST.id)
    office.answer({1: blocked})
    assert told_to_guest(office) == []
    office.with_settings(allow_guests=True)
    office.put(a_key_result(number=2))
    office.answer({2: blocked})
    assert len(told_to_guest(office)) == 1


def test_a_notice_that_waits_is_not_sent_to_a_guest_who_takes_no_part_any_more(office: Office) -> None:
    office.put(GUEST)
    office.with_settings(allow_guests=True)
    with office.world.transaction() as tx:
        notice = tell(office.world, tx, GUEST.id, Topic.COMMENT, About((1,), ("ULEAD",), words="Well done"))
    assert notice is not None
    row = office.delivery(DeliveryKind.NOTICE, GUEST.id, f"{THIS_WEEK.key}.{notice.number}")
    assert not isinstance(compose_notice(office.world, row), Moot)
    office.with_settings(allow_guests=False)
    assert isinstance(compose_notice(office.world, row), Moot)


def test_a_guest_who_is_never_asked_is_not_welcomed(office: Office) -> None:
    office.put(GUEST, a_key_result(number=2, owner=GUEST.id))
    office.now = FRIDAY_AFTERNOON - timedelta(hours=4)
    plan_welcomes(office.world)
    with office.world.transaction() as tx:
        assert tx.deliveries.get(DeliveryKind.WELCOME, GUEST.id, "once") is None
        tx.teams.put_membership(a_membership(GUEST.id))
        tx.deliveries.plan([Plan(DeliveryKind.WELCOME, GUEST.id, "once", office.now, office.now)])
    row = office.delivery(DeliveryKind.WELCOME, GUEST.id, "once")
    assert isinstance(compose_welcome(office.world, row), Moot)


def nudge_given_up(office: Office, row: Delivery) -> None:
    """What the deliverer does about a nudge for which there is nothing to say."""
    moot = compose_nudge(office.world, row)
    assert isinstance(moot, Moot)
    with office.world.transaction() as tx:
        tx.deliveries.cancel(row.id, reason=moot.why)


def allow_guests(office: Office, allowed: bool) -> None:
    choices = SharedChoices(
        "en", "UTC", allow_guests=allowed, absence_from_status=True, thresholds=Thresholds(), appointed=frozenset()
    )
    change_workspace(office.world, choices, by=office.lead)


def test_guests_switched_off_and_on_within_the_day_hear_that_week(office: Office) -> None:
    office.put(replace(office.lead, admin=True), GUEST, a_key_result(number=2, owner=GUEST.id))
    allow_guests(office, True)
    plan_nudges(office.world)
    allow_guests(office, False)
    nudge_given_up(office, office.delivery(DeliveryKind.NUDGE, GUEST.id))
    office.now += timedelta(hours=1)
    allow_guests(office, True)
    again = office.delivery(DeliveryKind.NUDGE, GUEST.id)
    assert again.state is DeliveryState.PENDING
    assert not isinstance(compose_nudge(office.world, again), Moot)


def test_who_has_answered_is_not_asked_again_by_it(office: Office) -> None:
    office.put(replace(office.lead, admin=True))
    allow_guests(office, False)
    plan_nudges(office.world)
    office.answer({1: an_answer(60)})
    nudge_given_up(office, office.delivery(DeliveryKind.NUDGE, "U1"))
    allow_guests(office, True)
    assert office.delivery(DeliveryKind.NUDGE, "U1").state is DeliveryState.CANCELLED
