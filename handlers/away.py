"""*I'm away until …*: the form, the command that says it all, coming back, and taking back what was understood."""

from collections.abc import Mapping
from typing import Any

from slack_bolt.async_app import AsyncAck, AsyncApp, AsyncRespond
from slack_bolt.context.async_context import AsyncBoltContext
from slack_sdk.web.async_client import AsyncWebClient

from handlers.desk import Desk
from handlers.feature import Ask, CommandHandler
from handlers.home import Home, is_home
from handlers.stacking import put_in_place, put_on_top
from handlers.who import Who, who_of
from messages import ids
from messages.away import AwayState, leave_of
from messages.away_reader import AwayTyped, read_away
from messages.away_words import AwayRef
from okr.actions.compose_away import compose_away
from okr.actions.end_absence import end_absence
from okr.actions.say_away import say_away
from okr.away import Back
from okr.refusals import NoSuchMember, NotAnAbsence


class Away:
    """Messages that asked are brought up to date by the action; what is said here is said to whoever pressed."""

    def __init__(self, desk: Desk) -> None:
        self.act = desk.act
        self.messages = desk.messages.away
        self.home = Home(desk)

    def register(self, app: AsyncApp) -> None:
        app.action(ids.AWAY_OPEN)(self.open)
        app.action(ids.AWAY_CHANGE)(self.open)
        app.action(ids.AWAY_BACK)(self.back)
        app.action(ids.AWAY_UNDO)(self.undo)
        app.view(ids.AWAY_FORM)(self.save)
        app.view_closed(ids.AWAY_SAVED)(self.read)

    def commands(self) -> Mapping[str, CommandHandler]:
        return {"away": self.asked}

    async def asked(self, ask: Ask) -> None:
        """`/okr away` opens the form; with days (and a name) it is said at once; with what is no day, the form."""
        sheet = await self.act(compose_away, by=ask.who.member)
        typed = read_away(ask.rest, sheet.today)
        if typed.is_back:
            back = await self.act(end_absence, by=ask.who.member, member=typed.member)
            await ask.ack(**self.messages.back(back, ask.who.reader))
        elif typed.leave is not None:
            said = await self.act(say_away, typed.leave, by=ask.who.member, member=typed.member)
            await ask.ack(**self.messages.message(said, ask.who.reader))
        else:
            await self.ask_when(ask, typed)

    async def ask_when(self, ask: Ask, typed: AwayTyped) -> None:
        sheet = await self.act(compose_away, by=ask.who.member, member=typed.member)
        state = AwayState("" if sheet.is_own else sheet.member.id)
        view = self.messages.form(sheet, ask.who.reader, state=state, misread=typed.misread)
        await ask.ack()
        await ask.client.views_open(trigger_id=ask.trigger_id, view=view)

    async def open(
        self,
        ack: AsyncAck,
        action: dict[str, Any],
        body: dict[str, Any],
        context: AsyncBoltContext,
        client: AsyncWebClient,
    ) -> None:
        """The form, empty or for the absence that the button names; over a modal of ours it lies on top."""
        value = str(action.get("value") or "")
        who, ref = who_of(context), AwayRef.read(value) if value else AwayRef()
        change = ref.first_day if action["action_id"] == ids.AWAY_CHANGE else None
        sheet = await self.act(compose_away, by=who.member, member=ref.member or None, change=change)
        first = sheet.change.absence.first_day if sheet.change else None
        state = AwayState(ref.member, first, from_home=is_home(body) or carried(body).from_home)
        view = self.messages.form(sheet, who.reader, state=state)
        await ack()
        if is_own_form(body):
            await put_in_place(client, body["view"], view)
        elif (body.get("view") or {}).get("type") == "modal":
            await put_on_top(client, body, view)
        else:
            await client.views_open(trigger_id=body["trigger_id"], view=view)

    async def save(self, ack: AsyncAck, view: dict[str, Any], context: AsyncBoltContext) -> None:
        """Say it; what is wrong is told at its field."""
        who, state = who_of(context), AwayState.read(view["private_metadata"])
        leave = leave_of(view["state"]["values"])
        if leave is None:
            await ack(response_action="errors", errors=self.messages.missing(who.reader, state=state))
            return
        try:
            sheet = await self.act(say_away, leave, by=who.member, member=state.member or None, instead_of=state.change)
        except (NotAnAbsence, NoSuchMember) as refusal:
            await ack(response_action="errors", errors=self.messages.errors(refusal, who.reader, state=state))
        else:
            await ack(response_action="update", view=self.messages.saved(sheet, who.reader, state=state))

    async def read(
        self, ack: AsyncAck, view: dict[str, Any], context: AsyncBoltContext, client: AsyncWebClient
    ) -> None:
        """The last word was read: the home tab behind it is brought up to date."""
        await ack()
        if AwayState.read(view["private_metadata"]).from_home:
            await self.home.publish(client, who_of(context))

    async def back(
        self,
        ack: AsyncAck,
        action: dict[str, Any],
        body: dict[str, Any],
        context: AsyncBoltContext,
        client: AsyncWebClient,
        respond: AsyncRespond,
    ) -> None:
        """Back before it was over, said on the home tab, in the form or on a message."""
        who, ref, form = who_of(context), AwayRef.read(str(action.get("value") or "")), carried(body)
        back = await self.act(end_absence, ref.first_day, by=who.member, member=ref.member or None)
        if is_home(body):
            await ack()
            await self.home.publish(client, who)
        elif is_own_form(body):
            sheet = await self.act(compose_away, by=who.member, member=ref.member or None)
            state = AwayState(ref.member, from_home=form.from_home)
            view = self.messages.form(sheet, who.reader, state=state)
            await ack()
            await put_in_place(client, body["view"], view)
        else:
            await self.tell(back, who, ack, respond, instead=is_ephemeral(body))

    async def undo(
        self, ack: AsyncAck, action: dict[str, Any], context: AsyncBoltContext, respond: AsyncRespond
    ) -> None:
        """What was understood, or said by somebody else, is not so: it is taken back as a whole."""
        who, ref = who_of(context), AwayRef.read(str(action.get("value") or ""))
        back = await self.act(end_absence, ref.first_day, by=who.member, wholly=True)
        await self.tell(back, who, ack, respond, instead=True)

    async def tell(self, back: Back, who: Who, ack: AsyncAck, respond: AsyncRespond, *, instead: bool) -> None:
        """The word that it is noted: in the place of the message with the button, or below it."""
        message = self.messages.back(back, who.reader)
        await ack()
        await respond(**message, replace_original=instead)


def is_own_form(body: dict[str, Any]) -> bool:
    return (body.get("view") or {}).get("callback_id") == ids.AWAY_FORM


def carried(body: dict[str, Any]) -> AwayState:
    """What our own form carries, where that is what was pressed in."""
    return AwayState.read(body["view"]["private_metadata"]) if is_own_form(body) else AwayState()


def is_ephemeral(body: dict[str, Any]) -> bool:
    return bool((body.get("container") or {}).get("is_ephemeral"))
