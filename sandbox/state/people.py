"""The people of the running workspace, as the Web API shows them."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from sandbox.payload import Json
from sandbox.workspace import ELSEWHERE, Member

SLACKBOT = Member(id="USLACKBOT", name="slackbot", real_name="Slackbot", zone="America/Los_Angeles")


class People:
    """Every member by id; values are replaced when somebody changes."""

    def __init__(self, members: Iterator[Member], *, team_id: str) -> None:
        self._team_id = team_id
        self._members = {member.id: member for member in members}

    def __iter__(self) -> Iterator[Member]:
        return iter(self._members.values())

    def __contains__(self, user_id: object) -> bool:
        return user_id in self._members

    def get(self, user_id: str) -> Member | None:
        """The member of that id, if there is one."""
        return self._members.get(user_id)

    def by_email(self, email: str) -> Member | None:
        """The active member with that address, if there is one."""
        return next((m for m in self if m.address == email and m.kind != "deactivated"), None)

    def by_name(self, name: str) -> Member | None:
        """The member with that handle or shown name, if there is one."""
        return next((m for m in self if name in (m.name, m.shown_name)), None)

    def put(self, member: Member) -> None:
        """Add a member or replace the one of the same id."""
        self._members[member.id] = member

    def change(self, user_id: str, **changes: Any) -> Member:
        """Replace fields of a member; KeyError where there is none."""
        changed = replace(self._members[user_id], **changes)
        self.put(changed)
        return changed

    def team_of(self, member: Member) -> str:
        """The workspace the member belongs to."""
        return member.team_id or (ELSEWHERE if member.kind == "stranger" else self._team_id)


def profile_of(member: Member, *, with_email: bool) -> Json:
    """The `profile` of a user object."""
    first, _, last = member.real_name.partition(" ")
    profile: Json = {
        "title": member.title,
        "real_name": member.real_name,
        "real_name_normalized": member.real_name,
        "display_name": member.display_name,
        "display_name_normalized": member.display_name,
        "first_name": first,
        "last_name": last,
        "status_text": member.status_text,
        "status_emoji": member.status_emoji,
        "status_expiration": member.status_expiration,
        "image_72": f"https://avatars.example.com/{member.id}_72.png",
        "team": member.team_id,
    }
    if with_email and member.kind not in ("bot", "stranger"):
        profile["email"] = member.address
    return profile


def role_fields(member: Member, *, strange: bool) -> Json:
    """The `is_...` flags of a user object."""
    return {
        "is_admin": member.kind in ("admin", "owner"),
        "is_owner": member.kind == "owner",
        "is_primary_owner": False,
        "is_restricted": member.kind in ("guest", "single_channel_guest"),
        "is_ultra_restricted": member.kind == "single_channel_guest",
        "is_bot": member.kind == "bot",
        "is_app_user": False,
        "is_stranger": strange,
        "is_email_confirmed": True,
    }
