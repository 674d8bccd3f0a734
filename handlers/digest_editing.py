"""What a lead does about a digest before it goes out: write its opening line, or skip it, and undo that.

A preview only its asker sees cannot be changed later, so a form ends by showing the digest as it reads then.
"""

from collections.abc import Mapping
from typing import Any

from slack_bolt.async_app import AsyncAck, AsyncApp, AsyncRespond
from slack_bolt.context.async_context import AsyncBoltContext
from slack_sdk.web.async_client import AsyncWebClient

from handlers.desk import Desk
from handlers.feature import CommandHandler
from handlers.who import who_of
from messages import ids
from messages.handed_back import read_team_week
from okr.actions.edit_digest import digest_to_edit, edit_opening, skip_digest, unskip_digest


class DigestEditing:
    def __init__(self, desk: Desk) -> None:
        self.act = desk.act
        self.digest = desk.messages.digest
        self.messages = desk.messages.digest_editing

    def register(self, app: AsyncApp) -> None:
        app.action(ids.DIGEST_OPENING)(self.open_opening)
        app.view(ids.DIGEST_OPENING_FORM)(self.save_opening)
        app.action(ids.DIGEST_SKIP)(self.open_skip)
        app.view(ids.DIGEST_SKIP_FORM)(self.skip)
        app.action(ids.DIGEST_UNSKIP)(self.unskip)

    def commands(self) -> Mapping[str, CommandHandler]:
        return {}

    async def open_opening(
        self,
        ack: AsyncAck,
        action: dict[str, Any],
        body: dict[str, Any],
        context: AsyncBoltContext,
        client: AsyncWebClient,
    ) -> None:
        who = who_of(context)
        shown = await self.act(digest_to_edit, *named(action["value"]), by=who.member)
        await ack()
        await client.views_open(trigger_id=body["trigger_id"], view=self.messages.opening_form(shown, who.reader))

    async def save_opening(self, ack: AsyncAck, view: dict[str, Any], context: AsyncBoltContext) -> None:
        who = who_of(context)
        shown = await self.act(edit_opening, *named(of_form(view)), words_of(view), by=who.member)
        await ack(response_action="update", view=self.messages.saved(shown, who.reader))

    async def open_skip(
        self,
        ack: AsyncAck,
        action: dict[str, Any],
        body: dict[str, Any],
        context: AsyncBoltContext,
        client: AsyncWebClient,
    ) -> None:
        who = who_of(context)
        shown = await self.act(digest_to_edit, *named(action["value"]), by=who.member)
        await ack()
        await client.views_open(trigger_id=body["trigger_id"], view=self.messages.skip_form(shown, who.reader))

    async def skip(self, ack: AsyncAck, view: dict[str, Any], context: AsyncBoltContext) -> None:
        who, reason = who_of(context), typed(view)
        if not reason:
            await ack(response_action="errors", errors={ids.DIGEST_FIELD: self.messages.why_needed(who.reader)})
            return
        shown = await self.act(skip_digest, *named(view["private_metadata"]), reason, by=who.member)
        await ack(response_action="update", view=self.messages.saved(shown, who.reader))

    async def unskip(
        self, ack: AsyncAck, action: dict[str, Any], context: AsyncBoltContext, respond: AsyncRespond
    ) -> None:
        who = who_of(context)
        preview = await self.act(unskip_digest, *named(action["value"]), by=who.member)
        await ack()
        if preview.is_out:
            message = self.digest.posting(preview.shown.team, who.reader)
        else:
            message = self.digest.preview(preview, who.reader)
        await respond(**message, replace_original=True)


def named(value: object) -> tuple[str, str]:
    """The team's key and the week's, as a button or form carries them."""
    team, week = read_team_week(value)
    return team, week.key


def of_form(view: dict[str, Any]) -> str:
    """What the opening line's form carries, without whose words it began with."""
    return str(view["private_metadata"]).rpartition(" ")[0]


def typed(view: dict[str, Any]) -> str:
    """What the form's one field holds, on its ends trimmed."""
    field = view["state"]["values"][ids.DIGEST_FIELD][ids.DIGEST_FIELD]
    return str(field.get("value") or "").strip()


def words_of(view: dict[str, Any]) -> str:
    """The opening line as it was written; empty where the bot's own sentence was left as it was, so that it goes on
    keeping up with the answers."""
    written, is_the_bots = typed(view), str(view["private_metadata"]).endswith(" bot")
    begun = {str(one["element"].get("initial_value", "")).strip() for one in view["blocks"] if one["type"] == "input"}
    return "" if is_the_bots and written in begun else written
