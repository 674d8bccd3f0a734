"""Writing an objective: the form that grows with its key results, and saving it."""

from collections.abc import Mapping
from typing import Any

from slack_bolt.async_app import AsyncAck, AsyncApp
from slack_bolt.context.async_context import AsyncBoltContext
from slack_sdk.web.async_client import AsyncWebClient

from handlers.channel_people import look_up
from handlers.desk import Desk
from handlers.feature import Ask, CommandHandler
from handlers.home import Home
from handlers.stacking import put_in_place
from handlers.who import Who, who_of
from messages import ids
from messages.handed_back import read_counted
from messages.objective_state import NewObjective, ObjectiveState
from okr.actions.meet_people import meet_people, unknown_among
from okr.actions.open_objective_form import open_objective_form
from okr.actions.write_objective import write_objective
from okr.refusals import Refusal
from okr.writing import ObjectiveDraft, Written


class ObjectiveForm:
    """Every change of the form is one update of its view, in which Slack keeps what stands in the fields that stay."""

    def __init__(self, desk: Desk) -> None:
        self.act = desk.act
        self.messages = desk.messages.objective
        self.home = Home(desk)

    def register(self, app: AsyncApp) -> None:
        app.action(ids.OBJECTIVE_NEW)(self.open)
        app.action(ids.OBJECTIVE_CHOICE)(self.chosen)
        app.action(ids.OBJECTIVE_ADD)(self.add)
        app.action(ids.OBJECTIVE_REMOVE)(self.remove)
        app.view(ids.OBJECTIVE_FORM)(self.save)
        app.view_closed(ids.OBJECTIVE_SAVED)(self.told)

    def commands(self) -> Mapping[str, CommandHandler]:
        return {"new": self.asked}

    async def asked(self, ask: Ask) -> None:
        """`/okr new`."""
        view = await self.new_form(ask.who, NewObjective())
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
        """From a message or the home tab in a new modal; from the last word of a modal in its place."""
        view = await self.new_form(who_of(context), NewObjective.read(str(action.get("value") or "")))
        await ack()
        shown = body.get("view") or {}
        if shown.get("type") == "modal":
            await put_in_place(client, shown, view)
        else:
            await client.views_open(trigger_id=body["trigger_id"], view=view)

    async def chosen(
        self, ack: AsyncAck, body: dict[str, Any], context: AsyncBoltContext, client: AsyncWebClient
    ) -> None:
        """Another kind of key result, or another cycle: other fields."""
        await self.show(ack, body, who_of(context), client, state_of(body))

    async def add(self, ack: AsyncAck, body: dict[str, Any], context: AsyncBoltContext, client: AsyncWebClient) -> None:
        await self.show(ack, body, who_of(context), client, state_of(body).with_one_more())

    async def remove(
        self,
        ack: AsyncAck,
        action: dict[str, Any],
        body: dict[str, Any],
        context: AsyncBoltContext,
        client: AsyncWebClient,
    ) -> None:
        await self.show(ack, body, who_of(context), client, state_of(body).without(read_counted(action["value"])))

    async def save(
        self, ack: AsyncAck, view: dict[str, Any], context: AsyncBoltContext, client: AsyncWebClient
    ) -> None:
        who, values = who_of(context), view["state"]["values"]
        state = ObjectiveState.read(view["private_metadata"])
        start = await self.act(open_objective_form, state.team, by=who.member)
        form = f"{view['id']}.{state.turn}"
        try:
            entered = self.messages.understand(values, state, start, who.reader, form=form)
            if entered.draft is None:
                await ack(response_action="errors", errors=dict(entered.wrong))
                return
            written = await self.written(client, entered.draft, who)
        except Refusal as refusal:
            errors = self.messages.wrong(refusal, values, state, who.reader)
            if errors is None:
                raise
            await ack(response_action="errors", errors=errors)
        else:
            await ack(response_action="update", view=self.messages.saved(written, state, who.reader))

    async def told(self, ack: AsyncAck, context: AsyncBoltContext, client: AsyncWebClient) -> None:
        """What lies behind the last word may be the home tab."""
        await ack()
        await self.home.publish(client, who_of(context))

    async def written(self, client: AsyncWebClient, draft: ObjectiveDraft, who: Who) -> Written:
        owners = (draft.owner, *(each.owner for each in draft.key_results))
        unknown = await self.act(unknown_among, owners, by=who.member)
        if unknown:
            found = await look_up(client, unknown, workspace=who.member.workspace)
            await self.act(meet_people, found, by=who.member)
        return await self.act(write_objective, draft, by=who.member)

    async def new_form(self, who: Who, new: NewObjective) -> dict[str, Any]:
        start = await self.act(open_objective_form, new.team, by=who.member)
        return self.messages.form(start, ObjectiveState(start.teams[0].key, turn=new.turn), who.reader)

    async def show(
        self, ack: AsyncAck, body: dict[str, Any], who: Who, client: AsyncWebClient, state: ObjectiveState
    ) -> None:
        """The form as it is now, in the place of the one on the screen."""
        shown = body["view"]
        start = await self.act(open_objective_form, state.team, by=who.member)
        view = self.messages.form(start, state, who.reader, shown["state"]["values"])
        await ack()
        await put_in_place(client, shown, view, sight=shown["hash"])


def state_of(body: dict[str, Any]) -> ObjectiveState:
    return ObjectiveState.read(body["view"]["private_metadata"])
