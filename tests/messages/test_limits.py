"""Slack's limits are checked before Slack does, each fault by name, and long messages are split."""

from collections.abc import Mapping
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from messages.limits import (
    MESSAGE_BLOCKS,
    MESSAGE_CHARACTERS,
    LimitExceeded,
    characters,
    check_message,
    check_view,
    split_blocks,
)

DIVIDER = {"type": "divider"}


def plain(text: str) -> dict[str, Any]:
    return {"type": "plain_text", "text": text}


def section(text: str, **more: Any) -> dict[str, Any]:
    return {"type": "section", "text": {"type": "mrkdwn", "text": text}, **more}


def button(**more: Any) -> dict[str, Any]:
    return {"type": "button", "action_id": "go", "text": plain("Go"), **more}


def options(count: int) -> list[dict[str, Any]]:
    return [{"text": plain(str(number)), "value": str(number)} for number in range(count)]


def in_message(block: dict[str, Any]) -> None:
    check_message({"text": "x", "blocks": [block]})


def test_a_message_at_every_limit_passes() -> None:
    accessory = button(text=plain("x" * 75), value="v" * 2_000, action_id="a" * 255)
    check_message({"text": "x" * 4_000, "blocks": [section("x" * 3_000, block_id="b" * 255, accessory=accessory)]})
    check_message({"text": "x", "blocks": [DIVIDER] * MESSAGE_BLOCKS})


@pytest.mark.parametrize(
    ("block", "fault"),
    [
        (section("x" * 3_001), "text of 3001"),
        (section("🙂" * 1_501), "text of 3002"),
        (section(""), "text of 0"),
        ({"type": "section"}, "neither text nor fields"),
        ({"type": "section", "fields": [plain("x")] * 11}, "11 fields"),
        ({"type": "section", "fields": [plain("x" * 2_001)]}, "text of 2001"),
        ({"type": "header", "text": plain("x" * 151)}, "text of 151"),
        ({"type": "header", "text": {"type": "mrkdwn", "text": "x"}}, "header in mrkdwn"),
        ({"type": "actions", "elements": [button(text=plain("x" * 76))]}, "text of 76"),
        ({"type": "actions", "elements": [button(value="x" * 2_001)]}, "value of 2001"),
        ({"type": "actions", "elements": []}, "0 elements"),
        ({"type": "actions", "elements": [button(action_id=str(number)) for number in range(26)]}, "26 elements"),
        ({"type": "actions", "elements": [button(), button()]}, "action_id go used 2 times"),
        ({"type": "context", "elements": [plain("x")] * 11}, "11 elements"),
        ({"type": "context", "elements": [plain("")]}, "text of 0"),
        (section("x", accessory={"type": "static_select", "options": options(101)}), "101 options"),
        (section("x", accessory={"type": "overflow", "options": options(6)}), "6 options"),
        (section("x", accessory={"type": "radio_buttons", "options": options(11)}), "11 options"),
        (section("x", accessory={"type": "checkboxes", "options": [{"text": plain("x" * 76)}]}), "text of 76"),
        (section("x", accessory={"type": "overflow", "options": [{"value": "x" * 151}]}), "value of 151"),
        (section("x", accessory=button(confirm={"title": plain("x" * 101)})), "title of 101"),
        (section("x", accessory=button(confirm={"text": plain("x" * 301)})), "text of 301"),
        (section("x", accessory={"type": "users_select", "placeholder": plain("x" * 151)}), "placeholder of 151"),
        (section("x", block_id="x" * 256), "block_id of 256"),
        ({"type": "input", "label": plain("x"), "element": {"type": "plain_text_input"}}, "input outside"),
    ],
)
def test_each_limit_of_a_message_is_held(block: dict[str, Any], fault: str) -> None:
    with pytest.raises(LimitExceeded, match=fault):
        in_message(block)


@pytest.mark.parametrize(
    ("message", "fault"),
    [
        ({"blocks": []}, "no fallback text"),
        ({"text": " ", "blocks": []}, "no fallback text"),
        ({"text": "x" * 4_001}, "4001 characters"),
        ({"text": "x", "blocks": [DIVIDER] * 46}, "46 blocks"),
        ({"text": "x", "blocks": [section("x" * 2_900)] * 5}, "over 13000"),
        ({"text": "x", "blocks": [{**DIVIDER, "block_id": "a"}] * 2}, "block_id a used 2 times"),
        ({"text": "x", "blocks": [{"type": "table", "rows": [[]]}] * 2}, "more than one table"),
    ],
)
def test_the_limits_of_a_whole_message_are_held(message: Mapping[str, Any], fault: str) -> None:
    with pytest.raises(LimitExceeded, match=fault):
        check_message(message)


def a_modal(**more: Any) -> dict[str, Any]:
    return {"type": "modal", "title": plain("x" * 24), "blocks": [DIVIDER], **more}


NUMBER = {"type": "input", "label": plain("x"), "element": {"type": "number_input", "is_decimal_allowed": True}}


def test_a_view_at_its_limits_passes() -> None:
    check_view(a_modal(blocks=[NUMBER] * 100, submit=plain("x" * 24), close=plain("x"), private_metadata="x" * 3_000))
    check_view({"type": "home", "blocks": [NUMBER]})


@pytest.mark.parametrize(
    ("view", "fault"),
    [
        (a_modal(title=plain("x" * 25)), "title of 25"),
        (a_modal(submit=plain("x" * 25)), "submit of 25"),
        (a_modal(close=plain("")), "close of 0"),
        (a_modal(private_metadata="x" * 3_001), "private_metadata"),
        (a_modal(callback_id="x" * 256), "callback_id"),
        (a_modal(blocks=[DIVIDER] * 101), "101 blocks"),
        (a_modal(blocks=[NUMBER]), "an input and no submit"),
        (a_modal(blocks=[section("ễ" * 2_900)] * 15), "bytes"),
        (a_modal(blocks=[{"type": "markdown", "text": "x"}]), "a markdown in a view"),
        (a_modal(blocks=[{"type": "input", "element": {"type": "number_input"}}]), "is_decimal_allowed"),
        (a_modal(blocks=[{"type": "input", "label": plain("x" * 2_001)}]), "label of 2001"),
        ({"type": "modal", "blocks": []}, "without a title"),
        ({"blocks": []}, "a modal or a home"),
    ],
)
def test_each_limit_of_a_view_is_held(view: Mapping[str, Any], fault: str) -> None:
    with pytest.raises(LimitExceeded, match=fault):
        check_view(view)


def test_every_fault_is_named_at_once() -> None:
    with pytest.raises(LimitExceeded, match=r"block 0 \(header\): text of 200.*; no fallback text"):
        check_message({"blocks": [{"type": "header", "text": plain("x" * 200)}]})


blocks = st.one_of(st.just(DIVIDER), st.text("xễ🙂", min_size=1, max_size=2_900).map(section))


@given(st.lists(blocks, max_size=120))
def test_a_split_message_keeps_every_block_in_order_and_each_part_fits(given_blocks: list[dict[str, Any]]) -> None:
    parts = split_blocks(given_blocks)
    for part in parts:
        assert 1 <= len(part) <= MESSAGE_BLOCKS
        assert characters(part) <= MESSAGE_CHARACTERS
    kept = [block for part in parts for block in part if block is not DIVIDER]
    assert kept == [block for block in given_blocks if block is not DIVIDER]


def test_a_header_goes_with_what_it_introduces_and_a_divider_at_the_end_is_dropped() -> None:
    header = {"type": "header", "text": plain("Next")}
    rows = [section(str(number)) for number in range(50)]
    first, second = split_blocks([*rows[:43], DIVIDER, header, *rows[43:]])
    assert first == rows[:43]
    assert second == [header, *rows[43:]]
