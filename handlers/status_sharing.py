"""*Share in channel*: the one path by which a status leaves the eyes of whoever asked for it.

It looks the channel up before it posts, since only Slack knows whether outsiders read it; then it posts through the
button's response_url, and puts a word in place of the copy that was shared.
"""

from typing import Any
from zoneinfo import ZoneInfo

from slack_bolt.async_app import AsyncAck, AsyncApp, AsyncRespond
from slack_bolt.context.async_context import AsyncBoltContext
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from handlers.desk import Desk
from handlers.slack_code import code_of
from handlers.who import who_of
from messages import ids
from messages.language import language_named
from messages.reader import Reader
from messages.status_pages import Turn
from okr.actions.share_status import share_status
from okr.refusals_in_channels import NotInChannel
from okr.status import SharedStatus

UNSEEN = frozenset({"channel_not_found", "not_in_channel"})
"""How Slack says that the bot is not there: a private channel does not even exist for it."""


class StatusSharing:
    def __init__(self, desk: Desk) -> None:
        self.act = desk.act
        self.messages = desk.messages.status

    def register(self, app: AsyncApp) -> None:
        app.action(ids.STATUS_SHARE)(self.share)

    async def share(
        self,
        ack: AsyncAck,
        action: dict[str, Any],
        body: dict[str, Any],
        context: AsyncBoltContext,
        client: AsyncWebClient,
        respond: AsyncRespond,
    ) -> None:
        who, scope = who_of(context), Turn.read(str(action["value"])).scope
        channel = str(body["channel"]["id"])
        external = await has_outsiders(client, channel)
        shared = await self.act(share_status, scope, channel, external=external, by=who.member)
        await ack()
        post = self.messages.post(shared, reader_of_channel(shared))
        await respond(**post, response_type="in_channel", replace_original=False)
        await respond(**self.messages.shared(shared, who.reader), replace_original=True)


async def has_outsiders(client: AsyncWebClient, channel: str) -> bool:
    """Whether people of other workspaces read the channel, or will once they accept. NotInChannel where the bot is
    not in it."""
    try:
        told = (await client.conversations_info(channel=channel))["channel"]
    except SlackApiError as error:
        if code_of(error) in UNSEEN:
            raise NotInChannel(channel) from error
        raise
    if not told.get("is_member"):
        raise NotInChannel(channel)
    return bool(told.get("is_ext_shared") or told.get("is_pending_ext_shared"))


def reader_of_channel(shared: SharedStatus) -> Reader:
    return Reader(language_named(shared.language), ZoneInfo(shared.zone))
