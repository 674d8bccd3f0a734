"""`okr-bot export FILE`: what an operator gets, and what is said where it cannot be written."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from bot.commands.export import command
from okr.audit import OPERATOR
from storage.engine import open_database
from tests.storage.acme import a_founded_company


@pytest.fixture
def company(sqlite_url: str, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.setattr("bot.log.set_up", lambda **_: None)
    monkeypatch.setenv("DATABASE_URL", sqlite_url)
    database = open_database(sqlite_url)
    a_founded_company(database)
    database.dispose()
    return sqlite_url


def test_the_file_holds_everything_and_takes_the_place_of_the_one_before(company: str, tmp_path: Path) -> None:
    file = tmp_path / "acme.yaml"
    file.write_text("old")
    ran = CliRunner().invoke(command, [str(file)])
    assert (ran.exit_code, ran.output.startswith(f"{file}: everything on record")) == (0, True), ran.output
    assert "title: Customers stay with us" in file.read_text(encoding="utf-8")
    assert list(tmp_path.iterdir()) == [file]
    assert file.stat().st_mode & 0o077 == 0


def test_what_the_operator_took_out_stands_in_the_log(company: str, tmp_path: Path) -> None:
    for options in (["all.yaml"], ["hers.csv", "--as", "ULEAD"]):
        ran = CliRunner().invoke(command, [str(tmp_path / options[0]), *options[1:]])
        assert ran.exit_code == 0, ran.output
    database = open_database(company)
    with database.snapshot("T1") as tx:
        noted = [(note.actor, note.action, note.thing) for note in tx.audit.latest(2)]
    database.dispose()
    assert noted == [(OPERATOR, "export_company", "1 csv ULEAD"), (OPERATOR, "export_company", "1 yaml")]


@pytest.mark.parametrize(
    ("options", "code", "told"),
    [
        (["acme.yml", "--as", "ULEAD"], 0, "what Bob may see"),
        (["acme.yml", "--as", "nobody@acme.example"], 1, "Nobody here has the Slack id or e-mail nobody@acme.example."),
        (["acme.txt"], 2, "acme.txt should end with"),
        (["nowhere/acme.yml"], 1, "nowhere/acme.yml cannot be written: No such file or directory."),
        (["acme.yml", "--workspace", "T9"], 1, "The database holds T1: say which with --workspace."),
    ],
)
def test_what_is_said(
    company: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, options: list[str], code: int, told: str
) -> None:
    monkeypatch.chdir(tmp_path)
    ran = CliRunner().invoke(command, options)
    assert (ran.exit_code, told in ran.output) == (code, True), ran.output
