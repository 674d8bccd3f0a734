"""A message in the terminal: everything it says, in the order it is read."""

from typing import Any

from bot.plain import plain


def test_a_message_reads_in_the_terminal_as_it_does_in_slack() -> None:
    blocks: list[dict[str, Any]] = [
        {"type": "header", "text": {"type": "plain_text", "text": "Week 48"}},
        {
            "type": "section",
            "text": {"type": "mrkdwn", "text": "*KR-12* 3 → 5"},
            "fields": [{"type": "mrkdwn", "text": "on track"}],
            "accessory": {"type": "button", "text": {"type": "plain_text", "text": "Open"}},
        },
        {"type": "divider"},
        {"type": "context", "elements": [{"type": "mrkdwn", "text": "by Lan"}, {"type": "image", "alt_text": "x"}]},
        {
            "type": "actions",
            "elements": [
                {"type": "button", "text": {"type": "plain_text", "text": "Check in"}},
                {"type": "button", "text": {"type": "plain_text", "text": "Later"}},
            ],
        },
    ]
    assert plain(blocks).splitlines() == [
        "Week 48",
        "*KR-12* 3 → 5",
        "on track",
        "[Open]",
        "────",
        "by Lan",
        "[Check in]  [Later]",
    ]
