"""What the form offers besides filling it in: nothing changed, later, away, and blockers that stay until cleared."""

import asyncio
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from messages import ids
from tests.builders import a_check_in, a_key_result, an_increase, an_objective
from tests.handlers.check_in_scene import WEEK, Scene, field, filled, on_screen
from tests.running_bot import RunningBot


@pytest.fixture
async def scene(a_running_bot: RunningBot) -> Scene:
    return Scene(a_running_bot)


async def answered_before(scene: Scene, *numbers: int) -> None:
    for number in numbers:
        await scene.bot.put(a_check_in(65, week=WEEK.previous(), confidence=8, key_result=number))


async def test_nothing_changed_on_the_form_sends_it_in_one_tap(scene: Scene) -> None:
    await scene.begin(*(a_key_result(number=number) for number in (1, 2)))
    await answered_before(scene, 1, 2)
    alice = scene.bot.person("U1")
    form = await scene.open()
    await alice.click(form, ids.CHECK_IN_NOTHING_CHANGED)
    assert on_screen(alice).title == "Saved"
    kept = [await scene.kept(number) for number in (1, 2)]
    assert [one.answer.confidence for one in kept if one] == [8, 8]


async def test_nothing_changed_pressed_twice_saves_it_once(scene: Scene) -> None:
    await scene.begin()
    await answered_before(scene, 1)
    alice = scene.bot.person("U1")
    form = await scene.open()
    await asyncio.gather(*(alice.click(form, ids.CHECK_IN_NOTHING_CHANGED) for _ in range(2)))
    assert on_screen(alice).title == "Saved"
    assert len(await scene.revisions()) == 2


async def test_nothing_changed_asks_about_what_somebody_had_begun_to_type(scene: Scene) -> None:
    await scene.begin(*(a_key_result(number=number) for number in (1, 2)))
    await answered_before(scene, 1, 2)
    alice = scene.bot.person("U1")
    await scene.open()
    await alice.fill({field("note", 2): "half a thought"})
    await alice.click(on_screen(alice), ids.CHECK_IN_NOTHING_CHANGED)
    told = scene.reads(on_screen(alice))
    assert "✅ 1 key result stays as it was and is recorded." in told
    assert "You have begun to type here" in told
    assert on_screen(alice).values[field("note", 2)]["check_in_field"]["value"] == "half a thought"
    assert await scene.kept(1) is not None
    assert await scene.kept(2) is None


async def test_what_nothing_changed_says_stands_on_every_page(scene: Scene) -> None:
    await scene.begin(*(a_key_result(number=number) for number in range(1, 10)))
    await answered_before(scene, 1)
    alice = scene.bot.person("U1")
    await alice.click(await scene.open(), ids.CHECK_IN_NOTHING_CHANGED)
    first = on_screen(alice)
    assert "There is no answer here yet to leave" in scene.reads(first)
    for number in range(2, 6):
        await alice.fill(filled("70", 8, number=number))
    await alice.submit()
    assert "Page 2 of 2" in scene.reads(on_screen(alice))
    assert "There is no answer here yet to leave" in scene.reads(on_screen(alice))


async def test_a_first_answer_has_no_nothing_changed(scene: Scene) -> None:
    await scene.begin()
    assert "Nothing changed" not in scene.reads(await scene.open())


async def test_later_on_the_form_says_when_and_keeps_what_was_typed(scene: Scene) -> None:
    await scene.begin()
    await scene.nudge()
    alice = scene.bot.person("U1")
    await scene.open()
    await alice.fill({field("note"): "half a thought"})
    for _ in range(2):
        await alice.click(on_screen(alice), ids.CHECK_IN_LATER, option="2026-W48 today")
        assert "You will be asked again at 17:00 on Friday 27 November." in scene.reads(on_screen(alice))
        await alice.close()
        assert (await scene.open()).values[field("note")]["check_in_field"]["value"] == "half a thought"
    scene.bot.move_to(datetime(2026, 11, 27, 17, tzinfo=UTC))
    await scene.bot.tick()
    assert len(await alice.dm()) == 2


async def test_a_month_later_every_way_of_the_form_says_that_the_week_is_over(scene: Scene) -> None:
    await scene.begin()
    await answered_before(scene, 1)
    alice = scene.bot.person("U1")
    form = await scene.open()
    scene.after(days=30)
    for press in (ids.CHECK_IN_NOTHING_CHANGED, ids.CHECK_IN_NO_FIGURE):
        await alice.click(form, press)
        assert "Week 48" in scene.reads(on_screen(alice))
        await alice.close()
    await alice.click(form, ids.CHECK_IN_LATER, option="2026-W48 today")
    assert "Week 48" in scene.reads(on_screen(alice))


async def blocked(scene: Scene) -> None:
    """Two weeks ago something came in the way, which Bob is to clear; it still was last week."""
    await scene.begin()
    for back in (2, 1):
        said = a_check_in(65, week=WEEK.plus(-back), confidence=6, blocker="two people short")
        await scene.bot.put(replace(said, answer=replace(said.answer, blocker_owner="U2")))


async def test_an_open_blocker_is_asked_about_first_and_stays_until_cleared(scene: Scene) -> None:
    await blocked(scene)
    alice = scene.bot.person("U1")
    form = await scene.open()
    told = scene.reads(form)
    assert "Still in the way? “two people short” since week 46 · to be cleared by @Bob Stone" in told
    await alice.fill(filled("66", 6))
    await alice.submit()
    kept = await scene.kept()
    assert kept is not None
    assert (kept.answer.blocker, kept.answer.blocker_owner) == ("two people short", "U2")
    assert "Blocker: two people short · to be cleared by @Bob Stone" in scene.reads(on_screen(alice))


async def test_cleared_is_one_tap_and_can_be_taken_back(scene: Scene) -> None:
    await blocked(scene)
    alice = scene.bot.person("U1")
    await alice.click(await scene.open(), ids.CHECK_IN_CLEARED)
    assert "No longer in the way: “two people short”" in scene.reads(on_screen(alice))
    await alice.click(on_screen(alice), ids.CHECK_IN_STILL_THERE)
    assert on_screen(alice).values[field("blocker")]["check_in_field"]["value"] == "two people short"
    await alice.click(on_screen(alice), ids.CHECK_IN_CLEARED)
    await alice.submit()
    kept = await scene.kept()
    assert kept is not None
    assert (kept.answer.blocker, kept.answer.blocker_owner) == ("", None)
    assert "No longer in the way: two people short" in scene.reads(on_screen(alice))


LATE = "The vendor is late, as it was with each of the three releases that we waited for last year"


async def foreseen(scene: Scene) -> None:
    """KR-1's objective foresees two things that may stand in the way."""
    await scene.begin()
    await scene.bot.put(replace(an_objective(), obstacles=("Holidays take two weeks", LATE)))


async def test_what_was_foreseen_is_chosen_and_becomes_the_blocker_which_can_still_be_worded(scene: Scene) -> None:
    await foreseen(scene)
    alice = scene.bot.person("U1")
    await alice.click(await scene.open(), ids.CHECK_IN_FORESEEN, option=LATE[:70])
    assert on_screen(alice).values[field("refilled")]["check_in_field"]["value"] == LATE
    assert "Is it one of those foreseen?" not in scene.reads(on_screen(alice))
    await alice.fill(filled("60") | {field("refilled"): "The vendor is late by a month"})
    await alice.submit()
    kept = await scene.kept()
    assert kept is not None
    assert kept.answer.blocker == "The vendor is late by a month"


async def test_nothing_changed_carries_the_blocker_and_its_owner(scene: Scene) -> None:
    await blocked(scene)
    alice = scene.bot.person("U1")
    await alice.click(await scene.open(), ids.CHECK_IN_NOTHING_CHANGED)
    kept = await scene.kept()
    assert kept is not None
    assert (kept.answer.blocker, kept.answer.blocker_owner) == ("two people short", "U2")


async def test_whoever_is_named_to_clear_a_blocker_is_told_once(scene: Scene) -> None:
    await scene.begin(a_key_result(an_increase(0, 100)))
    alice, lan = scene.bot.person("U1"), scene.bot.person("ULAN")
    form = await scene.open()
    assert field("owner") not in form.values
    await alice.click(form, ids.CHECK_IN_FIELD, field("blocker"), text="the contract is not signed")
    await alice.fill({field("value"): "60", field("owner"): "ULAN"})
    await alice.tap(1, 8)
    await alice.submit()
    scene.bot.move_to(datetime(2026, 11, 27, 8, tzinfo=UTC) + timedelta(minutes=1))
    await scene.bot.tick()
    (told,) = await lan.dm()
    assert scene.reads(told, "ULAN").startswith(
        "🚧 @Alice Nguyen cho rằng bạn có thể gỡ vướng mắc của KR-1 · Support tickets a month:\n"
        "“the contract is not signed”"
    )
    await scene.open()
    await alice.fill({field("note"): "still waiting"})
    await alice.submit()
    await scene.bot.tick()
    assert len(await lan.dm()) == 1


async def test_nobody_is_told_of_what_they_named_themselves_for(scene: Scene) -> None:
    await scene.begin()
    alice = scene.bot.person("U1")
    await alice.click(await scene.open(), ids.CHECK_IN_FIELD, field("blocker"), text="my own mess")
    await alice.fill({field("value"): "60", field("owner"): "U1"})
    await alice.tap(1, 8)
    await alice.submit()
    rows = await scene.bot.read(lambda tx: tx.deliveries.of_period("2026-W48", subject="U1"))
    assert [row for row in rows if row.plan.kind == "notice"] == []


async def test_away_opens_over_the_form_which_keeps_what_was_typed(scene: Scene) -> None:
    await scene.begin()
    alice = scene.bot.person("U1")
    form = await scene.open()
    await alice.fill({field("note"): "half a thought"})
    await alice.click(form, ids.AWAY_OPEN)
    assert on_screen(alice).callback_id == ids.AWAY_FORM
    await alice.close()
    assert on_screen(alice).values[field("note")]["check_in_field"]["value"] == "half a thought"


async def test_a_tap_on_what_is_no_longer_theirs_says_so(scene: Scene) -> None:
    await scene.begin()
    alice = scene.bot.person("U1")
    form = await scene.open()
    await scene.bot.put(a_key_result(an_increase(0, 100), owner="ULAN"))
    await alice.click(form, ids.CHECK_IN_NO_FIGURE)
    assert on_screen(alice).callback_id != ids.CHECK_IN_FORM
    assert await scene.bot.read(lambda tx: tx.drafts.get("U1", WEEK)) is None
