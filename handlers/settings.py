"""`/okr settings` and the *Settings* buttons: one's own, with the ways to those of teams and of the workspace."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from slack_bolt.async_app import AsyncAck, AsyncApp
from slack_bolt.context.async_context import AsyncBoltContext
from slack_sdk.web.async_client import AsyncWebClient

from handlers.desk import Desk
from handlers.feature import Ask, CommandHandler
from handlers.home import Home
from handlers.settings_team import TeamSettingsFeature
from handlers.settings_workspace import WorkspaceSettingsFeature
from handlers.stacking import show
from handlers.who import Who, who_of
from messages import ids
from messages.language import language_named
from messages.scope_reader import is_workspace, read_scope
from messages.settings_entries import read_own
from okr.actions.choose_settings import choose_settings, show_settings
from okr.settings_shown import OwnSettings


class SettingsFeature:
    """Rights are the actions' business, asked again when a form is sent."""

    def __init__(self, desk: Desk) -> None:
        self.act = desk.act
        self.messages = desk.messages.settings
        self.home = Home(desk)
        self.team = TeamSettingsFeature(desk)
        self.workspace = WorkspaceSettingsFeature(desk)

    def register(self, app: AsyncApp) -> None:
        app.action(ids.SETTINGS_OPEN)(self.opened)
        app.view(ids.SETTINGS_FORM)(self.saved)
        self.team.register(app)
        self.workspace.register(app)

    def commands(self) -> Mapping[str, CommandHandler]:
        return {"settings": self.asked}

    async def asked(self, ask: Ask) -> None:
        """`/okr settings`; with `team`, a team's name or `workspace` those."""
        if not ask.rest.strip():
            view = await self.form(ask.who)
        elif is_workspace(ask.rest):
            view = await self.workspace.form(ask.who)
        else:
            view = await self.team.form(ask.who, read_scope(ask.rest))
        await ask.ack()
        await ask.client.views_open(trigger_id=ask.trigger_id, view=view)

    async def opened(
        self, ack: AsyncAck, body: dict[str, Any], context: AsyncBoltContext, client: AsyncWebClient
    ) -> None:
        """From the home tab, a message, or a modal, over which it comes to lie."""
        view = await self.form(who_of(context))
        await ack()
        await show(client, body, view)

    async def form(self, who: Who) -> dict[str, Any]:
        return self.messages.form(await self.act(show_settings, by=who.member), who.reader)

    async def saved(
        self, ack: AsyncAck, view: dict[str, Any], context: AsyncBoltContext, client: AsyncWebClient
    ) -> None:
        """Say what it means from now on, in the language that was chosen; the home tab follows where that changed."""
        who = who_of(context)
        read = read_own(view["state"]["values"], self.messages.wording(who.reader))
        if read.wrong:
            await ack(response_action="errors", errors=dict(read.wrong))
            return
        settings = await self.act(choose_settings, read.choices, by=who.member)
        now = self.who_now(settings, who)
        await ack(response_action="update", view=self.messages.saved(settings, now.reader))
        if now.reader != who.reader:
            await self.home.publish(client, now)

    def who_now(self, settings: OwnSettings, who: Who) -> Who:
        """The same person, who reads another language or clock from now on."""
        language = language_named(settings.language)
        return Who(settings.member, replace(who.reader, language=language, zone=settings.member.tz))
