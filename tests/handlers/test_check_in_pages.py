"""Forms of more than one page, and what is kept of a form that is not sent."""

from decimal import Decimal

import pytest

from okr.key_result import KeyResult
from tests.builders import a_key_result, an_increase
from tests.handlers.check_in_scene import WEEK, Scene, field, filled, on_screen
from tests.running_bot import RunningBot


@pytest.fixture
async def scene(a_running_bot: RunningBot) -> Scene:
    return Scene(a_running_bot)


def eight() -> list[KeyResult]:
    return [a_key_result(an_increase(0, 100), number=number, title=f"Result {number}") for number in range(1, 9)]


async def test_two_pages_are_saved_as_one_form(scene: Scene) -> None:
    await scene.begin(*eight())
    alice = scene.bot.person("U1")
    first = await scene.open()
    assert "Page 1 of 2" in scene.reads(first)
    assert first.submit == "Next"
    for number in range(1, 5):
        await alice.fill(filled(str(70 + number), 8, number=number))
    await alice.submit()
    second = on_screen(alice)
    assert (second.submit, second.id) == ("Save", first.id)
    assert await scene.kept(1) is None
    for number in range(5, 9):
        await alice.fill(filled(str(70 + number), 8, number=number))
    await alice.submit()
    kept = [await scene.kept(number) for number in range(1, 9)]
    assert [one.answer.reading for one in kept if one] == [Decimal(70 + number) for number in range(1, 9)]


async def test_back_and_close_lose_nothing_of_two_pages(scene: Scene) -> None:
    await scene.begin(*eight())
    alice = scene.bot.person("U1")
    await scene.open()
    for number in range(1, 5):
        await alice.fill(filled("70", 8, number=number, note=f"note {number}"))
    await alice.submit()
    await alice.fill(filled("75", 8, number=5))
    await alice.click(on_screen(alice), "check_in_back")
    assert on_screen(alice).values[field("note", 2)]["check_in_field"]["value"] == "note 2"
    await alice.close()
    await scene.open()
    assert on_screen(alice).values[field("note", 3)]["check_in_field"]["value"] == "note 3"
    await alice.submit()
    assert on_screen(alice).values[field("value", 5)]["check_in_field"]["value"] == "75"


async def test_a_closed_form_keeps_what_was_typed(scene: Scene) -> None:
    await scene.begin()
    alice = scene.bot.person("U1")
    await scene.open()
    await alice.fill({field("note"): "half a thought"})
    await alice.close()
    assert (await scene.open()).values[field("note")]["check_in_field"]["value"] == "half a thought"


async def test_a_form_that_is_closed_untouched_leaves_no_draft(scene: Scene) -> None:
    await scene.begin()
    await scene.open()
    await scene.bot.person("U1").close()
    assert await scene.bot.read(lambda tx: tx.drafts.get("U1", WEEK)) is None
