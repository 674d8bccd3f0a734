"""What only Slack knows of a team's fields: whether the chosen channel is one that the bot may post a digest in."""

from slack_sdk.web.async_client import AsyncWebClient

from handlers.status_sharing import has_outsiders
from okr.refusals import Refusal
from okr.refusals_in_channels import ExternalChannel, NotInChannel


async def trouble_with_channel(client: AsyncWebClient, channel: str | None) -> Refusal | None:
    """Why no digest can go to `channel`: people of other companies read it, or the bot is not in it. None where it can,
    or none was chosen. Its words for a form are `messages.team_fields.wrong_channel`."""
    if channel is None:
        return None
    try:
        return ExternalChannel(channel) if await has_outsiders(client, channel) else None
    except NotInChannel as refusal:
        return refusal
