"""`/okr remind`: who has not answered, and the lead's question to them."""

from collections.abc import Mapping
from typing import Any

from slack_bolt.async_app import AsyncAck, AsyncApp, AsyncRespond
from slack_bolt.context.async_context import AsyncBoltContext

from handlers.desk import Desk
from handlers.feature import Ask, CommandHandler
from handlers.who import who_of
from messages import ids
from messages.handed_back import read_team_week, read_week
from messages.scope_reader import read_scope
from okr.actions.remind import remind, remind_all, see_who_is_silent


class Remind:
    def __init__(self, desk: Desk) -> None:
        self.act = desk.act
        self.messages = desk.messages.remind

    def register(self, app: AsyncApp) -> None:
        app.view(ids.REMIND_FORM)(self.sent)
        app.action(ids.REMIND_ALL)(self.all_at_once)

    def commands(self) -> Mapping[str, CommandHandler]:
        return {"remind": self.asked}

    async def asked(self, ask: Ask) -> None:
        """`/okr remind`, `/okr remind sales`: opens the form."""
        sheet = await self.act(see_who_is_silent, read_scope(ask.rest), by=ask.who.member)
        view = self.messages.form(sheet, ask.who.reader)
        await ask.ack()
        await ask.client.views_open(trigger_id=ask.trigger_id, view=view)

    async def sent(self, ack: AsyncAck, view: dict[str, Any], context: AsyncBoltContext) -> None:
        """The form's own button: whoever is ticked is asked."""
        who, (team, week) = who_of(context), read_team_week(view["private_metadata"])
        chosen = ticked(view["state"]["values"])
        if not chosen:
            first = next(iter(view["state"]["values"]))
            await ack(response_action="errors", errors={first: self.messages.nobody_ticked(who.reader)})
            return
        reminded = await self.act(remind, team, week, chosen, by=who.member)
        await ack(response_action="update", view=self.messages.done(reminded, who.reader))

    async def all_at_once(
        self, ack: AsyncAck, action: dict[str, Any], context: AsyncBoltContext, respond: AsyncRespond
    ) -> None:
        """*Remind all* on the lead's line, which stays as it is."""
        who = who_of(context)
        reminded = await self.act(remind_all, read_week(action["value"]), by=who.member)
        await ack()
        await respond(**self.messages.told(reminded, who.reader), replace_original=False)


def ticked(values: dict[str, Any]) -> tuple[str, ...]:
    """The members ticked in any of the form's groups."""
    fields = (field for block in values.values() for field in block.values())
    return tuple(str(option["value"]) for field in fields for option in field.get("selected_options") or ())
