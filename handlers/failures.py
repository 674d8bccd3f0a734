"""What a person gets when something cannot be done: a refusal in words, or an honest word about a crash.

Registered once for the whole app: a listener raises, and whatever it raises is answered here on the surface
the person is looking at.
"""

import secrets
from typing import Any
from zoneinfo import ZoneInfo

import aiohttp
import structlog
from slack_bolt.async_app import AsyncApp
from slack_bolt.context.async_context import AsyncBoltContext
from slack_bolt.response import BoltResponse
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from handlers.desk import committed
from handlers.slack_code import code_of
from messages.language import Language
from messages.reader import Reader
from messages.refusals import RefusalMessages, Trouble
from okr.refusals import Refusal

TRIGGER_GONE = frozenset({"expired_trigger_id", "exchanged_trigger_id", "trigger_expired", "trigger_exchanged"})

log = structlog.get_logger(__name__)


class Failures:
    """Answers what listeners and middleware raise."""

    def __init__(self, messages: RefusalMessages) -> None:
        self._messages = messages

    def register(self, app: AsyncApp) -> None:
        app.error(self.answer)

    async def answer(
        self, error: Exception, body: dict[str, Any], context: AsyncBoltContext, client: AsyncWebClient
    ) -> BoltResponse:
        """The response to send instead: 200, for Slack tells people of anything else in words of its own. Only an
        event that broke is not accepted: nobody sees that, and Slack sends it again."""
        trouble = error if isinstance(error, Refusal) else crash_of(error, body)
        already = context.ack.response
        if isinstance(trouble, Trouble) and already is not None and already.body:
            return already  # what was shown stays: only a step after it went wrong
        try:
            await self._tell(trouble, body, context, client)
        except (SlackApiError, aiohttp.ClientError, TimeoutError):
            log.exception("a failure could not be told", kind=body.get("type"))
        if isinstance(trouble, Trouble) and body.get("type") == "event_callback":
            return BoltResponse(status=500)
        return context.ack.response or await context.ack()

    async def _tell(
        self, trouble: Refusal | Trouble, body: dict[str, Any], context: AsyncBoltContext, client: AsyncWebClient
    ) -> None:
        """Say it where the person is: under their command, over their form, beside the button they pressed."""
        reader = context.get("reader") or Reader(Language.EN, ZoneInfo("UTC"))
        kind, shown_in = body.get("type"), (body.get("view") or {}).get("type")
        if kind is None and "command" in body:
            await context.ack(**self._messages.ephemeral(trouble, reader))
        elif kind == "view_submission":
            await context.ack(response_action="push", view=self._messages.modal(trouble, reader))
        elif kind == "block_actions" and shown_in == "modal":
            await context.ack()
            await client.views_push(trigger_id=body["trigger_id"], view=self._messages.modal(trouble, reader))
        elif kind == "block_actions" and body.get("response_url"):
            await context.ack()
            assert context.respond is not None  # noqa: S101 - Bolt makes one wherever there is a response_url
            await context.respond(**self._messages.ephemeral(trouble, reader), replace_original=False)
        elif kind in {"block_actions", "shortcut", "message_action"}:
            await context.ack()
            await client.views_open(trigger_id=body["trigger_id"], view=self._messages.modal(trouble, reader))
        elif (body.get("event") or {}).get("type") == "app_home_opened":
            await client.views_publish(user_id=context.user_id or "", view=self._messages.home(trouble, reader))


def crash_of(error: Exception, body: dict[str, Any]) -> Trouble:
    """Log the crash under a reference, and say what the person is to know of it."""
    reference = secrets.token_hex(4)
    took_too_long = isinstance(error, SlackApiError) and code_of(error) in TRIGGER_GONE
    log.error("handler broke", reference=reference, on=name_of(body), exc_info=error)
    return Trouble(reference, saved=bool(committed.get()), took_too_long=took_too_long)


def name_of(body: dict[str, Any]) -> str:
    """What was asked for, by the names we gave it: never what somebody wrote."""
    actions = body.get("actions") or [{}]
    named = (
        body.get("command"),
        (body.get("event") or {}).get("type"),
        actions[0].get("action_id"),
        (body.get("view") or {}).get("callback_id"),
        body.get("callback_id"),
    )
    return next((str(name) for name in named if name), "unknown")
