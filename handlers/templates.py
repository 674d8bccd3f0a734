"""The library of templates: searched in a modal; one of them filled in another begins a draft, to be written on."""

import asyncio
from collections.abc import Mapping
from typing import Any

from slack_bolt.async_app import AsyncAck, AsyncApp
from slack_bolt.context.async_context import AsyncBoltContext
from slack_sdk.web.async_client import AsyncWebClient

from handlers.desk import Desk
from handlers.draft_form import DraftForm
from handlers.feature import Ask, CommandHandler
from handlers.stacking import put_in_place, show
from handlers.who import who_of
from messages import ids
from messages.handed_back import read_counted
from messages.template_library import Library
from messages.template_words import Search, read_template
from okr.actions.open_objective_form import open_objective_form
from okr.actions.start_draft import start_draft
from okr.refusals import Refusal


class Templates:
    """The library itself is the same for everybody; what somebody may write, and where, the actions say."""

    def __init__(self, desk: Desk) -> None:
        self.act = desk.act
        self.messages = desk.messages.templates
        self.form = DraftForm(desk)

    def register(self, app: AsyncApp) -> None:
        app.action(ids.TEMPLATE_CHOICE)(self.narrowed)
        app.action(ids.TEMPLATE_EARLIER)(self.turned)
        app.action(ids.TEMPLATE_MORE)(self.turned)
        app.action(ids.TEMPLATE_USE)(self.use)
        app.view(ids.TEMPLATE_LIBRARY)(self.search)
        app.view(ids.TEMPLATE_FORM)(self.save)

    def commands(self) -> Mapping[str, CommandHandler]:
        return {"templates": self.asked}

    async def asked(self, ask: Ask) -> None:
        """`/okr templates`, and words to search for behind it."""
        view = self.messages.library(await library(), Search(ask.rest), ask.who.reader)
        await ask.ack()
        await ask.client.views_open(trigger_id=ask.trigger_id, view=view)

    async def search(self, ack: AsyncAck, view: dict[str, Any], context: AsyncBoltContext) -> None:
        found = Search.read(view["state"]["values"])
        shown = self.messages.library(await library(), found, who_of(context).reader)
        await ack(response_action="update", view=shown)

    async def narrowed(
        self, ack: AsyncAck, body: dict[str, Any], context: AsyncBoltContext, client: AsyncWebClient
    ) -> None:
        """Another department or level, or Enter after the words."""
        await self.show_page(ack, body, context, client, page=1)

    async def turned(
        self,
        ack: AsyncAck,
        action: dict[str, Any],
        body: dict[str, Any],
        context: AsyncBoltContext,
        client: AsyncWebClient,
    ) -> None:
        await self.show_page(ack, body, context, client, page=read_counted(action["value"]))

    async def use(
        self,
        ack: AsyncAck,
        action: dict[str, Any],
        body: dict[str, Any],
        context: AsyncBoltContext,
        client: AsyncWebClient,
    ) -> None:
        who, template = who_of(context), read_template(await library(), action["value"])
        start = await self.act(open_objective_form, by=who.member)
        await ack()
        await show(client, body, self.messages.form(template, start, who.reader))

    async def save(self, ack: AsyncAck, view: dict[str, Any], context: AsyncBoltContext) -> None:
        """A draft that says what was filled in, at the list of its key results."""
        who, values = who_of(context), view["state"]["values"]
        template = read_template(await library(), view["private_metadata"])
        start = await self.act(open_objective_form, by=who.member)
        try:
            entered = self.messages.understand(values, template, start, who.reader)
            if entered.content is None:
                await ack(response_action="errors", errors=dict(entered.wrong))
                return
            draft = await self.act(start_draft, entered.content, by=who.member, form=str(view["id"]))
        except Refusal as refusal:
            errors = self.messages.wrong(refusal, values, who.reader)
            if errors is None:
                raise
            await ack(response_action="errors", errors=errors)
        else:
            await ack(response_action="update", view=await self.form.opened(who, draft.number))

    async def show_page(
        self, ack: AsyncAck, body: dict[str, Any], context: AsyncBoltContext, client: AsyncWebClient, *, page: int
    ) -> None:
        shown = body["view"]
        found = Search.read(shown["state"]["values"])
        view = self.messages.library(await library(), found, who_of(context).reader, page=page)
        await ack()
        await put_in_place(client, shown, view, sight=shown["hash"])


async def library() -> Library:
    """The library, read off the event loop the first time."""
    return await asyncio.to_thread(Library.read)
