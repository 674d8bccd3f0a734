"""What readers leave on a digest's line, in words: the line, the receipt, the modal, the notices, in both languages."""

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from messages import Messages
from messages.help_offer import help_sentence
from messages.language import Language
from messages.reactions import Choice, line_menu, line_value, on_line, on_receipt, read_choice, read_line
from messages.reader import Reader
from messages.render import as_message
from messages.wording import Wording
from okr.answered import Answered
from okr.conversation import Conversation
from okr.help_offer import HelpOffered, HelpThread
from okr.notice import About, Notice, NoticeSaid, Topic
from okr.reaction import Comment, HelpLine, HelpOutcome, LineReactions, Reacted, ReactionKind
from okr.refusals import OutOfDate
from okr.week import Week
from tests.builders import a_check_in, a_key_result, a_member, an_objective
from tests.messages.hostile import HOSTILE, faults

WEEK = Week(2026, 48)
AT = datetime(2026, 11, 30, 3, tzinfo=UTC)
READERS = {language: Reader(language, ZoneInfo("Asia/Ho_Chi_Minh")) for language in Language}


@pytest.fixture(scope="module")
def messages() -> Messages:
    return Messages.read()


def wording(messages: Messages, language: Language = Language.EN) -> Wording:
    return messages.comments._renderer.wording(language)


def test_what_a_menu_hands_back_is_read_as_it_was_written() -> None:
    assert [read_choice(value) for value in line_menu(12, WEEK).values()] == [(choice, 12, WEEK) for choice in Choice]
    assert read_line(line_value(12, WEEK)) == (12, WEEK)


@pytest.mark.parametrize("value", ["", "seen", "wave 1 2026-W48", "seen one 2026-W48", "seen 1 2026-W99"])
def test_anything_else_is_not_read(value: str) -> None:
    with pytest.raises(OutOfDate):
        read_choice(value)


def test_a_line_counts_who_saw_it_and_names_a_few_who_thanked(messages: Messages) -> None:
    left = LineReactions(("An", "Bình", "Chi"), ("An", "Bình", "Chi"), ("Dũng",), 2)
    assert on_line(left, wording(messages)).markup == "👀 3 · 🙏 An, Bình +1 · 💬 2 · 🤝 Dũng"
    assert on_receipt(left, wording(messages)).markup == "👀 An, Bình, Chi · 🙏 An, Bình, Chi · 💬 2 · 🤝 Dũng"
    assert on_line(LineReactions(comments=1), wording(messages)).markup == "💬 1"


def test_what_became_of_help_is_told_for_two_and_counted_for_the_rest(messages: Messages) -> None:
    offers = tuple(zip(("An", "Bình", "Chi", "Dũng"), HelpOutcome, strict=True))
    assert help_sentence(HelpLine(offers), wording(messages)).markup == (
        "🤝 An offered help · 🤝 Bình is helping · 2 more offers"
    )
    assert help_sentence(HelpLine(offers[2:]), wording(messages, Language.VI)).markup == (
        "🤝 Chi đã hỗ trợ · 🤝 Dũng đã đề nghị hỗ trợ, nay không cần nữa"
    )


def said(topic: Topic, words: str, outcome: HelpOutcome | None = None, people: int = 1) -> NoticeSaid:
    named = tuple(a_member(f"U{number}", name=words or "-") for number in range(2, 2 + people))
    notice = Notice(7, "U1", topic, WEEK, AT, About((1,), tuple(one.id for one in named), words=words, week=WEEK))
    key_result, objective = a_key_result(title=words or "-"), an_objective(title=words or "-")
    return NoticeSaid(notice, a_member(), named, ((key_result, objective),) * 12, outcome=outcome)


def everything(messages: Messages, reader: Reader, words: str) -> list[dict[str, Any]]:
    """All that can hold what people wrote."""
    wild = words or "-"
    person, key_result, objective = a_member("U2", name=wild), a_key_result(title=wild), an_objective(title=wild)
    answer = a_check_in(40, week=WEEK, note=words, blocker=words, explanation=words, by="U2")
    left = LineReactions((wild,) * 9, (wild,) * 9, (wild,) * 9, 3)
    talk = Conversation(
        key_result,
        objective,
        WEEK,
        Answered(key_result, objective, answer, answer.answer.reading, reactions=left),
        tuple(Comment(number, 1, WEEK, "U2", AT, wild[:1000]) for number in range(1, 30)),
        {"U2": person},
        (person,) * 12,
    )
    thread = HelpThread(key_result, person, person, WEEK, words, HelpOutcome.OPEN)
    rendered = [
        messages.help_offer.thread(thread, reader),
        messages.help_offer.thread(replace(thread, outcome=HelpOutcome.HELPED), reader),
        messages.notice.notice(said(Topic.COMMENT, words), reader),
        messages.notice.notice(said(Topic.REACTIONS, words, people=30), reader),
        messages.notice.notice(said(Topic.REACTIONS, words, people=0), reader),
        *(messages.notice.notice(said(Topic.HELP_OFFER, words, outcome), reader) for outcome in HelpOutcome),
    ]
    return [
        *(as_message(one) for one in rendered),
        *(
            messages.reactions.reacted(Reacted("KR-1", kind, given, False), reader)
            for kind in REACTED
            for given in GIVEN
        ),
        messages.help_offer.offered(HelpOffered(key_result, person, "C1"), reader),
        messages.comments.form(talk, reader),
        messages.comments.form(replace(talk, answer=None, comments=()), reader),
        messages.comments.sent(talk, reader),
    ]


REACTED, GIVEN = (ReactionKind.SEEN, ReactionKind.THANKS), (True, False)


@pytest.mark.parametrize("words", HOSTILE)
@pytest.mark.parametrize("language", Language)
def test_slack_takes_all_of_it_whatever_people_wrote(messages: Messages, language: Language, words: str) -> None:
    allowed = frozenset({*(f"<@U{number}>" for number in range(1, 40)), "<#C1>"})
    found = everything(messages, READERS[language], words)
    assert [fault for one in found for fault in faults(one, allowed=allowed)] == []


def test_the_modal_points_to_the_history_for_what_it_has_no_room_for(messages: Messages) -> None:
    shown = repr(everything(messages, READERS[Language.EN], "hello"))
    assert "9 earlier comments: `/okr history KR-1` has them." in shown


def test_many_thanks_name_the_first_few(messages: Messages) -> None:
    message = as_message(messages.notice.notice(said(Topic.REACTIONS, "An", people=30), READERS[Language.EN]))
    assert "<@U9> and 22 more thanked you" in message["blocks"][0]["text"]["text"]
