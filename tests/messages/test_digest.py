"""The digest in words: what a channel reads on Monday, in both languages, whatever people wrote."""

from dataclasses import replace
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from messages import Messages, ids
from messages.language import Language
from messages.limits import check_message
from messages.reader import Reader
from messages.render import as_message
from okr.channel_digest import ChannelDigest, DigestPreview, Heard, part_of
from okr.digest import ChildLine, Count, Digest, Entry, arrange
from okr.digest_edit import DigestEdit
from okr.digest_pages import paged
from okr.health import Assessment, Health, Reason, ReasonKind
from okr.reaction import HelpLine, HelpOutcome, LineReactions
from okr.settings import DEFAULT_THRESHOLDS
from okr.standing import Standing
from okr.standing_fold import rebuild
from okr.week import Week
from tests.builders import LONG_AGO, a_check_in, a_key_result, a_team, an_increase, an_objective, due_fridays
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
    clears: str | None = None,
    answered: bool = True,
    away: bool = False,
) -> Entry:
    key_result = a_key_result(an_increase(0, 500), number=number, title=title, owner=owner)
    said = a_check_in(215, week=WEEK, key_result=number, confidence=3, note=note, blocker=blocker)
    said = replace(said, answer=replace(said.answer, blocker_owner=clears))
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
    digest = shown(an_entry(1, Health.AT_RISK, FELL, BLOCKED, note="Not before January", blocker="Legal review."))
    text = read(messages.digest.digest(digest, EN).blocks)
    assert (
        "🔴 *New deals* — 215 → 500 · newly at risk\n"
        "Sarah Chen: confidence fell from 6 to 3; blocked: Legal review. _“Not before January”_"
    ) in text


def test_a_fallen_confidence_is_told_once(messages: Messages) -> None:
    low = Reason(ReasonKind.CONFIDENCE_AT_RISK, now=3)
    text = read(messages.digest.digest(shown(an_entry(1, Health.AT_RISK, low, FELL)), EN).blocks)
    assert "confidence fell from 6 to 3." in text
    assert "only 3" not in text


def test_the_same_in_vietnamese(messages: Messages) -> None:
    far = Reason(ReasonKind.FAR_BEHIND, points=Decimal(32))
    since = WEEK.previous()
    entry = an_entry(1, Health.AT_RISK, far, BLOCKED, since=since, before=Health.AT_RISK, blocker="Pháp chế duyệt")
    text = read(messages.digest.digest(shown(entry), VI).blocks)
    assert "🔴 *New deals* — 215 → 500 · có rủi ro 2 tuần liền" in text
    assert "Sarah Chen: chậm nhiều, mới được 43%, lẽ ra lúc này đã 63%; đang vướng: Pháp chế duyệt." in text


def test_somebody_else_who_is_to_clear_a_blocker_is_named(messages: Messages) -> None:
    digest = shown(an_entry(1, Health.AT_RISK, BLOCKED, blocker="Legal review", clears="U2"))
    assert "blocked: Legal review (Tom Becker is to clear it)." in read(messages.digest.digest(digest, EN).blocks)


def test_it_opens_with_a_sentence_then_counts_and_people(messages: Messages) -> None:
    digest = shown(an_entry(1, Health.AT_RISK, FELL), an_entry(2, Health.ON_TRACK), an_entry(3, Health.ON_TRACK))
    headline = messages.digest.digest(digest, EN).blocks[1]["text"]["text"]
    assert headline == (
        "One key result got worse.\n*1 at risk, 2 on track.*\n▰▰▰▰▱▱┊▱▱▱▱ 43% of the way, 63% expected by now."
    )


def test_two_that_wait_for_one_person_say_for_whom(messages: Messages) -> None:
    waiting = [an_entry(n, Health.AT_RISK, BLOCKED, blocker="Hiring", clears="U2") for n in (1, 2)]
    headline = messages.digest.digest(shown(*waiting), EN).blocks[1]["text"]["text"]
    assert headline.startswith("2 key results got worse, all of them waiting for Tom Becker.\n")
    more = messages.digest.digest(shown(*waiting, an_entry(3, Health.AT_RISK, FELL)), EN).blocks[1]["text"]["text"]
    assert more.startswith("3 key results got worse, 2 of them waiting for Tom Becker.\n")


def test_the_silent_and_the_away_are_a_line_each(messages: Messages) -> None:
    silent = an_entry(1, Health.UNKNOWN, owner="U2", answered=False)
    away = an_entry(2, Health.UNKNOWN, owner="U1", answered=False, away=True)
    text = read(messages.digest.digest(shown(silent, away), EN).blocks)
    assert "⚪ Not heard from: Tom Becker." in text
    assert "🌴 Away: Sarah Chen." in text


def test_a_quiet_week_says_so_in_one_line(messages: Messages) -> None:
    text = read(messages.digest.digest(shown(an_entry(1, Health.ON_TRACK)), VI).blocks)
    assert "Một tuần yên ả: không KR nào có rủi ro." in text


def test_no_week_is_quiet_while_a_team_below_is_red(messages: Messages) -> None:
    red = Count(((Health.AT_RISK, 1),), 1, 1, 1, 1)
    digest = shown(an_entry(1, Health.ON_TRACK), children=(ChildLine("care", red),), care="Customer care")
    text = read(messages.digest.digest(digest, EN).blocks)
    assert "Something is at risk in 1 of 1 team." in text
    assert "quiet" not in text


def test_what_needs_attention_is_named_where_there_is_room(messages: Messages) -> None:
    text = read(messages.digest.digest(shown(an_entry(1, Health.NEEDS_ATTENTION)), EN).blocks)
    assert "🟡 To watch: *New deals* (Sarah Chen)." in text


def test_a_child_team_is_one_line_of_counts(messages: Messages) -> None:
    count = Count(((Health.AT_RISK, 2), (Health.ON_TRACK, 1)), answered=3, due=3, people_answered=2, people_due=3)
    text = read(messages.digest.digest(shown(children=(ChildLine("care", count),), care="Customer care"), EN).blocks)
    assert "Something is at risk in 1 of 1 team.\n*2 at risk, 1 on track.*" in text
    assert "🔴 *Customer care*: 2 at risk, 1 on track · 2 of 3 people have answered" in text


def test_more_teams_than_fit_are_told_together_the_worst_by_name(messages: Messages) -> None:
    calm, red = Count(((Health.ON_TRACK, 1),), 1, 1, 1, 1), Count(((Health.AT_RISK, 1),), 1, 1, 1, 1)
    teams = [ChildLine(f"t{n}", red if n == 19 else calm) for n in range(20)]
    text = read(messages.digest.digest(shown(children=tuple(teams)), EN).blocks)
    assert text.index("🔴 *t19*") < text.index("🟢 *t0*")
    assert "And 12 more teams: 12 on track" in text


def test_more_red_than_fits_is_counted_and_stands_in_the_thread(messages: Messages) -> None:
    digest = shown(*(an_entry(n, Health.AT_RISK, FELL) for n in range(1, 13)))
    text = read(messages.digest.digest(digest, EN).blocks)
    assert "🧵 *8 more red* in the thread." in text
    part = read(messages.digest.part(part_of(digest, 1, planned=1), EN).blocks)
    assert part.count("🔴") == 8


def test_a_lead_opens_it_in_their_own_words_and_by_name(messages: Messages) -> None:
    edit = DigestEdit("care", WEEK, "U2", LONG_AGO, opening="A *hard* week <!channel>")
    digest = replace(shown(an_entry(1, Health.AT_RISK, FELL)), edit=edit)
    headline = messages.digest.digest(digest, EN).blocks[1]["text"]["text"]
    assert headline.startswith("A ∗hard∗ week &lt;!channel&gt; — Tom Becker\n*1 at risk.*")


def test_a_line_shows_what_readers_left_and_who_helped(messages: Messages) -> None:
    left = LineReactions(seen=("An", "Chi", "Dan"), thanks=("An",), comments=1)
    heard = {1: Heard(left, HelpLine((("Tom Becker", HelpOutcome.HELPED),)))}
    digest = replace(shown(an_entry(1, Health.AT_RISK, FELL)), heard=heard)
    text = read(messages.digest.digest(digest, EN).blocks)
    assert "confidence fell from 6 to 3. 👀 3 · 🙏 An · 💬 1 · 🤝 Tom Becker helped" in text


def test_every_line_has_its_menu_but_none_in_a_preview(messages: Messages) -> None:
    digest = shown(an_entry(1, Health.AT_RISK, FELL))
    menus = [block for block in messages.digest.digest(digest, EN).blocks if "accessory" in block]
    assert [menu["accessory"]["options"][0]["value"] for menu in menus] == ["seen 1 2026-W48"]
    preview = messages.digest.preview(DigestPreview(digest, (), is_out=False, may_post=True), EN)
    assert not any("accessory" in block for block in preview["blocks"])


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
    for number in range(1, 9):
        check_message(as_message(messages.digest.part(part_of(digest, number, planned=8), reader)))


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


def pressable(preview: dict[str, Any]) -> list[str]:
    """The ids of the buttons, in order."""
    return [one["action_id"] for block in preview["blocks"] if block["type"] == "actions" for one in block["elements"]]


@pytest.mark.parametrize(
    ("may_post", "is_out", "buttons"),
    [
        (True, False, [ids.DIGEST_OPENING, ids.DIGEST_POST, ids.DIGEST_SKIP]),
        (False, False, []),
        (True, True, [ids.DIGEST_OPENING]),
    ],
)
def test_only_who_may_post_sees_the_buttons_and_only_while_they_help(
    messages: Messages, may_post: bool, is_out: bool, buttons: list[str]
) -> None:
    preview = DigestPreview(shown(an_entry(1, Health.AT_RISK, FELL)), (), is_out=is_out, may_post=may_post)
    said = messages.digest.preview(preview, EN)
    assert pressable(said) == buttons
    assert ("in <#CCARE> already" in read(said["blocks"])) is is_out


@pytest.mark.parametrize(("may_post", "buttons"), [(True, [ids.DIGEST_UNSKIP]), (False, [])])
def test_a_digest_left_out_says_who_did_so_and_why(messages: Messages, may_post: bool, buttons: list[str]) -> None:
    edit = DigestEdit("care", WEEK, "U2", LONG_AGO, skipped="Offsite")
    digest = replace(shown(an_entry(1, Health.AT_RISK, FELL)), edit=edit)
    said = messages.digest.preview(DigestPreview(digest, (), is_out=False, may_post=may_post), EN)
    assert "⏭ *This week's digest is skipped.* Tom Becker: _“Offsite”_" in read(said["blocks"])
    assert pressable(said) == buttons


@pytest.mark.parametrize(("reader", "said"), [(EN, "on track · unblocked"), (VI, "đúng tiến độ · hết vướng")])
def test_a_line_says_that_its_blocker_was_cleared(messages: Messages, reader: Reader, said: str) -> None:
    was_blocked = replace(an_entry(2, Health.ON_TRACK), before=an_assessment(Health.NEEDS_ATTENTION, BLOCKED))
    digest = shown(an_entry(1, Health.AT_RISK, FELL), was_blocked)
    thread = messages.digest.part(part_of(digest, 1, planned=1), reader)
    assert said in read(thread.blocks)
