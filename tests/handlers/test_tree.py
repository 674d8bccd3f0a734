"""/okr tree in Slack: seen by the asker alone, opened and closed branch by branch, in their language."""

import pytest

from messages import ids
from okr.objective import Level, Visibility
from tests.builders import a_key_result, an_objective
from tests.handlers.status_scene import Scene
from tests.running_bot import RunningBot

MANY = 500


@pytest.fixture
async def scene(a_running_bot: RunningBot) -> Scene:
    """The company's O-3 (KR-3) with care's O-1 and sales' O-2 below; O-4 serves O-1."""
    scene = Scene(a_running_bot)
    await scene.begin()
    await scene.bot.put(
        an_objective(number=3, team="acme", owner="ULEAD", title="Double revenue", level=Level.COMPANY),
        an_objective(number=1, owner="ULEAD", parent=3),
        an_objective(number=2, team="sales", owner="U2", title="Win new customers", parent=3, parent_key_result=3),
        an_objective(number=4, owner="U1", title="Answer at once", parent=1),
        a_key_result(number=3, objective=3, title="Revenue", owner="ULEAD"),
    )
    return scene


async def now(scene: Scene) -> str:
    """What Alice sees last."""
    return (await scene.left("U1"))[-1]


async def test_the_company_tree_shows_what_serves_what(scene: Scene) -> None:
    told = await scene.read("U1", "tree company")
    assert told.split("\n")[:2] == ["OKR tree: Acme", "4 objectives"]
    assert "└ O-1 · Customers stay with us\n🟡 needs attention" in told
    assert "KR-3 · Revenue" in told
    assert "↑ Serves KR-3" in told
    assert "O-4" not in told


async def test_a_bare_tree_is_that_of_ones_team(scene: Scene) -> None:
    told = await scene.read("U2", "tree")
    assert told.startswith("OKR tree: Sales")
    assert "↑ Serves O-3 · Double revenue" in told


async def test_it_is_for_the_asker_alone(scene: Scene) -> None:
    await scene.ask("U1", "tree")
    assert await scene.bot.person("U2").messages("CCARE") == []


async def test_who_may_change_an_objective_begins_at_its_branch(scene: Scene) -> None:
    assert "[Edit]" not in await scene.read("U1", "tree company")
    told = await scene.ask("ULEAD", "tree")
    await scene.press("ULEAD", told, ids.OBJECTIVE_EDIT)
    assert "change of O-1" in scene.reads(scene.bot.person("ULEAD").view(), "ULEAD")


async def test_a_vietnamese_reads_it_in_vietnamese(scene: Scene) -> None:
    told = await scene.read("UMINH", "sơ đồ công ty")
    assert told.startswith("Sơ đồ OKR: Acme")
    assert "↑ Đóng góp cho KR-3" in told


async def test_a_branch_opens_and_closes_in_the_same_message(scene: Scene) -> None:
    told = await scene.ask("U1", "tree company")
    await scene.press("U1", told, ids.TREE_TURN, "1 1 team acme")
    assert "│ └ O-4 · Answer at once" in await now(scene)
    assert len(await scene.left("U1")) == 1
    opened = (await scene.bot.person("U1").messages("CCARE"))[-1]
    await scene.press("U1", opened, ids.TREE_TURN, "1 - team acme")
    assert "O-4" not in await now(scene)


@pytest.mark.parametrize(
    ("typed", "starts"),
    [
        ("tree O-1", "OKR tree: O-1"),
        ("tree KR-3", "OKR tree: O-3"),
        ("tree <@U2|bob>", "OKR tree: Bob Stone"),
        ("tree team", "OKR tree: Customer care"),
        ("tree #sales", "OKR tree: Sales"),
        ("tree O-77", "There is no O-77"),
        ("tree nowhere", "No team goes by “nowhere”."),
    ],
)
async def test_people_ask_in_many_ways(scene: Scene, typed: str, starts: str) -> None:
    assert (await scene.read("U1", typed)).startswith(starts)


async def test_what_is_private_is_for_its_circle_alone(scene: Scene) -> None:
    await scene.secret(Visibility.PRIVATE)
    await scene.bot.put(an_objective(number=8, team="sales", owner="U2", title="Help along", parent=9))
    assert "Quietly prepare" in await scene.read("U1", "tree care")
    others = await scene.read("U2", "tree company")
    assert "Quietly prepare" not in others
    assert "O-9" not in others
    assert "Serves no other objective: O-8" in others
    assert (await scene.read("U2", "tree O-9")).startswith("There is no O-9")


async def test_five_hundred_objectives_are_paged(scene: Scene) -> None:
    await scene.bot.put(*(an_objective(number=n, title="x" * 150, parent=3) for n in range(100, 100 + MANY)))
    told = await scene.ask("U1", "tree company")
    assert "Page 1 of 63" in scene.reads(told, "U1")
    await scene.press("U1", told, ids.TREE_NEXT)
    assert "Page 2 of 63" in await now(scene)
    second = (await scene.bot.person("U1").messages("CCARE"))[-1]
    await scene.press("U1", second, ids.TREE_PREVIOUS)
    assert "Page 1 of 63" in await now(scene)
