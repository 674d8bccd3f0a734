"""Texts are measured so that Slack accepts them and cut where a reader would cut them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from messages.lengths import cut, length


def test_length_counts_utf_16_units() -> None:
    assert length("abc") == 3
    assert length("Nguyễn") == 6
    assert length("🙂") == 2


@pytest.mark.parametrize(
    ("text", "most", "shown"),
    [
        ("short", 5, "short"),
        ("a longer title", 9, "a longer…"),
        ("a longer title", 8, "a…"),
        ("abcdefghij", 5, "abcd…"),
        ("one, two", 6, "one…"),
        ("x" * 40 + " y", 40, "x" * 39 + "…"),
        ("🙂🙂🙂", 5, "🙂🙂…"),
        ("ab👩\u200d👧", 6, "ab…"),
        ("a🇻🇳🇻🇳", 8, "a🇻🇳…"),
        ("ab👍🏽", 5, "ab…"),
        ("ae\u0323\u0302x", 3, "a…"),
        ("abc", 1, "…"),
    ],
)
def test_a_text_is_cut_at_a_word_or_at_least_a_whole_character(text: str, most: int, shown: str) -> None:
    assert cut(text, most) == shown


@given(st.text(max_size=80), st.integers(1, 90))
def test_what_is_cut_fits_and_is_a_beginning(text: str, most: int) -> None:
    shown = cut(text, most)
    assert length(shown) <= most
    assert shown == text or (shown.endswith("…") and text.startswith(shown[:-1]))
