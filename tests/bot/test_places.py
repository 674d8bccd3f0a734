"""What was sent stands where it would be looked for, of whatever kind it is."""

from datetime import UTC, datetime, timedelta

from okr.actions.locate_deliveries import Place, locate_deliveries
from okr.delivery import Delivery, DeliveryKind, DeliveryState, Plan
from okr.ports import World
from tests.builders import (
    a_cycle,
    a_key_result,
    a_member,
    a_membership,
    a_team,
    an_increase,
    an_objective,
)
from tests.running_bot import RunningBot

FRIDAY_AT_THREE = datetime(2026, 11, 27, 15, tzinfo=UTC)
MONDAY_AT_TEN = datetime(2026, 11, 30, 10, tzinfo=UTC)
IN_A_CHANNEL = {DeliveryKind.DIGEST, DeliveryKind.GREETING, DeliveryKind.CYCLE_START}
IN_A_THREAD = {
    DeliveryKind.DIGEST_PART,
    DeliveryKind.DIGEST_PICTURE,
    DeliveryKind.HELP_THREAD,
    DeliveryKind.CYCLE_QUESTIONS,
}


async def test_whatever_a_week_sends_stands_where_it_would_be_looked_for(a_running_bot: RunningBot) -> None:
    bot = a_running_bot
    await bot.put(
        a_cycle(),
        a_member("U1", name="Alice Nguyen"),
        a_member("ULEAD", name="Leah Lead"),
        a_team(),
        *(a_membership(user) for user in ("U1", "ULEAD")),
        an_objective(),
        *(a_key_result(an_increase(0, 100), number=number, title="Active users " * 10) for number in range(1, 31)),
    )
    for moment in (FRIDAY_AT_THREE, FRIDAY_AT_THREE + timedelta(days=2, hours=18), MONDAY_AT_TEN):
        bot.move_to(moment)
        await bot.tick()
    sent = bot.bot.database.outbox.find([DeliveryState.SENT])
    kinds = {delivery.plan.kind for delivery in sent}
    assert {DeliveryKind.NUDGE, DeliveryKind.REMINDER, DeliveryKind.DIGEST, DeliveryKind.DIGEST_PART} <= kinds
    places = await bot.act(locate_deliveries, sent)
    assert [stands(bot, delivery) for delivery in sent] == [places[delivery.id] for delivery in sent]


def stands(bot: RunningBot, delivery: Delivery) -> Place:
    """Where the local Slack has it."""
    channel = delivery.channel or ""
    if delivery.plan.kind not in IN_A_CHANNEL | IN_A_THREAD:
        assert bot.slack.office.conversations.dm(delivery.plan.subject).id == channel
        return Place(delivery.plan.subject, is_person=True)
    messages = bot.slack.channel_messages(channel)
    named = [each for each in messages if delivery.slack_ts in {each.ts, *(file["id"] for file in each.files)}]
    return Place(channel, thread_ts=named[0].thread_ts)


async def test_without_a_channel_or_a_digest_there_is_no_place(a_running_bot: RunningBot) -> None:
    bot = a_running_bot
    await bot.put(a_cycle(), a_team(lead=None, channel=None), a_member("U1"))
    subjects = dict.fromkeys(DeliveryKind, "U1") | dict.fromkeys(
        IN_A_THREAD | {DeliveryKind.DIGEST, DeliveryKind.CYCLE_START}, "care"
    )

    def planned(world: World) -> list[Delivery]:
        with world.transaction() as tx:
            tx.deliveries.plan(
                Plan(kind, subject, "2026-W48", FRIDAY_AT_THREE, MONDAY_AT_TEN) for kind, subject in subjects.items()
            )
            found = [tx.deliveries.get(kind, subject, "2026-W48") for kind, subject in subjects.items()]
        return [delivery for delivery in found if delivery is not None]

    rows = await bot.act(planned)
    places = await bot.act(locate_deliveries, rows)
    assert len(rows) == len(DeliveryKind)
    nowhere = {delivery.plan.kind for delivery in rows if delivery.id not in places}
    assert nowhere == IN_A_THREAD | {DeliveryKind.DIGEST, DeliveryKind.CYCLE_START}
    persons = {delivery.plan.kind for delivery in rows if delivery.id in places and places[delivery.id].is_person}
    assert persons == set(DeliveryKind) - IN_A_THREAD - IN_A_CHANNEL
