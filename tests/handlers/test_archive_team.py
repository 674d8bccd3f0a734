"""A team is archived from its form in /okr admin, found among the archived ones, and brought back."""

from dataclasses import replace
from datetime import date

from messages import ids
from okr.cycle import CycleState
from tests.builders import a_cycle, a_team
from tests.handlers.check_in_scene import on_screen
from tests.handlers.objective_scene import opened as opened_form
from tests.handlers.objective_scene import sent, to_the_last_step
from tests.handlers.settings_scene import Scene
from tests.running_bot import RunningBot

ADA = "UADMIN"


async def opened(bot: RunningBot, state: CycleState = CycleState.CLOSED) -> Scene:
    """Ada has what archiving care means before her; its quarter is over, or as it says."""
    scene, ada = Scene(bot), bot.person(ADA)
    await scene.begin()
    await bot.put(a_cycle(state=state))
    await ada.command("/okr", "admin", channel="CCARE")
    await ada.click(on_screen(ada), ids.ADMIN_TEAMS)
    await ada.click(on_screen(ada), ids.SETTINGS_TEAM, "admin-team-care")
    await ada.click(on_screen(ada), ids.TEAM_ARCHIVE)
    return scene


async def test_it_is_archived_after_a_look_and_brought_back_from_the_list(a_running_bot: RunningBot) -> None:
    scene = await opened(a_running_bot)
    ada = scene.bot.person(ADA)
    assert "Nothing more is sent to #care" in scene.screen(ADA)
    assert not (await scene.team()).is_archived
    await ada.submit()
    assert "Customer care is archived" in scene.screen(ADA)
    assert (await scene.team()).is_archived
    told = await scene.told("U1", "status customer care")
    assert "Customer care (archived)" in told
    assert "Customers stay with us" in told
    told = await scene.told("U1", "tree customer care")
    assert "Archived since 27 November 2026: /okr status Customer care" in told
    assert "no objectives here yet" not in told
    assert "has been archived since" in await scene.told("ULEAD", "digest customer care")
    await ada.close()
    assert "1 archived team" in scene.screen(ADA)
    await ada.click(on_screen(ada), ids.ADMIN_TEAMS)
    assert "Archived since 27 November 2026" in scene.screen(ADA)
    await ada.click(on_screen(ada), ids.TEAM_BRING_BACK)
    assert "Customer care is back" in scene.screen(ADA)
    assert "No channel for the digest yet" in scene.screen(ADA)
    assert not (await scene.team()).is_archived


async def test_what_is_in_the_way_is_said_before_anything_is_done(a_running_bot: RunningBot) -> None:
    scene = await opened(a_running_bot, CycleState.ACTIVE)
    assert "Customer care still has 1 objective" in scene.screen(ADA)
    assert "[Archive]" not in scene.screen(ADA)


async def test_a_lead_is_not_offered_it(a_running_bot: RunningBot) -> None:
    scene = Scene(a_running_bot)
    await scene.begin()
    await scene.open("ULEAD", "settings care")
    assert "Members from Slack" in scene.screen("ULEAD")
    assert "Archive this team" not in scene.screen("ULEAD")


async def test_a_draft_of_an_archived_team_goes_on_with_another_team(a_running_bot: RunningBot) -> None:
    scene = Scene(a_running_bot)
    await scene.begin()
    leah = await opened_form(scene.bot)
    await to_the_last_step(leah)
    await leah.close()
    await scene.bot.put(replace(await scene.team(), archived_on=date(2026, 11, 20), channel=None))
    await scene.bot.put(a_team(key="shop", name="Shop", channel=None))
    await leah.command("/okr", "new", channel="CCARE")
    await leah.click(on_screen(leah), ids.OBJECTIVE_DRAFT)
    assert "The team it was for is archived. Choose another." in scene.screen("ULEAD")
    assert await sent(leah, {"objective-team": "shop"}) == {}
    for _ in ("the key results", "the way there"):
        assert await sent(leah) == {}
    assert "Shop · Q4 2026" in scene.screen("ULEAD")
