"""Keeps the response_urls of buttons pressed in our messages, for the deliverer to edit those messages through."""

from collections.abc import Awaitable, Callable
from functools import partial
from typing import Any

import structlog
from sqlalchemy.exc import SQLAlchemyError

from bot.actions import Actor
from storage.answer_url import AnswerUrls

log = structlog.get_logger(__name__)


class KeptUrls:
    """Those of one workspace. A url is a secret: none is ever logged. What cannot be kept or found costs an edit its
    way round chat.update's limit, and nothing else."""

    def __init__(self, urls: AnswerUrls, actor: Actor, *, workspace: str, bot_id: str) -> None:
        self._urls = urls
        self._actor = actor
        self._workspace = workspace
        self._bot_id = bot_id

    async def middleware(
        self,
        body: dict[str, Any],
        next: Callable[[], Awaitable[None]],  # noqa: A002 - Bolt hands it over by this name
    ) -> None:
        """Keep the url before the press has any effect, so that the edit it leads to finds it."""
        if self._is_pressed_in_ours(body):
            where = body["container"]
            keep = partial(self._urls.keep, channel=where["channel_id"], ts=where["message_ts"])
            try:
                await self._actor.in_thread(partial(keep, self._workspace, url=body["response_url"]))
            except (SQLAlchemyError, OSError) as error:
                log.warning("response_url not kept", error=type(error).__name__)
        await next()

    async def take(self, *, channel: str, ts: str) -> str | None:
        """The url by which that message may be replaced once, None where there is none."""
        return await self._actor.in_thread(partial(self._urls.take, self._workspace, channel=channel, ts=ts))

    async def drop(self, *, channel: str, ts: str) -> None:
        """Slack does not take it any more."""
        await self._actor.in_thread(partial(self._urls.drop, self._workspace, channel=channel, ts=ts))

    def _is_pressed_in_ours(self, body: dict[str, Any]) -> bool:
        """An ephemeral message is no delivery; what others posted is not ours to edit."""
        where = body.get("container") or {}
        return (
            body.get("type") == "block_actions"
            and where.get("type") == "message"
            and not where.get("is_ephemeral")
            and bool(body.get("response_url"))
            and (body.get("message") or {}).get("bot_id") == self._bot_id
        )
