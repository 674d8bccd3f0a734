"""The home tab: published when somebody opens it, and again when something on it has changed."""

from collections.abc import Mapping
from typing import Any

from slack_bolt.async_app import AsyncAck, AsyncApp
from slack_bolt.context.async_context import AsyncBoltContext
from slack_sdk.web.async_client import AsyncWebClient

from handlers.desk import Desk
from handlers.feature import CommandHandler
from handlers.who import Who, who_of
from messages import ids
from messages.home import says_the_same
from okr.actions.compose_home import compose_home


class Home:
    def __init__(self, desk: Desk) -> None:
        self.act = desk.act
        self.messages = desk.messages.home

    def register(self, app: AsyncApp) -> None:
        app.event("app_home_opened")(self.opened)
        app.view_closed(ids.CHECK_IN_SAVED)(self.answered)

    def commands(self) -> Mapping[str, CommandHandler]:
        return {}

    async def opened(self, event: dict[str, Any], context: AsyncBoltContext, client: AsyncWebClient) -> None:
        """Slack also says when the messages tab is opened, where nothing is to be shown. What stands there already is
        not published anew: whoever is about to press something would lose their place."""
        if event.get("tab") != "home":
            return
        who = who_of(context)
        view = await self.view(who)
        if not says_the_same(event.get("view"), view):
            await client.views_publish(user_id=who.member.id, view=view)

    async def answered(self, ack: AsyncAck, context: AsyncBoltContext, client: AsyncWebClient) -> None:
        """A check-in was saved and its last word read: what lies behind it may be the home tab."""
        await ack()
        await self.publish(client, who_of(context))

    async def publish(self, client: AsyncWebClient, who: Who) -> None:
        await client.views_publish(user_id=who.member.id, view=await self.view(who))

    async def view(self, who: Who) -> dict[str, Any]:
        return self.messages.view(await self.act(compose_home, by=who.member), who.reader)


def is_home(body: dict[str, Any]) -> bool:
    """Whether a button was pressed on the home tab."""
    return (body.get("view") or {}).get("type") == "home"
