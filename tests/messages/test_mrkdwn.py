"""What people wrote is shown and never interpreted; markup of our own is made in one place."""

import re
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import messages
from messages import mrkdwn
from messages.cleaning import clean, clean_lines
from messages.mrkdwn import Safe, escape


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("<!channel>", "&lt;!channel&gt;"),
        ("&lt;!channel&gt;", "&amp;lt;!channel&amp;gt;"),
        ("a & b", "a &amp; b"),
        ("*bold*", "∗bold∗"),
        ("~gone~ `code`", "∼gone∼ ˋcodeˋ"),
        ("_it_ snake_case :thumbs_up:", "ˍitˍ snake_case :thumbs_up:"),
        ("> quoted", "› quoted"),
        ("5 > 3", "5 &gt; 3"),
        ("ask @here and @Channel, not a@hereford", "ask ＠here and ＠Channel, not a@hereford"),
        ("two\nlines", "two lines"),
        ("  spaced \t out ", "spaced out"),
        ("Bán hàng", "Bán hàng"),
    ],
)
def test_what_people_wrote_is_shown_as_it_is(typed: str, shown: str) -> None:
    assert escape(typed) == shown


@pytest.mark.parametrize(
    ("typed", "cleaned"),
    [
        ("\u202egnp.exe", "gnp.exe"),
        ("a\u200bb\ufeffc\u2060d\xade", "abcde"),
        ("\u3164\u2800", ""),
        ("x\x00\x1b[31m", "x[31m"),
        ("half \ud800", "half"),
        ("👩\u200d👧", "👩\u200d👧"),
        ("a\u200db", "ab"),
        ("می\u200cخواهم", "می\u200cخواهم"),
        ("é\u200d\u200d\u200dé", "é\u200dé"),
        ("Z" + "\u0335" * 20, "Z" + "\u0335" * 3),
        ("Nguye\u0302\u0303n", "Nguyễn"),
        ("one\u2028two\r\nthree", "one two three"),
        ("flag 🏴\U000e0067\U000e007f", "flag 🏴"),
    ],
)
def test_hidden_reordering_and_piled_up_characters_are_gone(typed: str, cleaned: str) -> None:
    assert clean(typed) == cleaned


def test_lines_stay_lines_where_several_are_wanted() -> None:
    assert clean_lines("one \n\n  two\r\nthree\u2029four") == "one\n\ntwo\nthree\nfour"


@given(st.text(max_size=200))
def test_cleaning_twice_is_cleaning_once(typed: str) -> None:
    assert clean(clean(typed)) == clean(typed)


@given(st.text(alphabet="<>&*_~`!@#|>\n -abUC1", max_size=60))
def test_no_control_sequence_and_no_formatting_survives(typed: str) -> None:
    shown = escape(typed)
    assert not re.search(r"[<>*~`\n]|(?<![a-zA-Z0-9])_|_(?![a-zA-Z0-9])|^&gt;|&(?!amp;|lt;|gt;)", shown)


def test_markup_of_our_own_is_what_slack_documents() -> None:
    assert mrkdwn.mention("U1").markup == "<@U1>"
    assert mrkdwn.channel("C1").markup == "<#C1>"
    assert mrkdwn.link("https://a.example/?a=1&b=2", "A > B").markup == "<https://a.example/?a=1&amp;b=2|A &gt; B>"
    friday = datetime(2026, 11, 27, 8, tzinfo=UTC)
    assert mrkdwn.moment(friday, "Friday | 15:00", "{time}").markup == "<!date^1795766400^{time}|Friday ∣ 15:00>"
    assert mrkdwn.code("a `b` <c>").markup == "`a ˋbˋ &lt;c&gt;`"
    joined = mrkdwn.join(" & ", [mrkdwn.escaped("*a*"), mrkdwn.mention("U1")])
    assert joined == Safe("∗a∗ &amp; <@U1>")


@pytest.mark.parametrize("identifier", ["", "C1", "U1>", "U1|x", "!channel", "u1"])
def test_a_mention_takes_nothing_but_a_members_id(identifier: str) -> None:
    with pytest.raises(ValueError, match="id"):
        mrkdwn.mention(identifier)


@pytest.mark.parametrize("url", ["javascript:alert(1)", "https://a b", "http://", "data:x"])
def test_a_link_takes_nothing_but_an_address(url: str) -> None:
    with pytest.raises(ValueError, match="link"):
        mrkdwn.link(url, "x")


def test_a_moment_without_a_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="zone"):
        mrkdwn.moment(datetime(2026, 11, 27, 8), "x")


def test_safe_markup_is_made_in_mrkdwn_alone() -> None:
    package = Path(messages.__file__).parent
    makers = {path.name for path in package.rglob("*.py") if re.search(r"\bSafe\(", path.read_text())}
    assert makers == {"mrkdwn.py"}
