"""The list of teams of /okr admin in Slack: searched without accents, turned, and each team opened in its own form."""

import pytest

from messages import ids
from messages.team_fields import TeamBlock
from messages.team_place import PlaceBlock
from sandbox.plain_text import as_text
from tests.builders import a_team
from tests.handlers.check_in_scene import on_screen
from tests.handlers.settings_scene import Scene
from tests.running_bot import RunningBot


@pytest.fixture
async def scene(a_running_bot: RunningBot) -> Scene:
    """The scene of the settings, with 21 more teams and one of a Vietnamese name; Ada looks through them."""
    scene = Scene(a_running_bot)
    await scene.begin()
    await scene.bot.put(
        *(a_team(key=f"shop-{n}", name=f"Shop {n:02}", lead=None, channel=None) for n in range(21)),
        a_team(key="kho", name="Điều phối kho", parent="care", lead="ULEAD", channel="CSALES"),
    )
    ada = scene.bot.person("UADMIN")
    await ada.command("/okr", "admin", channel="CCARE")
    await ada.click(on_screen(ada), ids.ADMIN_TEAMS)
    return scene


def top(scene: Scene) -> str:
    return as_text(on_screen(scene.bot.person("UADMIN")), scene.bot.slack, "UADMIN")


async def test_a_team_is_found_without_accents_and_its_line_says_how_it_stands(scene: Scene) -> None:
    ada = scene.bot.person("UADMIN")
    await ada.fill({"admin-teams-words": "dieu phoi"})
    await ada.submit()
    told = top(scene)
    assert "Điều phối kho, below Customer care" in told
    assert "Leah Lead" in told
    assert "No members yet · No objectives in a running cycle" in told
    assert "Shop" not in told


async def test_the_pages_turn_and_keep_what_is_searched_for(scene: Scene) -> None:
    ada = scene.bot.person("UADMIN")
    await ada.click(on_screen(ada), ids.ADMIN_TEAMS_SEARCH, text="shop")
    assert "21 teams  Page 1 of 2" in top(scene)
    await ada.click(on_screen(ada), ids.ADMIN_TEAMS_MORE)
    told = top(scene)
    assert "Shop 20" in told
    assert "Shop 19" not in told
    assert "Customer care" not in told
    await ada.click(on_screen(ada), ids.ADMIN_TEAMS_EARLIER)
    assert "Shop 19" in top(scene)


async def test_a_team_opens_in_its_form_over_the_list_and_the_overview_is_a_step_back(scene: Scene) -> None:
    ada = scene.bot.person("UADMIN")
    await ada.click(on_screen(ada), ids.SETTINGS_TEAM, "admin-team-care")
    assert "Team settings" in top(scene)
    await ada.close()
    assert "Name of the team" in top(scene)
    await ada.click(on_screen(ada), ids.ADMIN_OVERVIEW)
    assert "23 teams" in top(scene)
    assert "Administration" in top(scene)


async def test_a_team_is_set_up_from_the_list(scene: Scene) -> None:
    ada = scene.bot.person("UADMIN")
    await ada.click(on_screen(ada), ids.SET_UP_OPEN)
    assert "Set up a team" in top(scene)
    await ada.close()
    assert "Name of the team" in top(scene)


async def test_a_team_is_renamed_and_placed_and_never_below_itself(scene: Scene) -> None:
    ada = scene.bot.person("UADMIN")
    await ada.click(on_screen(ada), ids.SETTINGS_TEAM, "admin-team-care")
    told = await scene.save("UADMIN", {PlaceBlock.ABOVE: "dieu phoi"})
    assert "Điều phối kho stands below Customer care itself" in told
    told = await scene.save("UADMIN", {PlaceBlock.ABOVE: "shop 07", PlaceBlock.NAME: "Chăm sóc"})
    assert "Saved" in told
    placed = await scene.team()
    assert (placed.name, placed.parent) == ("Chăm sóc", "shop-7")
    await ada.close()
    told = top(scene)
    assert "Chăm sóc, below Shop 07" in told
    assert "Customer care" not in told


async def test_a_change_shows_in_the_list_as_it_was_searched_and_turned(scene: Scene) -> None:
    ada = scene.bot.person("UADMIN")
    await ada.click(on_screen(ada), ids.ADMIN_TEAMS_SEARCH, text="shop")
    await ada.click(on_screen(ada), ids.ADMIN_TEAMS_MORE)
    await ada.click(on_screen(ada), ids.SETTINGS_TEAM, "admin-team-shop-20")
    await scene.save("UADMIN", {TeamBlock.LEAD: "ULEAD"})
    await ada.close()
    told = top(scene)
    assert "Page 2 of 2" in told
    assert "Lead: @Leah Lead" in told
    assert "Customer care" not in told
