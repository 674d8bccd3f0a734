"""The app's manifest: the scopes, commands, shortcuts and events it may use."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from sandbox.payload import Json

EVENT_SCOPES: dict[str, tuple[str, ...]] = {
    "app_mention": ("app_mentions:read",),
    "message.im": ("im:history",),
    "message.channels": ("channels:history",),
    "message.groups": ("groups:history",),
    "member_joined_channel": ("channels:read", "groups:read"),
    "member_left_channel": ("channels:read", "groups:read"),
    "channel_archive": ("channels:read",),
    "channel_unarchive": ("channels:read",),
    "channel_rename": ("channels:read",),
    "channel_created": ("channels:read",),
    "channel_deleted": ("channels:read",),
    "channel_left": ("channels:read",),
    "group_archive": ("groups:read",),
    "group_rename": ("groups:read",),
    "team_join": ("users:read",),
    "user_change": ("users:read",),
    "reaction_added": ("reactions:read",),
}


class ManifestRefused(ValueError):
    """The manifest is not one Slack would take; the message says which line is at fault."""


@dataclass(frozen=True, slots=True)
class Command:
    """A slash command of the manifest."""

    name: str
    description: str = ""
    usage_hint: str = ""
    should_escape: bool = False
    url: str = ""


@dataclass(frozen=True, slots=True)
class Shortcut:
    """A shortcut of the manifest; `kind` is global or message."""

    name: str
    callback_id: str
    kind: str
    description: str = ""


@dataclass(frozen=True, slots=True)
class Manifest:
    """The parts of an app manifest that decide what Slack lets the app do."""

    name: str
    bot_name: str
    scopes: tuple[str, ...]
    commands: tuple[Command, ...]
    shortcuts: tuple[Shortcut, ...]
    events: frozenset[str]
    home_tab: bool
    messages_tab: bool
    messages_read_only: bool
    interactive: bool
    socket_mode: bool
    events_url: str
    interactivity_url: str

    def command(self, name: str) -> Command | None:
        """The command of that name (with its slash), if the manifest has it."""
        return next((command for command in self.commands if command.name == name), None)

    def shortcut(self, callback_id: str, *, kind: str) -> Shortcut | None:
        """The shortcut of that callback id and kind, if the manifest has it."""
        return next((s for s in self.shortcuts if (s.callback_id, s.kind) == (callback_id, kind)), None)

    def grants(self, *scopes: str) -> bool:
        """Whether any of the scopes is granted; no scope asked for is always granted."""
        return not scopes or any(scope in self.scopes for scope in scopes)


def read_manifest(source: Mapping[str, Any] | Path | str) -> Manifest:
    """The manifest of a mapping or of a YAML or JSON file; ManifestRefused for what Slack would not install."""
    if isinstance(source, Mapping):
        return _manifest(dict(source))
    return _manifest(yaml.safe_load(Path(source).read_text(encoding="utf-8")) or {})


def _manifest(raw: Json) -> Manifest:
    features, settings = raw.get("features") or {}, raw.get("settings") or {}
    home = features.get("app_home") or {}
    name = (raw.get("display_information") or {}).get("name", "Sandbox app")
    scopes = ((raw.get("oauth_config") or {}).get("scopes") or {}).get("bot") or []
    manifest = Manifest(
        name=name,
        bot_name=(features.get("bot_user") or {}).get("display_name", name),
        scopes=tuple(scopes),
        commands=tuple(_command(row) for row in features.get("slash_commands") or []),
        shortcuts=tuple(_shortcut(row) for row in features.get("shortcuts") or []),
        events=frozenset((settings.get("event_subscriptions") or {}).get("bot_events") or []),
        home_tab=bool(home.get("home_tab_enabled", False)),
        messages_tab=bool(home.get("messages_tab_enabled", True)),
        messages_read_only=bool(home.get("messages_tab_read_only_enabled", False)),
        interactive=bool((settings.get("interactivity") or {}).get("is_enabled", False)),
        socket_mode=bool(settings.get("socket_mode_enabled", True)),
        events_url=(settings.get("event_subscriptions") or {}).get("request_url", ""),
        interactivity_url=(settings.get("interactivity") or {}).get("request_url", ""),
    )
    _check(manifest)
    return manifest


def _command(row: Json) -> Command:
    return Command(
        name=row["command"],
        description=row.get("description", ""),
        usage_hint=row.get("usage_hint", ""),
        should_escape=bool(row.get("should_escape", False)),
        url=row.get("url", ""),
    )


def _shortcut(row: Json) -> Shortcut:
    return Shortcut(
        name=row["name"],
        callback_id=row["callback_id"],
        kind=row["type"],
        description=row.get("description", ""),
    )


def _check(manifest: Manifest) -> None:
    if (manifest.commands or manifest.shortcuts) and not manifest.grants("commands"):
        raise ManifestRefused("slash commands and shortcuts need the bot scope `commands`")
    if not manifest.socket_mode:
        _check_urls(manifest)
    for event in sorted(manifest.events):
        if not manifest.grants(*EVENT_SCOPES.get(event, ())):
            raise ManifestRefused(f"the event `{event}` needs the bot scope `{EVENT_SCOPES[event][0]}`")


def _check_urls(manifest: Manifest) -> None:
    """Without Socket Mode everything needs an address to be sent to."""
    if manifest.events and not manifest.events_url:
        raise ManifestRefused("event subscriptions need a request_url, for Socket Mode is off")
    if manifest.interactive and not manifest.interactivity_url:
        raise ManifestRefused("interactivity needs a request_url, for Socket Mode is off")
    for command in manifest.commands:
        if not command.url:
            raise ManifestRefused(f"the command `{command.name}` needs a url, for Socket Mode is off")
