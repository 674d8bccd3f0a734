"""The workspace behind the demo: loaded or empty, kept or fresh, and time that stops where something falls due."""

import asyncio
import signal
import sys
from asyncio.subprocess import PIPE
from datetime import datetime
from pathlib import Path

import aiohttp
import pytest

from bot.config import WrongSetting
from bot.demo.actors import read_script
from bot.demo.browser import workspace
from bot.demo.guide import WALKS
from bot.demo.hosting import EMPTY_AT, Host, Hosting, hosted
from bot.demo.travelling import Traveller
from messages import ids
from okr.delivery import DeliveryState
from okr.ports import World
from sandbox.plain_text import as_text

MONDAY_NEW_YORK = datetime.fromisoformat("2026-11-30T10:00:00-05:00")
TUNG, SARAH = "U018", "U004"

pytestmark = pytest.mark.slow


def states(world: World) -> set[DeliveryState]:
    with world.snapshot() as tx:
        return {row.state for row in tx.deliveries.of_period("2026-W48")}


async def count_teams(host: Host) -> int:
    def counted(world: World) -> int:
        with world.snapshot() as tx:
            return len(tx.teams.all())

    return await host.bot.actor.act_for(host.bot.install.workspace, counted)


async def test_an_empty_one_has_people_and_no_okrs() -> None:
    async with hosted(Hosting(empty=True)) as host:
        assert await count_teams(host) == 0
        assert host.slack.member(TUNG) is not None


async def test_into_an_empty_one_the_bot_has_still_to_be_invited() -> None:
    async with hosted(Hosting(empty=True)) as host:
        tung = host.slack.person(TUNG)
        await tung.command("/invite", "@OKR", channel="C006")
        await host.tick()
        assert [message.user for message in await tung.messages("C006")] == [host.slack.office.bot_user]
        assert host.slack.now() == EMPTY_AT


async def test_several_run_side_by_side() -> None:
    async with hosted(Hosting()) as one, hosted(Hosting(empty=True)) as other:
        assert one.slack.origin != other.slack.origin
        assert (await count_teams(one), await count_teams(other)) == (7, 0)


async def test_what_is_kept_goes_on_where_it_stopped(tmp_path: Path) -> None:
    async with hosted(Hosting(keep=tmp_path)) as host:
        host.slack.move_to(WALKS["vi"].starts)
        await host.tick()
        before = await host.slack.person(TUNG).dm()
    async with hosted(Hosting(keep=tmp_path)) as again:
        assert not again.fresh
        assert again.slack.now() == WALKS["vi"].starts
        tung = again.slack.person(TUNG)
        assert [one.ts for one in await tung.dm()] == [one.ts for one in before]
        await again.tick()
        assert len(await tung.dm()) == 1, "nobody is asked twice"
        await tung.click((await tung.dm())[0], ids.CHECK_IN_OPEN)
        assert tung.view() is not None


@pytest.mark.parametrize("kept", ["[]", "{}", "not json"])
async def test_a_folder_that_keeps_something_else_is_said_so(tmp_path: Path, kept: str) -> None:
    (tmp_path / "workspace.json").write_text(kept, encoding="utf-8")
    with pytest.raises(WrongSetting, match="workspace"):
        async with hosted(Hosting(keep=tmp_path)):
            pass


@pytest.mark.parametrize("text", ["members: [{id: U1}]", "members: [", "memmbers: []"])
async def test_a_seed_that_is_none_is_said_so(tmp_path: Path, text: str) -> None:
    seed = tmp_path / "people.yml"
    seed.write_text(text, encoding="utf-8")
    with pytest.raises(WrongSetting, match="people"):
        async with hosted(Hosting(seed=seed)):
            pass


async def test_a_port_that_is_taken_is_said_so() -> None:
    async with hosted(Hosting(empty=True)) as host:
        port = int(host.slack.origin.rsplit(":", 1)[1])
        with pytest.raises(WrongSetting, match=f"port {port}"):
            async with hosted(Hosting(port=port)):
                pass


async def test_travelling_over_a_weekend_misses_nobody() -> None:
    """From Friday in Vietnam to Monday in New York: every nudge in between is sent at its own time, people answer,
    but not who is played; and the digests are out."""
    async with hosted(Hosting()) as host:
        script = read_script()
        host.slack.page.played.add(TUNG)
        traveller = Traveller(host, [*script["vietnam"], *script["america"]])
        await traveller.travel_to(MONDAY_NEW_YORK)
        found = await host.bot.actor.act_for(host.bot.install.workspace, states)
        assert found <= {DeliveryState.SENT, DeliveryState.CANCELLED}
        sarah = (await host.slack.person(SARAH).dm())[0]
        assert "Recorded" in as_text(sarah, host.slack, SARAH)
        care = [one for one in await host.slack.person("U017").messages("C006") if one.ephemeral_to is None]
        assert "Chưa phản hồi: Ngô Thanh Tùng." in as_text(care[-1], host.slack, "U017")


@pytest.mark.parametrize("language", ["en", "vi"])
async def test_the_guide_follows_what_people_do(language: str) -> None:
    async with workspace(Hosting(), language=language) as (host, address):
        walk = WALKS[language]
        slack, me = host.slack, host.slack.person(walk.person)
        assert address.startswith(f"{slack.origin}/?as={walk.person}")

        def done() -> int:
            return sum(step["done"] for step in slack.page.progress.as_json()["steps"])

        assert done() == 0
        await me.click((await me.dm())[-1], ids.CHECK_IN_OPEN)
        assert done() == 1
        await me.submit()
        await host.bot.deliverer.deliver_due()
        assert done() == 2
        await me.command("/okr", "tình hình" if language == "vi" else "status", channel=walk.channel)
        assert done() == 3
        await slack.travel_to(walk.digest)
        assert done() == 4
        (*_, digest) = [one for one in await me.messages(walk.channel) if one.ephemeral_to is None]
        slack.page.reading.mark(walk.person, walk.channel, digest.ts)
        assert done() == 5
        slack.page.played.add(walk.lead)
        await slack.person(walk.lead).open_home()
        await slack.eventually(slack.person(walk.lead).home)
        assert done() == 6


async def test_the_command_serves_the_page_until_it_is_stopped_and_ends_cleanly() -> None:
    command = ("-m", "bot", "demo", "--no-browser", "--empty")
    process = await asyncio.create_subprocess_exec(sys.executable, *command, stdout=PIPE, stderr=PIPE)
    assert process.stdout is not None
    try:
        async with asyncio.timeout(30):
            address = ""
            while "http" not in address:
                address = (await process.stdout.readline()).decode()
            origin = address.split()[-1]
            async with aiohttp.ClientSession() as session, session.get(origin) as page:
                assert page.status == 200
                assert "<!doctype html>" in (await page.text()).lower()
            process.send_signal(signal.SIGTERM)
            _, complaints = await process.communicate()
        assert (process.returncode, complaints.decode()) == (0, "")
    finally:
        if process.returncode is None:
            process.kill()
