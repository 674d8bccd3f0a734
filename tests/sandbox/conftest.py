"""A small workspace, a manifest that grants everything and a Bolt app for the sandbox's own tests."""

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from typing import Any

import pytest
from slack_bolt.adapter.socket_mode.aiohttp import AsyncSocketModeHandler
from slack_bolt.async_app import AsyncApp
from slack_sdk.web.async_client import AsyncWebClient

from sandbox import Channel, Member, Sandbox, UserGroup, Workspace
from sandbox.client import RemoteSandbox

SCOPES = [
    "app_mentions:read",
    "channels:history",
    "channels:join",
    "channels:read",
    "chat:write",
    "commands",
    "files:read",
    "files:write",
    "usergroups:read",
    "groups:history",
    "groups:read",
    "im:history",
    "im:read",
    "im:write",
    "reactions:read",
    "reactions:write",
    "team:read",
    "users.profile:read",
    "users:read",
    "users:read.email",
]
EVENTS = [
    "app_home_opened",
    "app_mention",
    "app_uninstalled",
    "channel_archive",
    "channel_id_changed",
    "channel_left",
    "channel_rename",
    "channel_shared",
    "channel_unarchive",
    "channel_unshared",
    "member_joined_channel",
    "member_left_channel",
    "message.channels",
    "message.groups",
    "message.im",
    "team_join",
    "tokens_revoked",
    "user_change",
]
MANIFEST: dict[str, Any] = {
    "display_information": {"name": "Test app"},
    "features": {
        "bot_user": {"display_name": "test bot"},
        "app_home": {"home_tab_enabled": True, "messages_tab_enabled": True},
        "slash_commands": [
            {"command": "/test", "description": "Tests"},
            {"command": "/escaped", "description": "Tests", "should_escape": True},
        ],
        "shortcuts": [
            {"name": "Go", "type": "global", "callback_id": "go", "description": "Goes"},
            {"name": "Take", "type": "message", "callback_id": "take", "description": "Takes"},
        ],
    },
    "oauth_config": {"scopes": {"bot": SCOPES}},
    "settings": {
        "interactivity": {"is_enabled": True},
        "event_subscriptions": {"bot_events": EVENTS},
        "socket_mode_enabled": True,
    },
}
FRIDAY = datetime(2026, 11, 27, 8, 0, tzinfo=UTC)
MEMBERS = (
    Member("U001", "alice", "Alice Nguyen", zone="Asia/Ho_Chi_Minh", locale="vi-VN"),
    Member("U002", "bob", "Bob Stone", zone="Europe/London", locale="en-GB"),
    Member("U003", "carol", "Carol Admin", kind="admin"),
    Member("U004", "owen", "Owen Owner", kind="owner"),
    Member("U005", "gus", "Gus Guest", kind="guest"),
    Member("U006", "sue", "Sue Single", kind="single_channel_guest"),
    Member("U007", "dan", "Dan Gone", kind="deactivated"),
    Member("U008", "eve", "Eve Else", kind="stranger"),
    Member("U009", "ivy", "Ivy Unseen", kind="stranger"),
)
CHANNELS = (
    Channel("C001", "sales", ("U001", "U002", "U005")),
    Channel("C002", "secret", ("U001",), kind="private"),
    Channel("C003", "partners", ("U001", "U008"), kind="external"),
    Channel("C004", "attic", ("U001",), archived=True),
    Channel("C005", "elsewhere", ("U001",), bot_is_in=False),
    Channel("C006", "hidden", ("U001",), kind="private", bot_is_in=False),
)
GROUPS = (
    UserGroup("S001", "sales", "Sales", ("U001", "U002")),
    UserGroup("S002", "gone", users=("U003",), disabled=True),
)
WORKSPACE = Workspace(members=MEMBERS, channels=CHANNELS, user_groups=GROUPS)


def a_manifest(*, without_scopes: tuple[str, ...] = ()) -> dict[str, Any]:
    """The manifest, less some scopes and, so that Slack still takes it, less every event and command."""
    features: dict[str, Any] = {**MANIFEST["features"], "slash_commands": [], "shortcuts": []}
    scopes = [scope for scope in SCOPES if scope not in without_scopes]
    settings = {**MANIFEST["settings"], "event_subscriptions": {"bot_events": []}}
    return {**MANIFEST, "features": features, "oauth_config": {"scopes": {"bot": scopes}}, "settings": settings}


@pytest.fixture
async def slack() -> AsyncIterator[Sandbox]:
    """A running workspace whose calendar stands at Friday 27 November 2026, 15:00 in Vietnam."""
    async with Sandbox(WORKSPACE, manifest=MANIFEST, now=FRIDAY) as sandbox:
        yield sandbox


@pytest.fixture
def client(slack: Sandbox) -> AsyncWebClient:
    """Slack's own Web API client, as the app."""
    return AsyncWebClient(token=slack.bot_token, base_url=slack.url, retry_handlers=[])


@asynccontextmanager
async def running_app(
    slack: Sandbox | RemoteSandbox, prepare: Callable[[AsyncApp], None], *, sockets: int = 1
) -> AsyncIterator[AsyncApp]:
    """A Bolt app on Socket Mode through aiohttp, with the listeners `prepare` adds."""
    client = AsyncWebClient(token=slack.bot_token, base_url=slack.url, retry_handlers=[])
    app = AsyncApp(client=client, process_before_response=True)
    prepare(app)
    handler = AsyncSocketModeHandler(app, slack.app_token, ping_interval=2)
    handler.client.web_client.base_url = slack.url
    connect: Callable[[], Awaitable[None]] = handler.connect_async
    close: Callable[[], Awaitable[None]] = handler.close_async
    await connect()
    try:
        await slack.connected(sockets)
        yield app
    finally:
        await close()
