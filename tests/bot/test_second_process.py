"""A second process on one SQLite file is refused in one sentence; what only looks may run beside the bot."""

import signal
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.config import WrongSetting
from bot.demo.hosting import Hosting, hosted
from sandbox import Sandbox, Workspace
from storage.sole_process import sole_process
from tests.bot.okr_bot_process import Shell, end, shell_for
from tests.builders import WORKSPACE
from tests.running_bot import MANIFEST

pytestmark = pytest.mark.slow
"""They start processes."""


@pytest.fixture
async def slack() -> AsyncIterator[Sandbox]:
    async with Sandbox(Workspace(team_id=WORKSPACE), manifest=MANIFEST) as sandbox:
        yield sandbox


@pytest.fixture
def shell(slack: Sandbox, tmp_path: Path) -> Shell:
    return shell_for(slack, tmp_path)


async def test_what_sends_is_refused_beside_a_running_bot_and_welcome_once_that_was_killed(
    shell: Shell, slack: Sandbox
) -> None:
    running = await shell.start("run")
    await slack.connected(seconds=20)
    for command in ("run", "tick"):
        ran = await shell.run(command)
        assert ran.code == 2
        assert ran.err == (
            f"okr-bot: `okr-bot run` (process {running.pid}) already serves okr.db, and SQLite is for one process at a "
            "time: stop that one first, or set DATABASE_URL to a PostgreSQL, which any number of processes may serve.\n"
        )
    looked = await shell.run("tick", "--dry-run")
    assert "a rehearsal, nothing is written or posted" in looked.out
    assert (await shell.run("deliveries")).code == 0
    await end(running, signal.SIGKILL)
    assert (await shell.run("tick")).code == 0


async def test_nothing_is_made_for_a_look_at_a_database_that_is_not_there(shell: Shell) -> None:
    for look in (("deliveries",), ("tick", "--dry-run")):
        ran = await shell.run(*look)
        assert ran.code == 2
        assert ran.err == "okr-bot: There is no database file okr.db yet: run `okr-bot migrate` first.\n"
    assert not list(shell.folder.iterdir())


async def test_a_demo_is_refused_a_folder_that_another_demo_keeps(tmp_path: Path) -> None:
    told = r"\(process 7\) already serves .* or keep this one in another folder"
    with (
        sole_process(tmp_path / "okr.db", holder="`okr-bot demo` (process 7)"),
        pytest.raises(WrongSetting, match=told),
    ):
        async with hosted(Hosting(keep=tmp_path)):
            pass
