"""What stands in Slack already: our own messages are read back and, where there is one too many, taken away."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any, Protocol

import aiohttp
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient
from slack_sdk.web.async_slack_response import AsyncSlackResponse

from bot.slack_gateway import EVENT_TYPE, Outcome, Posted, TryLater, meaning_of, nothing_done

PAGE = 200
"""Messages asked for at a time. An app that is distributed outside the Marketplace gets 15, whatever it asks for
(https://docs.slack.dev/reference/methods/conversations.history)."""

GONE = frozenset({"message_not_found", "file_not_found", "file_deleted"})


@dataclass(frozen=True, slots=True)
class Seen:
    """A message of our own: the delivery its metadata names, None where they name none; whether they should have and
    Slack left that out; whether a file hangs on it."""

    ts: str
    delivery: int | None
    is_illegible: bool = False
    has_file: bool = False


@dataclass(frozen=True, slots=True)
class Page:
    """Our own messages among those of one call; `cursor` leads to more, None where that was all."""

    seen: tuple[Seen, ...]
    cursor: str | None = None


class Lookback(Protocol):
    """Each call is made once; its end is told as a value."""

    async def dm_of(self, member: str, /) -> str | Outcome: ...
    async def page(
        self, channel: str, /, *, thread_ts: str | None, oldest: float, cursor: str | None
    ) -> Page | Outcome: ...
    async def remove(self, channel: str, ts: str, /) -> Outcome | None: ...


class SlackHistory:
    """With the token of one workspace, in which we are `bot_user`."""

    def __init__(self, client: AsyncWebClient, *, bot_user: str) -> None:
        self._client = client
        self._bot_user = bot_user

    async def dm_of(self, member: str) -> str | Outcome:
        """The id of the direct messages with that member. Needs im:write."""
        answer = await once(lambda: self._client.conversations_open(users=member))
        return str(answer["channel"]["id"]) if isinstance(answer, AsyncSlackResponse) else answer

    async def page(self, channel: str, *, thread_ts: str | None, oldest: float, cursor: str | None) -> Page | Outcome:
        """What was said in the channel, or in a thread of it, since `oldest` (seconds since 1970). Needs im:history,
        channels:history, groups:history, as the channel is."""
        asked: dict[str, Any] = {"channel": channel, "oldest": f"{oldest:.6f}", "limit": PAGE, "cursor": cursor}
        asked["include_all_metadata"] = True
        if thread_ts is None:
            answer = await once(lambda: self._client.conversations_history(**asked))
        else:
            answer = await once(lambda: self._client.conversations_replies(ts=thread_ts, **asked))
        if not isinstance(answer, AsyncSlackResponse):
            return answer
        ours = [message for message in answer["messages"] if message.get("user") == self._bot_user]
        following = (answer.get("response_metadata") or {}).get("next_cursor")
        return Page(tuple(seen_in(message) for message in ours), following or None)

    async def remove(self, channel: str, ts: str) -> Outcome | None:
        """Take away a message of our own, or the file that `ts` names; None where it is gone."""
        if ts.startswith("F"):
            answer = await once(lambda: self._client.files_delete(file=ts))
        else:
            answer = await once(lambda: self._client.chat_delete(channel=channel, ts=ts))
        if isinstance(answer, AsyncSlackResponse) or answer_of(answer) in GONE:
            return None
        return answer


async def once(call: Callable[[], Awaitable[AsyncSlackResponse]]) -> AsyncSlackResponse | Outcome:
    """One call that may be made again: whatever went wrong but Slack's own refusal is a reason to."""
    try:
        return await call()
    except SlackApiError as error:
        return nothing_done(meaning_of(error))
    except (TimeoutError, aiohttp.ClientError, OSError) as error:
        return TryLater(type(error).__name__)


def seen_in(message: dict[str, Any]) -> Seen:
    """What one message of ours tells: only what the gateway itself wrote into it counts."""
    metadata = message.get("metadata") or {}
    told = str((metadata.get("event_payload") or {}).get("delivery_id", ""))
    ours, number = metadata.get("event_type") == EVENT_TYPE, int(told) if told.isdecimal() else None
    files = [file for file in message.get("files") or () if file.get("mode") != "tombstone"]  # which are deleted
    return Seen(message["ts"], number if ours else None, is_illegible=ours and number is None, has_file=bool(files))


def answer_of(outcome: Outcome) -> str:
    return "" if isinstance(outcome, Posted) else outcome.error
