"""One's own settings, as people open and save them."""

from collections.abc import AsyncIterator
from datetime import time

import pytest

from messages import ids
from messages.settings_entries import OwnBlock
from okr.member import ReminderProfile
from sandbox.plain_text import as_text
from tests.handlers.check_in_scene import on_screen
from tests.handlers.settings_scene import A_MONTH_LATER, Scene, a_scene


@pytest.fixture
async def scene(sqlite_url: str) -> AsyncIterator[Scene]:
    async with a_scene(sqlite_url) as scene:
        yield scene


async def test_the_form_says_when_one_is_asked_and_what_each_choice_means(scene: Scene) -> None:
    await scene.open("U1")
    shown = scene.screen("U1")
    assert shown.startswith(
        "▌Settings\n"
        "Next check-in: 15:00 on Friday 27 November, your time.\n"
        "Reminder, if something is still open: 09:00 on Monday 30 November.\n"
        "Team digest: 10:00 on Monday 30 November in #care."
    )
    assert "( ) The reminder alone — 09:00 on Monday 30 November" in shown
    assert "Workspace settings" not in shown


async def test_it_is_said_in_vietnamese(scene: Scene) -> None:
    await scene.open("ULAN", "cài đặt")
    assert scene.screen("ULAN").startswith(
        "▌Cài đặt\n"
        "Lần check-in tới: 15:00 thứ Sáu 27/11, giờ của bạn.\n"
        "Nhắc lại, nếu còn KR chưa cập nhật: 09:00 thứ Hai 30/11.\n"
        "Bản tin nhóm: 17:00 thứ Hai 30/11 trong #care.\n"
    )


async def test_what_is_chosen_is_kept_and_said_in_the_new_language_and_zone(scene: Scene) -> None:
    await scene.open("U1")
    said = await scene.save(
        "U1",
        {
            OwnBlock.LANGUAGE: "vi",
            OwnBlock.ZONE: "Asia/Ho_Chi_Minh",
            OwnBlock.QUIET_FROM: time(20),
            OwnBlock.QUIET_TO: time(7),
            OwnBlock.REMINDERS: "reminder_only",
        },
    )
    assert "✅ Đã lưu.\nNhắc lại, nếu còn KR chưa cập nhật: 09:00 thứ Hai 30/11." in said
    alice = await scene.member("U1")
    assert (alice.language, alice.own_zone) == ("vi", "Asia/Ho_Chi_Minh")
    assert (alice.quiet_from, alice.quiet_to) == (time(20), time(7))
    assert alice.reminders is ReminderProfile.REMINDER_ONLY


async def test_the_home_tab_follows_another_language(scene: Scene) -> None:
    await scene.open("U1")
    await scene.save("U1", {OwnBlock.LANGUAGE: "vi"})
    home = scene.bot.person("U1").home()
    assert home is not None
    assert "Cài đặt" in str(home.blocks)


@pytest.mark.parametrize(
    ("entered", "block"),
    [
        ({OwnBlock.QUIET_FROM: time(20)}, OwnBlock.QUIET_TO),
        ({OwnBlock.QUIET_TO: time(7)}, OwnBlock.QUIET_FROM),
        ({OwnBlock.QUIET_FROM: time(7), OwnBlock.QUIET_TO: time(7)}, OwnBlock.QUIET_TO),
    ],
)
async def test_quiet_hours_are_both_or_neither(scene: Scene, entered: dict[OwnBlock, time], block: OwnBlock) -> None:
    await scene.open("U1")
    shown = await scene.save("U1", {**entered, OwnBlock.LANGUAGE: "vi"})
    assert list(scene.bot.person("U1").errors()) == [block]
    assert "Tiếng Việt" in shown
    assert (await scene.member("U1")).language is None


async def test_saving_twice_changes_nothing_more(scene: Scene) -> None:
    for _ in range(2):
        await scene.open("U1")
        said = await scene.save("U1", {OwnBlock.REMINDERS: "nudge_only"})
        assert "Next check-in: 15:00 on Friday 27 November, your time." in said
        assert "Reminder" not in said
        await scene.bot.person("U1").close()


async def test_back_to_what_slack_says(scene: Scene) -> None:
    await scene.open("U1")
    await scene.save("U1", {OwnBlock.ZONE: "Asia/Tokyo", OwnBlock.LANGUAGE: "vi"})
    await scene.bot.person("U1").close()
    await scene.open("U1")
    await scene.save("U1", {OwnBlock.ZONE: "slack", OwnBlock.LANGUAGE: "slack"})
    alice = await scene.member("U1")
    assert (alice.own_zone, alice.language) == (None, None)


async def test_the_home_tab_opens_them_again_and_again_and_a_month_later(scene: Scene) -> None:
    alice = scene.bot.person("U1")
    await alice.open_home()
    home = alice.home()
    assert home is not None
    for _ in range(2):
        await alice.click(home, ids.SETTINGS_OPEN)
        assert scene.screen("U1").startswith("▌Settings")
        await alice.close()
    scene.bot.move_to(A_MONTH_LATER)
    await alice.click(home, ids.SETTINGS_OPEN)
    assert "Next check-in: 15:00 on Friday 1 January" in scene.screen("U1")


async def test_a_form_left_open_for_a_month_can_still_be_saved(scene: Scene) -> None:
    await scene.open("U1")
    scene.bot.move_to(A_MONTH_LATER)
    said = await scene.save("U1", {OwnBlock.REMINDERS: "nudge_only"})
    assert "Next check-in: 15:00 on Friday 1 January" in said


async def test_who_owns_nothing_is_told_so(scene: Scene) -> None:
    await scene.open("ULEAD")
    assert "Nothing is asked of you at the moment: no open key result is yours." in scene.screen("ULEAD")


async def test_leads_and_admins_find_the_ways_to_the_rest(scene: Scene) -> None:
    await scene.open("ULEAD")
    assert "Customer care\n[Check-in and digest] [Health]" in scene.screen("ULEAD")
    await scene.open("UADMIN")
    assert "[Workspace settings]" in scene.screen("UADMIN")


async def test_the_reminder_alone_reads_well_for_who_was_never_asked(scene: Scene) -> None:
    await scene.open("U1")
    await scene.save("U1", {OwnBlock.REMINDERS: "reminder_only"})
    for days in range(3, 6):
        scene.bot.move_to(scene.bot.clock.now().replace(hour=9, day=25 + days))
        await scene.bot.tick()
    (only,) = await scene.bot.person("U1").dm()
    assert only.text.startswith("Alice Nguyen, 1 key result has no update yet for week 48 (23–29 Nov).")


async def test_home_says_when_who_wants_the_reminder_alone_is_asked(scene: Scene) -> None:
    await scene.open("U1")
    await scene.save("U1", {OwnBlock.REMINDERS: "reminder_only"})
    alice = scene.bot.person("U1")
    await alice.open_home()
    home = alice.home()
    assert home is not None
    assert "Next check-in: 09:00 on Monday 30 November." in as_text(home, scene.bot.slack, "U1")


async def test_with_a_modal_open_the_settings_come_to_lie_upon_it(scene: Scene) -> None:
    await scene.open("UADMIN")
    admin = scene.bot.person("UADMIN")
    await admin.click(on_screen(admin), ids.SETTINGS_WORKSPACE)
    assert len(admin.views()) == 2
    assert scene.screen("UADMIN").startswith("▌Workspace settings")
