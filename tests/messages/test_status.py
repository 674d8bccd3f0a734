"""Status, history and home in both languages: paged, within Slack's limits, whatever people write."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from messages import Messages
from messages.language import Language
from messages.limits import MESSAGE_BLOCKS, MESSAGE_CHARACTERS, characters
from messages.reader import Reader
from messages.status_pages import PAGE, Turn
from okr.answered import Window
from okr.assessment import assess
from okr.health import Health
from okr.history import AnsweredWeek, History, TargetChange
from okr.home import DueNow, Home, HomeTeam
from okr.key_result import KeyResult, KeyResultState
from okr.metric import Binary, Metric
from okr.objective import Ambition, Objective
from okr.rollup import roll_up
from okr.settings import DEFAULT_THRESHOLDS
from okr.standing import Standing
from okr.standing_fold import rebuild
from okr.status import Scope, ScopeKind, SharedStatus, Status, StatusLine, StatusObjective, TeamCount
from okr.week import Week
from tests.builders import (
    a_check_in,
    a_cycle,
    a_key_result,
    a_member,
    a_target,
    a_team,
    an_increase,
    an_objective,
    due_fridays,
    milestones,
)
from tests.messages.hostile import HOSTILE, faults

MESSAGES = Messages.read()
READERS = [Reader(language, ZoneInfo("UTC")) for language in Language]
W47, W48 = Week(2026, 47), Week(2026, 48)
NOON = datetime(2026, 11, 30, 10, tzinfo=UTC)
TODAY = date(2026, 11, 27)


def standing_of(key_result: KeyResult, *, confidence: int = 6, words: str = "") -> Standing:
    said = a_check_in(
        50, week=W47, key_result=key_result.number, confidence=confidence, note=words, blocker=words, explanation=words
    )
    due = due_fridays()
    return rebuild(key_result, [said], ambition=Ambition.COMMITTED, due=due, thresholds=DEFAULT_THRESHOLDS)


def a_line(number: int = 1, *, words: str = "", metric: Metric | None = None, **changes: Any) -> StatusLine:
    """Answered in week 47, with `words` for everything people write."""
    key_result = a_key_result(metric, number=number, title=words or "Active users", **changes)
    standing = standing_of(key_result, words=words) if metric is None else None
    found = assess(key_result, standing, ambition=Ambition.COMMITTED, on=TODAY, silent=0, thresholds=DEFAULT_THRESHOLDS)
    return StatusLine(key_result, found, standing, a_member(name=words or "Alice"))


def an_entry(lines: Sequence[StatusLine], *, number: int = 1, words: str = "") -> StatusObjective:
    objective: Objective = an_objective(number=number, title=words or "Customers stay with us")
    return StatusObjective(
        objective, a_cycle(), a_team(), roll_up([(one.key_result, one.assessment) for one in lines]), tuple(lines)
    )


def a_status(*objectives: StatusObjective, kind: ScopeKind = ScopeKind.TEAM, **more: Any) -> Status:
    return Status(Scope(kind, "care"), objectives, teams=(a_team(),), **more)


def show(status: Status, reader: Reader = READERS[0], *, page: int = 1) -> dict[str, Any]:
    return MESSAGES.status.show(status, reader, asked_by="U1", page=page, in_channel=True)


def text_of(message: Mapping[str, Any]) -> str:
    return "\n".join(block["text"]["text"] for block in message["blocks"] if "text" in block)


def require_in_limits(message: Mapping[str, Any]) -> None:
    assert characters(message["blocks"]) <= MESSAGE_CHARACTERS
    assert len(message["blocks"]) <= MESSAGE_BLOCKS


@pytest.mark.parametrize("reader", READERS, ids=lambda reader: reader.language.value)
@pytest.mark.parametrize("words", HOSTILE, ids=lambda words: ascii(words[:20]))
def test_nothing_people_write_breaks_a_status_or_its_limits(words: str, reader: Reader) -> None:
    team = TeamCount(a_team(name=words or "x"), {Health.AT_RISK: 3})
    status = a_status(*(an_entry([a_line(n, words=words)], number=n, words=words) for n in range(1, 61)), below=(team,))
    for page in (1, 8):
        message = show(status, reader, page=page)
        require_in_limits(message)
        assert faults(message) == []
    assert faults(MESSAGES.status.modal(status, reader, asked_by="U1")) == []
    shared = SharedStatus(replace(status, teams=(a_team(name=words or "x"),)), a_member(name=words), 1, "en", "UTC")
    post = MESSAGES.status.post(shared, reader)
    require_in_limits(post)
    assert faults(post) == []


@pytest.mark.parametrize("reader", READERS, ids=lambda reader: reader.language.value)
@pytest.mark.parametrize("words", HOSTILE, ids=lambda words: ascii(words[:20]))
def test_nothing_people_write_breaks_a_history_or_a_home(words: str, reader: Reader) -> None:
    key_result = a_line(words=words).key_result
    said = a_check_in(50, week=W47, note=words, blocker=words, explanation=words, by="UX", reason=words, revision=9)
    earlier = tuple(replace(said, revision=revision) for revision in range(1, 9))
    week = AnsweredWeek(W47, TODAY, said, key_result.metric, Decimal(50), Health.AT_RISK, earlier)
    moved = TargetChange(W47, TODAY, a_target(), a_target(an_increase(0, 5), due=TODAY, reason=words, by="UX"))
    history = History(
        key_result, an_objective(title=words), a_line().assessment, (week, moved) * 9, {"UX": a_member(name=words)}
    )
    for page in (1, 3):
        message = MESSAGES.history.show(history, reader, page=page)
        require_in_limits(message)
        assert faults(message) == []
    entries = tuple(an_entry([a_line(n, words=words)], number=n, words=words) for n in range(1, 61))
    teams = tuple(HomeTeam(a_team(name=words or "x"), {}, is_led=True) for _ in range(40))
    home = MESSAGES.home.view(Home(a_member(), None, entries, teams), reader)
    assert faults(home) == []


def test_sixty_key_results_come_in_pages_and_none_is_lost() -> None:
    status = a_status(an_entry([a_line(n) for n in range(1, 61)]))
    pages = [text_of(show(status, page=page)) for page in range(1, 9)]
    assert [sum(f"KR-{n} ·" in page for page in pages) for n in range(1, 61)] == [1] * 60
    assert all("🎯 *O-1 · Customers stay with us*" in page for page in pages)
    assert sum(text.count("KR-") for text in pages) == 60


def test_a_page_that_is_gone_meanwhile_is_the_last_there_is() -> None:
    status = a_status(an_entry([a_line(n) for n in range(1, PAGE + 2)]))
    assert text_of(show(status, page=7)) == text_of(show(status, page=2))


@pytest.mark.parametrize("scope", [Scope(ScopeKind.ME), Scope(ScopeKind.TEAM, "a b"), Scope(ScopeKind.KEY_RESULT, "3")])
def test_what_a_button_carries_reads_back_as_it_was(scope: Scope) -> None:
    assert Turn.read(Turn(scope, 3).value) == Turn(scope, 3)


def test_what_is_not_running_says_so_and_nothing_else() -> None:
    paused, cancelled = (
        a_line(n, state=state) for n, state in [(1, KeyResultState.PAUSED), (2, KeyResultState.CANCELLED)]
    )
    text = text_of(show(a_status(an_entry([paused, cancelled]))))
    assert "⏸️ *KR-1 · Active users* — paused" in text
    assert "🚫 *KR-2 · Active users* — cancelled" in text
    assert "confidence only" not in text


def test_one_that_nobody_answered_says_when_it_is_due() -> None:
    line = a_line(metric=milestones(None, None))
    text = text_of(show(a_status(an_entry([line]))))
    assert "⚪ *KR-1 · Active users* — unknown\n2 steps\nNot answered yet, due 31 December" in text


def test_what_is_done_needs_no_confidence() -> None:
    key_result = a_key_result(Binary())
    said = [a_check_in(True, week=W47, confidence=9)]
    standing = rebuild(key_result, said, ambition=Ambition.COMMITTED, due=due_fridays(), thresholds=DEFAULT_THRESHOLDS)
    found = assess(key_result, standing, ambition=Ambition.COMMITTED, on=TODAY, silent=0, thresholds=DEFAULT_THRESHOLDS)
    text = text_of(show(a_status(an_entry([StatusLine(key_result, found, standing, a_member())]))))
    assert text.endswith("✅ *KR-1 · Support tickets a month* — done\nAlice")


def test_an_objective_names_its_cycle_only_where_there_are_two() -> None:
    one, other = an_entry([a_line()]), an_entry([a_line(2)], number=2)
    assert "Q4 2026" not in text_of(show(a_status(one, other)))
    year = replace(other, cycle=a_cycle(key="2026", name="2026 as a whole"))
    assert "Q4 2026" in text_of(show(a_status(one, year)))


def test_the_same_key_results_are_told_to_their_owner_and_to_others_with_another_heading() -> None:
    status = Status(Scope(ScopeKind.PERSON, "U1"), (an_entry([a_line()]),), person=a_member())
    assert MESSAGES.status.show(status, READERS[0], asked_by="U1")["text"].startswith("Your OKRs:")
    assert MESSAGES.status.show(status, READERS[0], asked_by="U2")["text"].startswith("OKRs of Alice:")
    assert MESSAGES.status.show(status, READERS[1], asked_by="U2")["text"].startswith("OKR của Alice:")


def test_sharing_asks_first() -> None:
    (button,) = show(a_status(an_entry([a_line()])))["blocks"][-1]["elements"]
    assert button["confirm"]["text"]["text"] == "Everybody in this channel will see it, with your name."


ASKED_AT = datetime(2026, 11, 27, 15, tzinfo=UTC)


def test_home_says_until_when_and_offers_the_right_button() -> None:
    window = Window(TODAY, NOON, NOON, digest_is_out=False)
    waiting = Home(a_member(), DueNow(W48, window, 3, 2, ASKED_AT, is_early=False), (), ())
    early = Home(a_member(), DueNow(W48, window, 3, 2, ASKED_AT, is_early=True), (), ())
    answered = Home(a_member(), DueNow(W48, window, 3, 0, ASKED_AT, is_early=False), (), ())
    assert "2 key results wait for your answer. Please send it by 10:00 on Monday 30 November." in text_of(
        MESSAGES.home.view(waiting, READERS[0])
    )
    assert "Bạn đã cập nhật đủ cho tuần 48 (23–29/11)." in text_of(MESSAGES.home.view(answered, READERS[1]))
    assert "Next check-in: 15:00 on Friday 27 November." in text_of(MESSAGES.home.view(early, READERS[0]))
    assert "Lần check-in tới: 15:00 thứ Sáu 27/11." in text_of(MESSAGES.home.view(early, READERS[1]))
    buttons = [view["blocks"][1]["elements"][0] for view in map(home_in_english, (waiting, answered))]
    assert [(button["text"]["text"], button["value"]) for button in buttons] == [
        ("Check in", "2026-W48"),
        ("Edit", "2026-W48"),
    ]


def home_in_english(home: Home) -> dict[str, Any]:
    return MESSAGES.home.view(home, READERS[0])


def test_the_notification_of_one_key_result_names_it_and_its_health() -> None:
    told = show(a_status(an_entry([a_line()]), kind=ScopeKind.KEY_RESULT))
    assert told["text"] == "KR-1 · Active users: needs attention"


def weighing() -> StatusObjective:
    """Two key results, of which one weighs 70%, with people beside those who own them."""
    lines = [replace(a_line(1), share=Decimal("0.7")), replace(a_line(2), share=Decimal("0.3"))]
    lines[0] = replace(lines[0], contributors=(a_member(name="Hoa"),))
    whole = an_entry(lines)
    objective = replace(whole.objective, priority=1, why="Keeping one is\ncheaper.")
    beside = tuple(a_member(f"U{name}", name=name) for name in ("Lan", "Minh", "Hoa", "Tung"))
    return replace(whole, objective=objective, owner=a_member(name="Alice"), contributors=beside)


def test_a_status_of_one_objective_says_who_works_on_it_why_and_what_each_key_result_weighs() -> None:
    status = Status(Scope(ScopeKind.OBJECTIVE, "1"), (weighing(),))
    told = text_of(show(status))
    assert "Alice with Lan, Minh, Hoa and 1 more · priority 1\n_Keeping one is cheaper._" in told
    assert "· weight 70%" in told
    vietnamese = text_of(show(status, READERS[1]))
    assert "Alice cùng Lan, Minh, Hoa và 1 người nữa · ưu tiên 1" in vietnamese
    assert "· trọng số 70%" in vietnamese


def test_a_status_of_one_key_result_says_its_weight_and_who_takes_part() -> None:
    whole = weighing()
    told = text_of(show(Status(Scope(ScopeKind.KEY_RESULT, "1"), (replace(whole, lines=whole.lines[:1]),))))
    assert "· weight 70%" in told
    assert "\nWith Hoa" in told


def test_a_status_of_a_team_stays_short() -> None:
    told = text_of(show(a_status(weighing())))
    assert "weight" not in told
    assert "cheaper" not in told


@pytest.mark.parametrize("reader", READERS, ids=lambda reader: reader.language.value)
@pytest.mark.parametrize("words", HOSTILE, ids=lambda words: ascii(words[:20]))
def test_whatever_people_write_an_objective_with_all_its_people_fits(words: str, reader: Reader) -> None:
    whole = an_entry([replace(a_line(n, words=words), share=Decimal("0.1")) for n in range(1, 41)], words=words)
    whole = replace(
        whole,
        objective=replace(whole.objective, why=words * 20, obstacles=(words, words)),
        contributors=(a_member(name=words or "x"),) * 9,
    )
    message = show(Status(Scope(ScopeKind.OBJECTIVE, "1"), (whole,)), reader)
    require_in_limits(message)
    assert faults(message) == []


def test_no_row_has_more_buttons_than_slack_shows_without_folding_them() -> None:
    whole = an_entry([a_line(n) for n in range(1, 20)])
    status = Status(Scope(ScopeKind.OBJECTIVE, "1"), (whole,), transferable=1, archivable=True)
    rows = [block["elements"] for block in show(status, page=2)["blocks"] if block["type"] == "actions"]
    assert [len(row) for row in rows] == [5, 2], "both ways to turn, four things to do, and sharing"
