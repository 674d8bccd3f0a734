"""A channel that closes: one notice however many notice it, the digest refused by hand, another id followed."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest

from okr.actions.close_destination import close_channel, destination_failed, open_channel
from okr.actions.move_channel import move_channel
from okr.actions.outage import LOOK_EVERY, closed_destinations, install_failed, install_works, to_look_at
from okr.actions.post_digest import post_digest
from okr.delivery import DeliveryKind, MissReason, Plan
from okr.destination import CHANNEL_TROUBLES, Trouble
from okr.member import MemberKind
from okr.notice import Notice, Topic
from okr.refusals_in_channels import DigestHeldBack
from storage.engine import Database, open_database
from tests.builders import a_member, a_team
from tests.okr.check_in.office import Office

CARE = "CCARE"


@pytest.fixture
def office(sqlite_url: str) -> Iterator[Office]:
    database = open_database(sqlite_url)
    yield with_channel(database)
    database.dispose()


def with_channel(database: Database) -> Office:
    office = Office(database)
    office.put(a_team(channel=CARE), a_member("UADMIN", name="Ada", admin=True))
    return office


def notices(office: Office, topic: Topic = Topic.CHANNEL_CLOSED) -> list[Notice]:
    with office.world.snapshot() as tx:
        return [one for one in tx.notices.many(range(1, 50)).values() if one.topic is topic]


def test_of_many_processes_that_notice_it_at_once_one_tells(database: Database) -> None:
    office = with_channel(database)
    with ThreadPoolExecutor(8) as threads:
        closed = list(
            threads.map(lambda _: database.run(lambda: close_channel(office.world, CARE, Trouble.GONE)), range(16))
        )
    assert all(closed)
    assert [notice.to for notice in notices(office)] == ["ULEAD"]


def test_opened_twice_it_is_opened_once_and_told_anew_when_it_closes_again(office: Office) -> None:
    close_channel(office.world, CARE, Trouble.ARCHIVED)
    assert [open_channel(office.world, CARE) for _ in range(2)] == [True, False]
    close_channel(office.world, CARE, Trouble.ARCHIVED)
    assert len(notices(office)) == 2


def test_another_reason_is_not_told_anew(office: Office) -> None:
    close_channel(office.world, CARE, Trouble.SHARED)
    close_channel(office.world, CARE, Trouble.REMOVED)
    assert len(notices(office)) == 1
    with office.world.snapshot() as tx:
        assert [one.why for one in tx.destinations.all()] == [Trouble.REMOVED]


def test_a_lead_who_left_is_not_told_but_the_admins_are(office: Office) -> None:
    office.put(a_member("UGONE", kind=MemberKind.DEACTIVATED), a_team(channel=CARE, lead="UGONE"))
    close_channel(office.world, CARE, Trouble.ARCHIVED)
    assert [notice.to for notice in notices(office)] == ["UADMIN"]


@pytest.mark.parametrize("code", sorted(CHANNEL_TROUBLES))
def test_what_slack_says_of_a_channel_closes_it(office: Office, code: str) -> None:
    assert destination_failed(office.world, CARE, code, delivery=1) is MissReason.CHANNEL_CLOSED


@pytest.mark.parametrize("code", ["message_not_found", "thread_not_found", "cant_update_message", "missing_scope"])
def test_what_slack_says_of_one_message_closes_nothing(office: Office, code: str) -> None:
    assert destination_failed(office.world, CARE, code, delivery=1) is None
    with office.world.snapshot() as tx:
        assert tx.destinations.all() == []


def test_nothing_is_posted_by_hand_where_nothing_can_be(office: Office) -> None:
    close_channel(office.world, CARE, Trouble.ARCHIVED)
    with pytest.raises(DigestHeldBack) as refused:
        post_digest(office.world, "care", "2026-W48", by=office.lead)
    assert (refused.value.channel, refused.value.why) == (CARE, Trouble.ARCHIVED)


def test_a_channel_that_is_closed_and_gets_another_id_is_the_same_to_its_notice(office: Office) -> None:
    close_channel(office.world, CARE, Trouble.ARCHIVED)
    assert [move_channel(office.world, old=CARE, new="CNEW") for _ in range(2)] == [1, 0]
    assert [notice.about.words for notice in notices(office)] == ["CNEW"]
    assert open_channel(office.world, "CNEW")


def test_an_outage_is_news_once_and_every_admin_hears_its_end_once(office: Office) -> None:
    assert [install_failed(office.world, "token_revoked") for _ in range(2)] == [True, False]
    assert install_failed(office.world, "missing_scope", needed="chat:write")
    assert [install_works(office.world) for _ in range(2)] == [True, False]
    assert [notice.to for notice in notices(office, Topic.OUTAGE)] == ["UADMIN"]


def test_what_auth_test_cannot_tell_ends_with_a_message_that_arrives(office: Office) -> None:
    with office.world.transaction() as tx:
        tx.deliveries.plan([Plan(DeliveryKind.NUDGE, "U1", "2026-W48", office.now, office.now + LOOK_EVERY)])
    (claimed,) = office.database.outbox.claim(office.now, 1)
    install_failed(office.world, "accesslimited", delivery=claimed.id)
    office.now += LOOK_EVERY
    assert to_look_at(office.world) == ()
    assert closed_destinations(office.world)
    office.database.outbox.mark_sent(claimed, channel="D1", ts="1.0", revision=1)
    office.now += LOOK_EVERY
    assert to_look_at(office.world) == ()
    assert not closed_destinations(office.world)
    assert [notice.to for notice in notices(office, Topic.OUTAGE)] == ["UADMIN"]


def test_two_teams_of_one_lead_in_one_channel_are_told_of_once(office: Office) -> None:
    office.put(a_team(key="sales", name="Sales", channel=CARE))
    close_channel(office.world, CARE, Trouble.ARCHIVED)
    assert len(notices(office)) == 1


def test_a_person_nothing_reaches_is_told_of_once_and_nothing_of_theirs_is_missed_for_it(office: Office) -> None:
    told = [destination_failed(office.world, "U1", "channel_not_found", delivery=7) for _ in range(2)]
    assert told == [None, None]
    assert [(one.to, one.about.people) for one in notices(office, Topic.UNREACHABLE)] == [("UADMIN", ("U1",))]


def test_rows_of_the_week_are_left_alone_where_nothing_was_held_back(office: Office) -> None:
    plan = Plan(DeliveryKind.DIGEST, "care", "2026-W48", not_before=office.now, not_after=office.now)
    with office.world.transaction() as tx:
        tx.deliveries.plan([plan])
    close_channel(office.world, CARE, Trouble.ARCHIVED)
    open_channel(office.world, CARE)
    with office.world.snapshot() as tx:
        row = tx.deliveries.get(DeliveryKind.DIGEST, "care", "2026-W48")
    assert row is not None
    assert row.state == "pending"
