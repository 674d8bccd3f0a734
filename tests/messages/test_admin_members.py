"""One person in /okr admin, in words: both languages, every kind of person, within Slack's limits."""

from dataclasses import replace
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from messages import Messages, ids
from messages.admin_members import read_language_of
from messages.language import Language
from messages.reader import Reader
from okr.member import Member, MemberKind
from okr.member_shown import MemberShown
from okr.refusals import OutOfDate
from tests.builders import a_member, a_team
from tests.messages.hostile import HOSTILE, faults

MESSAGES = Messages.read().admin_members
NOW = datetime(2026, 11, 25, 9, tzinfo=UTC)
ALICE = a_member("U1", name="Alice", locale="vi-VN")


def reader(language: Language) -> Reader:
    return Reader(language, ZoneInfo("Asia/Ho_Chi_Minh"))


def of(member: Member) -> MemberShown:
    return MemberShown(member, NOW, "en")


def said(found: MemberShown, language: Language = Language.EN) -> str:
    return str(MESSAGES.member(found, reader(language)))


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("name", HOSTILE)
def test_whatever_people_and_teams_are_called_the_page_holds(name: str, language: Language) -> None:
    many = tuple(a_team(key=f"t{n}", name=name) for n in range(30))
    found = replace(of(replace(ALICE, name=name)), teams=many, leads=frozenset({"t1"}), left_in=many)
    assert faults(MESSAGES.member(found, reader(language)), allowed=frozenset({"<@U1>"})) == []


@pytest.mark.parametrize(
    ("member", "role", "button"),
    [
        (ALICE, "*Role:* member", ids.ADMIN_MEMBER_APPOINT),
        (replace(ALICE, appointed=True), "*Role:* OKR admin", ids.ADMIN_MEMBER_DISMISS),
        (replace(ALICE, admin=True, appointed=True), "always admins here", None),
        (replace(ALICE, kind=MemberKind.GUEST), "Guests cannot be admins", None),
        (replace(ALICE, kind=MemberKind.DEACTIVATED), "deactivated in Slack", None),
        (replace(ALICE, kind=MemberKind.DEACTIVATED, appointed=True), "deactivated in Slack", ids.ADMIN_MEMBER_DISMISS),
        (replace(ALICE, kind=MemberKind.BOT), "*Role:* an app", None),
        (replace(ALICE, kind=MemberKind.STRANGER), "from another workspace", None),
    ],
)
def test_each_role_is_said_with_what_can_be_done_about_it(member: Member, role: str, button: str | None) -> None:
    told = said(of(member))
    assert role in told
    offered = {each for each in (ids.ADMIN_MEMBER_APPOINT, ids.ADMIN_MEMBER_DISMISS) if f"'{each}'" in told}
    assert offered == ({button} if button else set())


def test_the_last_check_in_of_another_year_names_it() -> None:
    found = replace(of(ALICE), answered_at=datetime(2025, 12, 5, 8, tzinfo=UTC))
    assert "15:00 on Friday 5 December 2025" in said(found)
    assert "15:00 thứ Sáu 5/12/2025" in said(found, Language.VI)


@pytest.mark.parametrize("language", Language)
def test_of_whom_slack_told_nothing_is_said_so(language: Language) -> None:
    view = MESSAGES.choose(reader(language), unknown="U9")
    assert faults(view, allowed=frozenset({"<@U9>"})) == []
    assert "<@U9>" in str(view)


def test_who_stands_outside_the_pilot_is_said_to() -> None:
    assert "Outside the pilot" in said(replace(of(ALICE), is_outside=True))
    assert "Outside the pilot" not in said(of(ALICE))


def test_the_menu_of_languages_says_what_slack_would_have_it_be() -> None:
    menu = next(each for each in MESSAGES.member(of(ALICE), reader(Language.EN))["blocks"] if "block_id" in each)
    chosen = menu["accessory"]["initial_option"]
    assert chosen["text"]["text"] == "As in Slack: Tiếng Việt"
    assert read_language_of(chosen["value"]) == ("U1", None)
    assert [read_language_of(each["value"])[1] for each in menu["accessory"]["options"]] == [None, "en", "vi"]


@pytest.mark.parametrize("value", ["", "U1", "U1 fr", "U1 vi x", "nobody vi", None])
def test_a_language_we_do_not_speak_is_out_of_date(value: object) -> None:
    with pytest.raises(OutOfDate):
        read_language_of(value)
