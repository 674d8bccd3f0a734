"""A message that stands in Slack once too often goes again: sent by a process that had slept, or found on reading."""

from collections.abc import AsyncIterator

import pytest

from bot.reconciling import LOOKS_AGAIN
from bot.slack_gateway import Address, Posted
from messages.picture import Picture
from okr.delivery import DeliveryKind, DeliveryState
from tests.bot.delivering import NOW
from tests.bot.reading_back import DELETE, DIGEST, PICTURE, POST, House, Meanwhile, house

__all__ = ["house"]

GREETING = DeliveryKind.GREETING
A_PICTURE = Picture("okr.png", "Progress", "New deals: 43%", b"\x89PNG not really")


@pytest.fixture
async def other(house: House) -> AsyncIterator[House]:
    """Another process on the same database and in the same Slack."""
    session = house.history._client.session
    assert session is not None
    another = House(house.slack, house.database, session)
    yield another
    another.actor.close()


async def test_a_message_sent_after_the_lease_stays_where_nobody_else_has_sent_it(house: House) -> None:
    async def the_lease_runs_out() -> None:
        house.a_minute_goes_by()

    house.plan("U1")
    house.gateway = Meanwhile(house.gateway, the_lease_runs_out)
    assert await house.send() == ["sent", "edited"]
    (message,) = house.shown_to("U1")
    assert house.delivery("U1").slack_ts == message.ts
    assert await house.look() == []


async def test_a_message_sent_after_another_process_has_sent_it_is_taken_back(house: House, other: House) -> None:
    """As after SIGSTOP for twice the lease, in the middle of a call."""

    async def the_other_sends_it() -> None:
        other.a_minute_goes_by()
        assert await other.look() == ["sent again"]
        assert await other.send() == ["sent"]

    house.plan("U1")
    house.gateway = Meanwhile(house.gateway, the_other_sends_it)
    assert await house.send() == ["taken back"]
    (message,) = house.shown_to("U1")
    assert house.delivery("U1").slack_ts == message.ts
    assert (house.calls(POST), house.calls(DELETE)) == (2, 1)


async def test_a_message_sent_while_another_process_is_sending_it_is_taken_back(house: House, other: House) -> None:
    async def the_other_takes_it_up() -> None:
        other.a_minute_goes_by()
        assert await other.look() == ["sent again"]
        assert len(other.database.outbox.claim(NOW, 10)) == 1

    house.plan("U1")
    house.gateway = Meanwhile(house.gateway, the_other_takes_it_up)
    assert await house.send() == ["taken back"]
    assert house.shown_to("U1") == []
    assert house.delivery("U1").state is DeliveryState.SENDING


async def test_a_picture_that_came_too_late_is_taken_back_with_its_file(house: House) -> None:
    house.plan("care", DIGEST)
    await house.send()
    house.plan("care", PICTURE)
    (claimed,) = house.database.outbox.claim(NOW, 10)
    sent = await house.gateway.upload(
        address=Address("CCARE", thread_ts=house.delivery("care", DIGEST).slack_ts, is_file=True),
        picture=A_PICTURE,
    )
    assert isinstance(sent, Posted)
    assert not await house.copies.settle(claimed, channel="CCARE", ts=sent.ts)
    (_, message) = house.slack.channel_messages("CCARE")
    assert [file["mode"] for file in message.files] == ["tombstone"]
    house.database.outbox.mark_ambiguous(claimed, error="timeout")
    house.a_minute_goes_by()
    assert await house.look() == ["unknown (not_seen_yet)"]


async def test_of_two_messages_that_are_found_the_older_stays(house: House) -> None:
    await house.lost("care", kind=DIGEST)
    first = house.slack.channel_messages("CCARE")[0].ts
    await a_copy(house)
    assert await house.look() == ["found"]
    assert [message.ts for message in house.slack.channel_messages("CCARE")] == [first]
    assert house.delivery("care", DIGEST).slack_ts == first


async def test_a_copy_of_what_is_not_in_doubt_goes_when_its_channel_is_read(house: House) -> None:
    house.plan("care", DIGEST)
    await house.send()
    await a_copy(house)
    shown = house.delivery("care", DIGEST).slack_ts
    assert len(house.slack.channel_messages("CCARE")) == 2
    await house.failed("CCARE", kind=GREETING)
    assert await house.look() == ["sent again"]
    assert [message.ts for message in house.slack.channel_messages("CCARE")] == [shown]


async def test_a_first_message_that_shows_only_after_the_second_was_sent_goes(house: House) -> None:
    await house.failed("care", kind=DIGEST)
    assert await house.look() == ["sent again"]
    assert await house.send() == ["sent"]
    await a_copy(house)
    assert await house.look() == []
    house.clock.machine += LOOKS_AGAIN + 1
    assert await house.look() == []
    (message,) = house.slack.channel_messages("CCARE")
    assert house.delivery("care", DIGEST).slack_ts == message.ts


async def test_a_copy_goes_though_the_message_that_stays_no_longer_says_which_it_is(house: House) -> None:
    """An edit by way of a button's response_url may have taken its metadata."""
    house.plan("care", DIGEST)
    await house.send()
    await a_copy(house)
    stays, _ = house.slack.channel_messages("CCARE")
    house.slack.office.messages.change(stays, metadata=None)
    await house.failed("CCARE", kind=GREETING)
    assert await house.look() == ["sent again"]
    assert [message.ts for message in house.slack.channel_messages("CCARE")] == [stays.ts]


async def test_a_copy_that_slack_would_not_take_away_goes_with_the_next_pass(house: House) -> None:
    await house.lost("care", kind=DIGEST)
    await a_copy(house)
    house.slack.faults.rate_limit(DELETE)
    assert await house.look() == ["found"]
    assert len(house.slack.channel_messages("CCARE")) == 2
    assert await house.look() == []
    assert len(house.slack.channel_messages("CCARE")) == 1


async def test_a_copy_that_slack_never_takes_away_is_told_in_the_log(
    house: House, capsys: pytest.CaptureFixture[str]
) -> None:
    await house.lost("care", kind=DIGEST)
    await a_copy(house)
    house.slack.faults.refuse(DELETE, "cant_delete_message")
    assert await house.look() == ["found"]
    assert "a copy stays" in capsys.readouterr().out
    assert await house.look() == []
    assert house.calls(DELETE) == 1


async def test_a_copy_that_is_gone_already_is_no_trouble(house: House) -> None:
    assert await house.history.remove("CCARE", "1.000001") is None


async def a_copy(house: House) -> None:
    """The digest stands there once more."""
    number = house.delivery("care", DIGEST).id
    posted = await house.gateway.deliver(delivery=number, address=Address("CCARE"), text="again", blocks=[])
    assert isinstance(posted, Posted)
