"""One, five and forty key results in one check-in, one duplicate and one agreement, within the limits of Slack."""

import re
from dataclasses import replace

import pytest

from messages import ids
from sandbox.driver.screen import View
from tests.builders import a_check_in, a_key_result, an_increase
from tests.handlers.agreement_scene import OWN, Agreeing
from tests.handlers.check_in_scene import WEEK, Scene, field, filled, on_screen
from tests.running_bot import RunningBot

LONG = "hours that customers of the north wait for <b>&amp; an answer"
COUNTS = pytest.mark.parametrize("count", [1, 5, 40])


def title(number: int) -> str:
    return f"M{number:02} {LONG}"


async def asked(bot: RunningBot, count: int) -> Scene:
    """Alice owns so many key results of one objective."""
    scene = Scene(bot)
    numbers = range(1, count + 1)
    await scene.begin(*(a_key_result(an_increase(0, 100), number=number, title=title(number)) for number in numbers))
    return scene


def numbers_on(scene: Scene, form: View) -> list[int]:
    """The key results that are asked about there."""
    return [int(found) for found in re.findall(r"KR-(\d+) · ", scene.reads(form))]


@COUNTS
async def test_a_check_in_goes_through_all_of_them_and_the_one_more_question_about_each(
    a_running_bot: RunningBot, count: int
) -> None:
    """All of them are far behind, and she is sure of each: of forty she explains twenty at a time."""
    scene = await asked(a_running_bot, count)
    alice, numbers = scene.bot.person("U1"), list(range(1, count + 1))
    form = await scene.open()
    while form.title != "One more question":
        for number in numbers_on(scene, form):
            await alice.fill(filled("1", 8, number=number))
        await alice.submit()
        form = on_screen(alice)
    while form.title == "One more question":
        here = numbers_on(scene, form)
        left = [number for number in numbers if number > here[-1]]
        assert (f"{len(left)} more come after these." in scene.reads(form)) is bool(left)
        for number in here:
            await alice.fill({field("why", number): f"it comes at the end of month {number}"})
        await alice.submit()
        form = on_screen(alice)
    assert form.title == "Saved"
    kept = [await scene.kept(number) for number in numbers]
    said = [(one.answer.reading, one.answer.explanation) for one in kept if one]
    assert said == [(1, f"it comes at the end of month {number}") for number in numbers]


async def test_of_forty_that_somebody_else_answered_meanwhile_each_is_chosen(a_running_bot: RunningBot) -> None:
    scene = await asked(a_running_bot, 40)
    alice, numbers = scene.bot.person("U1"), list(range(1, 41))
    form = await scene.open()
    await scene.bot.put(*(a_check_in(70, key_result=number, week=WEEK, by="ULEAD") for number in numbers))
    while form.title != "Answered meanwhile":
        for number in numbers_on(scene, form):
            await alice.fill(filled("90", 8, number=number))
        await alice.submit()
        form = on_screen(alice)
    while form.title == "Answered meanwhile":
        for number in numbers_on(scene, form):
            await alice.fill({field("whose", number): "theirs" if number % 2 else "mine"})
        await alice.submit()
        form = on_screen(alice)
    kept = [await scene.kept(number) for number in numbers]
    assert [one.answer.reading for one in kept if one] == [70 if number % 2 else 90 for number in numbers]


@COUNTS
async def test_a_duplicate_takes_all_of_them_along(a_running_bot: RunningBot, count: int) -> None:
    scene = await asked(a_running_bot, count)
    alice = scene.bot.person("ULEAD")
    await alice.command("/okr", "status O-1", channel="CCARE")
    (shown,) = [one for one in await alice.messages("CCARE") if "Customers stay with us" in scene.reads(one, "ULEAD")]
    await alice.click(shown, ids.DUPLICATE_OPEN)
    await alice.submit()
    (draft,) = await scene.bot.read(lambda tx: tx.objective_drafts.of_author("ULEAD"))
    assert [one.title for one in draft.content.key_results] == [title(number) for number in range(1, count + 1)]


@COUNTS
async def test_a_draft_of_all_of_them_is_read_and_agreed_to(a_running_bot: RunningBot, count: int) -> None:
    scene = Agreeing(a_running_bot)
    await scene.begin()
    (first,) = OWN.key_results
    measures = tuple(replace(first, key=number, title=title(number)) for number in range(1, count + 1))
    await scene.send(replace(OWN, key_results=measures))
    await scene.press("ULEAD", ids.TALK_OPEN)
    assert all(title(number)[:3] in scene.modal("ULEAD") for number in range(1, count + 1))
    await scene.press("ULEAD", ids.AGREEMENT_AGREE)
    found = await scene.bot.read(lambda tx: tx.key_results.of_objectives([1]))
    assert [one.title for one in found] == [one.title for one in measures]
