"""*Later* on a nudge or reminder: it comes back when the person said, and says so in its place."""

from collections.abc import Mapping
from typing import Any

from slack_bolt.async_app import AsyncAck, AsyncApp
from slack_bolt.context.async_context import AsyncBoltContext
from slack_sdk.web.async_client import AsyncWebClient

from handlers.desk import Desk
from handlers.feature import CommandHandler
from handlers.home import Home, is_home
from handlers.who import who_of
from messages import ids
from messages.later_menu import read_later
from okr.actions.snooze import snooze


class Snooze:
    """Nothing is answered to Slack but the ack: the message itself is brought up to date, as every delivery is. The
    home tab is published anew where it was pressed there."""

    def __init__(self, desk: Desk) -> None:
        self.act = desk.act
        self.home = Home(desk)

    def register(self, app: AsyncApp) -> None:
        app.action(ids.SNOOZE)(self.chosen)

    def commands(self) -> Mapping[str, CommandHandler]:
        return {}

    async def chosen(
        self,
        ack: AsyncAck,
        action: dict[str, Any],
        body: dict[str, Any],
        context: AsyncBoltContext,
        client: AsyncWebClient,
    ) -> None:
        who = who_of(context)
        week, choice = read_later(str(action["selected_option"]["value"]))
        await self.act(snooze, week, choice, by=who.member)
        await ack()
        if is_home(body):
            await self.home.publish(client, who)
