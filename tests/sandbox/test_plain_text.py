"""Messages and views read in a terminal as they read in Slack."""

from typing import Any

import pytest

from sandbox import Message, Sandbox
from sandbox.driver.screen import View
from sandbox.plain_text import as_text, notification

ALICE, BOB = "U001", "U002"
FRIDAY_15_IN_VIETNAM = 1795766400


def a_message(*blocks: dict[str, Any], text: str = "", **more: Any) -> Message:
    """A message of the app's in #sales."""
    return Message("C001", "1.000001", "U0BOTSANDBOX", text=text, blocks=list(blocks), **more)


def plain(text: str) -> dict[str, Any]:
    return {"type": "plain_text", "text": text}


def mrkdwn(text: str) -> dict[str, Any]:
    return {"type": "mrkdwn", "text": text}


def section(text: str, **more: Any) -> dict[str, Any]:
    return {"type": "section", "block_id": "s", "text": mrkdwn(text), **more}


def button(label: str, **more: Any) -> dict[str, Any]:
    return {"type": "button", "action_id": label, "text": plain(label), **more}


def options(*values: str) -> list[dict[str, Any]]:
    return [{"text": plain(value.title()), "value": value} for value in values]


MRKDWN = [
    ("*bold* _slanted_ ~struck~ `code`", "bold slanted struck code"),
    ("2 * 3 * 4 and snake_case_name", "2 * 3 * 4 and snake_case_name"),
    ("a &lt;b&gt; &amp;amp; c", "a <b> &amp; c"),
    ("hi <@U001>", "hi @Alice Nguyen"),
    ("hi <@U001|alice>", "hi @Alice Nguyen"),
    ("hi <@U999>", "hi @U999"),
    ("see <#C001|>", "see #sales"),
    ("see <#C999>", "see #C999"),
    ("<!here> <!subteam^S1|@leads>", "@here @leads"),
    ("<https://example.com|the page>", "the page"),
    ("<https://example.com/?a=1&amp;b=2>", "https://example.com/?a=1&b=2"),
    ("<mailto:a@example.com|a@example.com>", "a@example.com"),
    ("> quoted\nnot", "│ quoted\nnot"),
    ("&gt; quoted", "│ quoted"),
    (":tada: and :unheard_of:", "🎉 and :unheard_of:"),
    ("```\nx *y*\n```", "x *y*"),
    ("`*kept*`", "*kept*"),
    ("*<@U001>*", "@Alice Nguyen"),
    ("<!date^1795766400^{date_num} {time}|then>", "2026-11-27 8:00\u202fAM"),
    ("<!date^oops^{date}|then>", "then"),
]


@pytest.mark.parametrize(("source", "read"), MRKDWN)
async def test_mrkdwn_reads_as_slack_shows_it(slack: Sandbox, source: str, read: str) -> None:
    slack.change_locale(BOB, "en-US")
    assert as_text(a_message(section(source)), slack, BOB) == read


DATES = [
    ("{date_num}", "2026-11-27", "2026-11-27"),
    ("{date}", "27 tháng 11, 2026", "27 November 2026"),
    ("{date_short}", "27 thg 11, 2026", "27 Nov 2026"),
    ("{date_long}", "Thứ Sáu, 27 tháng 11, 2026", "Friday, 27 November 2026"),
    ("{date_pretty} {time}", "hôm nay 15:00", "today 08:00"),
    ("{time_secs}", "15:00:00", "08:00:00"),
    ("{date_slash}", "27/11/26", "27/11/2026"),
    ("{nonsense}", "{nonsense}", "{nonsense}"),
]


@pytest.mark.parametrize(("token", "vietnamese", "british"), DATES)
async def test_a_date_is_in_the_zone_and_language_of_who_reads_it(
    slack: Sandbox, token: str, vietnamese: str, british: str
) -> None:
    message = a_message(section(f"<!date^{FRIDAY_15_IN_VIETNAM}^{token}|then>"))
    assert as_text(message, slack, ALICE).replace("\u202f", " ") == vietnamese
    assert as_text(message, slack, BOB).replace("\u202f", " ") == british


RICH = {
    "type": "rich_text",
    "elements": [
        {
            "type": "rich_text_section",
            "elements": [
                {"type": "text", "text": "Ask "},
                {"type": "user", "user_id": "U001"},
                {"type": "text", "text": " in "},
                {"type": "channel", "channel_id": "C001"},
                {"type": "emoji", "name": "tada"},
                {"type": "link", "url": "https://example.com", "text": " here"},
            ],
        },
        {
            "type": "rich_text_list",
            "style": "ordered",
            "elements": [
                {"type": "rich_text_section", "elements": [{"type": "text", "text": "one"}]},
                {"type": "rich_text_section", "elements": [{"type": "text", "text": "two"}]},
            ],
        },
        {"type": "rich_text_quote", "elements": [{"type": "text", "text": "said"}]},
        {"type": "rich_text_preformatted", "elements": [{"type": "text", "text": "x = 1"}]},
    ],
}
TABLE = {
    "type": "table",
    "column_settings": [{"align": "left"}, {"align": "right"}],
    "rows": [
        [{"type": "raw_text", "text": "Team"}, {"type": "raw_text", "text": "KRs"}],
        [{"type": "raw_text", "text": "Bán hàng"}, {"type": "raw_number", "value": 12, "text": "12"}],
    ],
}
CHART = {
    "type": "data_visualization",
    "title": "Progress",
    "chart": {
        "type": "bar",
        "series": [{"name": "KR", "data": [{"label": "w1", "value": 5}, {"label": "w2", "value": 10}]}],
        "axis_config": {"categories": ["w1", "w2"]},
    },
}
CARD = {"type": "card", "title": mrkdwn("*T*"), "body": mrkdwn("B"), "actions": [button("Go")]}
TASK = {"type": "task_card", "task_id": "1", "title": "Do it", "status": "complete"}
BLOCKS: list[tuple[dict[str, Any], str]] = [
    ({"type": "header", "text": plain("Week 48")}, "▌Week 48"),
    ({"type": "divider"}, "─" * 40),
    ({"type": "context", "elements": [mrkdwn("*small*"), plain("print")]}, "  small  print"),
    ({"type": "actions", "elements": [button("Check in"), button("Drop", style="danger")]}, "[Check in] [Drop]!"),
    (section("Words", accessory=button("Edit")), "Words   [Edit]"),
    (section("Two\nlines", accessory=button("Edit")), "Two\nlines\n   [Edit]"),
    ({"type": "section", "fields": [mrkdwn("a"), mrkdwn("b"), mrkdwn("long"), mrkdwn("d")]}, "a       b\nlong    d"),
    ({"type": "image", "image_url": "https://e.com/x.png", "alt_text": "A chart"}, "[A chart]"),
    (
        {"type": "actions", "elements": [{"type": "overflow", "action_id": "o", "options": options("a", "b")}]},
        "[⋯ A | B]",
    ),
    (RICH, "Ask @Alice Nguyen in #sales🎉 here\n1. one\n2. two\n│ said\n    x = 1"),
    (TABLE, "Team      KRs\n────────  ───\nBán hàng   12"),
    (CHART, f"Progress\n  KR\n    w1  {'█' * 10} 5\n    w2  {'█' * 20} 10"),
    ({"type": "markdown", "text": "# One\ntwo"}, "# One\ntwo"),
    ({"type": "alert", "text": mrkdwn("*Careful*")}, "! Careful"),
    (CARD, "│ T\n│ B\n│ [Go]"),
    ({"type": "carousel", "elements": [CARD, CARD]}, "│ T\n│ B\n│ [Go]\n\n│ T\n│ B\n│ [Go]"),
    ({"type": "container", "title": plain("Box"), "child_blocks": [section("in")]}, "Box\n  in"),
    (TASK, "✓ Do it"),
    ({"type": "plan", "title": "Plan", "tasks": [TASK]}, "Plan\n  ✓ Do it"),
    ({"type": "video", "title": plain("V"), "video_url": "https://e.com/v"}, "▶ V (https://e.com/v)"),
]


@pytest.mark.parametrize(("block", "read"), BLOCKS, ids=lambda v: v.get("type", "") if isinstance(v, dict) else "")
async def test_a_block_reads_as_its_lines(slack: Sandbox, block: dict[str, Any], read: str) -> None:
    assert as_text(a_message(block), slack, BOB) == read


def an_input(element: dict[str, Any], **more: Any) -> dict[str, Any]:
    filled = {"action_id": "a", **element}
    return {"type": "input", "block_id": "b", "label": plain("Label"), "element": filled, **more}


INPUTS: list[tuple[dict[str, Any], Any, str]] = [
    ({"type": "plain_text_input"}, None, "Label\n  [____]"),
    ({"type": "plain_text_input", "placeholder": plain("like 12")}, None, "Label\n  [… like 12]"),
    ({"type": "plain_text_input"}, {"value": "12,5"}, "Label\n  [12,5]"),
    ({"type": "number_input", "initial_value": "7"}, None, "Label\n  [7]"),
    ({"type": "static_select", "options": options("a", "b")}, None, "Label\n  [____ ▾]\n    A | B"),
    (
        {"type": "static_select", "options": options("a", "b")},
        {"selected_option": options("b")[0]},
        "Label\n  [B ▾]",
    ),
    (
        {"type": "radio_buttons", "options": options("yes", "no")},
        {"selected_option": options("no")[0]},
        "Label\n  ( ) Yes\n  (•) No",
    ),
    (
        {"type": "checkboxes", "options": options("one", "two")},
        {"selected_options": options("one")},
        "Label\n  [x] One\n  [ ] Two",
    ),
    ({"type": "users_select"}, {"selected_user": "U001"}, "Label\n  [@Alice Nguyen ▾]"),
    ({"type": "channels_select"}, {"selected_channel": "C001"}, "Label\n  [#sales ▾]"),
    ({"type": "multi_users_select"}, {"selected_users": ["U001", "U002"]}, "Label\n  [@Alice Nguyen, @Bob Stone ▾]"),
    ({"type": "datepicker"}, {"selected_date": "2026-11-27"}, "Label\n  [27 November 2026 ▾]"),
    ({"type": "timepicker"}, {"selected_time": "15:00"}, "Label\n  [15:00 ▾]"),
    (
        {"type": "datetimepicker"},
        {"selected_date_time": FRIDAY_15_IN_VIETNAM},
        "Label\n  [27 November 2026 08:00 ▾]",
    ),
]


@pytest.mark.parametrize(("element", "state", "read"), INPUTS)
async def test_an_input_shows_what_is_in_it(slack: Sandbox, element: dict[str, Any], state: Any, read: str) -> None:
    values = {"b": {"a": {"type": element["type"], **state}}} if state else {}
    home = View("V1", "home", "", None, None, "", "", "", "V1", None, [an_input(element)], values)
    assert as_text(home, slack, BOB) == read


async def test_a_modal_reads_with_title_hint_error_and_buttons(slack: Sandbox) -> None:
    blocks = [an_input({"type": "plain_text_input"}, hint=plain("a number"), optional=True)]
    modal = View("V1", "modal", "Check in", "Save", None, "", "", "", "V1", None, blocks, {}, {"b": "not a number"})
    assert as_text(modal, slack, BOB) == (
        "▌Check in\nLabel (optional)\n  [____]\n  a number\n  ✗ not a number\n[Cancel] [Save]"
    )


async def test_a_message_without_blocks_reads_as_its_text_with_its_edited_mark(slack: Sandbox) -> None:
    assert as_text(a_message(text="hi <@U001>", edited="2.0"), slack, BOB) == "hi @Alice Nguyen (edited)"


async def test_a_notification_is_the_text_on_one_line(slack: Sandbox) -> None:
    message = a_message(section("blocks"), text="one\n*two*")
    assert notification(message, slack, BOB) == "one two"
