"""Agreement: a lead agrees to a draft or asks for a change and sends up what is agreed; authors take theirs back."""

from collections.abc import Mapping
from typing import Any

from slack_bolt.async_app import AsyncAck, AsyncApp
from slack_bolt.context.async_context import AsyncBoltContext
from slack_sdk.web.async_client import AsyncWebClient

from handlers.desk import Desk
from handlers.feature import Ask, CommandHandler
from handlers.stacking import put_in_place, show
from handlers.talk import TalkFeature
from handlers.who import Who, who_of
from messages import ids
from messages.agreement import read_numbers, require_list
from messages.handed_back import read_counted
from messages.talk import read_draft
from okr.actions.agree import agree
from okr.actions.ask_for_change import ask_for_change
from okr.actions.compose_agreements import compose_agreements, open_agreement
from okr.actions.send_for_agreement import withdraw_draft
from okr.actions.send_up import send_up


class Agreement:
    """On the message that asks nothing is answered but the ack: it is brought up to date. A modal is shown anew."""

    def __init__(self, desk: Desk) -> None:
        self.act = desk.act
        self.messages = desk.messages.agreement
        self.talk = TalkFeature(desk)

    def register(self, app: AsyncApp) -> None:
        app.action(ids.AGREEMENT_AGREE)(self.agreed)
        app.action(ids.AGREEMENT_CHANGE)(self.change)
        app.view(ids.AGREEMENT_CHANGE_FORM)(self.returned)
        app.action(ids.AGREEMENT_WITHDRAW)(self.withdrawn)
        app.action(ids.AGREEMENT_SEND_UP)(self.sent_up)
        app.action(ids.AGREEMENT_SHOW)(self.shown)
        self.talk.register(app)

    def commands(self) -> Mapping[str, CommandHandler]:
        return {"agree": self.asked}

    async def asked(self, ask: Ask) -> None:
        view = await self.overview(ask.who)
        await ask.ack()
        await ask.client.views_open(trigger_id=ask.trigger_id, view=view)

    async def shown(
        self, ack: AsyncAck, body: dict[str, Any], context: AsyncBoltContext, client: AsyncWebClient
    ) -> None:
        """As a modal; in the place of the draft whose modal it is pressed in."""
        view, shown = await self.overview(who_of(context)), body.get("view") or {}
        await ack()
        if shown.get("type") == "modal":
            await put_in_place(client, shown, view, sight=shown["hash"])
        else:
            await show(client, body, view)

    async def agreed(
        self,
        ack: AsyncAck,
        action: dict[str, Any],
        body: dict[str, Any],
        context: AsyncBoltContext,
        client: AsyncWebClient,
    ) -> None:
        who, numbers, shown = who_of(context), read_numbers(action["value"]), draft_in(body)
        await self.act(agree, numbers, by=who.member)
        await self.show_draft(ack, body, shown, who, client)

    async def change(
        self,
        ack: AsyncAck,
        action: dict[str, Any],
        body: dict[str, Any],
        context: AsyncBoltContext,
        client: AsyncWebClient,
    ) -> None:
        """The form in which what is to be changed is written; whether that may be done is found out when it is sent."""
        view = self.messages.change_form(read_numbers(action["value"]), who_of(context).reader)
        await ack()
        await show(client, body, view)

    async def returned(self, ack: AsyncAck, view: dict[str, Any], context: AsyncBoltContext) -> None:
        who, numbers = who_of(context), read_numbers(view["private_metadata"])
        field = view["state"]["values"][ids.AGREEMENT_CHANGE_WORDS][ids.AGREEMENT_CHANGE_WORDS]
        drafts = await self.act(ask_for_change, numbers, field.get("value") or "", by=who.member)
        await ack(response_action="update", view=self.messages.returned(drafts, who.reader))

    async def withdrawn(
        self,
        ack: AsyncAck,
        action: dict[str, Any],
        body: dict[str, Any],
        context: AsyncBoltContext,
        client: AsyncWebClient,
    ) -> None:
        who, number, shown = who_of(context), read_counted(action["value"]), draft_in(body)
        await self.act(withdraw_draft, number, by=who.member)
        await self.show_draft(ack, body, shown, who, client)

    async def sent_up(
        self,
        ack: AsyncAck,
        action: dict[str, Any],
        body: dict[str, Any],
        context: AsyncBoltContext,
        client: AsyncWebClient,
    ) -> None:
        """From the list, which shows what is left."""
        who, pressed_in = who_of(context), body["view"]
        require_list(pressed_in["private_metadata"])
        await self.act(send_up, str(action["value"]), by=who.member)
        view = await self.overview(who)
        await ack()
        await put_in_place(client, pressed_in, view, sight=pressed_in["hash"])

    async def show_draft(
        self, ack: AsyncAck, body: dict[str, Any], number: int | None, who: Who, client: AsyncWebClient
    ) -> None:
        """The draft as it stands now, in its modal; nothing where no modal shows it."""
        if number is None:
            await ack()
            return
        view = self.messages.draft(await self.act(open_agreement, number, by=who.member), who.reader)
        await ack()
        await put_in_place(client, body["view"], view, sight=body["view"]["hash"])

    async def overview(self, who: Who) -> dict[str, Any]:
        return self.messages.overview(await self.act(compose_agreements, by=who.member), who.reader)


def draft_in(body: dict[str, Any]) -> int | None:
    """The number of the draft that the modal shows in which a button was pressed; None for a message, which is brought
    up to date by itself. Raises OutOfDate for a modal of anything else."""
    view = body.get("view")
    return read_draft(view["private_metadata"]) if view else None
