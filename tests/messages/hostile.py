"""What people could type to break a message, and the check that it did not; for the tests of every template."""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from typing import Any

HOSTILE = (
    '"',
    "\\",
    "'; DROP TABLE x; --",
    '"}, {"type": "divider"}',
    "{{ 7 * 7 }} {% raw %} {# x #}",
    "%(name)s %s %d 100%",
    "line one\nline two\r\nline three\u2028four",
    "<!channel> <!here> <!everyone>",
    "<!subteam^S1|@all> <!date^1^{date}|x>",
    "<@U999> <#C999|general> <https://evil.example|click>",
    "&lt;!channel&gt; &amp; & < >",
    "@here @channel @everyone #general",
    "*bold* _italic_ ~strike~ `code` ```block```",
    "> quoted\n>>> more",
    "\u202egnp.exe\u202c \u2066x\u2069 \u200f",
    "ze\u200bro\ufeff wi\u2060dth",
    "👩\u200d👩\u200d👧\u200d👦 🇻🇳 👍🏽 ❤\ufe0f",
    "Nguye\u0302\u0303n Thi\u0323 H\u006f\u0300a",
    "Z" + "\u0334\u0335\u0336\u0337\u0338" * 40,
    "\x00\x07\x1b[31m\ud800 tab\there",
    "مرحبا שלום",
    ":smile: :thumbs_up:",
    "x" * 3_000,
    "từ " * 1_000,
    "&" * 3_000,
    "👩\u200d👧" * 1_000,
    " ",
    "",
)
_TOKEN = re.compile(r"<[^>]*>?")
_HIDDEN = re.compile("[\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\x00-\x08\x0b-\x1f\ud800-\udfff]")


def faults(payload: Mapping[str, Any], *, allowed: frozenset[str] = frozenset()) -> list[str]:
    """What of a hostile value is still at work in a message or view; `allowed` are the tokens we made."""
    found: list[str] = []
    for kind, text in shown_texts(payload):
        found += [f"hidden {unicodedata.name(sign, repr(sign))}" for sign in _HIDDEN.findall(text)]
        if kind == "mrkdwn":
            found += [f"control sequence {token}" for token in _TOKEN.findall(text) if token not in allowed]
            found += [f"a bare & in {text[:80]!r}" for _ in re.findall("&(?!amp;|lt;|gt;)", text)]
    return found


def shown_texts(payload: Any) -> Iterator[tuple[str, str]]:
    """Every text of a payload that people see, with "plain_text" or "mrkdwn"; a fallback text is mrkdwn."""
    if isinstance(payload, Mapping):
        if payload.get("type") in {"plain_text", "mrkdwn"}:
            yield payload["type"], payload["text"]
            return
        if isinstance(payload.get("text"), str):
            yield "mrkdwn", payload["text"]
        for value in payload.values():
            yield from shown_texts(value)
    elif isinstance(payload, list):
        for value in payload:
            yield from shown_texts(value)
