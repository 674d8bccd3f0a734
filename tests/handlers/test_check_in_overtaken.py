"""Save pressed while taps and characters are still on their way: what was done counts, what is wrong stays said."""

import asyncio
from copy import deepcopy
from decimal import Decimal
from typing import Any

import pytest

from okr.metric import Milestones, Step
from sandbox.driver.screen import View
from tests.builders import a_key_result
from tests.handlers.check_in_scene import WEEK, Scene, field, filled, on_screen
from tests.handlers.test_check_in_taps import as_tapped, chosen, late, means
from tests.running_bot import RunningBot


@pytest.fixture
async def scene(a_running_bot: RunningBot) -> Scene:
    return Scene(a_running_bot)


def as_typed(view: View, number: int, name: str, text: str) -> dict[str, Any]:
    """The character that somebody types now, to be sent later."""
    raw, block = deepcopy(view.raw), field(name, number)
    raw["state"]["values"][block]["check_in_field"]["value"] = text
    action = {"type": "plain_text_input", "action_id": "check_in_field", "block_id": block, "value": text}
    return {"view": raw, "action": action}


@pytest.mark.parametrize("first", ["tap", "save"])
async def test_a_first_tap_and_save_at_once_are_one_answer(a_running_bot_either_way: RunningBot, first: str) -> None:
    scene = Scene(a_running_bot_either_way)
    await scene.begin(a_key_result(number=1), a_key_result(number=2))
    alice = scene.bot.person("U1")
    await scene.open()
    await alice.fill({field("value", 1): "62", field("note", 1): "two deals"} | filled("70", 7, number=2))
    tap, save = late(scene, as_tapped(on_screen(alice), 1, 8)), alice.submit()
    await asyncio.gather(*((tap, save) if first == "tap" else (save, tap)))
    assert on_screen(alice).title == "Saved"
    kept = [await scene.kept(number) for number in (1, 2)]
    assert [(one.answer.reading, one.answer.confidence) for one in kept if one] == [(Decimal(62), 8), (Decimal(70), 7)]
    assert kept[0] is not None
    assert kept[0].answer.note == "two deals"


async def test_a_tap_that_comes_in_too_late_shows_and_nothing_typed_is_lost(scene: Scene) -> None:
    await scene.begin()
    alice = scene.bot.person("U1")
    await scene.open()
    await alice.fill({field("value"): "62", field("note"): "two deals"})
    tapped = as_tapped(on_screen(alice), 1, 8)
    await alice.submit()
    assert "if you just did, tap it again" in alice.errors()[field("value")]
    await late(scene, tapped)
    assert (chosen(on_screen(alice)), alice.errors()) == (["8"], {})
    await alice.submit()
    kept = await scene.kept()
    assert kept is not None
    assert (kept.answer.reading, kept.answer.confidence, kept.answer.note) == (Decimal(62), 8, "two deals")


async def test_a_late_character_leaves_what_is_wrong_at_its_field(scene: Scene) -> None:
    await scene.begin()
    alice = scene.bot.person("U1")
    await scene.open()
    await alice.tap(1, 8)
    await alice.fill({field("value"): "plenty", field("blocker"): "no people"})
    before = on_screen(alice)
    await alice.submit()
    assert "“plenty” can't be read" in alice.errors()[field("value")]
    await late(scene, as_typed(before, 1, "value", "plenty"))
    await late(scene, as_typed(before, 1, "blocker", "no people"))
    assert "“plenty” can't be read" in alice.errors()[field("value")]
    await type_into(scene, "value", "62")
    assert (means(on_screen(alice)).startswith("62 · 62% of the way"), alice.errors()) == (True, {})


async def type_into(scene: Scene, name: str, text: str, number: int = 1) -> None:
    alice = scene.bot.person("U1")
    await alice.click(on_screen(alice), "check_in_field", field(name, number), text=text)


async def test_what_is_wrong_at_one_key_result_stays_said_while_another_is_filled(scene: Scene) -> None:
    await scene.begin(*(a_key_result(number=number) for number in (1, 2)))
    alice = scene.bot.person("U1")
    await scene.open()
    await alice.fill(filled("plenty", 8, number=1) | filled("70", 7, number=2))
    await alice.submit()
    await type_into(scene, "value", "71", 2)
    await type_into(scene, "blocker", "nobody", 2)
    assert set(alice.errors()) == {field("value", 1)}
    await alice.fill({field("value", 1): "60"})
    await alice.submit()
    kept = [await scene.kept(number) for number in (1, 2)]
    assert [(one.answer.reading, one.answer.blocker) for one in kept if one] == [(60, ""), (71, "nobody")]


async def test_a_tap_shows_even_while_something_else_is_wrong(scene: Scene) -> None:
    steps = Milestones((Step(1, "One"), Step(2, "Two")))
    await scene.begin(a_key_result(number=1), a_key_result(steps, number=2))
    alice = scene.bot.person("U1")
    await scene.open()
    await alice.fill(filled("plenty", 8, number=1) | {field("steps", 2): ["1"]})
    await alice.submit()
    assert set(alice.errors()) == {field("value", 1), field("steps", 2)}
    form = await alice.tap(2, 6)
    assert (chosen(form, 2), means(form, 1)[:27]) == (["6"], "⚠️ “plenty” can't be read a")
    draft = await scene.bot.read(lambda tx: tx.drafts.get("U1", WEEK))
    assert draft is not None
    assert {number: entry.value for number, entry in draft.entries.items()} == {1: "plenty", 2: ""}
