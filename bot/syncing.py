"""Learning everybody in the workspace at start: who changed while the bot was away was told to nobody."""

import aiohttp
import structlog
from slack_sdk.errors import SlackApiError
from slack_sdk.http_retry.builtin_async_handlers import AsyncRateLimitErrorRetryHandler
from slack_sdk.web.async_client import AsyncWebClient

from bot.clients import with_token
from bot.load_command import people_in
from bot.wiring import Bot
from okr.actions.away_from_status import statuses_seen
from okr.actions.know_member import know_members

log = structlog.get_logger(__name__)


async def sync_members(bot: Bot) -> None:
    """Read all members from Slack and keep what changed. Slack's pace is kept; a failure is logged and no more, for
    whoever asks something is looked up then."""
    try:
        people = [each async for each in people_in(reading_client(bot), bot.install.workspace)]
    except (SlackApiError, aiohttp.ClientError, TimeoutError):
        log.exception("members not read")
        return
    changed = await bot.actor.act_for(bot.install.workspace, know_members, [member for member, _ in people])
    statuses = [(member.id, status) for member, status in people]
    await bot.actor.act_for(bot.install.workspace, statuses_seen, statuses)
    log.info("members known", count=len(people), changed=changed)


def reading_client(bot: Bot) -> AsyncWebClient:
    """A client for methods that only read: those may be called again after a 429."""
    client = with_token(bot.app.client, bot.settings.require_bot_token())
    client.retry_handlers = [AsyncRateLimitErrorRetryHandler(max_retry_count=10)]
    return client
