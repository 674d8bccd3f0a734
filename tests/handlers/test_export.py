"""`/okr export`: the file comes to whoever asked, holds what they may see, in their language, and comes once."""

import csv
import io

import pytest
from openpyxl import Workbook, load_workbook

from okr.delivery import DeliveryKind
from okr.objective import Visibility
from sandbox.state.messages import Message
from tests.handlers.status_scene import Scene
from tests.running_bot import RunningBot


@pytest.fixture
async def scene(a_running_bot: RunningBot) -> Scene:
    """As ever; KR-90, "Talks held", is Alice's alone."""
    scene = Scene(a_running_bot)
    await scene.begin()
    await scene.secret(Visibility.PRIVATE)
    return scene


async def sent(scene: Scene, user: str) -> list[Message]:
    """The files that came to them."""
    await scene.bot.tick()
    return [message for message in await scene.bot.person(user).dm() if message.files]


def content_of(scene: Scene, message: Message) -> bytes:
    content = scene.bot.slack.office.files.content(message.files[0]["id"])
    assert content is not None
    return content


def book_of(scene: Scene, message: Message) -> Workbook:
    return load_workbook(io.BytesIO(content_of(scene, message)))


async def test_a_spreadsheet_comes_with_a_word_of_what_is_in_it(scene: Scene) -> None:
    await scene.ask("U1", "export")
    (message,) = await sent(scene, "U1")
    assert message.text.startswith("Your export: a sheet each for objectives")
    assert message.files[0]["name"] == "okr-2026-11-27.xlsx"
    book = book_of(scene, message)
    assert book.sheetnames == ["Objectives", "Key results", "Check-ins", "Initiatives", "People", "Teams"]
    header, *rows = book["Key results"].iter_rows(values_only=True)
    found = [dict(zip(header, row, strict=True)) for row in rows]
    assert [row["Key result"] for row in found] == ["Active users", "New deals", "Talks held"]
    assert (found[0]["Latest value"], found[0]["Confidence, 1-10"], found[0]["Progress, %"]) == (58, 6, 58)
    assert [row[0] for row in book["Check-ins"].iter_rows(min_row=2, values_only=True)] == ["2026-W46", "2026-W47"]


async def test_others_get_no_word_of_what_they_may_not_see_in_any_form(scene: Scene) -> None:
    for form in ("xlsx", "csv", "yaml"):
        await scene.ask("U2", f"export {form}")
    spreadsheet, table, company = await sent(scene, "U2")
    cells = [str(cell) for sheet in book_of(scene, spreadsheet) for row in sheet.values for cell in row]
    texts = [content_of(scene, each).decode() for each in (table, company)]
    assert "Active users" in cells
    assert all("Active users" in text for text in texts)
    assert [text for text in (*cells, *texts) if "Talks held" in text or "Quietly prepare" in text] == []


async def test_a_vietnamese_gets_it_in_vietnamese(scene: Scene) -> None:
    told = await scene.read("UMINH", "xuất csv")
    assert told.startswith("📦 Đang chuẩn bị dữ liệu OKR của bạn.")
    (message,) = await sent(scene, "UMINH")
    header = next(csv.reader(io.StringIO(content_of(scene, message).decode("utf-8-sig"))))
    assert header[:5] == ["Mã", "Kết quả chính", "Mã mục tiêu", "Mục tiêu", "Nhóm"]


async def test_asked_for_twice_within_a_minute_it_comes_once(scene: Scene) -> None:
    await scene.ask("U1", "export")
    assert "on its way already" in await scene.read("U1", "export xlsx")
    assert len(await sent(scene, "U1")) == 1
    scene.bot.advance(minutes=2)
    await scene.ask("U1", "export")
    assert len(await sent(scene, "U1")) == 2


async def test_where_the_bot_may_send_no_files_they_are_told_so_and_it_comes_once_it_may(scene: Scene) -> None:
    scene.bot.slack.faults.refuse("files.getUploadURLExternal", "missing_scope", times=1)
    await scene.ask("UMINH", "xuất csv")
    assert await sent(scene, "UMINH") == []
    (told,) = await scene.bot.person("UMINH").dm()
    assert "files:write" in scene.reads(told, "UMINH")
    assert "/okr xuat csv" in scene.reads(told, "UMINH")
    await scene.bot.tick()
    assert len(await scene.bot.person("UMINH").dm()) == 1
    scene.bot.advance(minutes=2)
    await scene.ask("UMINH", "xuất csv")
    assert len(await sent(scene, "UMINH")) == 1


async def test_a_form_that_there_is_not_is_answered_with_those_there_are(scene: Scene) -> None:
    assert "There is no export as “pdf”." in await scene.read("U1", "export pdf")
    assert await sent(scene, "U1") == []


async def test_guests_get_nothing(scene: Scene) -> None:
    await scene.bot.person("UGUEST").command("/okr", "export")
    found = await scene.bot.read(lambda tx: tx.deliveries.of_kind(DeliveryKind.EXPORT, "2026-W48"))
    assert found == []
