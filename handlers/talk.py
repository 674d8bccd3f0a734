"""The talk about drafts and objectives: *Open* shows what was written and takes a comment or a question."""

from typing import Any

from slack_bolt.async_app import AsyncAck, AsyncApp
from slack_bolt.context.async_context import AsyncBoltContext
from slack_sdk.web.async_client import AsyncWebClient

from handlers.desk import Desk
from handlers.stacking import put_in_place, show
from handlers.who import Who, who_of
from messages import ids
from messages.talk import read_label
from okr.actions.compose_agreements import open_agreement
from okr.actions.talk import read_talk, say_about
from okr.talk import Talk


class TalkFeature:
    """A draft is shown whole, with what can be done with it; of an objective the talk alone."""

    def __init__(self, desk: Desk) -> None:
        self.act = desk.act
        self.drafts = desk.messages.agreement
        self.messages = desk.messages.talk

    def register(self, app: AsyncApp) -> None:
        app.action(ids.TALK_OPEN)(self.opened)
        app.view(ids.TALK_FORM)(self.sent)

    async def opened(
        self,
        ack: AsyncAck,
        action: dict[str, Any],
        body: dict[str, Any],
        context: AsyncBoltContext,
        client: AsyncWebClient,
    ) -> None:
        """In the place of the list, which then never shows what waits no more; else as a modal of its own."""
        view, shown = await self.view(read_label(action["value"]), who_of(context)), body.get("view") or {}
        await ack()
        if shown.get("private_metadata") == ids.AGREEMENT_SHOW:
            await put_in_place(client, shown, view, sight=shown["hash"])
        else:
            await show(client, body, view)

    async def sent(self, ack: AsyncAck, view: dict[str, Any], context: AsyncBoltContext) -> None:
        who, label = who_of(context), read_label(view["private_metadata"])
        words = view["state"]["values"][ids.TALK_WORDS][ids.TALK_WORDS].get("value") or ""
        talk = await self.act(say_about, label, words, by=who.member)
        await ack(response_action="update", view=await self.view(label, who, said=talk))

    async def view(self, label: str, who: Who, *, said: Talk | None = None) -> dict[str, Any]:
        """What is shown; with who hears of it, after something was `said`."""
        told = said.told if said else None
        if label.startswith("D-"):
            shown = await self.act(open_agreement, int(label.removeprefix("D-")), by=who.member)
            return self.drafts.draft(shown, who.reader, told=told)
        talk = said if said is not None else await self.act(read_talk, label, by=who.member)
        return self.messages.view(talk, who.reader, told=told)
