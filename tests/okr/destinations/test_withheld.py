"""What stands in a channel is withheld while people of another company read there, however old it is."""

from collections.abc import Iterator

import pytest

from okr.actions.close_destination import close_channel, open_channel
from okr.actions.closed_now import unless_closed
from okr.actions.compose_digest import compose_digest
from okr.actions.compose_digest_picture import compose_digest_picture
from okr.delivery import Delivery, DeliveryKind, Moot, Outgoing, TakeBack, Withheld
from okr.destination import Trouble
from storage.engine import open_database
from tests.builders import a_team
from tests.okr.check_in.office import THIS_WEEK, Office

LONG_AGO, STANDS_IN = THIS_WEEK.plus(-7).key, "D1"


@pytest.fixture
def office(sqlite_url: str) -> Iterator[Office]:
    """Care's channel is the one in which everything that is sent stands."""
    database = open_database(sqlite_url)
    office = Office(database)
    office.put(a_team(channel=STANDS_IN, language="vi"), a_team(key="sales", channel="CSALES"))
    yield office
    database.dispose()


def standing(office: Office) -> list[Delivery]:
    kinds = (DeliveryKind.DIGEST, DeliveryKind.DIGEST_PICTURE)
    return [office.sent(kind, team, LONG_AGO) for kind in kinds for team in ("care", "sales")]


def edited(office: Office, rows: list[Delivery]) -> set[tuple[DeliveryKind, str]]:
    now = [office.delivery(row.plan.kind, row.plan.subject, row.plan.period) for row in rows]
    return {(row.plan.kind, row.plan.subject) for row, was in zip(now, rows, strict=True) if row.wanted > was.wanted}


def again(office: Office, rows: list[Delivery]) -> list[Delivery]:
    return [office.delivery(row.plan.kind, row.plan.subject, row.plan.period) for row in rows]


def test_whatever_stands_there_is_said_anew_whoever_it_is_of(office: Office) -> None:
    rows = standing(office)
    close_channel(office.world, STANDS_IN, Trouble.SHARED)
    assert edited(office, rows) == {(row.plan.kind, row.plan.subject) for row in rows}
    rows = again(office, rows)
    close_channel(office.world, STANDS_IN, Trouble.SHARED)
    assert edited(office, rows) == set(), "heard of twice it is done once"


def test_once_the_others_have_left_words_are_back_and_pictures_stay_away(office: Office) -> None:
    rows = standing(office)
    close_channel(office.world, STANDS_IN, Trouble.SHARED)
    rows = again(office, rows)
    open_channel(office.world, STANDS_IN)
    assert edited(office, rows) == {(DeliveryKind.DIGEST, "care"), (DeliveryKind.DIGEST, "sales")}


@pytest.mark.parametrize("why", sorted(set(Trouble) - {Trouble.SHARED, Trouble.UNREACHABLE}))
def test_a_channel_that_is_closed_otherwise_keeps_what_stands_there(office: Office, why: Trouble) -> None:
    rows = standing(office)
    close_channel(office.world, STANDS_IN, why)
    assert edited(office, rows) == set()


def test_of_a_message_nothing_is_said_but_that_it_is_withheld_and_a_picture_goes(office: Office) -> None:
    digest, picture = office.sent(DeliveryKind.DIGEST, "care"), office.sent(DeliveryKind.DIGEST_PICTURE, "care")
    close_channel(office.world, STANDS_IN, Trouble.SHARED)
    said = unless_closed(compose_digest)(office.world, digest)
    assert said == Outgoing(STANDS_IN, "vi", "UTC", Withheld())
    assert isinstance(unless_closed(compose_digest_picture)(office.world, picture), TakeBack)
    first = office.delivery_planned(DeliveryKind.DIGEST, "care", THIS_WEEK.next().key)
    assert isinstance(unless_closed(compose_digest)(office.world, first), Moot), "what is not out is held back"
