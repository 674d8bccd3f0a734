"""What manifest.yml asks Slack for: the scopes the token is to have."""

from pathlib import Path

import yaml

BESIDE_THE_CODE = Path(__file__).parent / "manifest.yml"
IN_THE_REPOSITORY = Path(__file__).parent.parent / "manifest.yml"


def manifest_path() -> Path:
    """Where the manifest lies: beside this file in an installed package, at the top of a checkout."""
    return BESIDE_THE_CODE if BESIDE_THE_CODE.exists() else IN_THE_REPOSITORY


def wanted_scopes() -> frozenset[str]:
    """The bot scopes of the manifest."""
    manifest = yaml.safe_load(manifest_path().read_text(encoding="utf-8"))
    return frozenset(manifest["oauth_config"]["scopes"]["bot"])
