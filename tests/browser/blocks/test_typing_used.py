"""Typed inputs: text in one line or many, numbers, e-mail and page addresses."""

from typing import Any

import pytest
from playwright.async_api import expect

from tests.browser.blocks.shapes import an_input, plain
from tests.browser.blocks.stage import Stage

pytestmark = pytest.mark.asyncio(loop_scope="session")
TYPED = ["plain_text_input", "email_text_input", "url_text_input", "number_input"]
ON_CHARACTER = {"trigger_actions_on": ["on_character_entered"]}
SENDS = {"dispatch_action": True}


@pytest.mark.parametrize("kind", TYPED)
async def test_what_is_typed_is_entered_as_slack_keeps_it(stage: Stage, kind: str) -> None:
    await stage.show(an_input(kind, is_decimal_allowed=True))
    await stage.page.get_by_label("Label").fill("12.5")
    assert (await stage.calls("input"))[-1] == ["b", "a", {"type": kind, "value": "12.5"}, None]
    assert await stage.actions() == []


@pytest.mark.parametrize("kind", TYPED)
async def test_an_emptied_field_holds_null(stage: Stage, kind: str) -> None:
    await stage.show(an_input(kind, initial_value="7", is_decimal_allowed=False))
    assert await stage.page.get_by_label("Label").input_value() == "7"
    await stage.page.get_by_label("Label").fill("")
    assert await stage.entered() == {"type": kind, "value": None}


async def test_many_lines_are_kept_and_their_box_grows(stage: Stage) -> None:
    await stage.show(an_input("plain_text_input", multiline=True))
    field = stage.page.get_by_label("Label")
    before = await field.bounding_box()
    await field.press_sequentially("one\ntwo\nthree\nfour\nfive\nsix")
    after = await field.bounding_box()
    assert (await stage.entered())["value"].count("\n") == 5
    assert before
    assert after
    assert after["height"] > before["height"] + 20


async def test_label_hint_placeholder_and_optional_mark_stand_at_the_field(stage: Stage) -> None:
    await stage.show(
        an_input(
            "plain_text_input", placeholder=plain("like :tada:"), block={"hint": plain("A hint"), "optional": True}
        )
    )
    field = stage.page.get_by_label("Label (optional)")
    await expect(field).to_have_attribute("placeholder", "like 🎉")
    await expect(field).to_have_accessible_description("A hint")
    await expect(field).not_to_have_attribute("aria-required", "true")


@pytest.mark.parametrize("kind", TYPED)
async def test_an_error_stands_at_its_field_and_is_read_out_with_it(stage: Stage, kind: str) -> None:
    await stage.show(an_input(kind, is_decimal_allowed=True, block={"hint": plain("Hint")}), errors={"b": "Too late."})
    field = stage.page.get_by_label("Label")
    await expect(field).to_have_attribute("aria-invalid", "true")
    await expect(field).to_have_accessible_description("Too late. Hint")
    await expect(stage.page.get_by_role("alert")).to_have_text("Too late.")


async def test_no_more_can_be_typed_than_slack_takes_and_the_rest_is_counted(stage: Stage) -> None:
    await stage.show(an_input("plain_text_input", max_length=10))
    field = stage.page.get_by_label("Label")
    await field.press_sequentially("12")
    await expect(stage.page.locator(".bk-count")).to_have_count(0)
    await field.press_sequentially("34567")
    await expect(stage.page.locator(".bk-count")).to_have_text("3 characters left")
    await field.press_sequentially("89012345")
    assert await stage.entered() == {"type": "plain_text_input", "value": "1234567890"}
    await expect(stage.page.locator(".bk-count")).to_have_text("0 characters left")


NUMBERS: list[tuple[str, str, bool, str | None, str | None]] = [
    ("12", "en-GB", False, "12", None),
    ("-0.5", "en-GB", True, "-0.5", None),
    ("12,5", "vi-VN", True, "12.5", None),
    ("12,5", "en-GB", True, None, "Please enter a number"),
    (" 1 200 ", "en-GB", False, "1200", None),
    (".5", "en-GB", True, "0.5", None),
    ("5.", "en-GB", False, "5", None),
    ("12.5", "en-GB", False, None, "Please enter a whole number"),
    ("12,5", "vi-VN", False, None, "Hãy nhập một số nguyên"),
    ("twelve", "en-GB", True, None, "Please enter a number"),
    ("1e5", "en-GB", True, None, "Please enter a number"),
    ("-", "en-GB", True, None, "Please enter a number"),
    ("12%", "en-GB", True, None, "Please enter a number"),
]


@pytest.mark.parametrize(("typed", "locale", "decimals", "value", "problem"), NUMBERS)
async def test_a_number_is_read_as_people_write_it_or_refused_at_the_field(
    stage: Stage, typed: str, locale: str, decimals: bool, value: str | None, problem: str | None
) -> None:
    await stage.show(an_input("number_input", is_decimal_allowed=decimals), ctx={"locale": locale})
    field = stage.page.get_by_label("Label")
    await field.fill(typed)
    assert (await stage.calls("input"))[-1] == ["b", "a", {"type": "number_input", "value": value}, problem]
    assert await field.input_value() == typed
    await expect(stage.page.locator(".bk-error")).to_have_text([problem] if problem else [])


async def test_a_mended_number_loses_its_complaint(stage: Stage) -> None:
    await stage.show(an_input("number_input", is_decimal_allowed=True))
    await stage.page.get_by_label("Label").fill("12x")
    await expect(stage.page.locator(".bk-error")).to_have_count(1)
    await stage.page.get_by_label("Label").fill("12")
    await expect(stage.page.locator(".bk-error")).to_have_count(0)


@pytest.mark.parametrize("kind", TYPED)
async def test_enter_sends_a_dispatching_field_and_not_the_form(stage: Stage, kind: str) -> None:
    await stage.show(an_input(kind, is_decimal_allowed=True, block=SENDS), form=True)
    await stage.page.get_by_label("Label").fill("5")
    assert await stage.actions() == []
    await stage.press("Enter")
    assert await stage.actions() == [{"block_id": "b", "action_id": "a", "value": "5"}]
    assert await stage.calls("submit") == []
    await expect(stage.page.get_by_text("Press Enter to send")).to_be_visible()


async def test_enter_in_an_ordinary_field_sends_the_form(stage: Stage) -> None:
    await stage.show(an_input("plain_text_input"), form=True)
    await stage.page.get_by_label("Label").press("Enter")
    assert await stage.calls("submit") == [True]


async def test_shift_enter_is_a_new_line_where_enter_sends(stage: Stage) -> None:
    await stage.show(an_input("plain_text_input", multiline=True, block=SENDS))
    await stage.page.get_by_label("Label").focus()
    await stage.type("a")
    await stage.press("Shift+Enter")
    await stage.type("b")
    await stage.press("Enter")
    assert [one["value"] for one in await stage.actions()] == ["a\nb"]


async def test_each_character_is_sent_where_the_element_asks_for_it(stage: Stage) -> None:
    await stage.show(an_input("plain_text_input", dispatch_action_config=ON_CHARACTER, block=SENDS))
    await stage.page.get_by_label("Label").press_sequentially("abc")
    await stage.press("Enter")
    assert [one["value"] for one in await stage.actions()] == ["a", "ab", "abc"]
    assert (await stage.entered())["value"] == "abc"


async def test_a_disabled_field_takes_nothing(stage: Stage) -> None:
    blocks: list[dict[str, Any]] = [an_input(kind, is_decimal_allowed=True) | {"block_id": kind} for kind in TYPED]
    await stage.show(*blocks, disabled=True)
    for field in await stage.page.get_by_label("Label").all():
        await expect(field).to_be_disabled()


async def test_the_field_a_view_wants_focused_is_so_within_a_dialog_too(stage: Stage) -> None:
    first, second = an_input("plain_text_input"), an_input("plain_text_input", label="Second", focus_on_load=True)
    await stage.show(first, {**second, "block_id": "second"})
    await expect(stage.page.get_by_label("Second")).to_be_focused()
