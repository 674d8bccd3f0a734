"""A team's settings, as leads open and save them."""

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import time
from decimal import Decimal
from typing import Any

import pytest

from messages import ids
from messages.settings_health import block_of
from messages.settings_team import EXTRAS, OWN_BOUNDS
from messages.team_fields import TeamBlock
from okr.settings_shown import ThresholdField
from okr.team import TeamChoices
from sandbox.plain_text import as_text
from tests.builders import a_key_result, a_team
from tests.handlers.check_in_scene import NUDGE_TIME, on_screen
from tests.handlers.settings_scene import A_MONTH_LATER, Scene, a_scene

NEVER_ASKED = (
    "With these settings nobody would ever be asked: the check-in day and the days before it in the week "
    "are all off. Choose a later day, or tick more working days."
)


@pytest.fixture
async def scene(sqlite_url: str) -> AsyncIterator[Scene]:
    async with a_scene(sqlite_url) as scene:
        yield scene


async def test_saving_says_what_it_means_in_dates(scene: Scene) -> None:
    await scene.open("ULEAD", "settings care")
    assert "Next check-in: 15:00 on Friday 27 November, by each person's own clock." in scene.screen("ULEAD")
    said = await scene.save("ULEAD", {TeamBlock.WEEKDAY: "3", TeamBlock.AT: time(14), TeamBlock.DIGEST_AT: time(11)})
    assert said.startswith(
        "▌Saved\n✅ Saved.\n"
        "Next check-in: 14:00 on Thursday 26 November, by each person's own clock.\n"
        "Digest: 11:00 on Friday 27 November (UTC+00:00) in #care."
    )
    cadence = (await scene.team()).cadence
    assert (cadence.weekday, cadence.at, cadence.digest_at) == (3, time(14), time(11))


async def test_it_is_said_in_vietnamese(scene: Scene) -> None:
    await scene.bot.put(replace(await scene.team(), lead="ULAN"))
    await scene.open("ULAN", "caidat nhóm care")
    said = await scene.save("ULAN", {TeamBlock.ZONE: "Asia/Ho_Chi_Minh"})
    assert "Lần check-in tới: 15:00 thứ Sáu 27/11, theo giờ của từng người.\n" in said
    assert "Bản tin: 10:00 thứ Hai 30/11 (UTC+07:00) trong #care." in said


async def test_every_field_is_kept(scene: Scene) -> None:
    await scene.open("ULEAD", "settings care")
    await scene.save(
        "ULEAD",
        {
            TeamBlock.EVERY: "2",
            TeamBlock.REMINDER: [],
            TeamBlock.REMINDER_AT: time(8),
            TeamBlock.DIGEST: [],
            TeamBlock.LANGUAGE: "vi",
            TeamBlock.COUNTRY: "VN",
            TeamBlock.WORKING_DAYS: ["0", "1", "2", "3", "4", "5"],
            TeamBlock.DAYS_OFF: "24/12/2026\n31/12",
            TeamBlock.LEAD: "U1",
            EXTRAS: ["picture"],
        },
    )
    team = await scene.team()
    assert (team.cadence.every, team.cadence.reminder_at) == (2, time(8))
    assert (team.digest, team.language, team.lead) == (False, "vi", "U1")
    assert (team.calendar.country, len(team.calendar.weekdays), len(team.calendar.days_off)) == ("VN", 6, 2)
    assert team.choices == TeamChoices(reminder=False, lead_line=False, alerts=False, picture=True)


@pytest.mark.parametrize(
    ("entered", "block", "said"),
    [
        ({TeamBlock.AT: time(5, 30)}, TeamBlock.AT, "Choose a time between 06:00 and 20:00."),
        ({TeamBlock.DIGEST_AT: time(21)}, TeamBlock.DIGEST_AT, "Choose a time between 06:00 and 20:00."),
        (
            {TeamBlock.DAYS_OFF: "24/12\nsoon <!channel>"},
            TeamBlock.DAYS_OFF,
            "“soon <!channel>” is not a day. Write one a line, such as 24/12/2026.",
        ),
        (
            {TeamBlock.WEEKDAY: "0", TeamBlock.WORKING_DAYS: ["1", "2"]},
            TeamBlock.WORKING_DAYS,
            NEVER_ASKED,
        ),
        (
            {TeamBlock.CHANNEL: "CELSEWHERE"},
            TeamBlock.CHANNEL,
            "The bot is not in this channel yet. Type /invite @OKR there, then save again.",
        ),
        (
            {TeamBlock.CHANNEL: "CPARTNERS"},
            TeamBlock.CHANNEL,
            "People from outside your company are in this channel. Choose one of your own.",
        ),
        (
            {TeamBlock.LEAD: "UGUEST"},
            TeamBlock.LEAD,
            "Only full members of this workspace can be chosen. Choose somebody else.",
        ),
    ],
)
async def test_nonsense_is_refused_at_its_field_and_nothing_typed_is_lost(
    scene: Scene, entered: dict[Any, Any], block: str, said: str
) -> None:
    before = await scene.team()
    await scene.open("ULEAD", "settings care")
    shown = await scene.save("ULEAD", {TeamBlock.REMINDER_AT: time(8, 15), **entered})
    assert scene.bot.person("ULEAD").errors() == {block: said}
    assert "08:15" in shown
    assert await scene.team() == before


async def test_another_channel_is_looked_up_and_taken(scene: Scene) -> None:
    await scene.open("ULEAD", "settings care")
    said = await scene.save("ULEAD", {TeamBlock.CHANNEL: "CSALES"})
    assert "in #sales." in said
    assert (await scene.team()).channel == "CSALES"


async def test_the_bounds_of_health_are_the_teams_own_until_it_takes_the_workspaces_again(scene: Scene) -> None:
    lead = scene.bot.person("ULEAD")
    await scene.open("ULEAD")
    await lead.click(on_screen(lead), ids.SETTINGS_HEALTH, value="care")
    behind = block_of(ThresholdField.BEHIND_GAP)
    await scene.save("ULEAD", {OWN_BOUNDS: [], behind: "30"})
    thresholds = (await scene.team()).thresholds
    assert thresholds is not None
    assert thresholds.behind_gap == Decimal("0.3")
    await lead.close()
    await lead.click(on_screen(lead), ids.SETTINGS_HEALTH, value="care")
    await scene.save("ULEAD", {OWN_BOUNDS: ["on"]})
    assert (await scene.team()).thresholds is None


async def test_bounds_that_cross_are_refused_at_their_field(scene: Scene) -> None:
    lead = scene.bot.person("ULEAD")
    await scene.open("ULEAD")
    await lead.click(on_screen(lead), ids.SETTINGS_HEALTH, value="care")
    unsure = block_of(ThresholdField.UNSURE_FROM)
    await scene.save("ULEAD", {OWN_BOUNDS: [], unsure: "9"})
    assert list(lead.errors()) == [block_of(ThresholdField.SURE_FROM)]


async def test_pressing_the_button_twice_opens_the_form_twice_and_saving_twice_is_once(scene: Scene) -> None:
    lead = scene.bot.person("ULEAD")
    await scene.open("ULEAD")
    for _ in range(2):
        await lead.click(on_screen(lead), ids.SETTINGS_TEAM, value="care")
        said = await scene.save("ULEAD", {TeamBlock.AT: time(14)})
        assert "14:00 on Friday 27 November" in said
        await lead.close()


async def test_who_leads_no_more_is_told_so_a_month_later(scene: Scene) -> None:
    await scene.open("ULEAD", "settings care")
    await scene.bot.put(a_team(lead="U1"))
    scene.bot.move_to(A_MONTH_LATER)
    lead = scene.bot.person("ULEAD")
    await lead.fill({TeamBlock.AT: time(14)})
    await lead.submit()
    assert "Only a lead of Customer care or a workspace admin can do this. Ask @Alice Nguyen." in scene.screen("ULEAD")
    assert (await scene.team()).cadence.at == time(15)


async def test_others_are_told_whom_to_ask(scene: Scene) -> None:
    assert "Only a lead of Customer care" in await scene.told("U1", "settings care")
    assert "No team goes by “nowhere”" in await scene.told("U1", "settings nowhere")
    assert "This is for the bot's admins" in await scene.told("ULEAD", "settings workspace")


async def test_from_why_did_i_get_this_the_teams_form_takes_the_second_place_and_a_refusal_the_third(
    scene: Scene,
) -> None:
    await scene.bot.put(a_key_result(number=3, owner="ULEAD"))
    lead = scene.bot.person("ULEAD")
    scene.bot.move_to(NUDGE_TIME)
    await scene.bot.tick()
    (nudge,) = await lead.dm()
    await lead.click(nudge, ids.WHY)
    await lead.click(on_screen(lead), ids.SETTINGS_OPEN)
    assert len(lead.views()) == 2
    await lead.click(on_screen(lead), ids.SETTINGS_TEAM, value="care")
    assert len(lead.views()) == 2
    assert scene.screen("ULEAD").startswith("▌Team settings")
    await scene.bot.put(a_team(lead="U1"))
    await lead.submit()
    assert "Only a lead of Customer care" in scene.screen("ULEAD")


async def test_a_new_lead_hears_of_it(scene: Scene) -> None:
    await scene.open("ULEAD", "settings care")
    await scene.save("ULEAD", {TeamBlock.LEAD: "U1"})
    await scene.bot.tick()
    (notice,) = await scene.bot.person("U1").dm()
    read = as_text(notice, scene.bot.slack, "U1")
    assert "🧭 Leah Lead made you the lead of Customer care." in read
    await scene.bot.person("U1").click(notice, ids.SETTINGS_OPEN)
    assert "Customer care\n[Check-in and digest] [Health]" in scene.screen("U1")
