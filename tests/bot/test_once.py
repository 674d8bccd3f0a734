"""Events that come twice, to one process or to two, at once or after a crash: one effect, and none is lost."""

import asyncio

import pytest
from slack_bolt.request.async_request import AsyncBoltRequest
from slack_bolt.response import BoltResponse

from bot.once import Once, event_id_of
from storage.received import IN_HAND_FOR
from tests.builders import WORKSPACE
from tests.running_bot import RunningBot
from tests.storage.test_received import grow_older


class Bolt:
    """Counts what it is given, and answers as told."""

    def __init__(self) -> None:
        self.given: list[object] = []
        self.status = 200
        self.entered = asyncio.Event()
        self.may_end = asyncio.Event()
        self.may_end.set()

    async def dispatch(self, request: AsyncBoltRequest) -> BoltResponse:
        self.given.append(request.body.get("event_id"))
        self.entered.set()
        await self.may_end.wait()
        return BoltResponse(status=self.status)


@pytest.fixture
def bolt() -> Bolt:
    return Bolt()


@pytest.fixture
def once(bolt: Bolt, a_running_bot: RunningBot) -> Once:
    bot = a_running_bot.bot
    return Once(bolt.dispatch, bot.database.received, bot.actor, workspace=WORKSPACE)


def an_event(number: int = 1) -> AsyncBoltRequest:
    body = {"type": "event_callback", "event_id": f"Ev{number}", "event": {"type": "user_change"}}
    return AsyncBoltRequest(body=body, mode="socket_mode")


async def test_an_event_that_comes_four_times_is_handled_once(once: Once, bolt: Bolt) -> None:
    assert [(await once(an_event())).status for _ in range(4)] == [200] * 4
    assert bolt.given == ["Ev1"]


async def test_one_that_another_has_in_hand_is_to_come_again(once: Once, bolt: Bolt) -> None:
    bolt.may_end.clear()
    first = asyncio.create_task(once(an_event()))
    await bolt.entered.wait()
    assert (await once(an_event())).status == 503
    bolt.may_end.set()
    assert (await first).status == 200
    assert (await once(an_event())).status == 200
    assert bolt.given == ["Ev1"]


async def test_one_that_died_with_its_process_is_handled_when_it_comes_again(
    once: Once, bolt: Bolt, a_running_bot: RunningBot
) -> None:
    bolt.may_end.clear()
    first = asyncio.create_task(once(an_event()))
    await bolt.entered.wait()
    first.cancel()
    await asyncio.wait([first])
    bolt.may_end.set()
    assert (await once(an_event())).status == 503
    grow_older(a_running_bot.bot.database, IN_HAND_FOR)
    assert (await once(an_event())).status == 200
    assert bolt.given == ["Ev1", "Ev1"]


async def test_one_that_was_not_handled_is_new_when_it_comes_again(once: Once, bolt: Bolt) -> None:
    bolt.status = 404
    assert (await once(an_event())).status == 404
    bolt.status = 200
    assert (await once(an_event())).status == 200
    assert bolt.given == ["Ev1", "Ev1"]


async def test_two_hundred_events_four_times_each_and_all_at_once(once: Once, bolt: Bolt) -> None:
    async def until_done(number: int) -> None:
        while (await once(an_event(number))).status != 200:
            await asyncio.sleep(0)

    await asyncio.gather(*(until_done(number % 200) for number in range(800)))
    assert sorted(map(str, bolt.given)) == sorted(f"Ev{number}" for number in range(200))


async def test_a_press_is_never_taken_for_an_earlier_one(once: Once, bolt: Bolt) -> None:
    press = AsyncBoltRequest(body={"type": "block_actions", "event_id": "Ev1"}, mode="socket_mode")
    assert [(await once(press)).status for _ in range(2)] == [200, 200]
    assert len(bolt.given) == 2


async def test_an_event_that_breaks_is_handled_when_slack_sends_it_again(
    a_running_bot_either_way: RunningBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    running = a_running_bot_either_way

    def broken(*_: object) -> None:
        raise ConnectionError

    with monkeypatch.context() as patch:
        patch.setattr("handlers.people.know_member", broken)
        patch.setattr("sandbox.socket_mode.hub.RETRIES", ())
        assert not (await running.slack.change_zone("U1", "Asia/Tokyo")).acked
    (told,) = running.slack.deliveries("events_api")
    assert (await running.slack.redeliver(told)).acked
    member = await running.read(lambda tx: tx.members.get("U1"))
    assert member is not None
    assert member.zone == "Asia/Tokyo"


@pytest.mark.parametrize("odd", [None, 7, "", "Ev 1", "Ev\x00", "x" * 101, ["Ev1"]])
def test_an_id_that_is_none_is_not_kept(odd: object) -> None:
    assert event_id_of({"type": "event_callback", "event_id": odd}) is None


async def test_over_http_an_event_sent_again_does_nothing_and_its_header_alone_means_nothing(
    a_running_bot_either_way: RunningBot,
) -> None:
    """Slack's word that it sends something again is not believed: the first time is a first time."""
    running = a_running_bot_either_way
    await running.slack.change_zone("U1", "Asia/Tokyo")
    (told,) = running.slack.deliveries("events_api")
    await running.slack.change_zone("U1", "Europe/Paris")
    assert (await running.slack.redeliver(told)).acked
    again = {**told.payload, "event_id": "EvNEVERSEEN"}
    member = await running.read(lambda tx: tx.members.get("U1"))
    assert member is not None
    assert member.zone == "Europe/Paris"
    assert (await running.slack.desk.events.again(again, attempt=2)).acked
    member = await running.read(lambda tx: tx.members.get("U1"))
    assert member is not None
    assert member.zone == "Asia/Tokyo"
