"""Secrets and people's words go down every path there is, and through every error; the log at DEBUG holds none."""

import asyncio
import io
import json
import logging
import re
from collections.abc import AsyncIterator, Iterator

import aiohttp
import pytest
import structlog

from bot.config import Mode
from bot.http.app import EVENTS
from bot.log import set_up
from okr.ports import World
from storage.engine import open_database
from tests.bot.http.asking import signed
from tests.builders import a_key_result, an_increase, an_objective
from tests.handlers.check_in_scene import DIGEST_OUT, Scene, filled
from tests.running_bot import RunningBot, bot_in_slack

WORD = "canary"
"""In everything that somebody types or writes, and in the password of the database."""

SECRET_KEYS = ("trigger_id", "response_url", "token", "upload_url", "url")


@pytest.fixture
def log() -> Iterator[io.StringIO]:
    """All that is logged from now on, by whomever, as an operator has it at DEBUG."""
    root = logging.getLogger()
    before = root.handlers[:], root.level, {name: logging.getLogger(name).level for name in root.manager.loggerDict}
    out = io.StringIO()
    set_up(level="DEBUG", form="json", stream=out)
    yield out
    root.handlers, root.level = before[0], before[1]
    for name, level in before[2].items():
        logging.getLogger(name).setLevel(level)
    structlog.reset_defaults()


@pytest.fixture(params=list(Mode), ids=lambda mode: mode.name.lower())
async def scene(log: io.StringIO, sqlite_url: str, request: pytest.FixtureRequest) -> AsyncIterator[Scene]:
    """A bot that ticks, started when the log was there already, in a company whose objectives are canaries."""
    async with bot_in_slack(sqlite_url, mode=request.param, ticks=True) as bot:
        scene = Scene(bot)
        await scene.begin(*(a_key_result(an_increase(0, 100), number=each, title=f"{WORD} {each}") for each in (1, 2)))
        await bot.put(an_objective(title=f"{WORD} objective", why=f"{WORD} why"))
        yield scene


async def test_whatever_people_do_and_whatever_goes_wrong_no_secret_and_no_word_is_logged(
    scene: Scene, log: io.StringIO
) -> None:
    await a_week_of_words(scene)
    await trouble_with_slack(scene)
    await trouble_of_our_own(scene.bot)
    if scene.bot.bot.settings.mode is Mode.HTTP:
        await strangers_at_the_port(scene.bot)
    else:
        await a_socket_that_breaks(scene.bot)
    found = log.getvalue()
    told = {json.loads(one)["event"] for one in found.splitlines()}
    assert {"connected", "delivery", "handler broke", "planning broke"} <= told
    assert WORD not in found.lower()
    assert [secret for secret in secrets_of(scene.bot) if secret in found] == []


async def a_week_of_words(scene: Scene) -> None:
    """Commands, a nudge, its form, the digest with its picture."""
    bot, alice, leah = scene.bot, scene.bot.person("U1"), scene.bot.person("ULEAD")
    nudge = await scene.nudge()
    for typed in (f"status {WORD}", WORD, f"{WORD} KR-1", f"settings {WORD}", f"away {WORD}"):
        assert (await alice.command("/okr", typed, channel="CCARE")).acked
    await alice.click(nudge, "check_in_open")
    await alice.fill(filled(WORD, 8, note=f"{WORD} note", blocker=f"{WORD} blocker"))
    await alice.submit()
    await alice.fill(filled("62", 8) | filled("5", 3, number=2))
    await alice.submit()
    await leah.command("/okr", "digest care", channel="CCARE")
    scene.bot.move_to(DIGEST_OUT)
    await bot.tick()
    await bot.slack.eventually(lambda: bot.slack.calls("files.completeUploadExternal"), seconds=10)


async def trouble_with_slack(scene: Scene) -> None:
    """Calls that are refused, break, or whose answer is lost, of which some are told to the person."""
    bot, alice, faults = scene.bot, scene.bot.person("U1"), scene.bot.slack.faults
    faults.refuse("views.open", "invalid_arguments")
    await alice.command("/okr", f"new {WORD}", channel="CCARE")
    faults.lose_answer("chat.postMessage")
    faults.fail("chat.update", times=2)
    faults.rate_limit("views.publish")
    await alice.open_home()
    bot.advance(days=4)
    await bot.tick()
    faults.clear()


async def trouble_of_our_own(bot: RunningBot) -> None:
    """Errors whose messages quote what people wrote, and a database that cannot be reached."""

    def plan_broken(world: World) -> int:
        del world
        raise ValueError(f"{WORD} is what Alice wrote; {bot.slack.bot_token}")

    whole, bot.bot.planner._plans = bot.bot.planner._plans, (plan_broken,)
    await bot.tick()
    bot.bot.planner._plans = whole
    log = structlog.get_logger("bot")
    for url in (f"postgresql://okr:{WORD}@127.0.0.1:1/okr", f"postgresql://okr:{WORD}@host:port/okr"):
        try:
            open_database(url).workspaces()
        except Exception:
            log.exception("database out of reach", url=url)


async def a_socket_that_breaks(bot: RunningBot) -> None:
    """The first address that Slack gives is not good any more: aiohttp's error quotes it."""
    tickets = bot.slack.office.tickets
    issued = len(bot.slack.calls("apps.connections.open"))
    bot.slack.drop_sockets()
    async with asyncio.timeout(15):
        while len(bot.slack.calls("apps.connections.open")) == issued:
            await asyncio.sleep(0)
        tickets.clear()
    await bot.slack.connected(seconds=15)


async def strangers_at_the_port(bot: RunningBot) -> None:
    """Requests that are unsigned, badly signed, well signed and nonsense, or no HTTP."""
    settings = bot.bot.settings
    address = f"http://{settings.host}:{settings.port}{EVENTS}"
    body = json.dumps({"type": "block_actions", "user": {"id": WORD}, "actions": [{"action_id": WORD}]}).encode()
    well = signed(body, at=bot.bot.clock.unix(), secret=bot.slack.signing_secret)
    async with aiohttp.ClientSession() as session:
        for headers in ([], signed(body, secret=WORD), well):
            told = {name.decode(): value.decode() for name, value in headers}
            async with session.post(f"{address}?{WORD}", data=body, headers=told) as answer:
                assert answer.status in {400, 401}
    reader, writer = await asyncio.open_connection(settings.host, settings.port)
    writer.write(f"{WORD} \0 {bot.slack.signing_secret}\r\n\r\n".encode())
    await reader.read()
    writer.close()


def secrets_of(bot: RunningBot) -> set[str]:
    """All that must never be logged: tokens, the signing secret, triggers, and the secret ends of addresses."""
    slack = bot.slack
    found = {slack.bot_token, slack.app_token, slack.signing_secret}
    for payload in [one.payload for one in slack.deliveries()] + [call.answer for call in slack.calls()]:
        found |= {end_of(str(payload[key])) for key in SECRET_KEYS if payload.get(key)}
    assert len(found) > 10
    return found - {""}


def end_of(value: str) -> str:
    """The part of an address that opens it; of anything else, all."""
    return re.split(r"ticket=|/", value)[-1].partition("&")[0]
