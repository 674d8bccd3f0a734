"""What people read when the form cannot be opened or saved, and that nothing is saved then."""

from dataclasses import replace
from datetime import timedelta

import pytest

from okr.cycle import CycleState
from okr.key_result import KeyResultState
from okr.member import MemberKind
from okr.objective import Visibility
from tests.builders import a_binary_key_result, a_cycle, a_key_result, a_member, an_objective
from tests.handlers.check_in_scene import NUDGE_TIME, WEEK, Scene, filled, on_screen
from tests.running_bot import RunningBot


@pytest.fixture
async def scene(a_running_bot: RunningBot) -> Scene:
    return Scene(a_running_bot)


async def told(scene: Scene, user: str, text: str) -> str:
    """What the command answers that person with, when it opens nothing."""
    person = scene.bot.person(user)
    await person.command("/okr", text, channel="CCARE")
    assert person.view() is None
    (message,) = await person.messages("CCARE")
    assert message.ephemeral_to == user
    return scene.reads(message, user)


async def test_nobody_without_a_key_result_is_told_what_else_there_is(scene: Scene) -> None:
    await scene.begin()
    assert "You have no key results to update." in await told(scene, "U2", "checkin")


async def test_somebody_elses_key_result_names_its_owner_and_the_way(scene: Scene) -> None:
    await scene.begin(a_key_result(owner="ULAN"))
    answer = await told(scene, "UMINH", "cập nhật KR-1")
    assert "KR-1 do @Trần Thị Lan phụ trách nên bạn chưa cập nhật được." in answer


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("checkin KR-77", "There is no KR-77 among the key results you can see."),
        ("checkin the big one", "No key result goes by “the big one”. Name it by its number"),
    ],
)
async def test_a_key_result_that_is_not_there(scene: Scene, text: str, sentence: str) -> None:
    await scene.begin()
    assert sentence in await told(scene, "U1", text)


async def test_a_key_result_one_may_not_see_is_not_there_either(scene: Scene) -> None:
    await scene.begin()
    await scene.bot.put(an_objective(visibility=Visibility.PRIVATE))
    assert "There is no KR-1 among the key results you can see." in await told(scene, "U2", "checkin KR-1")


async def test_a_closed_cycle_names_the_lead(scene: Scene) -> None:
    await scene.begin()
    await scene.bot.put(a_cycle(state=CycleState.CLOSED))
    answer = await told(scene, "U1", "checkin KR-1")
    assert "Q4 2026 is closed, so KR-1 takes no more check-ins." in answer
    assert "@Leah Lead" in answer


async def test_a_paused_key_result(scene: Scene) -> None:
    await scene.begin(a_key_result(state=KeyResultState.PAUSED))
    assert "KR-1 is paused, so it takes no check-ins." in await told(scene, "U1", "checkin KR-1")


async def test_a_guest_is_told_that_guests_take_no_part(scene: Scene) -> None:
    await scene.begin()
    await scene.bot.put(a_member("UGUEST", kind=MemberKind.GUEST))
    assert "Guests don't take part" in await told(scene, "UGUEST", "checkin")


async def test_an_old_nudge_opens_no_form_once_its_week_is_over(scene: Scene) -> None:
    await scene.begin()
    nudge = await scene.nudge()
    scene.after(days=7)
    alice = scene.bot.person("U1")
    await alice.click(nudge, "check_in_open")
    assert alice.view() is None
    assert "Week 48 takes no answers now." in scene.reads((await alice.dm())[-1])


async def test_a_form_left_open_past_its_week_saves_nothing_and_says_so(scene: Scene) -> None:
    await scene.begin()
    await scene.nudge()
    alice = scene.bot.person("U1")
    await scene.open()
    await alice.fill(filled("60", 8))
    scene.after(days=7)
    await alice.submit()
    assert "Week 48 takes no answers now." in scene.reads(on_screen(alice))
    assert await scene.kept() is None


async def test_a_form_open_while_somebody_else_became_the_owner_saves_nothing(scene: Scene) -> None:
    await scene.begin()
    alice = scene.bot.person("U1")
    await scene.open("U1", "checkin KR-1")
    await alice.fill(filled("60", 8))
    await scene.bot.put(replace(a_key_result(), owner="ULAN"))
    await alice.submit()
    assert "KR-1 belongs to @Trần Thị Lan" in scene.reads(on_screen(alice))
    assert await scene.kept() is None


async def test_a_key_result_paused_meanwhile_is_left_out_and_the_rest_saved(scene: Scene) -> None:
    await scene.begin(a_key_result(number=1), a_key_result(number=2))
    alice = scene.bot.person("U1")
    await scene.open()
    await alice.fill(filled("60", 8, number=1) | filled("70", 8, number=2))
    await scene.bot.put(a_key_result(number=2, state=KeyResultState.PAUSED))
    await alice.submit()
    assert await scene.kept(1) is not None
    assert await scene.kept(2) is None
    assert "KR-2 takes no answer from you any more, so what you typed there was not saved." in scene.reads(
        on_screen(alice)
    )


async def test_what_was_typed_is_not_lost_where_the_form_no_longer_fits(scene: Scene) -> None:
    await scene.begin(a_key_result(number=1), a_key_result(number=2))
    alice = scene.bot.person("U1")
    await scene.open()
    await alice.fill(filled("60", 8, number=1, note="Two big ones") | filled("70", 8, number=2))
    await scene.bot.put(a_binary_key_result(number=2, title="Support tickets a month"))
    await alice.submit()
    assert "the form was out of date. Open it again with /okr checkin." in scene.reads(on_screen(alice))
    draft = await scene.bot.read(lambda tx: tx.drafts.get("U1", WEEK))
    assert draft is not None
    assert draft.entries[1].note == "Two big ones"
    await alice.close(everything=True)
    anew = scene.reads(await scene.open())
    assert "Two big ones" in anew
    assert "Is it done?" in anew


async def test_a_week_that_is_over_is_named_in_vietnamese_too(scene: Scene) -> None:
    await scene.begin(a_key_result(owner="ULAN"))
    scene.bot.move_to(NUDGE_TIME - timedelta(hours=7))
    await scene.bot.tick()
    lan = scene.bot.person("ULAN")
    (nudge,) = await lan.dm()
    scene.after(days=7)
    await lan.click(nudge, "check_in_open")
    assert f"Tuần {WEEK.number}" in scene.reads((await lan.dm())[-1], "ULAN")
