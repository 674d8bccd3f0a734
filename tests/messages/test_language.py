"""People read the bot in their language; what a catalogue lacks is said in English."""

from pathlib import Path

import pytest

from messages.language import Language, language_named, marked, read_words
from messages.wording import TooLong, Wording

PO = """
msgid ""
msgstr "Plural-Forms: nplurals=1; plural=0;\\n"

msgid "Good morning, %(name)s"
msgstr "Chào %(name)s"

msgid "%(n)s step"
msgid_plural "%(n)s steps"
msgstr[0] "%(n)s bước"

msgctxt "verb"
msgid "Open"
msgstr "Mở"

msgctxt "state"
msgid "Open"
msgstr "Đang mở"
"""


@pytest.fixture
def vietnamese(tmp_path: Path) -> Wording:
    folder = tmp_path / "vi" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    (folder / "okr_bot.po").write_text(PO)
    return Wording(read_words(tmp_path)[Language.VI])


def test_a_language_on_record_that_we_do_not_write_is_english() -> None:
    assert language_named("vi_VN") is Language.VI
    assert language_named("fr") is Language.EN


def test_sentences_plurals_and_contexts_are_translated(vietnamese: Wording) -> None:
    assert vietnamese.say("Good morning, %(name)s", name="An") == "Chào An"
    assert vietnamese.say("%(n)s step", "%(n)s steps", n=1) == "1 bước"
    assert vietnamese.say("%(n)s step", plural="%(n)s steps", n=12_000) == "12.000 bước"
    assert vietnamese.say("Open", context="verb") == "Mở"
    assert vietnamese.say("Open", context="state") == "Đang mở"


def test_what_is_not_translated_is_said_in_english(vietnamese: Wording) -> None:
    assert vietnamese.say("Open") == "Open"
    assert vietnamese.say("%(n)s key", "%(n)s keys", n=2) == "2 keys"
    assert marked("Later") == "Later"


def test_each_place_gets_its_own_kind_of_text() -> None:
    english = Wording(read_words()[Language.EN])
    assert english.say("%(x)s & 100%%", x="<*a*>") == "<*a*> & 100%"
    assert english.plain("%(x)s & co", x="<*a*>") == {"type": "plain_text", "text": "<*a*> & co", "emoji": True}
    assert english.mrkdwn("*%(x)s* & co", x="<*a*>")["text"] == "*&lt;∗a∗&gt;* &amp; co"
    assert english.text("%(x)s", x="<!here>") == "&lt;!here&gt;"
    piece = english.piece("_%(x)s_", x="<a>")
    assert english.mrkdwn("so %(piece)s", piece=piece)["text"] == "so _&lt;a&gt;_"


def test_values_are_cut_to_the_place_and_our_words_never() -> None:
    english = Wording(read_words()[Language.EN])
    assert english.plain("Open %(title)s now", title="a very long title", most=20)["text"] == "Open a very… now"
    shown = english.plain("%(one)s and %(two)s", one="x" * 500, two="y" * 500, most=105)["text"]
    assert len(shown) <= 105
    assert shown.count("x") > 30 < shown.count("y")
    with pytest.raises(TooLong):
        english.plain("Our own words are too long here", most=10)


def test_an_empty_value_leaves_a_dash_where_slack_wants_a_text() -> None:
    english = Wording(read_words()[Language.EN])
    assert english.plain("%(x)s", x=" \u200b")["text"] == "—"
    assert english.say("%(x)s", x="") == ""
