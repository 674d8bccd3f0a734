"""Looking into the user groups of Slack: which there are, and who is in one."""

import asyncio
from dataclasses import dataclass

from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from handlers.channel_people import LOOK_FOR, UNREACHABLE, Seen, look_into
from handlers.slack_code import code_of
from okr.actions.open_set_up import MOST_FILLED_IN
from okr.team_members import Source, UserGroup

NOT_ALLOWED = frozenset({"missing_scope", "not_allowed_token_type", "no_permission"})


@dataclass(frozen=True, slots=True)
class SeenGroups:
    """The groups that Slack tells of in time; none where it may not (`is_closed`): the app was not given the scope."""

    known: tuple[UserGroup, ...] = ()
    is_closed: bool = False


async def look_at_source(client: AsyncWebClient, group: str, channel: str | None) -> Source:
    """The group of that id, or the channel where that is "", and what else may be asked for, all looked up at once and
    in time. Raises nothing."""
    groups, seen = await asyncio.gather(groups_in(client), people_in_source(client, group, channel))
    return Source(group, seen.people, crowded=seen.crowded, groups=groups.known, is_closed=groups.is_closed)


async def people_in_source(client: AsyncWebClient, group: str, channel: str | None) -> Seen:
    if group:
        return await look_into_group(client, group)
    return await look_into(client, channel) if channel else Seen()


async def groups_in(client: AsyncWebClient) -> SeenGroups:
    """The groups that are not disabled, by handle. Raises nothing: a form opens without."""
    try:
        async with asyncio.timeout(LOOK_FOR):
            answer = await client.usergroups_list()
    except SlackApiError as error:
        return SeenGroups(is_closed=code_of(error) in NOT_ALLOWED)
    except UNREACHABLE:
        return SeenGroups()
    found = (UserGroup(one["id"], str(one["handle"]), str(one.get("name") or "")) for one in answer["usergroups"])
    return SeenGroups(tuple(sorted(found, key=lambda one: one.handle)))


async def look_into_group(client: AsyncWebClient, group: str) -> Seen:
    """Who is in the group of that id, as far as Slack says it in time. Raises nothing."""
    try:
        async with asyncio.timeout(LOOK_FOR):
            answer = await client.usergroups_users_list(usergroup=group)
    except UNREACHABLE:
        return Seen()
    people = tuple(answer["users"])
    crowded = len(people) > MOST_FILLED_IN
    return Seen(people=None if crowded else people, crowded=crowded)
