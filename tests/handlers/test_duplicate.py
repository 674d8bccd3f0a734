"""*Duplicate* in Slack: from the status of an objective to its draft for another team, in its form."""

import pytest

from messages import ids
from sandbox.driver.person import Person
from tests.handlers.status_scene import Scene
from tests.running_bot import RunningBot


@pytest.fixture
async def scene(a_running_bot: RunningBot) -> Scene:
    scene = Scene(a_running_bot)
    await scene.begin()
    return scene


async def opened(scene: Scene, user: str) -> Person:
    """The form that asks for whom."""
    await scene.press(user, await scene.ask(user, "status O-1"), ids.DUPLICATE_OPEN)
    return scene.bot.person(user)


async def test_the_draft_opens_in_its_form_to_go_on_with(scene: Scene) -> None:
    bob = await opened(scene, "U2")
    assert "O-1 · Customers stay with us" in scene.reads(bob.view(), "U2")
    await bob.submit()
    told = scene.reads(bob.view(), "U2")
    assert "Customers stay with us" in told
    (draft,) = await scene.bot.read(lambda tx: tx.objective_drafts.of_author("U2"))
    assert (draft.content.team, [one.title for one in draft.content.key_results]) == ("sales", ["Active users"])


async def test_it_reads_in_vietnamese(scene: Scene) -> None:
    minh = await opened(scene, "UMINH")
    told = scene.reads(minh.view(), "UMINH")
    assert told.startswith("▌Nhân bản")
    assert "cùng mục tiêu và các KR" in told


async def test_a_status_of_anything_but_one_objective_has_no_such_button(scene: Scene) -> None:
    for text in ("status", "status KR-1", "status care"):
        assert "[Duplicate]" not in await scene.read("U1", text)
