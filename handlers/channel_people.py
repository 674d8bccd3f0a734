"""Looking into a channel in Slack: its name, who is in it, and who somebody named is."""

import asyncio
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import aiohttp
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from handlers.desk import Act
from handlers.people import member_from
from okr.actions.meet_people import meet_people, unknown_among
from okr.actions.open_set_up import MOST_FILLED_IN
from okr.member import Member

LOOK_FOR = 1.2
"""Seconds that a look may take: whoever pressed the button is waiting, and its trigger lives for three. Two follow one
another at the most: who is there, and who they are."""

PAGE = 200
MOST_LOOKED_UP = 40
UNREACHABLE = (SlackApiError, aiohttp.ClientError, TimeoutError)


@dataclass(frozen=True, slots=True)
class Seen:
    """What Slack says of a channel in time; `people` are ids, None where they are too many (`crowded`) or unknown."""

    name: str = ""
    people: tuple[str, ...] | None = None
    crowded: bool = False


async def look_into(client: AsyncWebClient, channel: str) -> Seen:
    """The channel's name and people, as far as Slack says them in time. Raises nothing: a form opens without."""
    try:
        async with asyncio.timeout(LOOK_FOR):
            told, people = await asyncio.gather(client.conversations_info(channel=channel), people_in(client, channel))
    except UNREACHABLE:
        return Seen()
    crowded = len(people) > MOST_FILLED_IN
    return Seen(str(told["channel"].get("name") or ""), None if crowded else people, crowded)


async def people_in(client: AsyncWebClient, channel: str) -> tuple[str, ...]:
    """Who is in the channel, in the order they came; no more pages than it takes to see that they are too many."""
    found: list[str] = []
    cursor = ""
    while len(found) <= MOST_FILLED_IN:
        answer = await client.conversations_members(channel=channel, limit=PAGE, cursor=cursor)
        found += answer["members"]
        cursor = (answer.get("response_metadata") or {}).get("next_cursor") or ""
        if not cursor:
            break
    return tuple(found)


async def look_up(client: AsyncWebClient, people: Sequence[str], *, workspace: str) -> list[Member]:
    """What Slack says of them, all asked at once and in time; those it does not tell of are left out."""

    async def one(user: str) -> Member | None:
        try:
            async with asyncio.timeout(LOOK_FOR):
                answer = await client.users_info(user=user, include_locale=True)
        except UNREACHABLE:
            return None
        return member_from(answer["user"], workspace=workspace)

    found = await asyncio.gather(*(one(user) for user in people[:MOST_LOOKED_UP]))
    return [member for member in found if member is not None]


async def meet(act: Act, client: AsyncWebClient, people: Iterable[str], *, by: Member) -> None:
    """Those never heard of are looked up in Slack, and known from then on."""
    unknown = await act(unknown_among, tuple(people), by=by)
    if unknown:
        found = await look_up(client, unknown, workspace=by.workspace)
        await act(meet_people, found, by=by)
