"""A status in Slack that says somebody is away, as Slack tells it."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from messages import ids
from okr.member import Absence, AbsenceSource
from okr.settings import WorkspaceChoices
from tests.builders import an_absence
from tests.handlers.check_in_scene import NUDGE_TIME, Scene
from tests.running_bot import RunningBot

TODAY = date(2026, 11, 27)
FIFTH_AT_MIDNIGHT = int(datetime(2026, 12, 5, 23, 59, tzinfo=UTC).timestamp())


@pytest.fixture
async def scene(a_running_bot: RunningBot) -> Scene:
    scene = Scene(a_running_bot)
    await scene.begin()
    return scene


async def shows(scene: Scene, emoji: str = "", text: str = "", until: int = 0, user: str = "U1") -> None:
    told = await scene.bot.slack.set_status(user, emoji, text, until)
    assert told.acked
    await scene.bot.tick()


async def absences(scene: Scene, user: str = "U1") -> list[Absence]:
    return await scene.bot.read(lambda tx: list(tx.members.absences(member=user)))


async def reads(scene: Scene, user: str = "U1") -> list[str]:
    return [scene.reads(one, user) for one in await scene.bot.person(user).dm()]


async def test_a_palm_tree_with_an_end_is_an_absence_and_is_told_once(scene: Scene) -> None:
    for text in ("Da Nang", "Da Nang!"):
        await shows(scene, ":palm_tree:", text, FIFTH_AT_MIDNIGHT)
    (told,) = await reads(scene)
    assert told.startswith(
        "🌴 Your Slack status says that you're away until Saturday 5 December, so you won't be asked. "
        "Nobody is asked in your place.\n[I'm not away] [Change]"
    )
    scene.bot.move_to(NUDGE_TIME)
    await scene.bot.tick()
    assert len(await reads(scene)) == 1


async def test_it_is_told_in_vietnamese_without_an_end(scene: Scene) -> None:
    await shows(scene, "", "Nghỉ ốm", user="ULAN")
    (told,) = await reads(scene, "ULAN")
    assert told.startswith(
        "🌴 Trạng thái Slack của bạn cho biết bạn vắng mặt, nên bot sẽ không hỏi bạn cho đến khi bạn bỏ trạng thái đó."
    )


async def test_not_away_after_all_is_taken_back_and_not_understood_so_again(scene: Scene) -> None:
    await shows(scene, ":palm_tree:", "", FIFTH_AT_MIDNIGHT)
    alice = scene.bot.person("U1")
    (told,) = await alice.dm()
    await alice.click(told, ids.AWAY_UNDO)
    await shows(scene, ":palm_tree:", "Palms on my desk", FIFTH_AT_MIDNIGHT)
    assert [one.source for one in await absences(scene)] == [AbsenceSource.UNDONE]
    scene.bot.move_to(NUDGE_TIME)
    await scene.bot.tick()
    texts = await reads(scene)
    assert texts[0].startswith("👋 Noted, you're not away any more.")
    assert texts[-1].startswith("Hi Alice Nguyen")


async def test_another_status_later_is_understood_anew(scene: Scene) -> None:
    await shows(scene, ":palm_tree:", "", FIFTH_AT_MIDNIGHT)
    alice = scene.bot.person("U1")
    await alice.click((await alice.dm())[0], ids.AWAY_UNDO)
    await shows(scene)
    await shows(scene, ":palm_tree:")
    assert [one.source for one in await absences(scene)] == [AbsenceSource.STATUS]


async def test_cleared_the_same_day_it_is_as_if_nothing_was(scene: Scene) -> None:
    await shows(scene, ":palm_tree:")
    await shows(scene)
    assert await absences(scene) == []


async def test_cleared_later_it_ended_yesterday_and_the_next_check_in_is_asked(scene: Scene) -> None:
    await shows(scene, ":palm_tree:")
    scene.bot.move_to(datetime(2026, 12, 2, 9, tzinfo=UTC))
    await shows(scene)
    (absence,) = await absences(scene)
    assert (absence.first_day, absence.last_day) == (TODAY, date(2026, 12, 1))
    scene.bot.move_to(datetime(2026, 12, 4, 15, tzinfo=UTC))
    await scene.bot.tick()
    assert (await reads(scene))[-1].startswith("Hi Alice Nguyen")


async def test_some_hours_away_skip_nothing(scene: Scene) -> None:
    await shows(scene, ":airplane:", "", int(datetime(2026, 11, 27, 13, tzinfo=UTC).timestamp()))
    assert await absences(scene) == []
    assert "Hi Alice Nguyen" in scene.reads(await scene.nudge())


async def test_what_somebody_said_themselves_stands(scene: Scene) -> None:
    said = an_absence("U1", first_day=TODAY, last_day=date(2026, 11, 29), delegate="ULAN")
    await scene.bot.put(said)
    await shows(scene, ":palm_tree:", "", FIFTH_AT_MIDNIGHT)
    await shows(scene)
    assert await absences(scene) == [said]
    assert await reads(scene) == []


async def test_a_workspace_that_does_not_want_it_is_left_alone(scene: Scene) -> None:
    settings = await scene.bot.read(lambda tx: tx.settings.get())
    await scene.bot.put(replace(settings, choices=WorkspaceChoices(absence_from_status=False)))
    await shows(scene, ":palm_tree:")
    assert await absences(scene) == []


@pytest.mark.parametrize("user", ["UGUEST", "U2", "UELSE"])
async def test_of_people_nobody_asks_nothing_breaks(scene: Scene, user: str) -> None:
    await scene.bot.slack.set_status(user, ":palm_tree:", "<!channel> *hi*", 1)
    await scene.bot.tick()
    assert await reads(scene) == []
