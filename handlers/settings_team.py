"""A team's settings: its two forms opened and sent in."""

from typing import Any

from slack_bolt.async_app import AsyncAck, AsyncApp
from slack_bolt.context.async_context import AsyncBoltContext
from slack_sdk.web.async_client import AsyncWebClient

from handlers.desk import Desk
from handlers.list_below import ListBelow
from handlers.stacking import show
from handlers.team_fields import trouble_with_channel
from handlers.who import Who, who_of
from messages import ids
from messages.over_list import OverList
from okr.actions.change_team import change_team, show_team_settings
from okr.member import Member
from okr.refusals import Refusal
from okr.settings_shown import TeamSettings
from okr.status import Scope, ScopeKind
from okr.team import Team


class TeamSettingsFeature:
    def __init__(self, desk: Desk) -> None:
        self.act = desk.act
        self.messages = desk.messages.team_settings
        self.below = ListBelow(desk)

    def register(self, app: AsyncApp) -> None:
        app.action(ids.SETTINGS_TEAM)(self.opened)
        app.action(ids.SETTINGS_HEALTH)(self.health_opened)
        app.view(ids.SETTINGS_TEAM_FORM)(self.saved)
        app.view(ids.SETTINGS_HEALTH_FORM)(self.health_saved)

    async def form(self, who: Who, scope: Scope, over: OverList | None = None) -> dict[str, Any]:
        settings = await self.act(show_team_settings, scope, by=who.member)
        return self.messages.form(settings, who.reader, over=over)

    async def opened(
        self,
        ack: AsyncAck,
        action: dict[str, Any],
        body: dict[str, Any],
        context: AsyncBoltContext,
        client: AsyncWebClient,
    ) -> None:
        key = str(action["value"])
        over = OverList.pressed_in(body.get("view") or {}, key)
        view = await self.form(who_of(context), Scope(ScopeKind.TEAM, key), over)
        await ack()
        await show(client, body, view)

    async def health_opened(
        self,
        ack: AsyncAck,
        action: dict[str, Any],
        body: dict[str, Any],
        context: AsyncBoltContext,
        client: AsyncWebClient,
    ) -> None:
        who = who_of(context)
        settings = await self.known(str(action["value"]), who.member)
        await ack()
        await show(client, body, self.messages.health(settings, who.reader))

    async def saved(
        self, ack: AsyncAck, view: dict[str, Any], context: AsyncBoltContext, client: AsyncWebClient
    ) -> None:
        """Ask Slack about another channel first: only it knows who reads there."""
        who = who_of(context)
        settings = await self.known(OverList.read(view["private_metadata"]).team, who.member)
        read = self.messages.read(view["state"]["values"], settings, who.reader)
        if read.wrong:
            await ack(response_action="errors", errors=dict(read.wrong))
            return
        trouble = None
        if read.team.channel != settings.team.channel:
            trouble = await trouble_with_channel(client, read.team.channel)
        answer = await self.answer(read.team, who, trouble)
        await ack(**answer)
        if answer["response_action"] == "update":
            await self.below.put_right(client, view, who)

    async def health_saved(self, ack: AsyncAck, view: dict[str, Any], context: AsyncBoltContext) -> None:
        who = who_of(context)
        settings = await self.known(view["private_metadata"], who.member)
        wanted = self.messages.read_health(view["state"]["values"], settings)
        await ack(**await self.answer(wanted, who, None))

    async def answer(self, wanted: Team, who: Who, trouble: Refusal | None) -> dict[str, Any]:
        """Save it, and say what it means; or what is wrong at which field."""
        try:
            if trouble is not None:
                raise trouble
            saved = await self.act(change_team, wanted, by=who.member)
        except Refusal as refusal:
            wrong = self.messages.wrong(refusal, who.reader)
            if wrong is None:
                raise
            return {"response_action": "errors", "errors": wrong}
        return {"response_action": "update", "view": self.messages.saved(saved, who.reader)}

    async def known(self, key: str, by: Member) -> TeamSettings:
        return await self.act(show_team_settings, Scope(ScopeKind.TEAM, key), by=by)
