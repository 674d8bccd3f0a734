"""Reads a workspace from a YAML file."""

from collections.abc import Mapping
from dataclasses import fields
from pathlib import Path
from typing import Any

import yaml

from sandbox.workspace import Channel, Member, UserGroup, Workspace


def read_seed(path: Path) -> Workspace:
    """The workspace of a file with `team_id`, `name`, `domain`, `members`, `channels` and `user_groups`; ValueError if
    wrong."""
    return workspace_from(yaml.safe_load(path.read_text(encoding="utf-8")) or {})


def workspace_from(seed: Mapping[str, Any]) -> Workspace:
    """The workspace of a mapping shaped like the file."""
    rest = {key: value for key, value in seed.items() if key not in ("members", "channels", "user_groups")}
    workspace: Workspace = _built(
        Workspace,
        rest,
        members=tuple(_built(Member, row) for row in seed.get("members", ())),
        channels=tuple(_built(Channel, row) for row in seed.get("channels", ())),
        user_groups=tuple(_built(UserGroup, row) for row in seed.get("user_groups", ())),
    )
    return workspace


def _built(kind: type[Any], row: Mapping[str, Any], **more: object) -> Any:
    known = {field.name for field in fields(kind)}
    if unknown := set(row) - known:
        raise ValueError(f"a {kind.__name__.lower()} has no {', '.join(sorted(unknown))}: {dict(row)}")
    try:
        return kind(**row, **more)
    except TypeError as missing:
        raise ValueError(f"{kind.__name__.lower()} {dict(row)}: {missing}") from missing
