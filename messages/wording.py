"""What templates call to say something: translated, filled, escaped for where it is shown, and short enough."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from babel.numbers import format_decimal

from messages import mrkdwn
from messages.cleaning import clean
from messages.language import Language, Words
from messages.lengths import cut, length
from messages.mrkdwn import Safe

SECTION_TEXT = 3_000
FALLBACK_TEXT = 4_000
NOTHING = "—"
Value = str | int | Safe


class TooLong(ValueError):
    """A sentence of our own does not fit its place even with its values cut."""


@dataclass(frozen=True, slots=True)
class Wording:
    """The sentences of one language. Each message and plural is a literal, so that it can be extracted.

    `plural` and `n` choose the plural form and `n` fills `%(n)s`; `context` tells alike words apart.
    Other keywords fill the placeholders: words, whole numbers, or Safe markup, nothing unfinished.
    `most` is the longest the result may be; values are cut to it, the longest first, never our words.
    """

    words: Words

    @property
    def language(self) -> Language:
        return self.words.language

    def say(self, message: str, plural: str | None = None, /, **values: Any) -> str:
        """The sentence as plain words, to be a value elsewhere or the message at a form's field."""
        return self._fill(message, plural, values, most=SECTION_TEXT, markup=False)

    def plain(self, message: str, plural: str | None = None, /, *, most: int = SECTION_TEXT, **values: Any) -> Any:
        """A plain_text object."""
        said = self._fill(message, plural, values, most=most, markup=False)
        return {"type": "plain_text", "text": said or NOTHING, "emoji": True}

    def mrkdwn(self, message: str, plural: str | None = None, /, *, most: int = SECTION_TEXT, **values: Any) -> Any:
        """A mrkdwn object; only the message and Safe values are markup, and nothing else is linked."""
        said = self._fill(message, plural, values, most=most, markup=True)
        return {"type": "mrkdwn", "text": said or NOTHING, "verbatim": True}

    def text(self, message: str, plural: str | None = None, /, **values: Any) -> str:
        """The fallback text of a message: what notifications and screen readers say."""
        return self._fill(message, plural, values, most=FALLBACK_TEXT, markup=True) or NOTHING

    def piece(self, message: str, plural: str | None = None, /, *, most: int = SECTION_TEXT, **values: Any) -> Safe:
        """A part of a mrkdwn sentence, to be a value of another one."""
        return mrkdwn.filled(self._fill(message, plural, values, most=most, markup=True))

    def functions(self) -> Mapping[str, Callable[..., Any]]:
        """The names templates know these by."""
        said = (self.say, self.plain, self.mrkdwn, self.text, self.piece)
        return {function.__name__: function for function in said}

    def _fill(self, message: str, plural: str | None, values: dict[str, Any], *, most: int, markup: bool) -> str:
        plural, context = values.pop("plural", plural), values.pop("context", None)
        sentence = self.words.translate(message, plural, n=values.get("n", 1), context=context)
        if markup:
            return _fit(mrkdwn.pattern(sentence), values, most=most, show=self._as_mrkdwn)
        return _fit(sentence, values, most=most, show=self._as_plain)

    def _as_plain(self, value: Value) -> str:
        if isinstance(value, str):
            return clean(value)
        return self._number(value)

    def _as_mrkdwn(self, value: Value) -> str:
        if isinstance(value, Safe):
            return value.markup
        if isinstance(value, str):
            return mrkdwn.escape(value)
        return self._number(value)

    def _number(self, value: object) -> str:
        if isinstance(value, bool) or not isinstance(value, int):
            raise TypeError(f"a sentence takes finished words and whole numbers, not {type(value).__name__}")
        return _whole_number(value, str(self.language.locale))


@lru_cache(maxsize=4096)  # counts are small, and everybody who is asked is told one
def _whole_number(value: int, locale: str) -> str:
    return format_decimal(value, locale=locale)


def _fit(sentence: str, values: dict[str, Any], *, most: int, show: Callable[[Any], str]) -> str:
    """The filled sentence, its longest values cut until it fits. Halves at most at once: long ones share."""
    filled = sentence % {name: show(value) for name, value in values.items()}
    while (over := length(filled) - most) > 0:
        words = {name: clean(value) for name, value in values.items() if isinstance(value, str)}
        longest = max(words, key=lambda name: length(words[name]), default="")
        had = length(words.get(longest, ""))
        if had <= 1:
            raise TooLong(f"{most} characters cannot hold the sentence {sentence!r}")
        values = {**values, longest: cut(words[longest], max(had - over, had // 2, 1))}
        filled = sentence % {name: show(value) for name, value in values.items()}
    return filled
