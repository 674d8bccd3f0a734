"""What a channel reads of a target that moved: from what to what, why, and who said so, in both languages."""

from dataclasses import replace
from datetime import date
from zoneinfo import ZoneInfo

import pytest

from messages import Messages
from messages.language import Language
from messages.limits import check_message
from messages.reader import Reader
from messages.render import as_message
from okr.channel_digest import ChannelDigest
from okr.digest import Entry, arrange
from okr.digest_pages import paged
from okr.health import Health
from okr.key_result import Target
from okr.metric import Binary, Metric
from okr.target_moved import Moved
from okr.unit import HOURS
from okr.week import Week
from tests.builders import LAST_DAY, a_target, a_team, an_increase
from tests.messages.hostile import HOSTILE, faults
from tests.messages.test_digest import an_entry, read

READERS = {language: Reader(language, ZoneInfo("Asia/Ho_Chi_Minh")) for language in Language}


@pytest.fixture(scope="module")
def messages() -> Messages:
    return Messages.read()


def hours(target: int, *, due: date = LAST_DAY, reason: str = "", by: str | None = None) -> Target:
    return a_target(an_increase(300, target, unit=HOURS), due=due, reason=reason, by=by)


def told(messages: Messages, entry: Entry, language: Language) -> str:
    return told_of(messages, [entry], language)


def told_of(messages: Messages, entries: list[Entry], language: Language) -> str:
    digest = arrange(Week(2026, 48), entries)
    shown = ChannelDigest(a_team(), digest, paged(digest), {"U1": "Sarah Chen", "U2": "An"})
    return read(messages.digest.digest(shown, READERS[language]).blocks)


def red(before: Target, after: Target) -> Entry:
    return replace(an_entry(1, Health.AT_RISK), moved=Moved(before, after))


def test_a_red_line_says_how_its_target_moved_why_and_by_whom(messages: Messages) -> None:
    entry = red(hours(120), hours(180, reason="understaffed", by="U2"))
    english, vietnamese = (told(messages, entry, language) for language in (Language.EN, Language.VI))
    assert "215 → 500 · newly at risk · target 2h → 3h: understaffed (An)\nSarah Chen" in english
    assert "· chỉ tiêu 2 giờ → 3 giờ: understaffed (An)\nSarah Chen" in vietnamese


def test_days_that_moved_are_told_with_it(messages: Messages) -> None:
    before = a_target(an_increase(0, 100), start=date(2026, 10, 1), due=date(2026, 12, 11))
    after = a_target(an_increase(0, 90), start=date(2026, 10, 8), due=date(2026, 12, 20), reason="ill", by="UGONE")
    assert "target 100 → 90, due 11 Dec → 20 Dec, starts 1 Oct → 8 Oct: ill\n" in told(
        messages, red(before, after), Language.EN
    )
    vietnamese = told(messages, red(before, after), Language.VI)
    assert "chỉ tiêu 100 → 90, hạn 11/12 → 20/12, bắt đầu 1/10 → 8/10: ill\n" in vietnamese


@pytest.mark.parametrize(
    ("metric", "words"), [(an_increase(5, 100), "target changed"), (Binary(), "target 100 → done")]
)
def test_a_change_that_no_figure_shows_is_told_all_the_same(messages: Messages, metric: Metric, words: str) -> None:
    assert f"· {words}\n" in told(messages, red(a_target(an_increase(0, 100)), a_target(metric)), Language.EN)


def test_what_is_done_needs_no_explanation_of_its_target(messages: Messages) -> None:
    entry = replace(an_entry(1, Health.DONE), moved=Moved(hours(120), hours(180, reason="understaffed")))
    assert "understaffed" not in told(messages, entry, Language.EN)


def test_what_is_not_red_tells_its_change_in_one_row_for_all(messages: Messages) -> None:
    moved = Moved(hours(120), hours(180, reason="understaffed", by="U2"))
    calm = [replace(an_entry(n, Health.ON_TRACK, title=f"Calls {n}"), moved=moved) for n in range(1, 6)]
    english, vietnamese = (told_of(messages, calm, language) for language in (Language.EN, Language.VI))
    first = "🟢 *Calls 1* — target 2h → 3h: understaffed (An); 🟢 *Calls 2* — target 2h → 3h: understaffed (An); "
    assert f"✏️ Changed plans: {first}" in english
    assert "*Calls 3* — target 2h → 3h: understaffed (An); 2 more." in english
    assert "✏️ Kế hoạch thay đổi: 🟢 *Calls 1* — chỉ tiêu 2 giờ → 3 giờ: understaffed (An); " in vietnamese


@pytest.mark.parametrize("words", HOSTILE)
def test_whatever_the_reason_says_it_stays_words(messages: Messages, words: str) -> None:
    entry = red(hours(120), hours(180, reason=words, by="U2"))
    calm = replace(an_entry(2, Health.ON_TRACK, title=words), moved=entry.moved)
    digest = arrange(Week(2026, 48), [entry, calm])
    shown = ChannelDigest(a_team(), digest, paged(digest), {"U1": words, "U2": words})
    for reader in READERS.values():
        message = as_message(messages.digest.digest(shown, reader))
        check_message(message)
        assert not faults(message)
