"""A directory of a small Slack, and a way to build a company from the text of a file."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.company.build import Builder
from bot.company.directory import Directory, directory_of
from bot.company.files import read_company
from okr.company import Company
from okr.settings import WorkspaceSettings
from tests.builders import a_member

SETTINGS = WorkspaceSettings("T1", "Acme", datetime(2026, 9, 1, tzinfo=UTC))

Build = Callable[..., Company]


@pytest.fixture
def directory() -> Directory:
    members = [
        a_member("U1", name="Alice", email="alice@acme.example"),
        a_member("ULEAD", name="Linh", email="linh@acme.example"),
    ]
    return directory_of("T1", members, [("CCARE", "care"), ("CSALES", "sales")])


@pytest.fixture
def build(tmp_path: Path, directory: Directory) -> Build:
    """build(text, name="acme.yml"): the company of a file with that text; FileRefused where it has mistakes."""

    def from_text(text: str, *, name: str = "acme.yml") -> Company:
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        return Builder(read_company(path), directory, SETTINGS).company()

    return from_text
