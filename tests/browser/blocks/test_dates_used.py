"""Date, time and date-and-time pickers, by mouse and by keyboard, in the reader's zone and language."""

import pytest
from playwright.async_api import expect

from tests.browser.blocks.shapes import FRIDAY_15_IN_VIETNAM, HANOI, actions, an_input, element, plain
from tests.browser.blocks.stage import Stage

pytestmark = pytest.mark.asyncio(loop_scope="session")
FRIDAY = "2026-11-27"


async def focused_day(stage: Stage) -> str:
    """The day under the cursor."""
    day: str = await stage.page.evaluate("document.activeElement.dataset.day")
    return day


async def test_a_date_by_mouse(stage: Stage) -> None:
    await stage.show(an_input("datepicker", initial_date=FRIDAY))
    field = stage.page.get_by_role("button", name="Label")
    await expect(field).to_have_accessible_name("Label 27 Nov 2026")
    await field.click()
    await stage.page.get_by_role("button", name="Next month").click()
    await stage.page.get_by_role("button", name="Friday, 4 December 2026").click()
    assert await stage.entered() == {"type": "datepicker", "selected_date": "2026-12-04"}
    await expect(field).to_have_accessible_name("Label 4 Dec 2026")
    await expect(field).to_be_focused()


async def test_a_date_by_keyboard(stage: Stage) -> None:
    await stage.show(an_input("datepicker", initial_date=FRIDAY))
    await stage.page.get_by_role("button", name="Label").press("ArrowDown")
    assert await focused_day(stage) == FRIDAY
    moves = [
        ("ArrowRight", "2026-11-28"),
        ("ArrowDown", "2026-12-05"),
        ("Home", "2026-11-30"),
        ("End", "2026-12-06"),
        ("ArrowUp", "2026-11-29"),
        ("ArrowLeft", "2026-11-28"),
        ("PageDown", "2026-12-28"),
        ("PageDown", "2027-01-28"),
        ("Shift+PageUp", "2026-01-28"),
        ("PageUp", "2025-12-28"),
    ]
    for key, day in moves:
        await stage.press(key)
        assert await focused_day(stage) == day, key
    await stage.press("Enter")
    assert await stage.entered() == {"type": "datepicker", "selected_date": "2025-12-28"}


async def test_the_last_of_january_leads_to_the_last_of_february(stage: Stage) -> None:
    await stage.show(an_input("datepicker", initial_date="2027-01-31"))
    await stage.page.get_by_role("button", name="Label").press("ArrowDown")
    await stage.press("PageDown")
    assert await focused_day(stage) == "2027-02-28"


async def test_escape_closes_a_calendar_and_changes_nothing(stage: Stage) -> None:
    await stage.show(an_input("datepicker", initial_date=FRIDAY))
    field = stage.page.get_by_role("button", name="Label")
    await field.press("Enter")
    await stage.press("ArrowRight", "Escape")
    await expect(stage.page.get_by_role("dialog")).to_have_count(0)
    await expect(field).to_be_focused()
    assert await stage.calls("input") == []


async def test_an_empty_date_opens_on_the_readers_today_and_can_be_cleared(stage: Stage) -> None:
    late = {"now": "2026-11-27T20:00:00Z", "zone": HANOI}
    await stage.show(an_input("datepicker", placeholder=plain("When?"), block={"optional": True}), ctx=late)
    field = stage.page.get_by_role("button", name="Label")
    await expect(field).to_have_accessible_name("Label (optional) When?")
    await field.press("Enter")
    assert await focused_day(stage) == "2026-11-28"
    await stage.page.get_by_role("button", name="Today").click()
    assert await stage.entered() == {"type": "datepicker", "selected_date": "2026-11-28"}
    await field.click()
    await stage.page.get_by_role("button", name="Clear").click()
    assert await stage.entered() == {"type": "datepicker", "selected_date": None}


async def test_a_calendar_speaks_vietnamese_and_starts_its_week_on_monday(stage: Stage) -> None:
    await stage.show(an_input("datepicker", initial_date=FRIDAY), ctx={"locale": "vi-VN"})
    await stage.page.get_by_role("button", name="Label").click()
    await expect(stage.page.get_by_role("columnheader")).to_have_text(["T2", "T3", "T4", "T5", "T6", "T7", "CN"])
    await expect(stage.page.locator(".bk-calendar-head")).to_contain_text("áng 11 năm 2026")


async def test_a_week_starts_on_sunday_where_people_have_it_so(stage: Stage) -> None:
    await stage.show(an_input("datepicker"), ctx={"locale": "en-US"})
    await stage.page.get_by_role("button", name="Label").click()
    await expect(stage.page.get_by_role("columnheader").first).to_have_text("Sun")


async def test_a_time_is_chosen_from_half_hours(stage: Stage) -> None:
    await stage.show(an_input("timepicker", initial_time="15:00"))
    await stage.page.get_by_role("combobox", name="Label").press("ArrowDown")
    assert await stage.active() == "15:00"
    await stage.press("ArrowDown", "Enter")
    assert await stage.entered() == {"type": "timepicker", "selected_time": "15:30"}


TYPED = [
    ("9:17", "09:17"),
    ("1530", "15:30"),
    ("3pm", "15:00"),
    ("12 am", "00:00"),
    ("15h45", "15:45"),
    ("8 giờ", "08:00"),
]


@pytest.mark.parametrize(("text", "time"), TYPED)
async def test_any_minute_can_be_typed(stage: Stage, text: str, time: str) -> None:
    await stage.show(an_input("timepicker", timezone=HANOI))
    await stage.page.get_by_role("combobox").press_sequentially(text)
    await stage.press("Enter")
    assert await stage.entered() == {"type": "timepicker", "selected_time": time, "timezone": HANOI}
    await expect(stage.page.get_by_text(f"Times in {HANOI}")).to_be_visible()


async def test_what_is_no_time_is_not_taken(stage: Stage) -> None:
    await stage.show(an_input("timepicker"))
    await stage.page.get_by_role("combobox").press_sequentially("25:99")
    await stage.press("Enter")
    assert await stage.calls("input") == []


async def test_a_date_and_time_is_a_unix_time_in_the_readers_zone(stage: Stage) -> None:
    await stage.show(an_input("datetimepicker"))
    await stage.page.get_by_role("button", name="Date").press("Enter")
    await stage.press("Enter")
    assert await stage.calls("input") == []
    await stage.page.get_by_role("combobox", name="Time").press_sequentially("15:00")
    await stage.press("Enter")
    assert await stage.entered() == {"type": "datetimepicker", "selected_date_time": FRIDAY_15_IN_VIETNAM}


async def test_a_date_and_time_shows_what_it_is_where_the_reader_lives(stage: Stage) -> None:
    block = an_input("datetimepicker", initial_date_time=FRIDAY_15_IN_VIETNAM)
    await stage.show(block, ctx={"zone": "America/New_York"})
    await expect(stage.page.locator(".bk-date-text")).to_have_text("27 Nov 2026")
    assert await stage.page.get_by_role("combobox").input_value() == "03:00"


async def test_pickers_in_a_row_act_at_once(stage: Stage) -> None:
    date = element("datepicker", initial_date=FRIDAY)
    time = element("timepicker") | {"action_id": "t"}
    moment = element("datetimepicker", initial_date_time=FRIDAY_15_IN_VIETNAM) | {"action_id": "m"}
    await stage.show(actions(date, time, moment), surface="message")
    await stage.page.locator("[data-action-id=a]").press("Enter")
    await stage.press("ArrowRight", "Enter")
    await stage.page.locator("[data-action-id=t] input").fill("16:00")
    await stage.press("Enter")
    await stage.page.locator("[data-action-id=m] input").fill("16:00")
    await stage.press("Enter")
    assert await stage.actions() == [
        {"block_id": "b", "action_id": "a", "selected_date": "2026-11-28"},
        {"block_id": "b", "action_id": "t", "selected_time": "16:00"},
        {"block_id": "b", "action_id": "m", "selected_date_time": FRIDAY_15_IN_VIETNAM + 3600},
    ]


@pytest.mark.parametrize("kind", ["datepicker", "timepicker"])
async def test_an_error_stands_at_a_picker(stage: Stage, kind: str) -> None:
    await stage.show(an_input(kind), errors={"b": "Too late."})
    field = stage.page.get_by_label("Label")
    await expect(field).to_have_attribute("aria-invalid", "true")
    await expect(field).to_have_accessible_description("Too late.")
