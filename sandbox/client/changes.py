"""Changes and faults in a workspace that runs in another process."""

import asyncio
from typing import Any

from sandbox.client.line import Line
from sandbox.interactions.interaction import Interaction
from sandbox.wire import interaction_from, to_json
from sandbox.workspace import Channel, Member, MemberKind

Told = asyncio.Task[Interaction]


class RemoteChanges:
    """The same verbs as `sandbox.driver.changes.Changes`; each task ends when the app has acked the event."""

    def __init__(self, line: Line) -> None:
        self._line = line

    def _change(self, verb: str, **body: Any) -> Told:
        return asyncio.get_running_loop().create_task(self._changed(verb, body))

    async def _changed(self, verb: str, body: dict[str, Any]) -> Interaction:
        return interaction_from(await self._line.tell(f"/changes/{verb}", to_json(body)))

    def join(self, user_id: str, channel: str, *, inviter: str = "") -> Told:
        """Somebody comes into a channel, by themselves or invited."""
        return self._change("join", user_id=user_id, channel=channel, inviter=inviter)

    def leave(self, user_id: str, channel: str) -> Told:
        """Somebody goes out of a channel."""
        return self._change("leave", user_id=user_id, channel=channel)

    def remove_app(self, channel: str) -> Told:
        """Throw the app out of a channel."""
        return self._change("remove_app", channel=channel)

    def archive(self, channel: str) -> Told:
        """Archive a channel."""
        return self._change("archive", channel=channel)

    def unarchive(self, channel: str) -> Told:
        """Bring a channel back."""
        return self._change("unarchive", channel=channel)

    def rename(self, channel: str, name: str) -> Told:
        """Give a channel another name."""
        return self._change("rename", channel=channel, name=name)

    def share(self, channel: str) -> Told:
        """Share a channel with another workspace."""
        return self._change("share", channel=channel)

    def unshare(self, channel: str) -> Told:
        """Share it no longer."""
        return self._change("unshare", channel=channel)

    def change_channel_id(self, channel: str, new: str) -> Told:
        """Give a channel another id, as Slack does where one is converted."""
        return self._change("change_channel_id", channel=channel, new=new)

    def delete_channel(self, channel: str) -> Told:
        """Delete a channel for good."""
        return self._change("delete_channel", channel=channel)

    def add_channel(self, channel: Channel) -> Told:
        """Open a new channel."""
        return self._change("add_channel", **to_json(channel))

    def add_member(self, member: Member) -> Told:
        """Somebody new joins the workspace."""
        return self._change("add_member", **to_json(member))

    def deactivate(self, user_id: str) -> Told:
        """Close somebody's account."""
        return self._change("deactivate", user_id=user_id)

    def change_kind(self, user_id: str, kind: MemberKind) -> Told:
        """Make somebody an admin, a guest, a full member ..."""
        return self._change("change_kind", user_id=user_id, kind=kind)

    def change_zone(self, user_id: str, zone: str) -> Told:
        """Move somebody to another time zone."""
        return self._change("change_zone", user_id=user_id, zone=zone)

    def change_locale(self, user_id: str, locale: str) -> Told:
        """Change the language somebody has set in Slack."""
        return self._change("change_locale", user_id=user_id, locale=locale)

    def change_name(self, user_id: str, real_name: str) -> Told:
        """Change somebody's name."""
        return self._change("change_name", user_id=user_id, real_name=real_name)

    def set_status(self, user_id: str, emoji: str = "", text: str = "", expiration: int = 0) -> Told:
        """Somebody sets or clears their status."""
        return self._change("set_status", user_id=user_id, emoji=emoji, text=text, expiration=expiration)

    def revoke_token(self) -> Told:
        """Revoke the bot token and tell the app."""
        return self._change("revoke_token")

    def uninstall(self) -> Told:
        """Uninstall the app."""
        return self._change("uninstall")


class RemoteFaults:
    """The same verbs as `sandbox.state.faults.Faults`."""

    def __init__(self, line: Line) -> None:
        self._line = line

    def _fault(self, verb: str, **body: Any) -> None:
        self._line.ask(f"/faults/{verb}", body)

    def rate_limit(self, method: str, *, times: int | None = 1, retry_after: int = 1, share: float = 1.0) -> None:
        """Answer that share of the calls with 429 and Retry-After (seconds)."""
        self._fault("rate_limit", method=method, times=times, retry_after=retry_after, share=share)

    def fail(self, method: str, *, status: int = 500, times: int | None = 1, share: float = 1.0) -> None:
        """Answer that share of the calls with that HTTP status and no JSON."""
        self._fault("fail", method=method, status=status, times=times, share=share)

    def refuse(self, method: str, code: str, *, times: int | None = 1) -> None:
        """Answer `ok: false` with that code."""
        self._fault("refuse", method=method, code=code, times=times)

    def lose_answer(self, method: str, *, times: int | None = 1) -> None:
        """Let the call take effect, then cut the connection instead of answering."""
        self._fault("lose_answer", method=method, times=times)

    def slow(self, method: str, seconds: float, *, times: int | None = None) -> None:
        """Answer that much later."""
        self._fault("slow", method=method, seconds=seconds, times=times)

    def revoke_token(self) -> None:
        """Refuse every call of the bot token with token_revoked."""
        self._fault("revoke_token")

    def deactivate_account(self) -> None:
        """Refuse every call of the bot token with account_inactive."""
        self._fault("deactivate_account")

    def clear(self) -> None:
        """Let everything work again."""
        self._fault("clear")
