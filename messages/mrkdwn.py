"""Slack's mrkdwn: escaping what people wrote, and the only place where markup of our own is made.

Slack has an escape for `& < >` and none for `* _ ~` and the backtick, nor for a `>` that starts a line.
Two ways round are in use: jsx-slack's look-alikes, and its `<!date^…|*>` fallbacks, which cost 26
characters each and are not allowed in links. Zero-width characters work in some clients only and hide
in what is copied. So look-alikes it is: one visible character for one, the same in every client.
An underscore within a word stays (snake_case, :thumbs_up:): Slack formats at word borders only.
See https://docs.slack.dev/messaging/formatting-message-text and jsx-slack's about-escape page.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache

from messages.cleaning import clean

_ENTITIES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})
_LOOKALIKES = str.maketrans({"*": "∗", "~": "∼", "`": "ˋ"})
_LOOSE_UNDERSCORE = re.compile(r"(?<![^\W_])_|_(?![^\W_])")
_QUOTE_AT_START = re.compile(r"^(\s*)>", re.MULTILINE)
# chat.update parses its text as a client would unless told not to, and would make these ring.
_RINGING = re.compile(r"@(?=(?:here|channel|everyone|group)\b)", re.IGNORECASE)
_BARE_AMPERSAND = re.compile(r"&(?!(?:amp|lt|gt);)")
_SIGNS = re.compile("[*~`_@&<>]")  # without any of them there is nothing to escape
_MEMBER = re.compile(r"[UW][A-Za-z0-9_-]*")
_CHANNEL = re.compile(r"[CDG][A-Za-z0-9_-]*")


@dataclass(frozen=True, slots=True)
class Safe:
    """mrkdwn that our code made and Slack is meant to interpret. Made only in this file."""

    markup: str


def escape(text: str) -> str:
    """What a person wrote, on one line, such that Slack shows it and interprets none of it."""
    return _neutral(clean(text))


@lru_cache(maxsize=4096)  # our sentences are few
def pattern(text: str) -> str:
    """A sentence of our own with its formatting kept and its bare `&` escaped."""
    return _BARE_AMPERSAND.sub("&amp;", text)


def filled(text: str) -> Safe:
    """A sentence of our own, its values escaped already, as a piece of another one (for wording.py alone)."""
    return Safe(text)


def escaped(text: str) -> Safe:
    """What a person wrote, escaped, as a piece to `join`."""
    return Safe(escape(text))


def mention(member: str) -> Safe:
    """A mention that rings the member with this Slack id (`U…` or `W…`)."""
    return Safe(f"<@{_identifier(member, _MEMBER)}>")


def channel(identifier: str) -> Safe:
    """A link to the channel with this Slack id (`C…`, `G…` or `D…`)."""
    return Safe(f"<#{_identifier(identifier, _CHANNEL)}>")


def link(url: str, label: str) -> Safe:
    """A link that reads `label`; ValueError unless it is an http(s) or slack address."""
    if not re.fullmatch(r"(?:https?|slack)://\S+", url):
        raise ValueError("a link starts with http://, https:// or slack://")
    address = url.replace("|", "%7C").translate(_ENTITIES)
    return Safe(f"<{address}|{escape(label) or address}>")


def moment(at: datetime, fallback: str, form: str = "{date_short_pretty} {time}") -> Safe:
    """The aware moment `at` as each reader's own Slack writes it, `fallback` where Slack cannot."""
    if at.tzinfo is None:
        raise ValueError("a moment needs a zone")
    return Safe(f"<!date^{int(at.timestamp())}^{form}|{escape(fallback).replace('|', '∣')}>")


def code(text: str) -> Safe:
    """A person's or our words set as code."""
    return Safe(f"`{clean(text).replace('`', 'ˋ').translate(_ENTITIES)}`")


def join(separator: str, pieces: Iterable[Safe]) -> Safe:
    """The pieces in one, with the escaped `separator` between them."""
    return Safe(separator.translate(_ENTITIES).join(piece.markup for piece in pieces))


def _neutral(text: str) -> str:
    if not _SIGNS.search(text):
        return text
    text = _QUOTE_AT_START.sub(r"\1›", text)
    text = _LOOSE_UNDERSCORE.sub("ˍ", text).translate(_LOOKALIKES)
    return _RINGING.sub("＠", text).translate(_ENTITIES)


def _identifier(text: str, shape: re.Pattern[str]) -> str:
    if not shape.fullmatch(text):
        raise ValueError("that is not the id Slack gives to such a thing")
    return text
