"""Archiving a team in words: what it means, what is in the way, and the lists of live and archived teams."""

from datetime import date
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from messages import Messages, ids
from messages.admin_teams import is_of_archived
from messages.language import Language
from messages.reader import Reader
from okr.refusals import OutOfDate
from okr.status import Scope, ScopeKind, Status
from okr.team_archiving import TeamArchiving
from okr.team_list import PAGE, ListedTeam, TeamList
from tests.builders import a_member, a_team
from tests.messages.hostile import HOSTILE, faults

MESSAGES = Messages.read()
GONE = date(2026, 11, 23)
MANY = tuple(a_member(f"U{number:09}", name=f"Person {number}") for number in range(250))
OURS = frozenset({"<#CCARE>", "<@ULEAD>", *(f"<@{one.id}>" for one in MANY)})
READERS = {language: Reader(language, ZoneInfo("UTC")) for language in Language}


def buttons(view: dict[str, Any]) -> dict[str, str]:
    """The value of each button below, and of the one beside the first team."""
    rows = [each for block in view["blocks"] for each in (*block.get("elements", ()), block.get("accessory", {}))]
    return {each["action_id"]: each["value"] for each in rows if each.get("type") == "button"}


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("name", HOSTILE)
def test_any_name_and_hundreds_of_people_and_teams_fit(name: str, language: Language) -> None:
    team, reader = a_team(name=name), READERS[language]
    for found in (
        TeamArchiving(team, homeless=MANY, drafts=12),
        TeamArchiving(team, below=(a_team(name=name),) * 50, objectives=400),
    ):
        assert faults(MESSAGES.team_archive.preview(found, reader), allowed=OURS) == []
    assert faults(MESSAGES.team_archive.done(team, reader), allowed=OURS) == []
    gone = (
        ListedTeam(a_team(key=f"{'k' * 38}{at}", name=name, archived_on=GONE), name, 3, False) for at in range(PAGE)
    )
    archived = TeamList(tuple(gone), archived=True, others=9)
    assert faults(MESSAGES.admin_teams.teams(archived, reader, back=team), allowed=OURS) == []


@pytest.mark.parametrize(
    ("found", "english", "vietnamese"),
    [
        (TeamArchiving(a_team()), "Nothing more is sent to <#CCARE>", "Bot không gửi gì vào <#CCARE> nữa"),
        (
            TeamArchiving(a_team(), homeless=MANY[:1]),
            "In no team then:* <@U000000000>",
            "không còn thuộc nhóm nào:* <@U0",
        ),
        (TeamArchiving(a_team(), drafts=2), "2 drafts are written for it", "2 bản nháp"),
    ],
)
def test_what_it_means_is_said_with_the_button_to_do_it(found: TeamArchiving, english: str, vietnamese: str) -> None:
    for language, said in ((Language.EN, english), (Language.VI, vietnamese)):
        view = MESSAGES.team_archive.preview(found, READERS[language])
        assert said in str(view)
        assert "submit" in view


def test_what_is_in_the_way_is_all_said_and_there_is_no_button() -> None:
    found = TeamArchiving(a_team(name="Sales"), below=(a_team(name="Shop"),), objectives=3)
    view = MESSAGES.team_archive.preview(found, READERS[Language.EN])
    assert "submit" not in view
    assert all(
        said in str(view) for said in ("cannot be archived yet", "there are still: Shop.", "still has 3 objectives")
    )


def test_each_list_leads_to_the_other_where_that_has_any() -> None:
    reader, team = READERS[Language.EN], ListedTeam(a_team(), "", 1, True)
    live = MESSAGES.admin_teams.teams(TeamList((team,), others=2), reader)
    assert "2 archived teams" in str(live)
    assert (buttons(live)[ids.ADMIN_TEAMS], buttons(live)[ids.SETTINGS_TEAM]) == ("archived", "care")
    gone = ListedTeam(a_team(archived_on=GONE, channel=None), "", 1, False)
    archived = MESSAGES.admin_teams.teams(TeamList((gone,), archived=True, others=1), reader)
    assert (buttons(archived)[ids.ADMIN_TEAMS], buttons(archived)[ids.TEAM_BRING_BACK]) == ("teams", "care")
    assert "Archived since 23 November 2026" in str(archived)
    assert "⚠️" not in str(archived)
    alone = MESSAGES.admin_teams.teams(TeamList((team,)), reader)
    assert ids.ADMIN_TEAMS not in buttons(alone)


def test_a_list_carries_which_teams_it_is_of() -> None:
    reader = READERS[Language.EN]
    for archived in (True, False):
        view = MESSAGES.admin_teams.teams(TeamList((), archived=archived), reader)
        assert is_of_archived(view["private_metadata"]) is archived
    with pytest.raises(OutOfDate):
        is_of_archived("others")


@pytest.mark.parametrize(
    ("language", "said"),
    [
        (Language.EN, ("Customer care (archived)", "Archived since 23 November 2026.")),
        (Language.VI, ("Customer care (đã lưu trữ)", "Đã lưu trữ từ 23/11/2026.")),
    ],
)
def test_the_status_of_an_archived_team_says_so(language: Language, said: tuple[str, str]) -> None:
    gone = Status(Scope(ScopeKind.TEAM, "care"), (), (a_team(archived_on=GONE),))
    told = str(MESSAGES.status.show(gone, READERS[language], asked_by="U1"))
    assert all(each in told for each in said)
    assert "rchived" not in str(
        MESSAGES.status.show(
            Status(Scope(ScopeKind.TEAM, "care"), (), (a_team(),)), READERS[Language.EN], asked_by="U1"
        )
    )
