"""Two people who answer about the same key result: nothing is overwritten unseen."""

import asyncio
from decimal import Decimal

import pytest

from tests.builders import a_key_result
from tests.handlers.check_in_scene import WEEK, Scene, field, filled, on_screen
from tests.running_bot import RunningBot


@pytest.fixture
async def scene(a_running_bot: RunningBot) -> Scene:
    return Scene(a_running_bot)


async def test_of_two_people_at_once_the_second_sees_both_answers_and_chooses(scene: Scene) -> None:
    await scene.begin()
    alice, leah = scene.bot.person("U1"), scene.bot.person("ULEAD")
    await scene.open("U1")
    await scene.open("ULEAD", "checkin KR-1")
    await alice.fill(filled("60", 8))
    await leah.fill(filled("70", 6))
    await asyncio.gather(alice.submit(), leah.submit())
    titles = {on_screen(alice).title, on_screen(leah).title}
    assert titles == {"Saved", "Answered meanwhile"}
    second, user = (alice, "U1") if on_screen(alice).title == "Answered meanwhile" else (leah, "ULEAD")
    told = scene.reads(on_screen(second), user)
    assert "60, confidence 8" in told
    assert "70, confidence 6" in told
    await second.fill({field("whose"): "mine"})
    await second.submit()
    assert on_screen(second).title == "Saved"
    kept = await scene.kept()
    assert kept is not None
    assert (kept.revision, kept.by) == (2, user)


async def test_keeping_the_others_answer_saves_the_rest_of_the_form(scene: Scene) -> None:
    await scene.begin(a_key_result(number=1), a_key_result(number=2))
    alice, leah = scene.bot.person("U1"), scene.bot.person("ULEAD")
    await scene.open("U1")
    await scene.open("ULEAD", "checkin KR-1")
    await leah.fill(filled("70", 6))
    await leah.submit()
    await alice.fill(filled("60", 8, number=1) | filled("65", 8, number=2))
    await alice.submit()
    await alice.fill({field("whose"): "theirs"})
    await alice.submit()
    assert on_screen(alice).title == "Saved"
    first, second = await scene.kept(1), await scene.kept(2)
    assert first is not None
    assert second is not None
    assert (first.by, first.answer.reading, second.answer.reading) == ("ULEAD", Decimal(70), Decimal(65))
    assert await scene.bot.read(lambda tx: tx.drafts.get("U1", WEEK)) is None
