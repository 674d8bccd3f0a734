"""What a history, a correction and a hand-over say, in both languages, whatever people write in them."""

from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal
from itertools import cycle
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from messages import Messages
from messages.correction import CorrectionState, Written
from messages.hand_over import Chosen, read_opening
from messages.history_course import height
from messages.history_menu import Choice, Wish
from messages.language import Language
from messages.reader import Reader
from okr.assessment import assess
from okr.correction import Corrected, CorrectionForm
from okr.draft import Entry
from okr.form import FormItem
from okr.hand_over import Blocked, HandedOver, LeftBehind, Taken
from okr.health import Assessment, Health
from okr.history import AnsweredWeek, Commented, DueWeek, History, SilentWeek
from okr.key_result import KeyResult
from okr.metric import Binary
from okr.objective import Ambition
from okr.reaction import Comment
from okr.settings import DEFAULT_THRESHOLDS
from okr.standing import Standing
from okr.week import Week
from tests.builders import a_check_in, a_key_result, a_member, a_team, an_increase, an_objective, milestones
from tests.messages.hostile import HOSTILE, faults

MESSAGES = Messages.read()
READERS = [Reader(language, ZoneInfo("UTC")) for language in Language]
TODAY = date(2026, 11, 27)
W46 = Week(2026, 46)
MENTIONS = frozenset({"<@U1>", "<@U2>"})


def assessed(key_result: KeyResult) -> Assessment:
    return assess(key_result, None, ambition=Ambition.COMMITTED, on=TODAY, silent=0, thresholds=DEFAULT_THRESHOLDS)


def answered(number: int, figure: int, *, confidence: int = 8) -> AnsweredWeek:
    week, share = Week(2026, number), Decimal(figure) / 100
    said = a_check_in(figure, week=week, confidence=confidence)
    metric = an_increase(0, 100)
    return AnsweredWeek(
        week, TODAY, said, metric, Decimal(figure), Health.ON_TRACK, progress=share, expected=Decimal("0.5")
    )


def silent(number: int) -> SilentWeek:
    return SilentWeek(Week(2026, number), TODAY, expected=Decimal("0.5"))


def a_history(*weeks: DueWeek, key_result: KeyResult | None = None) -> History:
    """Of these weeks, given oldest first."""
    key_result = key_result or a_key_result()
    return History(key_result, an_objective(), assessed(key_result), tuple(reversed(weeks)), {})


def drawn(history: History, reader: Reader = READERS[0]) -> list[str]:
    blocks = MESSAGES.history.show(history, reader)["blocks"]
    texts = [block["elements"][0]["elements"][0]["text"] for block in blocks if block["type"] == "rich_text"]
    return texts[0].split("\n") if texts else []


def test_the_course_begins_with_the_first_answer_and_shows_what_is_missing() -> None:
    assert drawn(a_history(silent(43), answered(44, 10), silent(45), answered(46, 90))) == [
        "Week       44 45 46",
        "Progress    ▂  ·  ▆",
        "Expected    ▅  ▅  ▅",
        "Confidence  8  ·  8",
    ]


def test_the_last_eight_weeks_fit_a_phone() -> None:
    weeks = drawn(a_history(*(answered(number, 10, confidence=10) for number in range(40, 53))), READERS[1])
    assert weeks[0].split() == ["Tuần", *(str(number) for number in range(45, 53))]
    assert max(map(len, weeks)) <= 34
    assert len({len(line) for line in weeks}) == 1


@pytest.mark.parametrize("weeks", [(), (silent(44),), (answered(44, 10),), (silent(44), answered(45, 10))])
def test_fewer_than_two_answers_are_no_course(weeks: tuple[DueWeek, ...]) -> None:
    assert drawn(a_history(*weeks)) == []


@pytest.mark.parametrize(
    ("share", "bar"), [("-3", "▁"), ("0", "▁"), ("0.999", "▆"), ("1", "▇"), ("12", "▇"), (None, "·")]
)
def test_a_bar_is_highest_only_at_the_target(share: str | None, bar: str) -> None:
    assert height(None if share is None else Decimal(share)) == bar


def test_a_yes_or_no_is_drawn_as_such() -> None:
    def said(number: int, *, done: bool) -> AnsweredWeek:
        check_in = a_check_in(done, week=Week(2026, number))
        return AnsweredWeek(Week(2026, number), TODAY, check_in, Binary(), done, Health.ON_TRACK)

    history = a_history(said(44, done=False), said(45, done=True), key_result=a_key_result(Binary()))
    assert drawn(history)[1].split() == ["Done", "○", "●"]


def test_a_choice_reads_back() -> None:
    choice = Choice(Wish.VERSIONS, 12, W46)
    assert Choice.read(choice.value) == choice


def an_item(words: str, key_result: KeyResult) -> FormItem:
    return FormItem(
        key_result=replace(key_result, title=words),
        objective=an_objective(title=words),
        standing=Standing(1),
        assessment=assessed(key_result),
        today=TODAY,
        current=a_check_in(None, week=W46, note=words, blocker=words),
        on_behalf_of=a_member(name=words),
    )


@pytest.mark.parametrize("reader", READERS, ids=lambda reader: reader.language.value)
@pytest.mark.parametrize("words", HOSTILE, ids=range(len(HOSTILE)))
def test_whatever_people_write_is_only_shown(words: str, reader: Reader) -> None:
    for key_result in (a_key_result(), a_key_result(milestones(None, None))):
        form = CorrectionForm(a_member(), W46, an_item(words, key_result))
        theirs = a_check_in(5, week=W46, by="U2", revision=3)
        written = Written(Entry(note=words[:500], confidence=3), words[:500].strip())
        assert faults(MESSAGES.correction.form(form, reader)) == []
        again = MESSAGES.correction.form(form, reader, written=written, theirs=theirs)
        assert faults(again, allowed=MENTIONS) == []
        assert CorrectionState.read(again["private_metadata"]) == CorrectionState(1, W46, 3)
    corrected = Corrected(a_key_result(title=words), a_check_in(5), a_check_in(4))
    for one in (corrected, replace(corrected, before=None), replace(corrected, changed=False)):
        assert faults(MESSAGES.correction.saved(one, reader)) == []
    assert faults(MESSAGES.history.versions(told(words), told(words).answered[0], reader)) == []
    assert faults(MESSAGES.history.show(told(words), reader)) == []


def told(words: str) -> History:
    """A week that was corrected often, with a comment."""
    said = replace(a_check_in(50, note=words, blocker=words, reason=words, revision=30), by="UX")
    earlier = tuple(replace(said, revision=revision) for revision in range(1, 30))
    week = replace(answered(47, 50), check_in=said, earlier=earlier, cleared=words)
    comment = Commented(W46, TODAY, Comment(1, 1, W46, "UX", datetime(2026, 11, 27, tzinfo=UTC), words))
    return replace(a_history(week), entries=(comment, week), people={"UX": a_member(name=words)}, may_correct=True)


def test_of_many_versions_the_latest_are_shown_and_the_rest_counted() -> None:
    view = MESSAGES.history.versions(told("x"), told("x").answered[0], READERS[0])
    assert "And 10 older versions." in str(view["blocks"][-1])


@pytest.mark.parametrize(("words", "reader"), [*zip(HOSTILE, cycle(READERS), strict=False)], ids=range(len(HOSTILE)))
def test_a_hand_over_of_a_hundred_things_fits_its_form(words: str, reader: Reader) -> None:
    """Each value in one language: what is hostile is so in both, and a hundred things take their time."""
    left = LeftBehind(
        leaver=a_member(name=words),
        team=a_team(name=words),
        key_results=tuple((a_key_result(number=n, title=words), an_objective()) for n in range(1, 101)),
        objectives=tuple(an_objective(number=n, title=words) for n in range(1, 30)),
        blocked=tuple(Blocked(a_key_result(number=n), words) for n in range(1, 30)),
        delegate_of=tuple(a_member(name=words) for _ in range(30)),
        led=(a_team(name=words), a_team(key="sales", name=words)),
        unseen=3,
    )
    form = MESSAGES.hand_over.form(left, reader)
    assert faults(form) == []
    chosen = Chosen({"hand-over-to": "U2", "hand-over-take KR-3": "U1"})
    longer = MESSAGES.hand_over.form(left, reader, one_by_one=True, chosen=chosen)
    assert faults(longer) == []
    assert read_opening(longer["private_metadata"]) == ("care", "U1")
    taken = Taken(a_member(name=words), tuple(f"KR-{n}" for n in range(1, 101)), (words,))
    done = HandedOver(a_member(name=words), (taken,), 2)
    assert faults(MESSAGES.hand_over.done(done, reader), allowed=MENTIONS) == []


def test_what_was_chosen_is_read_by_what_it_is_for() -> None:
    values: dict[str, Any] = {
        "hand-over-to": {"x": {"type": "users_select", "selected_user": "U2"}},
        "hand-over-take O-1": {"x": {"type": "users_select", "selected_user": "U3"}},
        "hand-over-lead care": {"x": {"type": "users_select", "selected_user": "U4"}},
        "hand-over-take KR-1": {"x": {"type": "users_select", "selected_user": None}},
    }
    asked = Chosen.read(values).asked("U1", "care")
    assert (asked.to, dict(asked.named), dict(asked.leads)) == ("U2", {"O-1": "U3"}, {"care": "U4"})
