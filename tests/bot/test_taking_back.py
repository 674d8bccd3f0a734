"""What stands in Slack and may not any more is taken away: until it is gone, or Slack will not have it."""

from collections.abc import Iterator

import pytest

from bot.copies import Copies
from bot.slack_gateway import DestinationDead, Outcome, TryLater
from bot.slack_history import Page
from okr.delivery import DeliveryState
from storage.engine import open_database
from tests.bot.delivering import House
from tests.running_bot import register


class Deleting:
    """A Slack that takes messages away, or answers so."""

    def __init__(self) -> None:
        self.asked: list[tuple[str, str]] = []
        self.answer: Outcome | None = None

    async def remove(self, channel: str, ts: str) -> Outcome | None:
        self.asked.append((channel, ts))
        return self.answer

    async def dm_of(self, member: str) -> str | Outcome:
        raise NotImplementedError(member)

    async def page(self, channel: str, *, thread_ts: str | None, oldest: float, cursor: str | None) -> Page | Outcome:
        raise NotImplementedError(channel, thread_ts, oldest, cursor)


@pytest.fixture
def slack() -> Deleting:
    return Deleting()


@pytest.fixture
def house(sqlite_url: str, slack: Deleting) -> Iterator[House]:
    register(sqlite_url)
    database = open_database(sqlite_url)
    house = House(database)
    house.deliverer.take_back_with(Copies(database.ambiguous, house.actor, history=lambda _: slack))
    yield house
    house.actor.close()
    database.dispose()


async def taken_back(house: House) -> tuple[str, str]:
    """What comes of it for a message that was sent."""
    house.plan("U1")
    await house.deliverer.deliver_due()
    house.want_edit("U1")
    house.says = "take it back"
    (done,) = await house.deliverer.deliver_due()
    return done.what, done.detail


async def test_it_is_taken_away_once(house: House, slack: Deleting) -> None:
    assert await taken_back(house) == ("taken away", "no longer for its channel")
    assert slack.asked == [("U1", "1.0")]
    assert await house.deliverer.deliver_due() == []
    row = house.delivery("U1")
    assert (row.state, row.sent, len(house.slack.calls)) == (DeliveryState.SENT, row.wanted, 1)


async def test_it_is_tried_again_where_nobody_knows(house: House, slack: Deleting) -> None:
    slack.answer = TryLater("TimeoutError")
    assert await taken_back(house) == ("put back", "TimeoutError")
    assert house.delivery("U1").wanted > house.delivery("U1").sent


async def test_it_is_given_up_where_slack_refuses(house: House, slack: Deleting) -> None:
    slack.answer = DestinationDead("cant_delete_file")
    assert await taken_back(house) == ("edit dropped", "cant_delete_file")
    assert await house.deliverer.deliver_due() == []


async def test_what_was_never_sent_is_not_sent_to_be_taken_away(house: House, slack: Deleting) -> None:
    house.plan("U1")
    house.says = "take it back"
    (done,) = await house.deliverer.deliver_due()
    assert (done.what, slack.asked, house.slack.calls) == ("cancelled", [], [])
