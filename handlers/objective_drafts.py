"""`/okr new` and *Write an OKR*: the drafts at hand, to go on with or to delete, else an empty form."""

import contextlib
from typing import Any

from slack_bolt.async_app import AsyncAck, AsyncApp
from slack_bolt.context.async_context import AsyncBoltContext
from slack_sdk.web.async_client import AsyncWebClient

from handlers.desk import Desk
from handlers.draft_form import DraftForm, Step
from handlers.feature import Ask
from handlers.stacking import put_in_place, show
from handlers.templates import library
from handlers.who import Who, who_of
from messages import ids
from messages.handed_back import read_counted
from messages.objective_state import NewObjective
from messages.template_words import Search
from okr.actions.delete_draft import delete_draft
from okr.actions.list_drafts import list_drafts
from okr.refusals_writing import NoSuchDraft


class ObjectiveDrafts:
    def __init__(self, desk: Desk, form: DraftForm) -> None:
        self.act = desk.act
        self.messages = desk.messages.objective_drafts
        self.templates = desk.messages.templates
        self.form = form

    def register(self, app: AsyncApp) -> None:
        app.shortcut(ids.OBJECTIVE_SHORTCUT)(self.open)
        app.action(ids.OBJECTIVE_DRAFT)(self.go_on)
        app.action(ids.OBJECTIVE_DRAFT_DELETE)(self.delete)
        app.action(ids.OBJECTIVE_TEMPLATES)(self.look_for_template)

    async def asked(self, ask: Ask) -> None:
        """`/okr new`."""
        view = await self.view_of(ask.who)
        await ask.ack()
        await ask.client.views_open(trigger_id=ask.trigger_id, view=view)

    async def open(
        self, ack: AsyncAck, body: dict[str, Any], context: AsyncBoltContext, client: AsyncWebClient
    ) -> None:
        view = await self.view_of(who_of(context))
        await ack()
        await client.views_open(trigger_id=body["trigger_id"], view=view)

    async def go_on(
        self,
        ack: AsyncAck,
        action: dict[str, Any],
        body: dict[str, Any],
        context: AsyncBoltContext,
        client: AsyncWebClient,
    ) -> None:
        """From the list in its place, at its key results; from where a draft was read in a modal, from the beginning:
        what is to be changed may be there."""
        shown = body.get("view") or {}
        is_listed = shown.get("callback_id") == ids.OBJECTIVE_DRAFTS
        step = Step.KEY_RESULTS if is_listed else Step.GOAL
        view = await self.form.opened(who_of(context), read_counted(action["value"]), step)
        await ack()
        if is_listed:
            await put_in_place(client, shown, view)
        else:
            await show(client, body, view)

    async def delete(
        self,
        ack: AsyncAck,
        action: dict[str, Any],
        body: dict[str, Any],
        context: AsyncBoltContext,
        client: AsyncWebClient,
    ) -> None:
        """What is gone already is gone."""
        who = who_of(context)
        with contextlib.suppress(NoSuchDraft):
            await self.act(delete_draft, read_counted(action["value"]), by=who.member)
        view = await self.view_of(who)
        await ack()
        await put_in_place(client, body["view"], view, sight=body["view"]["hash"])

    async def look_for_template(
        self, ack: AsyncAck, body: dict[str, Any], context: AsyncBoltContext, client: AsyncWebClient
    ) -> None:
        """The library of templates, in the place of the list or the empty form."""
        view = self.templates.library(await library(), Search(), who_of(context).reader)
        await ack()
        await put_in_place(client, body["view"], view, sight=body["view"]["hash"])

    async def view_of(self, who: Who) -> dict[str, Any]:
        """The list; the empty form where there is nothing to list."""
        drafts = await self.act(list_drafts, by=who.member)
        return self.messages.list(drafts, who.reader) if drafts.drafts else await self.form.new(who, NewObjective())
