"""People come, change and leave: what Slack says of them is kept, so that nobody is asked in the wrong zone."""

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from slack_bolt.async_app import AsyncApp

from handlers.desk import ActFor
from messages.cleaning import clean
from okr.actions.away_from_status import away_from_status
from okr.actions.know_member import know_member
from okr.member import Member, MemberKind
from okr.slack_status import SlackStatus

SLACKBOT = "USLACKBOT"


class People:
    """Listens for people who join and for changes of zone, language, name, role and leaving."""

    def __init__(self, act_for: ActFor, *, workspace: str) -> None:
        self._act_for = act_for
        self._workspace = workspace

    def register(self, app: AsyncApp) -> None:
        app.event("user_change")(self.changed)
        app.event("team_join")(self.changed)

    async def changed(self, event: dict[str, Any]) -> None:
        """Keep what changed. The same event twice has one effect: it says what is, not what to do."""
        user = event["user"]
        await self._act_for(self._workspace, know_member, member_from(user, workspace=self._workspace))
        await self._act_for(self._workspace, away_from_status, user["id"], status_from(user))


def member_from(user: Mapping[str, Any], *, workspace: str) -> Member:
    """Slack's user object as a member; fields that it leaves out come out empty."""
    profile = user.get("profile") or {}
    named = profile.get("display_name") or profile.get("real_name") or user.get("real_name") or user.get("name")
    return Member(
        workspace=workspace,
        id=user["id"],
        name=clean(named or ""),
        email=profile.get("email") or "",
        zone=user.get("tz") or "",
        locale=user.get("locale") or "",
        kind=kind_of(user, workspace=workspace),
        admin=bool(user.get("is_admin") or user.get("is_owner")),
    )


def status_from(user: Mapping[str, Any]) -> SlackStatus:
    """The status in Slack's user object; 0 as its expiry means that it has none."""
    profile = user.get("profile") or {}
    expires = profile.get("status_expiration") or 0
    return SlackStatus(
        emoji=profile.get("status_emoji") or "",
        text=clean(profile.get("status_text") or ""),
        expires_at=datetime.fromtimestamp(expires, UTC) if expires else None,
    )


def kind_of(user: Mapping[str, Any], *, workspace: str) -> MemberKind:
    """What kind of person this is here. On an Enterprise Grid somebody may belong to several workspaces."""
    home = {user.get("team_id") or workspace, *(user.get("enterprise_user") or {}).get("teams", ())}
    if user.get("deleted"):
        return MemberKind.DEACTIVATED
    if user.get("is_bot") or user["id"] == SLACKBOT:
        return MemberKind.BOT
    if user.get("is_stranger") or workspace not in home:
        return MemberKind.STRANGER
    if user.get("is_restricted") or user.get("is_ultra_restricted"):
        return MemberKind.GUEST
    return MemberKind.FULL
