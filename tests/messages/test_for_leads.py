"""What leads read in words: their line, their round and alerts, in both languages, whatever people wrote."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from messages import Messages
from messages.language import Language
from messages.limits import check_message
from messages.reader import Reader
from messages.render import Rendered, as_message
from okr.alert import Alerted
from okr.digest import DigestLine, arrange
from okr.health import Health, Reason, ReasonKind
from okr.lead_line import LeadLine, LeftBehindBy, TeamLine
from okr.notice import About, Notice, NoticeSaid, Topic
from okr.remind import NotNow, Reminded, RemindSheet, Waiting
from tests.builders import a_check_in, a_key_result, a_member, a_team, an_objective
from tests.messages.hostile import HOSTILE, faults
from tests.messages.test_digest import WEEK, an_assessment, an_entry

READERS = [Reader(language, ZoneInfo("Asia/Ho_Chi_Minh")) for language in Language]
EN = Reader(Language.EN, ZoneInfo("UTC"))
NOW = datetime(2026, 11, 28, 10, tzinfo=UTC)
LEAD = a_member("ULEAD", name="Leah")
SEVERAL = 60


@pytest.fixture(scope="module")
def messages() -> Messages:
    return Messages.read()


def red_lines(count: int, words: str = "Deals") -> tuple[DigestLine, ...]:
    reason = Reason(ReasonKind.BLOCKED, words=words)
    return arrange(
        WEEK, [an_entry(number, Health.AT_RISK, reason, title=words, blocker=words) for number in range(1, count + 1)]
    ).lines


def a_team_line(count: int = 1, *, key: str = "care", words: str = "Customer care") -> TeamLine:
    people = tuple(a_member(f"U{number}", name=words) for number in range(1, count + 1))
    red = red_lines(count, words)
    left = (LeftBehindBy(a_member("UGONE", name=words), 3),)
    return TeamLine(a_team(key=key, name=words), 1, 1 + count, people, red, red, left)


def a_lead_line(*teams: TeamLine, words: str = "Alice") -> LeadLine:
    return LeadLine(LEAD, WEEK, teams, {"U1": words})


def a_sheet(count: int, words: str = "Alice") -> RemindSheet:
    people = [a_member(f"U{number}", name=words) for number in range(count)]
    waiting = [Waiting(person, 2, NOW + timedelta(hours=1)) for person in people]
    not_now = [Waiting(person, 2, NOW, why) for person in people for why in NotNow]
    return RemindSheet(a_team(name=words), WEEK, NOW, (*waiting, *not_now), tuple(people), tuple(people))


def an_alert(count: int, words: str = "Deals") -> NoticeSaid:
    numbers = tuple(range(1, count + 1))
    alerted = tuple(
        Alerted(
            a_key_result(number=number, title=words),
            an_objective(title=words),
            an_assessment(Health.AT_RISK, Reason(ReasonKind.CONFIDENCE_AT_RISK, now=2)),
            a_check_in(20, week=WEEK, note=words, blocker=words),
            a_member("U2", name=words),
            words,
        )
        for number in numbers
    )
    notice = Notice(7, "ULEAD", Topic.TURNED_RED, WEEK, NOW, About(numbers, ("U1",), "care", week=WEEK))
    shown = tuple((one.key_result, one.objective) for one in alerted)
    return NoticeSaid(notice, LEAD, (a_member("U1", name=words),), shown, words, alerted=alerted)


def said(rendered: Rendered) -> str:
    return "\n".join(block["text"]["text"] for block in rendered.blocks if block["type"] == "section")


def test_a_bad_week_of_a_large_team_stays_on_a_phones_screen(messages: Messages) -> None:
    rendered = messages.lead_line.line(a_lead_line(replace(a_team_line(SEVERAL), left_behind=())), EN)
    rows = said(rendered).split("\n")
    assert len(rows) <= 15
    assert "🔴 … and 55 more red" in rows
    assert "⚪ Not heard from: Customer care, Customer care, Customer care, Customer care, Customer care, " in rows[1]
    assert rows[1].endswith("and 54 others.")


def test_of_many_teams_the_first_five_are_told(messages: Messages) -> None:
    line = a_lead_line(*(a_team_line(4, key=f"t{number}") for number in range(9)))
    message = as_message(messages.lead_line.line(line, EN))
    check_message(message)
    told = [part["text"] for block in message["blocks"] if block["type"] == "context" for part in block["elements"]]
    assert "And 4 more teams: `/okr status` has them." in told


def test_a_team_not_asked_yet_says_when_it_is(messages: Messages) -> None:
    line = a_lead_line(TeamLine(a_team(), 0, 0, asked_on=date(2026, 11, 27)))
    rendered = messages.lead_line.line(line, EN)
    assert said(rendered) == "🗓️ *Customer care* checks in on Friday 27 November."
    assert rendered.text == "For you as lead, week 48 (23–29 Nov): Customer care: not asked yet"


def test_a_form_for_a_very_large_team_shows_the_first_hundred(messages: Messages) -> None:
    view = messages.remind.form(a_sheet(130), EN)
    groups = [block for block in view["blocks"] if block["type"] == "input"]
    assert (len(groups), len(groups[0]["element"]["options"])) == (10, 10)
    assert any("And 30 more, for the next round." in str(block) for block in view["blocks"])


def test_an_alert_about_one_offers_to_show_just_that(messages: Messages) -> None:
    one, many = (messages.notice.notice(an_alert(count), EN).blocks[-1]["elements"][0]["value"] for count in (1, 3))
    assert (one, many) == ("1 key_result 1", "1 team care")


@pytest.mark.parametrize("words", HOSTILE)
@pytest.mark.parametrize("reader", READERS, ids=["en", "vi"])
def test_slack_takes_all_of_it_whatever_people_wrote(messages: Messages, reader: Reader, words: str) -> None:
    wild = words or "-"
    reminded = Reminded(WEEK, NOW, a_sheet(3, wild).askable, a_sheet(3, wild).not_now, 2)
    shown = [
        as_message(messages.lead_line.line(a_lead_line(a_team_line(SEVERAL, words=wild), words=wild), reader)),
        as_message(messages.lead_line.line(a_lead_line(*[a_team_line(9, words=wild)] * 9, words=wild), reader)),
        as_message(messages.notice.notice(an_alert(1, wild), reader)),
        as_message(messages.notice.notice(an_alert(SEVERAL, wild), reader)),
        messages.remind.form(a_sheet(SEVERAL, wild), reader),
        messages.remind.done(reminded, reader),
        messages.remind.told(reminded, reader),
    ]
    assert [fault for one in shown for fault in faults(one, allowed=frozenset({"<@U1>"}))] == []
