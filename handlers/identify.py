"""Who is asking: finds the member, and the language and zone to answer in, before any listener runs."""

from collections.abc import Awaitable, Callable
from typing import Any

from slack_bolt.context.async_context import AsyncBoltContext
from slack_bolt.response import BoltResponse
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from handlers.desk import ActFor, committed
from handlers.people import member_from
from handlers.slack_code import code_of
from handlers.who import Who
from messages.language import language_named
from messages.reader import Reader
from okr.actions.know_member import find_member, know_member
from okr.actions.piloting import require_inside
from okr.authority import Actor, require_part
from okr.member import Member
from okr.refusals import FromAnotherWorkspace, Refusal
from okr.settings import WorkspaceSettings

ASKING_EVENTS = frozenset({"app_home_opened"})
"""The events in which a person wants something; the others tell about the world."""


class Identify:
    """A global middleware: context["who"] for everybody who may take part, a refusal for everybody else."""

    def __init__(self, act_for: ActFor, *, workspace: str) -> None:
        self._act_for = act_for
        self._workspace = workspace

    async def middleware(
        self,
        body: dict[str, Any],
        context: AsyncBoltContext,
        client: AsyncWebClient,
        next: Callable[[], Awaitable[None]],  # noqa: A002 - Bolt hands it over by this name
    ) -> BoltResponse | None:
        """Put Who into the context. Raises the Refusal for guests, strangers, bots and the deactivated, and for who
        stands outside a pilot and comes by themselves."""
        if is_somebody_asking(body):
            known = await self._act_for(self._workspace, find_member, context.user_id or "")
            context["reader"] = reader_of(known.member, known.settings)
            member = known.member
            if member is None or refusal_of(member, known.settings):
                member = await self._introduce(client, context.user_id or "")
            context["reader"] = reader_of(member, known.settings)
            context["who"] = Who(member, context["reader"])
            if refusal := refusal_of(member, known.settings):
                raise refusal
            if known.settings.choices.pilot and comes_in(body):
                await self._act_for(self._workspace, require_inside, member)
            committed.set([])
        await next()
        return None

    async def _introduce(self, client: AsyncWebClient, user: str) -> Member:
        """Somebody never heard of, or who may have become a full member since: ask Slack, and remember."""
        try:
            answer = await client.users_info(user=user, include_locale=True)
        except SlackApiError as error:
            if code_of(error) in {"user_not_found", "user_not_visible"}:
                raise FromAnotherWorkspace from error
            raise
        return await self._act_for(self._workspace, know_member, member_from(answer["user"], workspace=self._workspace))


def refusal_of(member: Member, settings: WorkspaceSettings) -> Refusal | None:
    """Why such a person takes no part, None where they do."""
    try:
        require_part(Actor(member, guests_allowed=settings.allow_guests))
    except Refusal as refusal:
        return refusal
    return None


def is_somebody_asking(body: dict[str, Any]) -> bool:
    if body.get("type") != "event_callback":
        return True
    return (body.get("event") or {}).get("type") in ASKING_EVENTS


def comes_in(body: dict[str, Any]) -> bool:
    """Whether somebody comes by themselves: a command, a shortcut, the home tab. What was sent to them may be used."""
    return "command" in body or body.get("type") in {"shortcut", "message_action", "event_callback"}


def reader_of(member: Member | None, settings: WorkspaceSettings) -> Reader:
    """Their own choice of language, else Slack's, else the workspace's; and the zone they live by."""
    if member is None:
        return Reader(language_named(settings.language), settings.tz)
    return Reader(language_named(member.reads(settings.language)), member.tz)
