"""The sandbox as a process of its own, driven over its control API."""

import asyncio
import inspect
import signal
import sys
from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
import yaml
from slack_sdk.web.async_client import AsyncWebClient

from sandbox import CannotDo, Member, Sandbox
from sandbox.client import RemoteSandbox
from sandbox.client.changes import RemoteChanges, RemoteFaults
from sandbox.client.person import RemotePerson
from sandbox.driver.changes import Changes
from sandbox.driver.person import Person
from sandbox.state.faults import Faults
from sandbox.wire import to_json
from tests.sandbox.conftest import FRIDAY, MANIFEST, WORKSPACE, running_app
from tests.sandbox.test_a_day_with_an_app import an_app


@pytest.fixture
def files(tmp_path: Path) -> tuple[str, ...]:
    """The command line of a sandbox with the test workspace."""
    seed = {
        "team_id": WORKSPACE.team_id,
        "members": [to_json(member) for member in WORKSPACE.members],
        "channels": [{**to_json(c), "members": list(c.members)} for c in WORKSPACE.channels],
    }
    (tmp_path / "seed.yml").write_text(yaml.safe_dump(seed))
    (tmp_path / "manifest.yml").write_text(yaml.safe_dump(MANIFEST))
    where = ("--seed", str(tmp_path / "seed.yml"), "--manifest", str(tmp_path / "manifest.yml"))
    return (sys.executable, "-m", "sandbox", "--port", "0", "--now", FRIDAY.isoformat(), *where)


@pytest.fixture
async def remote(files: tuple[str, ...]) -> AsyncIterator[RemoteSandbox]:
    """A sandbox in another process."""
    process = await asyncio.create_subprocess_exec(*files, stdout=asyncio.subprocess.PIPE)
    assert process.stdout
    url = (await asyncio.wait_for(process.stdout.readline(), 20)).decode().strip()
    yield RemoteSandbox(url)
    process.send_signal(signal.SIGTERM)
    assert await asyncio.wait_for(process.wait(), 10) == 0


async def test_a_person_in_another_process_fills_a_form_and_reads_the_answer(remote: RemoteSandbox) -> None:
    alice = remote.person("U001")
    async with running_app(remote, an_app):
        assert (await alice.command("/test")).ack == {"text": "opening"}
        view = await remote.eventually(alice.view)
        assert view.title == "A form"
        await alice.fill({("name", "typed"): "no"})
        await alice.submit()
        assert alice.errors() == {"name": "not that"}
        await alice.fill({"name": "yes"})
        assert (await alice.submit()).acked
        await remote.eventually(lambda: remote.calls("chat.postMessage"))
        await alice.open_home()
        home = await remote.eventually(alice.home)
        assert (await alice.click(home, "go")).acked
        await remote.eventually(lambda: len(remote.calls("chat.postMessage")) == 2)
    assert [message.text for message in await alice.dm()] == ["opening", "got yes", "gone"]
    assert remote.channel_messages("D001")[-1].text == "gone"
    assert [one.kind for one in remote.deliveries("slash_commands")] == ["slash_commands"]


async def test_time_faults_and_changes_are_reached_from_outside(remote: RemoteSandbox) -> None:
    client = AsyncWebClient(token=remote.bot_token, base_url=remote.url, retry_handlers=[])
    remote.advance(timedelta(days=3))
    await remote.travel_to(FRIDAY + timedelta(days=3, hours=1))
    assert remote.now() == FRIDAY + timedelta(days=3, hours=1)
    remote.move_to(FRIDAY + timedelta(days=4))
    assert remote.now() == FRIDAY + timedelta(days=4)
    remote.faults.refuse("auth.test", "fatal_error")
    assert remote.drop_sockets() == 0
    await remote.change_zone("U001", "Asia/Tokyo")
    await remote.add_member(Member("U100", "new", "Newcomer"))
    found = await client.users_info(user="U001")
    assert found["user"]["tz"] == "Asia/Tokyo"
    assert remote.person("U100").member.real_name == "Newcomer"
    with pytest.raises(Exception, match="fatal_error"):
        await client.auth_test()
    with pytest.raises(CannotDo, match="no such slash command"):
        await remote.person("U001").command("/other")


async def test_a_wrong_seed_is_one_sentence_and_exit_code_2(files: tuple[str, ...], tmp_path: Path) -> None:
    (tmp_path / "seed.yml").write_text("members: [{id: U1, name: x, hair: red}]")
    process = await asyncio.create_subprocess_exec(*files, stderr=asyncio.subprocess.PIPE)
    _, said = await process.communicate()
    assert process.returncode == 2
    assert said.decode().splitlines() == ["sandbox: a member has no hair: {'id': 'U1', 'name': 'x', 'hair': 'red'}"]


def verbs(kind: type[Any]) -> dict[str, list[str]]:
    """The public methods of a class with the names of their parameters."""
    found = inspect.getmembers(kind, inspect.isfunction)
    return {name: list(inspect.signature(f).parameters) for name, f in found if not name.startswith("_")}


@pytest.mark.parametrize(("here", "there"), [(Person, RemotePerson), (Changes, RemoteChanges), (Faults, RemoteFaults)])
def test_both_drivers_have_the_same_verbs(here: type[Any], there: type[Any]) -> None:
    own = {name: parameters for name, parameters in verbs(here).items() if name not in ("take", "in_force")}
    assert verbs(there) == own


def test_the_remote_sandbox_has_the_verbs_of_the_local_one() -> None:
    assert set(verbs(Sandbox)) - {"stop"} <= set(verbs(RemoteSandbox))
