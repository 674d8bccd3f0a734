"""The workspace's settings: the form that admins open and send in."""

from typing import Any

from slack_bolt.async_app import AsyncAck, AsyncApp
from slack_bolt.context.async_context import AsyncBoltContext
from slack_sdk.web.async_client import AsyncWebClient

from handlers.desk import Desk
from handlers.stacking import show
from handlers.who import Who, who_of
from messages import ids
from okr.actions.change_workspace import change_workspace, show_workspace
from okr.refusals import Refusal


class WorkspaceSettingsFeature:
    def __init__(self, desk: Desk) -> None:
        self.act = desk.act
        self.messages = desk.messages.workspace_settings

    def register(self, app: AsyncApp) -> None:
        app.action(ids.SETTINGS_WORKSPACE)(self.opened)
        app.view(ids.SETTINGS_WORKSPACE_FORM)(self.saved)

    async def form(self, who: Who) -> dict[str, Any]:
        return self.messages.form(await self.act(show_workspace, by=who.member), who.reader)

    async def opened(
        self, ack: AsyncAck, body: dict[str, Any], context: AsyncBoltContext, client: AsyncWebClient
    ) -> None:
        view = await self.form(who_of(context))
        await ack()
        await show(client, body, view)

    async def saved(self, ack: AsyncAck, view: dict[str, Any], context: AsyncBoltContext) -> None:
        who = who_of(context)
        shared = await self.act(show_workspace, by=who.member)
        wanted = self.messages.read(view["state"]["values"], shared)
        try:
            saved = await self.act(change_workspace, wanted, by=who.member)
        except Refusal as refusal:
            wrong = self.messages.wrong(refusal, who.reader)
            if wrong is None:
                raise
            await ack(response_action="errors", errors=wrong)
            return
        await ack(response_action="update", view=self.messages.saved(saved, who.reader))
