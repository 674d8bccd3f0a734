"""Agreement in both languages: within Slack's limits whatever people write and however long a draft is."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from messages import Messages
from messages.agreement import read_numbers
from messages.agreement_notice import numbers_value
from messages.language import Language
from messages.limits import MESSAGE_CHARACTERS, characters
from messages.reader import Reader
from messages.render import as_message
from messages.talk import read_label
from okr.agreement import Agreeing, Agreements, Bundle, Decision, Outcome, ShownDraft
from okr.drafting import (
    MOST_KEY_RESULTS,
    DraftContent,
    DraftedInitiative,
    DraftedKeyResult,
    DraftedObjective,
    DraftState,
)
from okr.notice import About, Notice, NoticeSaid, Topic
from okr.objective import Ambition, Visibility
from okr.refusals import OutOfDate, Refusal
from okr.refusals_agreement import NobodyToAsk, NotWaiting, NotYoursToAgree
from okr.status import ScopeKind
from okr.talk import ObjectiveComment, Talk
from okr.week import Week
from tests.builders import a_cycle, a_member, a_team, an_increase, an_objective
from tests.messages.hostile import HOSTILE, faults, shown_texts
from tests.messages.test_status import a_line, a_status, an_entry, require_in_limits, show

MESSAGES = Messages.read()
READERS = [Reader(language, ZoneInfo("UTC")) for language in Language]
ENGLISH, VIETNAMESE = (Reader(language, ZoneInfo("UTC")) for language in (Language.EN, Language.VI))
AT = datetime(2026, 11, 27, 8, tzinfo=UTC)
MENTIONS = frozenset({"<@U1>", "<@ULEAD>"})


def a_draft(
    words: str = "Grow", *, number: int = 1, key_results: int = 1, state: DraftState = DraftState.SENT
) -> DraftedObjective:
    parts = tuple(
        DraftedKeyResult(key=n, title=words, metric=an_increase(5, 2), owner="U1", due=date(2026, 12, 31))
        for n in range(1, key_results + 1)
    )
    content = DraftContent(
        title=words,
        why=words,
        team="care",
        cycle="2026-Q4",
        owner="U1",
        ambition=Ambition.ASPIRATIONAL,
        visibility=Visibility.PRIVATE,
        parent=7,
        key_results=parts,
        initiatives=(DraftedInitiative(title=words),) * 20,
        obstacles=(words,) * 20,
    )
    return DraftedObjective(
        workspace="T1", number=number, author="U1", content=content, at=AT, state=state, asked="ULEAD", said=words
    )


def shown(draft: DraftedObjective, words: str = "Grow", *, comments: int = 0) -> ShownDraft:
    people = {"U1": a_member(name=words), "ULEAD": a_member("ULEAD", name=words)}
    said = tuple(ObjectiveComment(n, draft.label, "U1", AT, words) for n in range(1, comments + 1))
    return ShownDraft(
        draft=draft,
        team=a_team(name=words),
        cycle=a_cycle(name=words),
        people=people,
        objective=an_objective(number=3, title=words),
        parent=an_objective(number=7, title=words),
        comments=said,
        may_agree=True,
        may_return=True,
        may_withdraw=True,
        may_edit=True,
    )


def told(
    topic: Topic, *drafts: ShownDraft, words: str = "Grow", waiting: bool = True, decision: Decision | None = None
) -> NoticeSaid:
    about = About(people=("U1", "ULEAD"), words=words, subjects=("D-1",))
    alice, lead = a_member(name=words), a_member("ULEAD", name=words)
    agreeing = Agreeing(
        drafts,
        waiting=frozenset(each.draft.number for each in drafts) if waiting else frozenset(),
        decision=decision,
        instead_of=lead,
        asked_at=AT,
        title=words,
    )
    notice = Notice(5, "ULEAD", topic, Week(2026, 48), AT, about)
    return NoticeSaid(notice, lead, (alice, lead), (), words, agreeing=agreeing)


def everything(words: str) -> list[NoticeSaid]:
    """Each notice at its longest, and in each state it can be in."""
    long = shown(a_draft(words, key_results=MOST_KEY_RESULTS), words)
    many = [shown(a_draft(words, number=n, state=state), words) for n, state in enumerate([*DraftState] * 7, 1)]
    decisions = [Decision(outcome, by, AT) for outcome in Outcome for by in (None, a_member(name=words))]
    states = [shown(a_draft(words, state=state), words) for state in DraftState]
    return [
        told(Topic.DRAFT_SENT, long, words=words),
        *(told(Topic.DRAFT_SENT, each, words=words, waiting=False, decision=decisions[0]) for each in states),
        *(told(Topic.DRAFT_SENT, long, words=words, waiting=False, decision=each) for each in decisions),
        told(Topic.DRAFT_SENT, words=words, waiting=False, decision=decisions[-1]),
        *(told(topic, *many, words=words) for topic in (Topic.SENT_UP, Topic.DRAFT_AGREED, Topic.CHANGE_ASKED)),
        told(Topic.SENT_UP, *many, words=words, waiting=False),
        told(Topic.TALK, words=words),
    ]


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize("words", HOSTILE)
def test_every_notice_fits_and_nothing_people_wrote_is_at_work(words: str, reader: Reader) -> None:
    for said in everything(words):
        message = as_message(MESSAGES.notice.notice(said, reader))
        assert faults(message, allowed=MENTIONS) == []
        assert characters(message["blocks"]) <= MESSAGE_CHARACTERS


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize("words", HOSTILE)
def test_every_view_fits_and_nothing_people_wrote_is_at_work(words: str, reader: Reader) -> None:
    long = shown(a_draft(words, key_results=MOST_KEY_RESULTS), words, comments=30)
    many = tuple(shown(a_draft(words, number=n), words) for n in range(1, 40))
    bundle = Bundle(a_team(name=words), a_member(name=words), many)
    views = [
        MESSAGES.agreement.draft(long, reader),
        MESSAGES.agreement.draft(long, reader, told=[a_member(name=words)] * 20),
        *(MESSAGES.agreement.overview(Agreements(a_member(), many, many, (bundle,) * n), reader) for n in (1, 5, 20)),
        MESSAGES.agreement.overview(Agreements(a_member(), (), (), ()), reader),
        MESSAGES.agreement.change_form([1, 2], reader),
        MESSAGES.agreement.returned([a_draft(words)], reader),
        MESSAGES.talk.view(Talk("O-3", words, long.comments, long.people), reader),
    ]
    assert [fault for view in views for fault in faults(view, allowed=MENTIONS)] == []


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize("words", HOSTILE)
def test_a_full_page_of_a_status_has_room_for_the_talk(words: str, reader: Reader) -> None:
    status = a_status(an_entry([a_line(n, words=words) for n in range(1, 61)], words=words), kind=ScopeKind.OBJECTIVE)
    long = shown(a_draft(words), words, comments=30)
    talked = replace(status, talk=Talk("O-3", words, long.comments, long.people))
    message = show(talked, reader)
    require_in_limits(message)
    assert faults(message) == []


def texts(payload: dict[str, Any]) -> str:
    return "\n".join(text for _, text in shown_texts(payload["blocks"]))


def test_who_leads_many_teams_sees_that_there_are_more_than_are_shown() -> None:
    bundle = Bundle(a_team(), a_member("UBOSS", name="Bao"), (shown(a_draft()),))
    view = texts(MESSAGES.agreement.overview(Agreements(a_member(), (), (), (bundle,) * 12), ENGLISH))
    assert view.count("Agreed in ") == 10
    assert "In 2 more teams there is something to send up, too." in view


def test_a_draft_with_forty_key_results_shows_them_all_when_it_is_opened() -> None:
    view = texts(MESSAGES.agreement.draft(shown(a_draft(key_results=MOST_KEY_RESULTS)), ENGLISH))
    assert "1. Grow: from 5 to 2" in view
    assert "40. Grow: from 5 to 2" in view


def test_what_is_planned_and_foreseen_stands_on_lines_of_its_own() -> None:
    view = MESSAGES.agreement.draft(shown(a_draft("Call them")), ENGLISH)
    written = [block["text"]["text"] for block in view["blocks"] if block["type"] == "section"]
    for heading in ("*Initiatives*", "*Foreseen obstacles*"):
        assert "\n".join([heading, *["• Call them"] * 10]) in written


def test_the_newest_five_comments_are_shown_and_the_others_counted() -> None:
    comments = tuple(ObjectiveComment(n, "O-3", "U1", AT, f"Word {n}") for n in range(1, 8))
    view = texts(MESSAGES.talk.view(Talk("O-3", "Grow", comments, {"U1": a_member()}), ENGLISH))
    assert "2 earlier comments" in view
    assert "Word 2" not in view
    assert "Word 3" in view
    assert "Word 7" in view


@pytest.mark.parametrize(
    ("draft", "words"),
    [
        (replace(a_draft(), state=DraftState.WRITING), "Being written"),
        (a_draft(), "Waits for Grow to agree"),
        (replace(a_draft(), state=DraftState.RETURNED), "A change is asked for: Grow"),
        (replace(a_draft(), state=DraftState.AGREED), "Agreed in the team, waits to be sent up"),
        (replace(a_draft(), state=DraftState.SENT_UP), "Sent up, waits for Grow to agree"),
        (replace(a_draft(), state=DraftState.PUBLISHED), "Published as O-3"),
    ],
    ids=list(DraftState),
)
def test_a_draft_says_how_far_it_has_come(draft: DraftedObjective, words: str) -> None:
    assert f"{words} · written by Grow" in texts(MESSAGES.agreement.draft(shown(draft), ENGLISH))


@pytest.mark.parametrize(
    ("refusal", "english", "vietnamese"),
    [
        (NotWaiting("D-3", DraftState.RETURNED), "A change of D-3 was asked for", "D-3 vừa được đề nghị sửa"),
        (NotWaiting("D-3", DraftState.SENT_UP), "D-3 was sent up meanwhile", "D-3 vừa được gửi lên cấp trên"),
        (NotWaiting("D-3", DraftState.PUBLISHED), "agreed to meanwhile and is published", "đồng ý và đã công bố"),
        (NotYoursToAgree("D-3", None), "D-3 is for its team's lead to decide", "D-3 do trưởng nhóm quyết định"),
        (NobodyToAsk("D-3", may_publish=False), "no lead who could agree to D-3", "Chưa có trưởng nhóm nào"),
    ],
)
def test_what_cannot_be_done_says_what_happened_meanwhile(refusal: Refusal, english: str, vietnamese: str) -> None:
    for reader, words in ((ENGLISH, english), (VIETNAMESE, vietnamese)):
        assert words in MESSAGES.refusals.ephemeral(refusal, reader)["text"]


def test_what_a_button_carries_is_read_again_and_nothing_else() -> None:
    assert read_numbers(numbers_value([3, 5])) == (3, 5)
    assert [read_label(label) for label in ("D-3", "O-12")] == ["D-3", "O-12"]
    readers: list[tuple[Callable[[object], object], tuple[object, ...]]] = [
        (read_numbers, ("", "x", "1 x", "-1", None, "3  5")),
        (read_label, ("", "X-3", "D-", "D-x", "3", None, "O--1")),
    ]
    for read, wrong in readers:
        for value in wrong:
            with pytest.raises(OutOfDate):
                read(value)


def test_of_several_who_write_on_their_number_is_said_in_the_reader_s_language() -> None:
    drafts = [replace(a_draft(number=n), author=author) for n, author in ((1, "U1"), (2, "ULEAD"))]
    said = [str(MESSAGES.agreement.returned(drafts, reader)["blocks"][0]) for reader in (ENGLISH, VIETNAMESE)]
    assert "2 people can write on it now" in said[0]
    assert "2 người sẽ sửa" in said[1]
