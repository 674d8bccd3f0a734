"""What is installed holds all that is read at run time: templates, catalogues, the library of objectives, fonts."""

import tomllib
from fnmatch import fnmatch
from pathlib import Path
from typing import Any

import pytest

from messages.language import LOCALES
from messages.render import TEMPLATES
from messages.template_library import LIBRARY
from tests.running_bot import MANIFEST

ROOT = MANIFEST.parent
IGNORED = [line.strip("/") for line in (ROOT / ".gitignore").read_text(encoding="utf-8").split() if line]
"""Hatchling leaves out what git ignores."""


def wheel() -> dict[str, Any]:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    found: dict[str, Any] = project["tool"]["hatch"]["build"]["targets"]["wheel"]
    return found


def test_whole_packages_are_installed_and_the_manifest_with_them() -> None:
    assert wheel().keys() == {"packages", "force-include"}
    assert "manifest.yml" in wheel()["force-include"]


@pytest.mark.parametrize("folder", [LIBRARY, TEMPLATES, LOCALES, LIBRARY.parent / "fonts"], ids=lambda one: one.name)
def test_what_is_read_at_run_time_lies_in_a_package_and_is_not_left_out(folder: Path) -> None:
    files = [file.relative_to(ROOT) for file in folder.rglob("*") if file.is_file()]
    assert files
    assert {file.parts[0] for file in files} <= set(wheel()["packages"])
    assert [file for file in files for part in file.parts if any(fnmatch(part, each) for each in IGNORED)] == []
