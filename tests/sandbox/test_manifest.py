"""Manifests and seeds: what is read from them, and what Slack would not install."""

from pathlib import Path
from typing import Any

import pytest

from sandbox.manifest import ManifestRefused, read_manifest
from sandbox.seed import workspace_from
from tests.sandbox.conftest import MANIFEST


def with_scopes(*scopes: str, **parts: Any) -> dict[str, Any]:
    return {"oauth_config": {"scopes": {"bot": list(scopes)}}, **parts}


REFUSED = [
    (with_scopes(features={"slash_commands": [{"command": "/a"}]}), "need the bot scope `commands`"),
    (
        with_scopes("commands", settings={"event_subscriptions": {"bot_events": ["app_mention"]}}),
        "`app_mention` needs the bot scope `app_mentions:read`",
    ),
    (
        with_scopes("commands", settings={"event_subscriptions": {"bot_events": ["message.im"]}}),
        "`message.im` needs the bot scope `im:history`",
    ),
]


@pytest.mark.parametrize(("manifest", "reason"), REFUSED, ids=[row[1] for row in REFUSED])
def test_a_manifest_without_the_scope_for_what_it_uses_is_refused(manifest: dict[str, Any], reason: str) -> None:
    with pytest.raises(ManifestRefused, match=reason):
        read_manifest(manifest)


def test_a_manifest_says_what_the_app_may_do() -> None:
    manifest = read_manifest(MANIFEST)
    command = manifest.command("/escaped")
    assert command
    assert command.should_escape
    assert manifest.command("/other") is None
    assert manifest.shortcut("go", kind="global")
    assert manifest.shortcut("go", kind="message") is None
    assert manifest.grants("chat:write", "nothing")
    assert not manifest.grants("admin")


def test_a_manifest_is_read_from_a_file(tmp_path: Path) -> None:
    path = tmp_path / "manifest.yml"
    path.write_text("display_information: {name: My app}\n")
    assert read_manifest(path).bot_name == "My app"


def test_a_seed_with_an_unknown_field_or_a_missing_one_says_where() -> None:
    with pytest.raises(ValueError, match="a channel has no colour"):
        workspace_from({"channels": [{"id": "C1", "name": "x", "colour": "red"}]})
    with pytest.raises(ValueError, match=r"member .*missing"):
        workspace_from({"members": [{"id": "U1"}]})
