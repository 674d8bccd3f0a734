"""manifest.yml and the code hold together: exactly what is used is asked for, and Slack takes the manifest."""

import ast
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

from bot.manifest import wanted_scopes
from tests.house.listening import heard_by_the_bot
from tests.running_bot import MANIFEST

ROOT = MANIFEST.parent
SCHEMA = Path(__file__).parent / "data" / "slack-manifest.schema.json"

SCOPES = {
    "apps.connections.open": set(),
    "auth.test": set(),
    "chat.postMessage": {"chat:write"},
    "chat.update": {"chat:write"},
    "chat.delete": {"chat:write"},
    "chat.postEphemeral": {"chat:write"},
    "conversations.history": {"channels:history", "groups:history", "im:history"},
    "conversations.replies": {"channels:history", "groups:history", "im:history"},
    "conversations.open": {"im:write"},
    "conversations.info": {"channels:read", "groups:read"},
    "conversations.list": {"channels:read", "groups:read"},
    "conversations.members": {"channels:read", "groups:read"},
    "files.completeUploadExternal": {"files:write"},
    "files.delete": {"files:write"},
    "files.getUploadURLExternal": {"files:write"},
    "usergroups.list": {"usergroups:read"},
    "usergroups.users.list": {"usergroups:read"},
    "users.info": {"users:read"},
    "users.list": {"users:read"},
    "users.lookupByEmail": {"users:read.email"},
    "views.open": set(),
    "views.publish": set(),
    "views.push": set(),
    "views.update": set(),
}
"""What each method needs (docs.slack.dev/reference/methods), for public and private channels."""

EVENT_SCOPES = {
    "app_home_opened": set(),
    "app_uninstalled": set(),
    "tokens_revoked": set(),
    "channel_archive": {"channels:read"},
    "channel_deleted": {"channels:read"},
    "channel_id_changed": {"channels:read", "groups:read"},
    "channel_left": {"channels:read"},
    "channel_rename": {"channels:read"},
    "channel_shared": {"channels:read", "groups:read"},
    "channel_unarchive": {"channels:read"},
    "channel_unshared": {"channels:read", "groups:read"},
    "group_archive": {"groups:read"},
    "group_deleted": {"groups:read"},
    "group_left": {"groups:read"},
    "group_rename": {"groups:read"},
    "group_unarchive": {"groups:read"},
    "member_joined_channel": {"channels:read", "groups:read"},
    "member_left_channel": {"channels:read", "groups:read"},
    "team_join": {"users:read"},
    "user_change": {"users:read"},
}
READ_FROM_PROFILES = {"users:read.email"}
"""handlers/people.py keeps the e-mail of a profile, by which a loaded file names its people."""


@pytest.fixture(scope="module")
def manifest() -> dict[str, Any]:
    loaded: dict[str, Any] = yaml.safe_load(MANIFEST.read_text(encoding="utf-8"))
    return loaded


@pytest.fixture(scope="module")
def heard() -> dict[str, set[str]]:
    return heard_by_the_bot()


def test_slacks_own_schema_takes_the_manifest(manifest: dict[str, Any]) -> None:
    jsonschema.validate(manifest, json.loads(SCHEMA.read_text(encoding="utf-8")))


def test_slacks_documented_limits_hold(manifest: dict[str, Any]) -> None:
    told = manifest["display_information"]
    assert len(told["name"]) <= 35
    assert len(told["description"]) <= 140
    assert 175 <= len(told["long_description"]) <= 4_000
    assert all(2 <= len(each["command"]) <= 32 for each in manifest["features"]["slash_commands"])
    assert all(len(each["name"]) <= 24 for each in manifest["features"]["shortcuts"])


def test_every_command_is_listened_to_and_no_other(manifest: dict[str, Any], heard: dict[str, set[str]]) -> None:
    assert {each["command"] for each in manifest["features"]["slash_commands"]} == heard["command"]


def test_every_shortcut_is_listened_to_and_no_other(manifest: dict[str, Any], heard: dict[str, set[str]]) -> None:
    assert {each["callback_id"] for each in manifest["features"]["shortcuts"]} == heard.get(
        "shortcut", set()
    ) | heard.get("global_shortcut", set())


def test_every_event_is_listened_to_and_no_other(manifest: dict[str, Any], heard: dict[str, set[str]]) -> None:
    assert set(manifest["settings"]["event_subscriptions"]["bot_events"]) == heard["event"]


def test_names_in_commands_arrive_as_ids(manifest: dict[str, Any]) -> None:
    assert all(each["should_escape"] for each in manifest["features"]["slash_commands"])


def test_socket_mode_interactivity_and_the_home_tab_are_on(manifest: dict[str, Any]) -> None:
    assert manifest["settings"]["socket_mode_enabled"]
    assert manifest["settings"]["interactivity"]["is_enabled"]
    assert manifest["features"]["app_home"]["home_tab_enabled"]


def test_the_scopes_are_exactly_those_that_are_used(heard: dict[str, set[str]]) -> None:
    needed = {scope for method in methods_called() for scope in SCOPES[method]}
    needed |= {scope for event in heard["event"] for scope in EVENT_SCOPES[event]}
    assert wanted_scopes() == needed | {"commands"} | READ_FROM_PROFILES


def test_the_scan_finds_the_methods_that_are_called() -> None:
    assert {"chat.postMessage", "chat.update", "views.open", "users.info", "auth.test"} <= set(methods_called())


def methods_called() -> Iterator[str]:
    """Every Web API method that handlers/ and bot/ call on a client."""
    by_python_name = {name.replace(".", "_"): name for name in SCOPES}
    files = [*(ROOT / "bot").rglob("*.py"), *(ROOT / "handlers").rglob("*.py")]
    for node in (node for file in files for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))):
        if isinstance(node, ast.Attribute) and is_a_client(node.value):
            assert node.attr in by_python_name or node.attr in OF_THE_CLIENT, f"the scopes of {node.attr} are not known"
            if node.attr in by_python_name:
                yield by_python_name[node.attr]


OF_THE_CLIENT = {"base_url", "logger", "proxy", "retry_handlers", "session", "timeout", "token", "connect", "close"}
OF_THE_CLIENT |= {"aiohttp_client_session", "socket_mode_request_listeners", "wss_uri"}
OF_THE_CLIENT |= {"connect_to_new_endpoint", "on_error_listeners"}


def is_a_client(node: ast.expr) -> bool:
    name = node.attr if isinstance(node, ast.Attribute) else node.id if isinstance(node, ast.Name) else ""
    return name.strip("_") == "client"
