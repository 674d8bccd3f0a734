"""The deliver tick on a real outbox: sent once, settled by what Slack said, and never in the way of others."""

from collections.abc import Iterator
from datetime import timedelta

import pytest

from bot.slack_gateway import Address, Ambiguous, Bug, DestinationDead, InstallDead, TryLater
from okr.delivery import DeliveryKind, DeliveryState
from storage.engine import open_database
from tests.bot.delivering import NOW, House
from tests.running_bot import register


@pytest.fixture
def house(sqlite_url: str) -> Iterator[House]:
    register(sqlite_url)
    database = open_database(sqlite_url)
    house = House(database)
    yield house
    house.actor.close()
    database.dispose()


async def test_what_is_due_is_sent_once_and_keeps_where_it_stands(house: House) -> None:
    house.plan("U1", "U2")
    assert [done.what for done in await house.deliverer.deliver_due()] == ["sent", "sent"]
    assert await house.deliverer.deliver_due() == []
    assert sorted(house.slack.channels) == ["U1", "U2"]
    sent = house.delivery("U1")
    assert (sent.state, sent.channel, sent.sent) == (DeliveryState.SENT, "U1", 1)
    assert sent.slack_ts


async def test_more_than_a_batch_is_sent_in_one_pass(house: House) -> None:
    house.plan(*(f"U{number}" for number in range(95)))
    assert len(await house.deliverer.deliver_due()) == 95


async def test_a_changed_message_is_edited_in_place(house: House) -> None:
    house.plan("U1")
    await house.deliverer.deliver_due()
    first = house.delivery("U1")
    house.says = "thank you"
    house.want_edit("U1")
    (done,) = await house.deliverer.deliver_due()
    assert done.what == "edited"
    assert house.slack.calls[-1] == (first.id, Address("U1", ts=first.slack_ts), "thank you")
    assert await house.deliverer.deliver_due() == []


async def test_an_ambiguous_post_is_never_sent_again_blindly(house: House) -> None:
    house.plan("U1")
    house.slack.will("U1", Ambiguous("TimeoutError"))
    (done,) = await house.deliverer.deliver_due()
    assert (done.what, done.detail) == ("ambiguous", "TimeoutError")
    house.clock.move_to(NOW + timedelta(hours=1))
    assert await house.deliverer.deliver_due() == []
    assert house.delivery("U1").state is DeliveryState.AMBIGUOUS


async def test_a_rate_limit_parks_its_own_channel_until_retry_after_and_no_other(house: House) -> None:
    house.plan("CCARE", "CSALES", kind=DeliveryKind.DIGEST)
    house.slack.will("CCARE", TryLater("ratelimited", retry_after=30))
    whats = {done.delivery.plan.subject: done for done in await house.deliverer.deliver_due()}
    assert whats["CSALES"].what == "sent"
    assert (whats["CCARE"].what, whats["CCARE"].retry_after) == ("put back", 30)
    assert house.slack.channels.count("CCARE") == 1
    (pause,) = house.database.outbox.pauses()
    assert (pause.method, pause.channel) == ("chat.postMessage", "CCARE")


async def test_in_a_batch_nothing_more_goes_to_a_channel_that_was_just_limited(house: House) -> None:
    house.plan("U1")
    house.plan("U1", kind=DeliveryKind.DIGEST)
    house.slack.will("U1", TryLater("ratelimited", retry_after=30))
    first, second = await house.deliverer.deliver_due()
    assert (first.retry_after, second.retry_after) == (30, 30)
    assert house.slack.channels == ["U1"]


async def test_nothing_is_sent_longer_than_20_seconds_after_its_claim(house: House) -> None:
    house.plan("U1")
    house.says = "slowly"
    (done,) = await house.deliverer.deliver_due()
    assert (done.what, done.detail) == ("put back", "claimed_too_long_ago")
    assert house.slack.calls == []
    assert house.delivery("U1").state is DeliveryState.PENDING


async def test_time_spent_on_asking_who_reads_the_channel_counts_too(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def after_a_while(channel: str) -> bool:
        house.clock.machine += 21
        return channel == "CPARTNERS"

    house.plan("CCARE", kind=DeliveryKind.DIGEST)
    house.says = "inside"
    monkeypatch.setattr(house.slack, "is_shared", after_a_while)
    (done,) = await house.deliverer.deliver_due()
    assert (done.what, done.detail) == ("put back", "claimed_too_long_ago")
    assert house.slack.calls == []


async def test_a_dead_channel_is_marked_with_slacks_word_and_left_alone(house: House) -> None:
    house.plan("U1")
    house.slack.will("U1", DestinationDead("is_archived"))
    await house.deliverer.deliver_due()
    dead = house.delivery("U1")
    assert (dead.state, dead.last_error) == (DeliveryState.DEAD, "is_archived")


async def test_a_message_slack_refuses_does_not_keep_the_others_from_going_out(house: House) -> None:
    house.plan("U1", "U2")
    house.slack.will("U1", Bug("invalid_blocks"))
    await house.deliverer.deliver_due()
    assert house.delivery("U1").state is DeliveryState.DEAD
    assert house.delivery("U2").state is DeliveryState.SENT


async def test_a_dead_install_pauses_the_whole_workspace_and_loses_nothing(house: House) -> None:
    house.plan("U1")
    house.slack.will("U1", InstallDead("token_revoked"))
    await house.deliverer.deliver_due()
    house.plan("U2")
    assert await house.deliverer.deliver_due() == []
    assert house.delivery("U1").state is house.delivery("U2").state is DeliveryState.PENDING


async def test_a_row_that_cannot_be_composed_is_put_aside_and_the_rest_goes_on(house: House) -> None:
    house.plan("UPOISON", "U2")
    house.says = "crash"
    done = {one.delivery.plan.subject: one for one in await house.deliverer.deliver_due()}
    assert done["UPOISON"].what == "put back"
    assert done["UPOISON"].detail == "crash: ZeroDivisionError"
    assert done["U2"].what == "sent"


async def test_a_row_that_keeps_breaking_ends_as_dead_with_its_reason(house: House) -> None:
    house.plan("UPOISON")
    house.says = "crash"
    for _ in range(3):
        due_again(house)
        await house.deliverer.deliver_due()
    dead = house.delivery("UPOISON")
    assert (dead.state, dead.last_error, dead.attempts) == (DeliveryState.DEAD, "crash: ZeroDivisionError", 3)


async def test_what_has_become_moot_is_cancelled_and_not_sent(house: House) -> None:
    house.plan("U1")
    house.says = "nothing"
    (done,) = await house.deliverer.deliver_due()
    assert (done.what, house.delivery("U1").state) == ("cancelled", DeliveryState.CANCELLED)
    assert house.slack.calls == []


async def test_what_is_moot_with_a_loss_is_visibly_missed(house: House) -> None:
    house.plan("U1")
    house.says = "a loss"
    await house.deliverer.deliver_due()
    missed = house.delivery("U1")
    assert (missed.state, missed.last_error) == (DeliveryState.MISSED, "too_late")


async def test_an_edit_that_has_become_moot_leaves_the_message_as_it_is(house: House) -> None:
    house.plan("U1")
    await house.deliverer.deliver_due()
    house.says = "nothing"
    house.want_edit("U1")
    (done,) = await house.deliverer.deliver_due()
    assert done.what == "unchanged"
    assert house.delivery("U1").state is DeliveryState.SENT
    assert await house.deliverer.deliver_due() == []


async def test_an_edit_that_would_change_nothing_is_settled_without_a_call(house: House) -> None:
    house.plan("U1")
    await house.deliverer.deliver_due()
    for said, what in (("hello", "unchanged"), ("hi", "edited"), ("hi", "unchanged"), ("hello", "edited")):
        house.says = said
        house.want_edit("U1")
        (done,) = await house.deliverer.deliver_due()
        assert done.what == what
    assert [text for _, _, text in house.slack.calls] == ["hello", "hi", "hello"]


async def test_after_an_edit_whose_end_is_unknown_nobody_takes_the_message_for_what_it_was(house: House) -> None:
    house.plan("U1")
    await house.deliverer.deliver_due()
    house.want_edit("U1")
    (lost,) = house.database.outbox.claim(house.clock.now(), 10, timedelta(hours=-1))
    assert lost.fingerprint
    (done,) = await house.deliverer.deliver_due()
    assert done.what == "edited"


async def test_an_edit_of_a_deleted_message_is_dropped_and_stays_sent(house: House) -> None:
    house.plan("U1")
    await house.deliverer.deliver_due()
    house.slack.will("U1", DestinationDead("message_not_found"))
    house.says = "hello again"
    house.want_edit("U1")
    (done,) = await house.deliverer.deliver_due()
    assert done.what == "edit dropped"
    assert house.delivery("U1").state is DeliveryState.SENT
    assert await house.deliverer.deliver_due() == []


async def test_what_must_stay_inside_is_missed_where_the_channel_is_shared(house: House) -> None:
    house.plan("CPARTNERS", "CCARE", kind=DeliveryKind.DIGEST)
    house.says = "inside"
    await house.deliverer.deliver_due()
    assert house.slack.channels == ["CCARE"]
    kept = house.delivery("CPARTNERS", DeliveryKind.DIGEST)
    assert (kept.state, kept.last_error) == (DeliveryState.MISSED, "shared_channel")


async def test_what_waits_for_another_message_is_put_back_for_a_moment(house: House) -> None:
    house.plan("U1")
    house.says = "after another"
    (done,) = await house.deliverer.deliver_due()
    assert (done.what, done.detail, done.retry_after) == ("put back", "digest_not_out", 2.0)
    assert house.delivery("U1").state is DeliveryState.PENDING


async def test_what_is_overdue_is_missed_and_never_sent(house: House) -> None:
    house.plan("U1", hours=6)
    house.clock.move_to(NOW + timedelta(hours=7))
    assert await house.deliverer.deliver_due() == []
    missed = house.delivery("U1")
    assert (missed.state, missed.last_error) == (DeliveryState.MISSED, "bot_was_down")


async def test_after_stop_nothing_is_claimed(house: House) -> None:
    house.plan("U1")
    await house.deliverer.stop(within=1)
    assert await house.deliverer.deliver_due() == []
    assert house.delivery("U1").state is DeliveryState.PENDING


def due_again(house: House) -> None:
    """What waits for a retry by the database's clock need not wait in a test."""
    with house.database.writing() as connection:
        connection.exec_driver_sql("UPDATE deliveries SET retry_at = NULL")
