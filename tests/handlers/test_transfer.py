"""*Transfer* and *Hand over all* in Slack: from a status, for who may, told to who takes over."""

import pytest

from messages import ids
from tests.builders import a_key_result, an_objective
from tests.handlers.status_scene import Scene
from tests.running_bot import RunningBot

TO, ALONG = "transfer-to", "transfer-with"


@pytest.fixture
async def scene(a_running_bot: RunningBot) -> Scene:
    """Beside KR-1 Alice owns O-5 with KR-3 in care, which Leah leads."""
    scene = Scene(a_running_bot)
    await scene.begin()
    await scene.bot.put(
        an_objective(number=5, owner="U1", title="Sleep well"),
        a_key_result(number=3, objective=5, owner="U1", title="Hours slept"),
    )
    return scene


def shows(scene: Scene, user: str) -> str:
    return scene.reads(scene.bot.person(user).view(), user)


async def give(scene: Scene, user: str, text: str, **filled: object) -> str:
    """What `/okr status` offers to give away is given away; what is read then."""
    person = scene.bot.person(user)
    await scene.press(user, await scene.ask(user, text), ids.TRANSFER_OPEN)
    await person.fill({TO if name == "to" else ALONG: value for name, value in filled.items()})
    await person.submit()
    return shows(scene, user)


async def owner(scene: Scene, number: int) -> str | None:
    found = await scene.bot.read(lambda tx: tx.key_results.get(number))
    assert found is not None
    return found.owner


async def test_an_owner_gives_a_key_result_away_and_the_taker_reads_of_it_in_their_language(scene: Scene) -> None:
    await scene.press("U1", await scene.ask("U1", "status KR-1"), ids.TRANSFER_OPEN)
    told = shows(scene, "U1")
    assert "\nKR-1 · Active users\n" in told
    assert "Alice Nguyen is responsible now." in told
    await scene.bot.person("U1").fill({TO: "UMINH"})
    await scene.bot.person("U1").submit()
    assert "✅ @Lê Quang Minh takes over KR-1." in shows(scene, "U1")
    assert await owner(scene, 1) == "UMINH"
    await scene.bot.tick()
    (notice,) = await scene.bot.person("UMINH").dm()
    assert scene.reads(notice, "UMINH").startswith("🤝 @Alice Nguyen chuyển giao cho bạn: KR-1.")


async def test_a_lead_hands_over_all_that_somebody_has(scene: Scene) -> None:
    asked = scene.reads(await scene.ask("ULEAD", "status <@U1>"), "ULEAD")
    assert "[Hand over all 3]" in asked
    said = await give(scene, "ULEAD", "status <@U1>", to="UMINH")
    assert "takes over KR-1, KR-3, O-5." in said
    await scene.bot.tick()
    (notice,) = await scene.bot.person("UMINH").dm()
    assert "những gì Alice Nguyen phụ trách ở Customer care: KR-1, KR-3, O-5." in scene.reads(notice, "UMINH")
    (notice,) = await scene.bot.person("U1").dm()
    assert "handed over what was yours to @Lê Quang Minh: KR-1, KR-3, O-5." in scene.reads(notice, "U1")


async def test_of_a_leaver_nothing_is_left_behind(scene: Scene) -> None:
    await scene.bot.slack.deactivate("U1")
    await scene.bot.tick()
    assert "takes over KR-1, KR-3, O-5." in await give(scene, "ULEAD", "status <@U1>", to="ULEAD")


async def test_an_objective_goes_alone_where_the_box_is_unticked(scene: Scene) -> None:
    said = await give(scene, "ULEAD", "status O-5", to="U2", along=[])
    assert "✅ @Bob Stone takes over O-5.\n  They are told.\n" in said
    assert await owner(scene, 3) == "U1"
    await scene.bot.tick()
    *_, notice = await scene.bot.person("U1").dm()
    assert scene.reads(notice, "U1").startswith("🤝 @Leah Lead handed over what was yours to @Bob Stone: O-5.\n[Why")


async def test_of_an_objective_without_key_results_nobody_is_asked(scene: Scene) -> None:
    hints = []
    for number, owner_of_it in ((5, "U1"), (6, "ULEAD")):
        await scene.bot.put(an_objective(number=6, owner="ULEAD"))
        await scene.press(owner_of_it, await scene.ask(owner_of_it, f"status O-{number}"), ids.TRANSFER_OPEN)
        hints.append(shows(scene, owner_of_it))
    assert "They will be told, and asked about the key results that go with it at their next check-in." in hints[0]
    assert "  They will be told.\n" in hints[1]


async def test_whoever_has_it_already_is_said_at_the_field(scene: Scene) -> None:
    await give(scene, "ULEAD", "status KR-1", to="U1")
    assert scene.bot.person("ULEAD").errors() == {TO: "It is theirs already. Choose somebody else."}
    await scene.bot.person("ULEAD").fill({TO: "UGUEST"})
    await scene.bot.person("ULEAD").submit()
    assert scene.bot.person("ULEAD").errors() == {TO: "They cannot take this over here. Choose somebody else."}


async def test_who_may_not_is_offered_nothing(scene: Scene) -> None:
    for text in ("status KR-1", "status O-5", "status <@U1>"):
        told = await scene.read("U2", text)
        assert "Transfer" not in told
        assert "Hand over" not in told
