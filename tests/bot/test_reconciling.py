"""What may or may not have arrived is looked for in Slack: found it stays, absent it is sent again, else unknown."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.clients import CALL_SECONDS
from bot.reconciling import HISTORY_LAGS
from bot.sending import SEND_WITHIN
from okr.delivery import DeliveryKind, DeliveryState, MissReason
from sandbox.state.messages import Message
from storage.outbox import LEASE
from tests.bot.delivering import NOW, WEEK
from tests.bot.reading_back import DIGEST, HISTORY, PART, PICTURE, POST, REPLIES, House, house
from tests.builders import WORKSPACE

__all__ = ["house"]


def test_nobody_looks_before_the_last_message_has_had_time_to_show() -> None:
    last_post = timedelta(seconds=SEND_WITHIN + CALL_SECONDS)
    assert LEASE - last_post >= HISTORY_LAGS


async def test_what_arrived_unheard_is_found_and_brought_up_to_date(house: House) -> None:
    await house.lost("U1")
    assert await house.look() == ["found"]
    found, (message,) = house.delivery("U1"), house.shown_to("U1")
    assert (found.state, found.slack_ts, found.channel) == (DeliveryState.SENT, message.ts, message.channel)
    assert house.woken == 1
    assert await house.send() == ["edited"]
    assert house.calls(POST) == 1
    assert house.delivery("U1").wanted == house.delivery("U1").sent


async def test_what_did_not_arrive_is_sent_again(house: House) -> None:
    await house.failed("U1")
    assert await house.look() == ["sent again"]
    assert house.woken == 1
    assert await house.send() == ["sent"]
    assert len(house.shown_to("U1")) == 1


async def test_what_a_killed_process_had_in_hand_is_looked_for_too(house: House) -> None:
    house.plan("U1")
    house.database.outbox.claim(NOW, 10)
    house.a_minute_goes_by()
    assert await house.look() == ["sent again"]


async def test_while_its_sender_may_still_send_nobody_looks(house: House) -> None:
    house.plan("U1")
    house.slack.faults.lose_answer(POST)
    assert await house.send() == ["ambiguous"]
    assert await house.look() == []
    assert house.calls(HISTORY) == 0


async def test_nothing_in_doubt_costs_slack_nothing(house: House) -> None:
    house.plan("U1")
    await house.send()
    assert await house.look() == []
    assert house.calls(HISTORY) == house.calls("conversations.open") == 0


async def test_past_its_window_what_did_not_arrive_is_missed(house: House) -> None:
    await house.failed("U1")
    house.clock.move_to(NOW + timedelta(hours=7))
    assert await house.look() == ["missed"]
    missed = house.delivery("U1")
    assert (missed.state, missed.last_error) == (DeliveryState.MISSED, MissReason.TOO_LATE)


async def test_past_its_window_what_did_arrive_is_found_all_the_same(house: House) -> None:
    await house.lost("U1")
    house.clock.move_to(NOW + timedelta(hours=7))
    assert await house.look() == ["found"]


@pytest.mark.parametrize("code", ["missing_scope", "not_in_channel", "channel_not_found", "is_archived", "new_error"])
async def test_where_slack_does_not_say_it_is_unknown_and_not_sent_again(house: House, code: str) -> None:
    await house.lost("U1")
    house.slack.faults.refuse(HISTORY, code)
    assert await house.look() == [f"unknown ({code})"]
    assert (house.delivery("U1").state, house.delivery("U1").last_error) == (DeliveryState.UNKNOWN, code)
    assert await house.look() == await house.send() == []
    assert house.calls(POST) == 1


async def test_the_scope_that_lacks_is_told(house: House) -> None:
    await house.lost("care", kind=DIGEST)
    scopes = tuple(scope for scope in house.slack.office.manifest.scopes if scope != "channels:history")
    object.__setattr__(house.slack.office.manifest, "scopes", scopes)
    assert await house.look() == ["unknown (missing_scope: channels:history)"]


async def test_one_call_serves_all_that_stand_in_one_channel(house: House) -> None:
    await house.lost("care", kind=DIGEST)
    await house.lost("CCARE", kind=DeliveryKind.GREETING)
    assert await house.look() == ["found", "found"]
    assert house.calls(HISTORY) == 1


async def test_found_and_absent_in_one_channel_are_told_apart(house: House) -> None:
    await house.lost("care", kind=DIGEST)
    await house.failed("CCARE", kind=DeliveryKind.GREETING)
    assert await house.look() == ["found", "sent again"]


async def test_what_hangs_in_a_thread_is_looked_for_in_the_thread(house: House) -> None:
    house.plan("care", DIGEST)
    assert await house.send() == ["sent"]
    await house.lost("care", kind=PART)
    assert await house.look() == ["found"]
    assert (house.calls(REPLIES), house.calls(HISTORY)) == (1, 0)
    part = house.delivery("care", PART, period=f"{WEEK}.1")
    assert part.slack_ts == house.slack.channel_messages("CCARE")[-1].ts


async def test_a_reply_that_did_not_arrive_is_sent_again(house: House) -> None:
    house.plan("care", DIGEST)
    await house.send()
    await house.failed("care", kind=PART)
    assert await house.look() == ["sent again"]
    assert await house.send() == ["sent"]


async def test_a_picture_is_known_by_its_file(house: House) -> None:
    house.plan("care", DIGEST)
    await house.send()
    await house.lost("care", kind=PICTURE)
    assert await house.look() == ["found"]


async def test_a_picture_that_does_not_show_is_unknown_for_it_may_come_yet(house: House) -> None:
    house.plan("care", DIGEST)
    await house.send()
    house.plan("care", PICTURE)
    house.slack.faults.fail("files.completeUploadExternal")
    assert await house.send() == ["ambiguous"]
    house.a_minute_goes_by()
    assert await house.look() == ["unknown (not_seen_yet)"]
    assert house.calls("files.completeUploadExternal") == 1


async def test_what_would_stand_nowhere_by_now_is_unknown(house: House) -> None:
    await house.lost("care", kind=DIGEST)
    with house.worlds(WORKSPACE).transaction() as tx:
        team = tx.teams.get("care")
        assert team is not None
        tx.teams.put(replace(team, channel=None))
    assert await house.look() == ["unknown (nowhere_to_look)"]


async def test_a_message_of_somebody_else_that_names_the_delivery_is_not_believed(house: House) -> None:
    await house.failed("care", kind=DIGEST)
    number = str(house.delivery("care", DIGEST).id)
    forged = {"event_type": "okr_delivery", "event_payload": {"delivery_id": number}}
    ts = house.slack.office.messages.next_ts("CCARE", NOW)
    house.slack.office.messages.put(Message(channel="CCARE", ts=ts, user="U1", text="ours", metadata=forged))
    assert await house.look() == ["sent again"]


async def test_a_message_of_ours_without_our_metadata_names_no_delivery(house: House) -> None:
    await house.lost("care", kind=DIGEST)
    (message,) = house.slack.channel_messages("CCARE")
    assert message.metadata is not None
    house.slack.office.messages.change(message, metadata=message.metadata | {"event_type": "other"})
    assert await house.look() == ["sent again"]


async def test_a_message_of_ours_that_does_not_tell_which_leaves_what_was_not_found_unknown(house: House) -> None:
    await house.lost("care", kind=DIGEST)
    await house.lost("CCARE", kind=DeliveryKind.GREETING)
    first, _ = house.slack.channel_messages("CCARE")
    house.slack.office.messages.change(first, metadata={"event_type": "okr_delivery", "event_payload": {}})
    assert await house.look() == ["unknown (unreadable_answer)", "found"]


async def test_a_crash_after_the_reading_leaves_it_to_the_next_who_looks(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    await house.lost("U1")
    with monkeypatch.context() as crash:
        crash.setattr(house.database.ambiguous, "found", lambda *_, **__: 1 / 0)
        assert await house.look() == []
    assert await house.look() == []
    house.a_minute_goes_by()
    assert await house.look() == ["found"]


async def test_one_place_that_breaks_does_not_keep_the_others_from_being_read(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    await house.lost("U1", "U2")
    first = house.delivery("U1").id
    kept = house.database.ambiguous.found
    monkeypatch.setattr(
        house.database.ambiguous,
        "found",
        lambda delivery, **where: 1 / 0 if delivery.id == first else kept(delivery, **where),
    )
    assert await house.look() == ["found"]


async def test_what_another_process_settled_meanwhile_is_left_alone(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    await house.lost("U1")
    monkeypatch.setattr(house.database.ambiguous, "found", lambda *_, **__: False)
    assert await house.look() == ["left"]
    assert house.woken == 0


async def test_a_stopped_reconciler_begins_nothing_more(house: House) -> None:
    await house.lost("U1", "U2")
    await house.reconciler.stop(within=1)
    assert await house.look() == []
    assert house.calls(HISTORY) == 0
