"""Slack is asked for what was said within a budget of calls, at the pace it allows, and as long as that makes sense."""

import asyncio
from datetime import timedelta

import pytest

from bot.reading import CALLS_A_MINUTE, PAGES_IN_ALL
from bot.reconciling import GIVES_UP_AFTER
from okr.delivery import DeliveryState
from sandbox.state.messages import Message
from tests.bot.delivering import NOW
from tests.bot.reading_back import DIGEST, HISTORY, House, house

__all__ = ["house"]


async def test_nobody_looks_where_slack_said_to_wait_in_any_process(house: House) -> None:
    await house.lost("U1")
    house.slack.faults.rate_limit(HISTORY, retry_after=40)
    assert await house.look() == []
    house.clock.machine += 39
    assert await house.look() == []
    assert await house.another_reconciler().reconcile() == []
    assert house.calls(HISTORY) == 1
    house.clock.machine += 2
    assert await house.look() == ["found"]


async def test_what_is_put_off_in_one_process_is_looked_for_by_another_should_the_first_die(house: House) -> None:
    await house.lost("U1")
    house.slack.faults.rate_limit(HISTORY, retry_after=40)
    assert await house.look() == []
    house.a_minute_goes_by()
    (found,) = await house.another_reconciler().reconcile()
    assert found.what == "found"
    house.clock.machine += 41
    assert await house.look() == []


async def test_a_slack_that_is_out_of_order_is_asked_again_later(house: House) -> None:
    await house.lost("U1")
    house.slack.faults.fail(HISTORY)
    assert await house.look() == []
    assert house.delivery("U1").state is DeliveryState.AMBIGUOUS
    house.clock.machine += 31
    assert await house.look() == ["found"]


async def test_a_token_that_is_refused_is_waited_for_until_a_day_after_the_window(house: House) -> None:
    await house.lost("U1")
    house.slack.faults.revoke_token()
    assert await house.look() == []
    house.clock.machine += 301
    house.a_minute_goes_by()
    house.clock.move_to(NOW + timedelta(hours=6, seconds=1) + GIVES_UP_AFTER)
    assert (await house.look())[0] == "unknown (token_revoked)"
    assert await house.look() == []


async def test_a_long_conversation_is_read_page_by_page_a_minute_apart(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As Slack tells it to an app that is distributed outside the Marketplace."""
    await house.lost("care", kind=DIGEST)
    chatter(house, messages=35)
    house.slack.office.outside_marketplace = True
    monkeypatch.setattr(house.slack.clock, "machine", house.clock.monotonic)
    assert await house.look() == []
    assert await house.look() == []
    assert house.calls(HISTORY) == 2
    for _ in range(2):
        house.clock.machine += 61
        last = await house.look()
    assert last == ["found"]
    assert [call.status for call in house.slack.calls(HISTORY)] == [200, 429, 200, 429, 200]


async def test_where_too_much_was_said_since_it_is_unknown(house: House) -> None:
    await house.failed("care", kind=DIGEST)
    chatter(house, messages=PAGES_IN_ALL + 1)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("bot.slack_history.PAGE", 1)
        for _ in range(PAGES_IN_ALL):
            told = await house.look()
            house.clock.machine += 60
            if told:
                break
    assert told == ["unknown (too_much_was_said)"]


async def test_our_own_budget_of_calls_holds(house: House) -> None:
    await house.failed("care", kind=DIGEST)
    chatter(house, messages=PAGES_IN_ALL)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("bot.slack_history.PAGE", 1)
        for _ in range(20):
            await house.look()
    assert house.calls(HISTORY) == CALLS_A_MINUTE


def chatter(house: House, *, messages: int) -> None:
    """What people said in the channel, after whatever was posted."""
    for _ in range(messages):
        ts = house.slack.office.messages.next_ts("CCARE", NOW)
        house.slack.office.messages.put(Message(channel="CCARE", ts=ts, user="U1", text="hello"))


async def test_once_a_wait_is_over_a_pass_is_asked_for_without_waiting_for_the_next_tick(house: House) -> None:
    await house.lost("U1")
    house.slack.faults.rate_limit(HISTORY, retry_after=0)
    assert await house.look() == []
    await asyncio.wait_for(house.reconciler.woken.wait(), 2)
    house.clock.machine += 1
    assert await house.look() == ["found"]
