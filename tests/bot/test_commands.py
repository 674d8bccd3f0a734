"""The command line as an operator uses it: one sentence where something is wrong, and what was done where not."""

import json
import signal
import sqlite3
import subprocess
import sys
from collections.abc import AsyncIterator, Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import aiohttp
import pytest

from bot.config import Settings, WrongSetting
from bot.http.app import EVENTS
from bot.opening import check
from sandbox import CannotDo, Sandbox, Workspace
from tests.bot.okr_bot_process import ROOT, Shell, end, shell_for
from tests.bot.preloaded import Preloaded, preloaded
from tests.builders import WORKSPACE, a_cycle, a_key_result, a_member, a_membership, a_team, an_objective
from tests.running_bot import CHANNELS, FRIDAY, MANIFEST, PEOPLE, bot_in_slack, database_at, free_port, put, register

pytestmark = pytest.mark.slow
"""Each of them starts processes."""


@pytest.fixture
async def slack() -> AsyncIterator[Sandbox]:
    workspace = Workspace(team_id=WORKSPACE, members=PEOPLE, channels=CHANNELS)
    async with Sandbox(workspace, manifest=MANIFEST) as sandbox:
        yield sandbox


@pytest.fixture(scope="module")
def commands() -> Iterator[Preloaded]:
    with preloaded() as process:
        yield process


@pytest.fixture
def shell(slack: Sandbox, tmp_path: Path, commands: Preloaded) -> Shell:
    return replace(shell_for(slack, tmp_path), preloaded=commands)


def test_help_imports_neither_slack_nor_the_database() -> None:
    asked = (
        "import sys; sys.argv = ['okr-bot', '--help']; from bot.cli import main\ntry: main()\nexcept SystemExit: pass\n"
    )
    asked += "print(sorted({'slack_bolt', 'sqlalchemy', 'aiohttp', 'jinja2'} & set(sys.modules)))"
    ran = subprocess.run([sys.executable, "-c", asked], cwd=ROOT, capture_output=True, text=True, check=True)
    assert "tick" in ran.stdout
    assert ran.stdout.splitlines()[-1] == "[]"


@pytest.mark.parametrize(
    ("variables", "told"),
    [
        ({"SLACK_BOT_TOKEN": ""}, "SLACK_BOT_TOKEN is not set"),
        ({"SLACK_APP_TOKEN": ""}, "Neither SLACK_APP_TOKEN nor SLACK_SIGNING_SECRET is set"),
        ({"SLACK_APP_TOKEN": "", "SLACK_SIGNING_SECRET": "5" * 32, "OKR_HOST": "203.0.113.1"}, "cannot be listened on"),
        ({"SLACK_APP_TOKEN": "xoxb-1"}, "SLACK_APP_TOKEN does not look like"),
        ({"SLACK_BOT_TOKEN": "xoxb-wrong"}, "Slack does not accept SLACK_BOT_TOKEN (invalid_auth)"),
        ({"SLACK_APP_TOKEN": "xapp-wrong"}, "Slack does not accept SLACK_APP_TOKEN (invalid_auth)"),
        ({"SLACK_API_URL": "http://127.0.0.1:1/api"}, "Slack cannot be reached at http://127.0.0.1:1/api/"),
        ({"DATABASE_URL": "sqlite:////no/such/folder/okr.db"}, "cannot be opened: unable to open database file."),
        ({"DATABASE_URL": "sqlite://"}, "DATABASE_URL"),
        ({"DATABASE_URL": "postgresql://okr:hunter2@host:port/okr"}, "a database URL looks like sqlite:///okr.db or"),
        ({"DATABASE_URL": "postgresql://okr:hunter2@127.0.0.1:1/okr"}, "cannot be opened: connection failed"),
    ],
)
async def test_run_with_a_wrong_setting_says_one_sentence_and_ends_with_2(
    shell: Shell, variables: dict[str, str], told: str
) -> None:
    ran = await shell.run("run", **variables)
    assert ran.code == 2
    (sentence,) = ran.err.splitlines()[-1:]
    assert sentence.startswith("okr-bot: ")
    assert told in sentence
    assert "Traceback" not in ran.err
    assert "hunter2" not in ran.err


async def test_a_file_that_is_no_database_is_said_in_one_sentence(shell: Shell, tmp_path: Path) -> None:
    file = tmp_path / "notes.db"
    file.write_text("Not a database, and longer than the hundred bytes of a header. " * 3, encoding="utf-8")
    variables = {"DATABASE_URL": f"sqlite:///{file}"}
    ran = await shell.run("migrate", **variables)
    assert (ran.code, ran.err) == (
        2,
        "okr-bot: The database of DATABASE_URL cannot be opened: file is not a database.\n",
    )
    assert "✗ The database cannot be opened: file is not a database." in (await shell.run("doctor", **variables)).out


async def test_migrate_says_what_ran_and_then_that_nothing_is_left(shell: Shell) -> None:
    assert "migrations ran." in (await shell.run("migrate")).out
    assert (await shell.run("migrate")).out == "The database is up to date.\n"


async def test_tick_says_what_was_done_as_of_the_moment(shell: Shell) -> None:
    ran = await shell.run("tick", "--at", "2026-11-27T15:00+07:00")
    assert ran.code == 0, ran.err
    assert ran.out.startswith("As of 2026-11-27T08:00+00:00\n")
    assert "Nothing was due." in ran.out


async def test_tick_refuses_a_moment_without_its_zone(shell: Shell) -> None:
    ran = await shell.run("tick", "--at", "2026-11-27T15:00")
    assert ran.code == 2
    assert "is no moment with its zone" in ran.err


async def test_tick_tells_slack_itself_nothing_of_the_future(shell: Shell) -> None:
    ran = await shell.run("tick", "--at", "2099-01-01T00:00Z", SLACK_API_URL="https://slack.com/api/")
    assert ran.code == 2
    assert "add --dry-run to look ahead" in ran.err


async def test_a_rehearsal_prints_what_people_would_read_and_writes_and_posts_nothing(
    shell: Shell, slack: Sandbox
) -> None:
    database = shell.folder / "okr.db"
    await shell.run("migrate")
    load_a_company(f"sqlite:///{database}")
    before = rows_of(database)
    ran = await shell.run("tick", "--at", "2026-11-27T15:00+00:00", "--dry-run")
    assert ran.code == 0, ran.err
    assert "a rehearsal, nothing is written or posted" in ran.out
    assert "would be sent: nudge U1 2026-W48 to U1" in ran.out
    assert "[Check in]" in ran.out
    assert slack.calls("chat.postMessage") == []
    assert rows_of(database) == before
    in_earnest = await shell.run("tick", "--at", "2026-11-27T15:00+00:00")
    assert "sent: nudge U1 2026-W48 to U1" in in_earnest.out
    assert len(slack.calls("chat.postMessage")) == 1
    assert "Nothing was due." in (await shell.run("tick", "--at", "2026-11-27T15:01+00:00")).out


async def test_a_rehearsal_does_not_even_migrate(shell: Shell) -> None:
    ran = await shell.run("tick", "--dry-run")
    assert (ran.code, ran.out) == (2, "")
    assert "run `okr-bot migrate` first" in ran.err


def load_a_company(url: str) -> None:
    """Alice owns a key result of the care team."""
    register(url)
    with database_at(url) as database, database.transaction(WORKSPACE) as tx:
        things = (
            a_member("U1"),
            a_member("ULEAD"),
            a_team(),
            a_cycle(),
            an_objective(),
            a_key_result(),
            a_membership(),
        )
        for thing in things:
            put(thing, tx)


def rows_of(database: Path) -> list[str]:
    """Every row of every table."""
    with closing(sqlite3.connect(database)) as connection:
        return list(connection.iterdump())


async def test_doctor_finds_nothing_wrong_with_a_healthy_bot(shell: Shell) -> None:
    await shell.run("tick")
    ran = await shell.run("doctor")
    assert ran.code == 0, ran.out + ran.err
    assert "✓ The bot token has exactly the scopes of the manifest." in ran.out
    assert ran.out.endswith("All is well.\n")


async def test_doctor_says_how_to_mend_what_is_wrong(shell: Shell, slack: Sandbox) -> None:
    slack.faults.revoke_token()
    ran = await shell.run("doctor")
    assert ran.code == 1
    assert "✗ Slack does not accept the bot token (token_revoked)." in ran.out
    assert "→ Install the app anew" in ran.out
    assert "✗ There is no database file okr.db yet." in ran.out
    assert "→ Run `okr-bot migrate`." in ran.out
    assert not (shell.folder / "okr.db").exists()


async def test_at_debug_no_token_and_nothing_that_people_typed_reaches_the_log(shell: Shell, slack: Sandbox) -> None:
    process = await shell.start("run", OKR_LOG_LEVEL="DEBUG", OKR_LOG_FORMAT="json")
    await slack.connected(seconds=20)
    alice = slack.person("U1")
    for typed in ("status canary", "canary words", "history KR-1"):
        assert (await alice.command("/okr", typed)).acked
    ended = await end(process, signal.SIGTERM)
    assert ended.code == 0, ended.err
    assert "canary" not in ended.err
    assert slack.bot_token not in ended.err
    assert slack.app_token not in ended.err
    events = [json.loads(line)["event"] for line in ended.err.splitlines()]
    assert {"connected", "stopped"} <= set(events)
    assert "As you gave `client` as well, `token` will be unused." not in events


async def test_over_http_it_answers_is_ready_and_ends_with_0_when_it_is_told_to(shell: Shell, slack: Sandbox) -> None:
    port = free_port()
    variables = {"SLACK_APP_TOKEN": "", "SLACK_SIGNING_SECRET": slack.signing_secret, "PORT": str(port)}
    process = await shell.start("run", OKR_LOG_LEVEL="DEBUG", OKR_LOG_FORMAT="json", **variables)

    async def is_up() -> bool:
        try:
            await slack.use_request_url(f"http://127.0.0.1:{port}{EVENTS}")
        except CannotDo:
            return False
        return True

    await slack.eventually(is_up, seconds=20)
    assert (await slack.person("U1").command("/okr", "status canary")).acked
    async with aiohttp.ClientSession() as session:
        for path, status in (("/healthz", 200), ("/readyz", 200), (EVENTS, 401), ("/slack/other", 404)):
            async with session.get(f"http://127.0.0.1:{port}{path}") as answer:
                assert (path, answer.status) == (path, status)
    ended = await end(process, signal.SIGTERM)
    assert ended.code == 0, ended.err
    for secret in ("canary", slack.bot_token, slack.signing_secret):
        assert secret not in ended.err


async def test_doctor_looks_for_no_socket_where_slack_sends_requests(shell: Shell, slack: Sandbox) -> None:
    ran = await shell.run("doctor", SLACK_APP_TOKEN="", SLACK_SIGNING_SECRET=slack.signing_secret)
    assert "✓ Slack's requests are expected on 127.0.0.1, port 3000." in ran.out
    assert slack.calls("apps.connections.open") == []


async def test_the_bot_asks_nothing_of_the_environment_but_through_its_settings(
    sqlite_url: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """SLACK_CLIENT_ID and SLACK_CLIENT_SECRET would make Bolt look for installations in files of its own."""
    monkeypatch.setenv("SLACK_CLIENT_ID", "1.2")
    monkeypatch.setenv("SLACK_CLIENT_SECRET", "canary")
    monkeypatch.setenv("SLACK_BOT_TOKEN", "xoxb-of-another-app")
    monkeypatch.setenv("HOME", str(tmp_path))
    async with bot_in_slack(sqlite_url, now=FRIDAY) as running:
        alice = running.person("U1")
        assert (await alice.command("/okr")).acked
        assert "What you can do here" in (await alice.dm())[-1].text
        assert [call.error for call in running.slack.calls("users.info")] == [None]
    assert not list(tmp_path.glob(".bolt*"))


def test_a_postgresql_that_lacks_migrations_is_not_migrated_unasked(tmp_path: Path) -> None:
    settings = Settings(database_url="postgresql+psycopg://okr@127.0.0.1/okr")
    with database_at(f"sqlite:///{tmp_path / 'empty.db'}") as database:
        with pytest.raises(WrongSetting, match=r"lacks \d+ migrations: run `okr-bot migrate` first"):
            check(settings, database, migrated=True, migrates=False)
        assert database.pending_migrations()
