"""The workspace's settings, as admins open and save them."""

from collections.abc import AsyncIterator

import pytest

from messages import ids
from messages.settings_health import block_of
from messages.settings_workspace import SharedBlock
from okr.settings import WorkspaceSettings
from okr.settings_shown import ThresholdField
from sandbox.plain_text import as_text
from tests.builders import a_member
from tests.handlers.check_in_scene import on_screen
from tests.handlers.settings_scene import A_MONTH_LATER, Scene, a_scene


@pytest.fixture
async def scene(sqlite_url: str) -> AsyncIterator[Scene]:
    async with a_scene(sqlite_url) as scene:
        yield scene


async def settings(scene: Scene) -> WorkspaceSettings:
    return await scene.bot.read(lambda tx: tx.settings.get())


async def test_what_an_admin_chose_is_kept(scene: Scene) -> None:
    await scene.open("UADMIN", "settings workspace")
    said = await scene.save(
        "UADMIN",
        {
            SharedBlock.LANGUAGE: "vi",
            SharedBlock.ZONE: "Asia/Ho_Chi_Minh",
            SharedBlock.GUESTS: ["on"],
            SharedBlock.ABSENCE: [],
            SharedBlock.ADMINS: ["ULEAD"],
            SharedBlock.MISSION: "  Nobody\nwaits alone ",
            block_of(ThresholdField.SILENT_WINDOWS): "3",
        },
    )
    assert "Admins here: @Leah Lead, and Slack's own admins." in said
    kept = await settings(scene)
    assert (kept.language, kept.zone, kept.allow_guests) == ("vi", "Asia/Ho_Chi_Minh", True)
    assert (kept.choices.absence_from_status, kept.thresholds.silent_windows) == (False, 3)
    assert kept.choices.mission == "Nobody waits alone"


async def test_a_new_admin_hears_of_it_in_their_language_and_may(scene: Scene) -> None:
    await scene.open("UADMIN", "settings workspace")
    await scene.save("UADMIN", {SharedBlock.ADMINS: ["ULAN"]})
    await scene.bot.tick()
    (notice,) = await scene.bot.person("ULAN").dm()
    read = as_text(notice, scene.bot.slack, "ULAN")
    assert "🧭 Ada Admin đã chọn bạn làm quản trị viên của bot OKR." in read
    await scene.open("ULAN", "caidat quantri")
    assert scene.screen("ULAN").startswith("▌Cài đặt chung")


async def test_the_last_admin_stays(scene: Scene) -> None:
    await scene.bot.put(a_member("UADMIN", name="Ada Admin"))
    await scene.bot.put(a_member("ULEAD", name="Leah Lead", admin=True))
    await scene.open("ULEAD", "settings workspace")
    await scene.save("ULEAD", {SharedBlock.ADMINS: ["ULEAD"]})
    await scene.bot.person("ULEAD").close()
    leah = await scene.member("ULEAD")
    await scene.bot.put(a_member("ULEAD", name=leah.name, admin=False))
    assert "This is for the bot's admins" in await scene.told("ULEAD", "settings workspace")


async def test_guests_cannot_be_admins(scene: Scene) -> None:
    await scene.open("UADMIN", "settings workspace")
    await scene.save("UADMIN", {SharedBlock.ADMINS: ["UGUEST"]})
    assert scene.bot.person("UADMIN").errors() == {
        SharedBlock.ADMINS: "Only full members of this workspace can be chosen. Choose somebody else."
    }


async def test_who_is_no_admin_any_more_is_told_so_a_month_later(scene: Scene) -> None:
    admin = scene.bot.person("UADMIN")
    await scene.open("UADMIN")
    root = on_screen(admin)
    await scene.bot.put(a_member("UADMIN", name="Ada Admin"))
    scene.bot.move_to(A_MONTH_LATER)
    await admin.click(root, ids.SETTINGS_WORKSPACE)
    assert "This is for the bot's admins" in scene.screen("UADMIN")


async def test_saving_twice_is_once(scene: Scene) -> None:
    for _ in range(2):
        await scene.open("UADMIN", "settings workspace")
        said = await scene.save("UADMIN", {SharedBlock.ADMINS: ["ULAN"]})
        assert "Admins here: @Trần Thị Lan" in said
        await scene.bot.person("UADMIN").close()
        await scene.bot.tick()
    assert len(await scene.bot.person("ULAN").dm()) == 1
