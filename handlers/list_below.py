"""The list of teams below a form, put right when what was sent in the form has changed it."""

from contextlib import suppress
from typing import Any

from slack_sdk.web.async_client import AsyncWebClient

from handlers.desk import Desk
from handlers.stacking import put_in_place
from handlers.who import Who
from messages.over_list import OverList
from okr.actions.list_teams import list_teams
from okr.refusals import NotAnAdmin


class ListBelow:
    """A list that somebody may not see any more stays as it is until it is turned, which refuses them."""

    def __init__(self, desk: Desk) -> None:
        self.act = desk.act
        self.messages = desk.messages.admin_teams

    async def put_right(self, client: AsyncWebClient, form: dict[str, Any], who: Who) -> None:
        """At the page where the form's team stands by now. Nothing, where the form lies over no list."""
        over, below = OverList.read(form["private_metadata"]), form.get("previous_view_id")
        if over.search is None or not below:
            return
        with suppress(NotAnAdmin):
            found = await self.act(list_teams, over.search, beside=over.team, by=who.member)
            await put_in_place(client, {"id": below}, self.messages.teams(found, who.reader))
