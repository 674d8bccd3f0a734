"""docs/production.md and the container hold what they say: the manifest for HTTP, the paths, the packages."""

import json
import re
import tomllib
from typing import Any

import jsonschema
import yaml

from bot.config import DEFAULT_PORT
from bot.http.app import EVENTS
from bot.metrics import Metrics
from sandbox.manifest import read_manifest
from tests.house.test_manifest import SCHEMA
from tests.running_bot import MANIFEST

ROOT = MANIFEST.parent
PAGE = (ROOT / "docs" / "production.md").read_text(encoding="utf-8")
DOCKERFILE = (ROOT / "Dockerfile").read_text(encoding="utf-8")


def told_changes() -> dict[str, Any]:
    """What the page says is different over HTTP."""
    changes, _, _ = yaml_told()
    return changes


def yaml_told() -> list[dict[str, Any]]:
    """The page's YAML: the changes to the manifest, Prometheus' configuration, its rules."""
    return [yaml.safe_load(found) for found in re.findall(r"```yaml\n(.*?)```", PAGE, re.DOTALL)]


def merged(whole: Any, changes: Any) -> Any:
    """The whole with the changes in their places; lists are merged entry by entry."""
    if isinstance(changes, dict):
        return {**whole, **{key: merged(whole.get(key), value) for key, value in changes.items()}}
    if isinstance(changes, list):
        return [merged(one, change) for one, change in zip(whole, changes, strict=True)]
    return changes


def manifest_for_http() -> dict[str, Any]:
    manifest: dict[str, Any] = merged(yaml.safe_load(MANIFEST.read_text(encoding="utf-8")), told_changes())
    return manifest


def test_slack_takes_the_manifest_with_the_changes_for_http() -> None:
    jsonschema.validate(manifest_for_http(), json.loads(SCHEMA.read_text(encoding="utf-8")))


def test_with_them_everything_is_sent_to_where_the_bot_listens() -> None:
    manifest = read_manifest(manifest_for_http())
    urls = {manifest.events_url, manifest.interactivity_url, *(command.url for command in manifest.commands)}
    assert urls == {f"https://okr.example.com{EVENTS}"}
    assert not manifest.socket_mode


def test_they_change_where_things_are_sent_and_nothing_else() -> None:
    before, after = read_manifest(MANIFEST), read_manifest(manifest_for_http())
    assert (before.scopes, before.events, before.shortcuts) == (after.scopes, after.events, after.shortcuts)
    assert [one.name for one in before.commands] == [one.name for one in after.commands]
    assert [one.should_escape for one in before.commands] == [one.should_escape for one in after.commands]


def test_the_examples_name_the_port_and_the_path_that_are_served() -> None:
    assert f"location = {EVENTS} {{" in PAGE
    assert f"server 127.0.0.1:{DEFAULT_PORT};" in PAGE
    assert f"EXPOSE {DEFAULT_PORT}" in DOCKERFILE


def test_the_container_holds_every_package_and_nothing_that_is_not_needed() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    packages = set(project["tool"]["hatch"]["build"]["targets"]["wheel"]["packages"])
    assert set(re.findall(r"^COPY (\w+) \1$", DOCKERFILE, re.MULTILINE)) == packages
    let_in = set(re.findall(r"^!(.+)$", (ROOT / ".dockerignore").read_text(encoding="utf-8"), re.MULTILINE))
    assert let_in == packages | {"pyproject.toml", "uv.lock", "README.md", "LICENSE", "manifest.yml"}


def test_the_page_tells_every_figure_there_is_and_no_other() -> None:
    names = {
        family.name + {"counter": "_total", "info": "_info"}.get(family.type, "")
        for family in Metrics(lambda: 0.0).registry.collect()
        if family.name.startswith("okr_")
    }
    told = {name.removesuffix("_bucket") for name in re.findall(r"\bokr_[a-z_]+", PAGE)} - {"okr_bot"}  # nginx's name
    assert told == names


def test_prometheus_configuration_reads_the_rules_that_follow_it() -> None:
    _, configuration, rules = yaml_told()
    assert f"# {configuration['rule_files'][0]}" in PAGE
    assert [rule["alert"] for rule in rules["groups"][0]["rules"] if not rule["expr"]] == []
    assert {tuple(sorted(rule["annotations"])) for rule in rules["groups"][0]["rules"]} == {("summary",)}
