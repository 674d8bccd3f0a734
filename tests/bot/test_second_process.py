"""A second process on one SQLite file is refused in one sentence; what only looks may run beside the bot."""

import signal
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.commands.tick import rehearsing
from bot.config import Settings, WrongSetting
from bot.demo.hosting import Hosting, hosted
from bot.opening import opened, opened_alone
from sandbox import Sandbox, Workspace
from storage.sole_process import SUFFIX, sole_process
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


TOLD = (
    " already serves okr.db, and SQLite is for one process at a time: stop that one first, or set DATABASE_URL to a "
    "PostgreSQL, which any number of processes may serve.\n"
)


async def test_a_second_bot_is_refused_in_one_sentence_and_a_killed_one_leaves_no_lock(
    shell: Shell, slack: Sandbox
) -> None:
    running = await shell.start("run")
    await slack.connected(seconds=60)
    ran = await shell.run("run")
    assert (ran.code, ran.err) == (2, f"okr-bot: `okr-bot run` (process {running.pid}){TOLD}")
    await end(running, signal.SIGKILL)
    with sole_process(shell.folder / "okr.db", holder="me"):
        pass


async def test_beside_a_running_bot_a_tick_is_refused(shell: Shell, sqlite_url: str) -> None:
    file = Path(sqlite_url.removeprefix("sqlite:///"))
    with sole_process(file, holder="`okr-bot run` (process 7)"):
        ticked = await shell.run("tick", DATABASE_URL=sqlite_url)
    assert (ticked.code, ticked.err) == (2, f"okr-bot: `okr-bot run` (process 7){TOLD.replace('okr.db', str(file))}")


def test_beside_a_running_bot_a_tick_may_be_rehearsed(sqlite_url: str) -> None:
    file = Path(sqlite_url.removeprefix("sqlite:///"))
    with sole_process(file, holder="run"), rehearsing(Settings(database_url=sqlite_url)) as database:
        assert database.workspaces() == ()


def test_a_file_that_may_not_be_locked_is_one_sentence(tmp_path: Path) -> None:
    (tmp_path / f"okr.db{SUFFIX}").mkdir()
    settings = Settings(database_url=f"sqlite:///{tmp_path / 'okr.db'}")
    told = r"okr\.db cannot be held for this process alone: Is a directory\."
    with pytest.raises(WrongSetting, match=told), opened_alone(settings, by="run"):
        pass


def test_nothing_is_made_for_a_look_at_a_database_that_is_not_there(tmp_path: Path) -> None:
    settings = Settings(database_url=f"sqlite:///{tmp_path / 'okr.db'}")
    told = r"There is no database file .*okr\.db yet: run `okr-bot migrate` first\."
    with pytest.raises(WrongSetting, match=told), opened(settings, untouched=True):
        pass
    assert not list(tmp_path.iterdir())


async def test_a_demo_is_refused_a_folder_that_another_demo_keeps(tmp_path: Path) -> None:
    told = r"\(process 7\) already serves .* or keep this one in another folder"
    with (
        sole_process(tmp_path / "okr.db", holder="`okr-bot demo` (process 7)"),
        pytest.raises(WrongSetting, match=told),
    ):
        async with hosted(Hosting(keep=tmp_path)):
            pass
