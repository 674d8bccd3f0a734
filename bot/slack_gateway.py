"""The only place that posts and edits messages in Slack: one attempt, whose end is told as a value."""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

import aiohttp
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient
from slack_sdk.web.async_slack_response import AsyncSlackResponse

from bot.clients import Respond
from messages.picture import Picture

POST = "chat.postMessage"
UPDATE = "chat.update"
UPLOAD = "files.completeUploadExternal"
EVENT_TYPE = "okr_delivery"
"""The metadata event_type of every message; its payload carries the delivery_id, to be found again later."""

DEFAULT_RETRY_AFTER = 30.0

AMBIGUOUS = frozenset({"internal_error", "fatal_error", "request_timeout", "service_unavailable"})
DESTINATION_DEAD = frozenset(
    {
        "channel_not_found",
        "not_in_channel",
        "is_archived",
        "user_not_found",
        "user_disabled",
        "users_not_found",
        "cannot_dm_bot",
        "messages_tab_disabled",
        "restricted_action",
        "message_not_found",
        "cant_update_message",
        "edit_window_closed",
        "thread_not_found",
    }
)
INSTALL_DEAD = frozenset(
    {
        "account_inactive",
        "token_revoked",
        "token_expired",
        "invalid_auth",
        "not_authed",
        "missing_scope",
        "no_permission",
        "not_allowed_token_type",
        "org_login_required",
        "team_access_not_granted",
        "ekm_access_denied",
        "accesslimited",
    }
)


@dataclass(frozen=True, slots=True)
class Address:
    """Where a message or a file (`is_file`) goes or stands: a channel or member id, the thread it hangs in, its ts once
    it exists."""

    channel: str
    thread_ts: str | None = None
    ts: str | None = None
    is_file: bool = False

    @property
    def method(self) -> str:
        if self.is_file:
            return UPLOAD
        return UPDATE if self.ts else POST


@dataclass(frozen=True, slots=True)
class Posted:
    """It is in Slack: the channel (a DM's own id where a member was addressed) and ts that name it."""

    channel: str
    ts: str


@dataclass(frozen=True, slots=True)
class TryLater:
    """Nothing was posted. `retry_after` in seconds is Slack's word on when to come back, None where it said none."""

    error: str
    retry_after: float | None = None


@dataclass(frozen=True, slots=True)
class Ambiguous:
    """Slack may or may not have posted it."""

    error: str


@dataclass(frozen=True, slots=True)
class DestinationDead:
    """Nothing can be posted there."""

    error: str


@dataclass(frozen=True, slots=True)
class InstallDead:
    """The token no longer works, or lacks the scope that is `needed`: nothing can be posted in this workspace."""

    error: str
    needed: str = ""


@dataclass(frozen=True, slots=True)
class Bug:
    """Slack says the message itself is wrong; sending it again changes nothing."""

    error: str


NO_FILES = DestinationDead("missing_scope")
"""What comes of a file where the app may send none: it was installed before it had the scope files:write."""

Outcome = Posted | TryLater | Ambiguous | DestinationDead | InstallDead | Bug


class Urls(Protocol):
    """Response_urls of buttons pressed in our messages: bot/answer_urls.py."""

    async def take(self, *, channel: str, ts: str) -> str | None: ...
    async def drop(self, *, channel: str, ts: str) -> None: ...


class SlackGateway:
    """Posts and edits with a client whose retry handlers are off and whose session times out after 10 s."""

    def __init__(self, client: AsyncWebClient, *, urls: Urls | None = None) -> None:
        """`urls` are those of buttons pressed lately, through which an edit costs nothing of chat.update's limit."""
        self._client = client
        self._urls = urls

    async def deliver(self, *, delivery: int, address: Address, text: str, blocks: Sequence[dict[str, Any]]) -> Outcome:
        """One attempt to post the message, or to edit it where the address names its ts."""
        told: dict[str, Any] = {
            "channel": address.channel,
            "text": text,
            "blocks": blocks,
            "unfurl_links": False,
            "unfurl_media": False,
            "metadata": {"event_type": EVENT_TYPE, "event_payload": {"delivery_id": str(delivery)}},
        }
        if address.ts is None:
            if address.thread_ts is not None:
                told["thread_ts"] = address.thread_ts
            return await attempt(lambda: self._client.chat_postMessage(**told))
        if await self._replaced(address.channel, address.ts, text=text, blocks=blocks):
            return Posted(address.channel, address.ts)
        outcome = await attempt(lambda: self._client.chat_update(ts=address.ts or "", **told))
        # An edit says the same however often it arrives, so not knowing is a reason to try again.
        return nothing_done(outcome)

    async def _replaced(self, channel: str, ts: str, *, text: str, blocks: Sequence[dict[str, Any]]) -> bool:
        """Whether the message was edited through the response_url of a button pressed in it."""
        url = await self._urls.take(channel=channel, ts=ts) if self._urls else None
        if url is None or self._urls is None:
            return False
        respond = Respond(url, self._client)
        try:
            answer = await respond(text, blocks=blocks, replace_original=True, unfurl_links=False, unfurl_media=False)
        except (TimeoutError, aiohttp.ClientError, OSError):
            return False
        if answer.status_code != 200:
            await self._urls.drop(channel=channel, ts=ts)
        return answer.status_code == 200

    async def upload(self, *, address: Address, picture: Picture) -> Outcome:
        """One attempt to put the picture into the thread, or a document before its reader; `ts` of what is posted is
        the file's id, for Slack does not tell under which ts it shows.

        Nothing is to be seen before the last of the three calls, so whatever goes wrong earlier may be tried again. A
        last call whose end is unknown may have shared the file: that is Ambiguous, and a picture carries no metadata to
        be found by, so it is never sent again.
        """
        try:
            begun = await self._client.files_getUploadURLExternal(
                filename=picture.name, length=len(picture.content), alt_txt=picture.alt or None
            )
            await self._send_content(begun["upload_url"], picture.content)
        except SlackApiError as error:
            return without_files(nothing_done(meaning_of(error)))
        except (TimeoutError, aiohttp.ClientError, OSError) as error:
            return TryLater(type(error).__name__)
        return await self._share(begun["file_id"], address, picture)

    async def _send_content(self, url: str, content: bytes) -> None:
        session = self._client.session
        assert session is not None  # noqa: S101 - the one session for all calls, which carries the time limit
        async with session.post(url, data=content, proxy=self._client.proxy) as answer:
            answer.raise_for_status()

    async def _share(self, file: str, address: Address, picture: Picture) -> Outcome:
        """A person is named among `channels`, which take ids of people too; a channel by itself."""
        files: list[dict[str, str | None]] = [{"id": file, "title": picture.title}]
        where: dict[str, Any] = {"channel_id": address.channel, "thread_ts": address.thread_ts}
        if picture.comment:
            where = {"channels": [address.channel], "initial_comment": picture.comment}
        try:
            await self._client.files_completeUploadExternal(files=files, **where)
        except SlackApiError as error:
            return without_files(meaning_of(error))
        except aiohttp.ClientConnectorError as error:
            return TryLater(type(error).__name__)
        except (TimeoutError, aiohttp.ClientError, OSError) as error:
            return Ambiguous(type(error).__name__)
        return Posted(address.channel, file)

    async def is_shared(self, channel: str) -> bool | Outcome:
        """Whether people of another workspace read the channel, or will once they accept; else why nobody can say."""
        try:
            told = (await self._client.conversations_info(channel=channel))["channel"]
        except SlackApiError as error:
            return nothing_done(meaning_of(error))
        except (TimeoutError, aiohttp.ClientError, OSError) as error:
            return TryLater(type(error).__name__)
        return bool(told.get("is_ext_shared") or told.get("is_pending_ext_shared"))


async def attempt(call: Callable[[], Awaitable[AsyncSlackResponse]]) -> Outcome:
    """Make the call once and say what came of it."""
    try:
        answer = await call()
    except SlackApiError as error:
        return meaning_of(error)
    except aiohttp.ClientConnectorError as error:
        return TryLater(type(error).__name__)
    except (TimeoutError, aiohttp.ClientError, OSError) as error:
        return Ambiguous(type(error).__name__)
    return Posted(channel=answer["channel"], ts=answer["ts"])


def nothing_done(outcome: Outcome) -> Outcome:
    """The end of a call that may be made again: not knowing is a reason to."""
    return TryLater(outcome.error) if isinstance(outcome, Ambiguous) else outcome


def without_files(outcome: Outcome) -> Outcome:
    """A workspace that installed the app before it drew pictures has not granted files:write: it goes without them,
    and everything else is posted as before."""
    if isinstance(outcome, InstallDead) and outcome.error == NO_FILES.error:
        return NO_FILES
    return outcome


def meaning_of(error: SlackApiError) -> Outcome:
    """What an error that Slack answered with means for the message."""
    response = error.response
    if not isinstance(response, AsyncSlackResponse):
        return Ambiguous("unreadable_answer")
    said = response.data.get("error") if isinstance(response.data, dict) else None
    code = str(said or f"http_{response.status_code}")
    if response.status_code == 429 or code in {"ratelimited", "rate_limited"}:
        return TryLater("ratelimited", retry_after=retry_after_of(response))
    if response.status_code >= 500 or code in AMBIGUOUS or said is None:
        return Ambiguous(code)
    if code in DESTINATION_DEAD:
        return DestinationDead(code)
    if code not in INSTALL_DEAD:
        return Bug(code)
    needed = response.data.get("needed") if isinstance(response.data, dict) else None
    return InstallDead(code, needed=needed if isinstance(needed, str) else "")


def retry_after_of(response: AsyncSlackResponse) -> float:
    """Slack's Retry-After in seconds; half a minute where the header is missing or no number."""
    told = {name.lower(): value for name, value in response.headers.items()}.get("retry-after", "")
    return float(told) if str(told).isdigit() else DEFAULT_RETRY_AFTER
