"""The digest in words: what a channel reads on Monday, in both languages, whatever people wrote."""

from dataclasses import replace
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from messages import Messages
from messages.language import Language
from messages.limits import check_message
from messages.reader import Reader
from messages.render import as_message
from okr.channel_digest import ChannelDigest, DigestPreview, paged, part_of
from okr.digest import ChildLine, Count, Digest, Entry, arrange
from okr.health import Assessment, Health, Reason, ReasonKind
from okr.settings import DEFAULT_THRESHOLDS
from okr.standing import Standing
from okr.standing_fold import rebuild
from okr.week import Week
from tests.builders import a_check_in, a_key_result, a_team, an_increase, an_objective, due_fridays
from tests.messages.hostile import HOSTILE, faults

WEEK = Week(2026, 48)
READERS = {language: Reader(language, ZoneInfo("Asia/Ho_Chi_Minh")) for language in Language}
EN, VI = READERS[Language.EN], READERS[Language.VI]


@pytest.fixture(scope="module")
def messages() -> Messages:
    return Messages.read()


def an_assessment(health: Health, *reasons: Reason, since: Week = WEEK) -> Assessment:
    return Assessment(health, reasons, Decimal("0.43"), Decimal("0.63"), Decimal("0.2"), None, since)


def an_entry(
    number: int = 1,
    health: Health = Health.AT_RISK,
    *reasons: Reason,
    before: Health | None = Health.ON_TRACK,
    since: Week = WEEK,
    title: str = "New deals",
    owner: str = "U1",
    note: str = "",
    blocker: str = "",
    answered: bool = True,
    away: bool = False,
) -> Entry:
    key_result = a_key_result(an_increase(0, 500), number=number, title=title, owner=owner)
    said = a_check_in(215, week=WEEK, key_result=number, confidence=3, note=note, blocker=blocker)
    standing = Standing(number)
    if answered:
        objective = an_objective()
        standing = rebuild(
            key_result, [said], ambition=objective.ambition, due=due_fridays(), thresholds=DEFAULT_THRESHOLDS
        )
    then = an_assessment(before) if before else None
    return Entry(an_objective(), key_result, standing, an_assessment(health, *reasons, since=since), then, away=away)


def shown(*entries: Entry, children: tuple[ChildLine, ...] = (), **names: str) -> ChannelDigest:
    digest: Digest = arrange(WEEK, entries, children)
    return ChannelDigest(a_team(name="Sales"), digest, paged(digest), {"U1": "Sarah Chen", "U2": "Tom Becker"} | names)


def read(blocks: list[dict[str, Any]]) -> str:
    """All the words, block by block."""
    words = []
    for block in blocks:
        texts = block.get("elements") or [block.get("text", {"text": ""})]
        words.append(" ".join(text["text"] if isinstance(text.get("text"), str) else "" for text in texts))
    return "\n".join(words)


FELL = Reason(ReasonKind.CONFIDENCE_FELL, was=6, now=3)
BLOCKED = Reason(ReasonKind.BLOCKED, words="Legal review")


def test_a_red_line_says_what_why_and_who(messages: Messages) -> None:
    digest = shown(an_entry(1, Health.AT_RISK, FELL, BLOCKED, note="Not before January", blocker="Legal review"))
    text = read(messages.digest.digest(digest, EN).blocks)
    assert "Got worse" in text
    assert (
        "🔴 *New deals* — 215 → 500\nConfidence fell from 6 to 3; blocked: Legal review\n"
        "_“Not before January”_\nSarah Chen"
    ) in text


def test_a_fallen_confidence_is_told_once(messages: Messages) -> None:
    low = Reason(ReasonKind.CONFIDENCE_AT_RISK, now=3)
    text = read(messages.digest.digest(shown(an_entry(1, Health.AT_RISK, low, FELL)), EN).blocks)
    assert "Confidence fell from 6 to 3\n" in text
    assert "only 3" not in text


def test_the_same_in_vietnamese(messages: Messages) -> None:
    far = Reason(ReasonKind.FAR_BEHIND, points=Decimal(32))
    digest = shown(an_entry(1, Health.AT_RISK, far, BLOCKED, since=WEEK.previous(), before=Health.AT_RISK))
    text = read(messages.digest.digest(digest, VI).blocks)
    assert "Vẫn có rủi ro" in text
    assert "Chậm nhiều: 32 điểm phần trăm; đang vướng: Legal review\nSarah Chen · có rủi ro 2 tuần liền" in text


def test_the_headline_counts_first_then_people_then_progress(messages: Messages) -> None:
    digest = shown(an_entry(1, Health.AT_RISK, FELL), an_entry(2, Health.ON_TRACK, owner="U2", answered=False))
    headline = messages.digest.digest(digest, EN).blocks[1]["text"]["text"]
    assert headline == "*1 at risk, 1 on track.* 1 of 2 people have answered.\nProgress 43%, 63% expected by now."


def test_the_silent_and_the_away_are_a_line_each(messages: Messages) -> None:
    silent = an_entry(1, Health.UNKNOWN, owner="U2", answered=False)
    away = an_entry(2, Health.UNKNOWN, owner="U1", answered=False, away=True)
    text = read(messages.digest.digest(shown(silent, away), EN).blocks)
    assert "⚪ Not heard from: Tom Becker." in text
    assert "🌴 Away: Sarah Chen." in text


def test_a_quiet_week_says_so_in_one_line(messages: Messages) -> None:
    text = read(messages.digest.digest(shown(an_entry(1, Health.ON_TRACK)), VI).blocks)
    assert "🌿 Tuần này không có gì xấu đi và không KR nào có rủi ro." in text


def test_a_child_team_is_one_line_of_counts(messages: Messages) -> None:
    count = Count(((Health.AT_RISK, 2), (Health.ON_TRACK, 1)), answered=3, due=3, people_answered=2, people_due=3)
    digest = shown(an_entry(1, Health.ON_TRACK), children=(ChildLine("care", count),), care="Customer care")
    text = read(messages.digest.digest(digest, EN).blocks)
    assert "🔴 *Customer care*: 2 at risk, 1 on track · 2 of 3 people have answered" in text
    assert "🌿" not in text, "below something is at risk"


def test_more_red_than_fits_is_counted_and_stands_in_the_thread(messages: Messages) -> None:
    digest = shown(*(an_entry(n, Health.AT_RISK, FELL) for n in range(1, 15)))
    text = read(messages.digest.digest(digest, EN).blocks)
    assert "🔴 *5 more* are at risk: see the thread." in text
    part = read(messages.digest.part(part_of(digest, 1, planned=1), EN).blocks)
    assert part.count("🔴") == 5


def test_the_thread_stands_by_objective_with_its_progress(messages: Messages) -> None:
    digest = shown(an_entry(1, Health.ON_TRACK), an_entry(2, Health.NEEDS_ATTENTION, title="Renewals"))
    blocks = messages.digest.part(part_of(digest, 1, planned=1), EN).blocks
    assert blocks[0]["text"]["text"] == "🎯 *Customers stay with us* · 43%, 63% expected"
    assert len(blocks) == 3


@pytest.mark.parametrize("reader", READERS.values(), ids=READERS)
def test_sixty_key_results_stay_within_slacks_limits(messages: Messages, reader: Reader) -> None:
    long = "Một tiêu đề rất dài " * 12
    entries = [
        an_entry(n, Health.AT_RISK, FELL, BLOCKED, title=long, note="ghi chú " * 120, blocker="vướng " * 50)
        for n in range(1, 61)
    ]
    digest = shown(*entries)
    check_message(as_message(messages.digest.digest(digest, reader)))
    for number in range(1, 6):
        check_message(as_message(messages.digest.part(part_of(digest, number, planned=5), reader)))


@pytest.mark.parametrize("reader", READERS.values(), ids=READERS)
@pytest.mark.parametrize("words", HOSTILE)
def test_nothing_people_wrote_is_at_work_in_a_digest(messages: Messages, reader: Reader, words: str) -> None:
    blocked = Reason(ReasonKind.BLOCKED, words=words)
    entry = an_entry(1, Health.AT_RISK, blocked, title=words or "x", note=words, blocker=words)
    digest = replace(shown(entry, U1=words), team=a_team(name=words or "x", channel="C1"))
    parts = (part_of(replace(digest, pages=replace(digest.pages, thread=digest.pages.printed)), 1, planned=1),)
    main = as_message(messages.digest.digest(digest, reader))
    thread = as_message(messages.digest.part(parts[0], reader))
    preview = messages.digest.preview(DigestPreview(digest, parts, is_out=False, may_post=True), reader)
    for message in (main, thread, preview):
        check_message(message)
        assert faults(message, allowed=frozenset({"<#C1>"})) == []


@pytest.mark.parametrize(("may_post", "is_out", "buttons"), [(True, False, 1), (False, False, 0), (True, True, 0)])
def test_only_who_may_post_sees_the_button_and_only_while_it_helps(
    messages: Messages, may_post: bool, is_out: bool, buttons: int
) -> None:
    preview = DigestPreview(shown(an_entry(1, Health.AT_RISK, FELL)), (), is_out=is_out, may_post=may_post)
    blocks = messages.digest.preview(preview, EN)["blocks"]
    assert sum(1 for block in blocks if block["type"] == "actions") == buttons
    assert ("in <#CCARE> already" in read(blocks)) is is_out
