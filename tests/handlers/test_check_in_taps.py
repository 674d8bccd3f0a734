"""Tapping and typing on the open form: what shows at once, and that nothing done is ever lost."""

import asyncio
from decimal import Decimal
from typing import Any

import pytest
from slack_sdk.web.async_client import AsyncWebClient
from slack_sdk.web.async_slack_response import AsyncSlackResponse

from messages import ids
from okr.key_result import KeyResult
from okr.metric import Binary, Milestones, Step
from sandbox.driver.screen import View
from tests.builders import a_check_in, a_key_result, an_increase
from tests.handlers.check_in_scene import WEEK, Scene, field, filled, on_screen
from tests.running_bot import RunningBot


@pytest.fixture
async def scene(a_running_bot: RunningBot) -> Scene:
    return Scene(a_running_bot)


def eight() -> list[KeyResult]:
    return [a_key_result(an_increase(0, 100), number=number, title=f"Result {number}") for number in range(1, 9)]


def chosen(view: View, number: int = 1) -> list[str]:
    """The numbers that show as chosen."""
    rows = [block for block in view.blocks if block["block_id"] in {f"kr-{number}-sure", f"kr-{number}-surer"}]
    return [each["value"] for row in rows for each in row["elements"] if each.get("style") == "primary"]


def has(view: View, name: str, number: int = 1) -> bool:
    return any(block["block_id"] == field(name, number) for block in view.blocks)


def means(view: View, number: int = 1) -> str:
    (block,) = [block for block in view.blocks if block["block_id"] == field("means", number)]
    words: str = block["text"]["text"]
    return words


async def test_a_tap_shows_the_number_and_keeps_what_was_typed(scene: Scene) -> None:
    await scene.begin()
    alice = scene.bot.person("U1")
    await scene.open()
    await alice.fill({field("value"): "62", field("note"): "two deals"})
    form = await alice.tap(1, 8)
    assert chosen(form) == ["8"]
    assert (form.values[field("value")]["check_in_field"]["value"], has(form, "why")) == ("62", False)
    assert form.values[field("note")]["check_in_field"]["value"] == "two deals"
    assert "🟢 8 · sure" in scene.reads(form)
    await alice.submit()
    kept = await scene.kept()
    assert kept is not None
    assert (kept.answer.reading, kept.answer.confidence, kept.answer.note) == (Decimal(62), 8, "two deals")


async def test_of_two_taps_the_later_one_counts_whatever_comes_in_first(scene: Scene) -> None:
    await scene.begin(a_key_result(number=1), a_key_result(number=2))
    alice = scene.bot.person("U1")
    form = await scene.open()
    await alice.fill({field("value", 1): "62", field("value", 2): "70"})
    early = as_tapped(form, 1, 3)
    scene.bot.advance(seconds=1)
    await asyncio.gather(alice.tap(1, 9), alice.tap(2, 8))
    await late(scene, early)
    assert (chosen(on_screen(alice), 1), chosen(on_screen(alice), 2)) == (["9"], ["8"])
    await alice.submit()
    kept = [await scene.kept(number) for number in (1, 2)]
    assert [one.answer.confidence for one in kept if one] == [9, 8]


async def test_of_two_late_answers_the_one_that_comes_last_shows_all_that_is_kept(
    scene: Scene, monkeypatch: pytest.MonkeyPatch
) -> None:
    await scene.begin(a_key_result(number=1), a_key_result(number=2), a_key_result(number=3))
    alice = scene.bot.person("U1")
    form = await scene.open()
    early = [as_tapped(form, 1, 3), as_tapped(form, 2, 8)]
    await alice.tap(3, 9)
    held, on_its_way, update = asyncio.Event(), asyncio.Event(), AsyncWebClient.views_update

    async def the_first_takes_long(self: AsyncWebClient, **call: Any) -> AsyncSlackResponse:
        if "hash" not in call and not on_its_way.is_set():
            on_its_way.set()
            await held.wait()
        return await update(self, **call)

    monkeypatch.setattr(AsyncWebClient, "views_update", the_first_takes_long)
    slow = asyncio.create_task(late(scene, early[0]))
    await on_its_way.wait()
    await late(scene, early[1])
    assert [chosen(on_screen(alice), number) for number in (1, 2, 3)] == [["3"], ["8"], ["9"]]
    held.set()
    await slow
    assert [chosen(on_screen(alice), number) for number in (1, 2, 3)] == [["3"], ["8"], ["9"]]


def as_tapped(view: View, number: int, confidence: int) -> dict[str, Any]:
    """The press that somebody makes now, to be sent later."""
    row, place = divmod(confidence - 1, 5)
    action = {
        "type": "button",
        "action_id": f"check_in_sure_{place + 1}",
        "block_id": f"kr-{number}-{('sure', 'surer')[row]}",
        "value": str(confidence),
        "text": {"type": "plain_text", "text": str(confidence)},
    }
    return {"view": view.raw, "action": action}


async def late(scene: Scene, tapped: dict[str, Any], user: str = "U1") -> None:
    """Hand the press over, with the moment and the view of when it was made."""
    view, action = tapped["view"], tapped["action"]
    moment = f"{scene.bot.clock.now().timestamp() - 1:.6f}"
    payload = {
        "type": "block_actions",
        "team": {"id": scene.bot.slack.team_id, "domain": "acme"},
        "user": {"id": user, "name": user, "team_id": scene.bot.slack.team_id},
        "api_app_id": view["app_id"],
        "token": "verification",
        "container": {"type": "view", "view_id": view["id"]},
        "trigger_id": "1.1.1",
        "view": view,
        "actions": [{**action, "action_ts": moment}],
    }
    await scene.bot.slack.hub.deliver("interactive", payload)


async def test_without_a_number_the_form_says_to_tap_one(scene: Scene) -> None:
    steps = Milestones((Step(1, "One"), Step(2, "Two")))
    await scene.begin(a_key_result(number=1), a_key_result(steps, number=2), a_key_result(Binary(), number=3))
    alice = scene.bot.person("U1")
    await scene.open()
    await alice.fill({field("value", 1): "60", field("steps", 2): ["1"], field("done", 3): "no"})
    await alice.submit()
    assert set(alice.errors()) == {field("value", 1), field("steps", 2), field("done", 3)}
    assert set(alice.errors().values()) == {
        "How sure are you of this one? Tap a number from 1 to 10 below the value; if you just did, tap it again."
    }
    assert await scene.kept() is None


async def test_last_weeks_number_is_chosen_and_counts_untouched(scene: Scene) -> None:
    await scene.begin()
    await scene.bot.put(a_check_in(40, week=WEEK.previous(), confidence=7))
    form = await scene.open()
    assert chosen(form) == ["7"]
    assert "7 · fairly sure (last time: 7)" in scene.reads(form)
    await scene.bot.person("U1").submit()
    kept = await scene.kept()
    assert kept is not None
    assert (kept.answer.reading, kept.answer.confidence) == (Decimal(40), 7)


async def test_a_tap_that_comes_in_after_the_form_was_sent_is_a_further_revision(scene: Scene) -> None:
    await scene.begin()
    alice = scene.bot.person("U1")
    await scene.open()
    await alice.fill(filled("60", 8, note="two deals"))
    tapped = as_tapped(on_screen(alice), 1, 6)
    await alice.submit()
    assert on_screen(alice).title == "Saved"
    await late(scene, tapped)
    kept = await scene.kept()
    assert kept is not None
    assert (kept.revision, kept.answer.confidence, kept.answer.reading) == (2, 6, Decimal(60))
    assert kept.answer.note == "two deals"
    assert "60 → 100 · confidence 6" in scene.reads(on_screen(alice))
    assert await scene.bot.read(lambda tx: tx.drafts.get("U1", WEEK)) is None
    await late(scene, tapped)
    assert len(await scene.revisions()) == 2


async def test_a_late_tap_that_contradicts_asks_the_one_more_question(scene: Scene) -> None:
    await scene.begin()
    alice = scene.bot.person("U1")
    await scene.open()
    await alice.fill(filled("5", 3))
    tapped = as_tapped(on_screen(alice), 1, 9)
    await alice.submit()
    await late(scene, tapped)
    assert on_screen(alice).title == "One more question"
    await alice.fill({field("why"): "it is signed"})
    await alice.submit()
    kept = await scene.kept()
    assert kept is not None
    assert (kept.answer.confidence, kept.answer.explanation, kept.revision) == (9, "it is signed", 2)


async def test_a_late_tap_does_not_turn_the_page_back(scene: Scene) -> None:
    await scene.begin(*eight())
    alice = scene.bot.person("U1")
    await scene.open()
    for number in range(1, 5):
        await alice.fill(filled(str(70 + number), 8, number=number))
    scene.bot.advance(seconds=2)
    tapped = as_tapped(on_screen(alice), 2, 5)
    await alice.submit()
    await late(scene, tapped)
    assert on_screen(alice).submit == "Save"
    for number in range(5, 9):
        await alice.fill(filled(str(70 + number), 8, number=number))
    await alice.submit()
    kept = [await scene.kept(number) for number in (1, 2)]
    assert [one.answer.confidence for one in kept if one] == [8, 5]


async def test_what_a_figure_means_shows_as_soon_as_it_is_typed(scene: Scene) -> None:
    await scene.begin()
    alice = scene.bot.person("U1")
    form = await scene.open()
    assert means(form) == "No figure yet."
    await alice.click(form, ids.CHECK_IN_FIELD, field("value"), text="57")
    assert means(on_screen(alice)) == "57 · 57% of the way · 6 points behind pace"
    await alice.tap(1, 6)
    assert means(on_screen(alice)).endswith(" → 🟡 needs attention (unsure: confidence 6 of 10)")
    await alice.click(on_screen(alice), ids.CHECK_IN_FIELD, field("value"), text="about 60")
    assert means(on_screen(alice)) == "⚠️ “about 60” is not one figure. Type the figure itself, like 12.5 or 1,200,000."
    assert on_screen(alice).values[field("value")]["check_in_field"]["value"] == "about 60"


async def test_typing_that_changes_nothing_to_read_calls_nobody(scene: Scene) -> None:
    await scene.begin()
    alice = scene.bot.person("U1")
    form = await scene.open()
    await alice.click(form, ids.CHECK_IN_FIELD, field("value"), text="57")
    before = on_screen(alice).hash
    await alice.click(on_screen(alice), ids.CHECK_IN_FIELD, field("value"), text="57.0")
    assert on_screen(alice).hash == before


async def test_steps_and_yes_or_no_say_what_they_mean_too(scene: Scene) -> None:
    steps = Milestones((Step(1, "One"), Step(2, "Two")))
    await scene.begin(a_key_result(steps, number=1), a_key_result(Binary(), number=2))
    alice = scene.bot.person("U1")
    form = await scene.open()
    assert not has(form, "means", 2)
    await alice.click(form, ids.CHECK_IN_FIELD, field("steps", 1), option=["1"])
    assert means(on_screen(alice)).startswith("1 of 2 steps · ")
    await alice.click(on_screen(alice), ids.CHECK_IN_FIELD, field("done", 2), option="yes")
    await alice.tap(2, 9)
    assert means(on_screen(alice), 2) == "done → ✅ done"


async def test_no_new_figure_is_one_tap_and_another_brings_the_field_back(scene: Scene) -> None:
    await scene.begin()
    await scene.bot.put(a_check_in(40, week=WEEK.previous(), confidence=6))
    alice = scene.bot.person("U1")
    await alice.click(await scene.open(), ids.CHECK_IN_NO_FIGURE)
    form = on_screen(alice)
    assert not has(form, "value")
    assert means(form).startswith("No new figure: still 40 · 40% of the way")
    await alice.click(form, ids.CHECK_IN_FIGURE)
    assert has(on_screen(alice), "value")
    await alice.click(on_screen(alice), ids.CHECK_IN_NO_FIGURE)
    await alice.submit()
    kept = await scene.kept()
    assert kept is not None
    assert (kept.answer.reading, kept.answer.confidence) == (None, 6)


async def test_a_month_later_a_tap_says_that_the_week_is_over_and_typing_says_nothing(scene: Scene) -> None:
    await scene.begin()
    alice = scene.bot.person("U1")
    form = await scene.open()
    scene.after(days=30)
    await alice.click(form, ids.CHECK_IN_FIELD, field("value"), text="57")
    assert on_screen(alice).callback_id == ids.CHECK_IN_FORM
    await alice.click(on_screen(alice), ids.CHECK_IN_SURE_3, f"kr-1-{'sure'}")
    assert "Week 48" in scene.reads(on_screen(alice))
    assert await scene.bot.read(lambda tx: tx.drafts.get("U1", WEEK)) is None
