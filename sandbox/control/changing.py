"""Changes of the workspace and faults, by name, for the control API."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from sandbox.payload import Json
from sandbox.refusal import CannotDo
from sandbox.workspace import Channel, Member

if TYPE_CHECKING:
    from sandbox.running import Sandbox

CHANGES = (
    "join",
    "leave",
    "remove_app",
    "archive",
    "unarchive",
    "rename",
    "share",
    "unshare",
    "change_channel_id",
    "delete_channel",
    "deactivate",
    "change_kind",
    "change_zone",
    "change_locale",
    "change_name",
    "set_status",
    "revoke_token",
    "uninstall",
)
FAULTS = (
    "rate_limit",
    "fail",
    "refuse",
    "lose_answer",
    "slow",
    "revoke_token",
    "deactivate_account",
    "clear",
)


async def change(slack: "Sandbox", name: str, body: Json) -> Any:
    """Make a change and wait until the app has heard of it."""
    if name == "add_member":
        return await slack.add_member(_made(Member, body))
    if name == "add_channel":
        return await slack.add_channel(_made(Channel, body))
    return await _named(slack, name, CHANGES)(**body)


def fault(slack: "Sandbox", name: str, body: Json) -> None:
    """Put a fault in force."""
    _named(slack.faults, name, FAULTS)(**body)


def _named(owner: object, name: str, allowed: tuple[str, ...]) -> Callable[..., Any]:
    if name not in allowed:
        raise CannotDo(f"there is no {name}; there are {', '.join(allowed)}")
    method: Callable[..., Any] = getattr(owner, name)
    return method


def _made(kind: Callable[..., Any], body: Json) -> Any:
    try:
        return kind(**body)
    except TypeError as wrong:
        raise CannotDo(str(wrong)) from wrong
