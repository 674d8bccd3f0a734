"""The two ways of delivering that lose or repeat messages: controls, which show that the harness sees both."""

import asyncio
from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager

from sqlalchemy import select

from bot.clients import with_token
from bot.slack_gateway import Address, Posted, SlackGateway
from bot.wiring import Bot
from storage.delivery import DeliveryRow

MARK_THEN_SEND = "mark, then send"
SEND_THEN_MARK = "send, then mark"
BATCH = 8
TABLE = DeliveryRow.__table__


@asynccontextmanager
async def delivering_carelessly(bot: Bot, strategy: str) -> AsyncIterator[None]:
    """The real planner, and a careless deliverer in the place of ours."""
    sending = asyncio.get_running_loop().create_task(send_all(bot, marks_first=strategy == MARK_THEN_SEND))
    try:
        yield
    finally:
        sending.cancel()


async def send_all(bot: Bot, *, marks_first: bool) -> None:
    await bot.planner.plan_due()
    gateway = SlackGateway(with_token(bot.app.client, bot.settings.require_bot_token()))
    while batch := pending(bot):
        if marks_first:
            mark(bot, batch)
        for delivery, person in batch.items():
            outcome = await gateway.deliver(delivery=delivery, address=Address(person), text="Hello", blocks=[])
            assert isinstance(outcome, Posted)
        if not marks_first:
            mark(bot, batch)


def pending(bot: Bot) -> dict[int, str]:
    """Whom the next messages are for, by the deliveries' ids."""
    query = select(TABLE.c.id, TABLE.c.subject).where(TABLE.c.state == "pending").order_by(TABLE.c.id).limit(BATCH)
    with bot.database.reading() as connection:
        return {row.id: row.subject for row in connection.execute(query)}


def mark(bot: Bot, sent: Iterable[int]) -> None:
    with bot.database.writing() as connection:
        connection.execute(TABLE.update().where(TABLE.c.id.in_(list(sent))).values(state="sent", sent=1))
