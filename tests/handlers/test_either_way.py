"""The same bot over a socket and over HTTP: what people do comes to the same."""

from decimal import Decimal

import pytest

from sandbox import Member as SlackMember
from tests.handlers.check_in_scene import NUDGE_TIME, Scene, filled, on_screen
from tests.running_bot import RunningBot


@pytest.fixture
async def scene(a_running_bot_either_way: RunningBot) -> Scene:
    scene = Scene(a_running_bot_either_way)
    await scene.begin()
    return scene


async def test_a_nudge_is_answered_in_its_form_and_turns_into_the_receipt(scene: Scene) -> None:
    alice, nudge = scene.bot.person("U1"), await scene.nudge()
    assert (await alice.click(nudge, "check_in_open")).acked
    await alice.fill(filled("62.5"))
    assert (await alice.submit()).acked
    kept = await scene.kept()
    assert kept is not None
    assert kept.answer.reading == Decimal("62.5")
    scene.bot.move_to(NUDGE_TIME)
    await scene.bot.tick()
    (receipt,) = await alice.dm()
    assert receipt.ts == nudge.ts
    assert "62.5" in scene.reads(receipt)


async def test_a_figure_that_cannot_be_read_is_refused_at_its_field_and_the_form_stays(scene: Scene) -> None:
    alice = scene.bot.person("U1")
    await scene.open()
    await alice.fill(filled("thirty"))
    outcome = await alice.submit()
    assert outcome.ack["response_action"] == "errors"
    assert on_screen(alice).errors
    assert await scene.kept() is None


async def test_a_command_in_any_language_arrives_as_it_was_typed(scene: Scene) -> None:
    lan = scene.bot.person("ULAN")
    outcome = await lan.command("/okr", "tình hình 🎯 & <x>", channel="CCARE")
    assert outcome.acked
    assert outcome.error is None
    assert (await lan.command("/okr", "trợ giúp", channel="CCARE")).ack["blocks"]


async def test_what_slack_says_of_a_person_is_kept(scene: Scene) -> None:
    await scene.bot.slack.change_zone("U1", "Asia/Tokyo")
    await scene.bot.slack.add_member(SlackMember("UNEW", "nina", "Nina New", zone="Europe/Paris"))
    people = {member.id: member for member in await scene.bot.read(lambda tx: tx.members.all())}
    assert people["U1"].zone == "Asia/Tokyo"
    assert people["UNEW"].zone == "Europe/Paris"


async def test_home_is_drawn_when_it_is_opened(scene: Scene) -> None:
    alice = scene.bot.person("U1")
    assert (await alice.open_home()).acked
    home = await scene.bot.slack.eventually(alice.home)
    assert "KR-1" in scene.reads(home)


async def test_a_guest_is_told_why_not_where_they_are(scene: Scene) -> None:
    gus = scene.bot.person("UGUEST")
    outcome = await gus.command("/okr", "checkin", channel="CCARE")
    assert outcome.acked
    assert outcome.ack["blocks"] or outcome.ack["text"]
    assert gus.view() is None
