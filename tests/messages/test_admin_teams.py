"""The list of teams in words: both languages, whatever teams are called, within Slack's limits."""

from dataclasses import replace
from zoneinfo import ZoneInfo

import pytest

from messages import Messages, ids
from messages.admin_teams import WORDS, searched
from messages.language import Language
from messages.reader import Reader
from okr.team_list import PAGE, ListedTeam, TeamList
from sandbox.blocks.stateful import state_values
from tests.builders import a_team
from tests.messages.hostile import HOSTILE, faults

MESSAGES = Messages.read()
OURS = frozenset({"<#CCARE>", "<@ULEAD>"})


def reader(language: Language) -> Reader:
    return Reader(language, ZoneInfo("Asia/Ho_Chi_Minh"))


def listed(name: str = "Sales", key: str = "care") -> ListedTeam:
    return ListedTeam(a_team(key=key, name=name), name, 12, has_objectives=False)


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("name", HOSTILE)
def test_whatever_teams_are_called_the_list_holds(name: str, language: Language) -> None:
    found = TeamList((listed(name),), "x", 1, 1, 1, 1)
    assert faults(MESSAGES.admin_teams.teams(found, reader(language)), allowed=OURS) == []


@pytest.mark.parametrize("language", Language)
def test_a_full_page_in_the_middle_is_within_slacks_limits_and_turns_both_ways(language: Language) -> None:
    full = tuple(listed("x" * 500, f"{'k' * 40}-{number}") for number in range(PAGE))
    view = MESSAGES.admin_teams.teams(TeamList(full, "x", 2, 50, 1000, 1000), reader(language))
    turning = {
        each["action_id"]: each["value"]
        for block in view["blocks"]
        for each in block.get("elements", ())
        if "value" in each
    }
    assert (turning[ids.ADMIN_TEAMS_EARLIER], turning[ids.ADMIN_TEAMS_MORE]) == ("1", "3")


def test_a_team_that_lacks_everything_is_said_to() -> None:
    bare = ListedTeam(a_team(lead=None, channel=None), "", 0, has_objectives=False)
    said = str(MESSAGES.admin_teams.teams(TeamList((bare,), "", 1, 1, 1, 1), reader(Language.EN)))
    for lack in ("No lead yet", "No channel for the digest yet", "No members yet", "No objectives in a running cycle"):
        assert lack in said
    whole = replace(bare, team=a_team(), members=1, has_objectives=True)
    assert "⚠️" not in str(MESSAGES.admin_teams.teams(TeamList((whole,), "", 1, 1, 1, 1), reader(Language.EN)))


@pytest.mark.parametrize("typed", HOSTILE)
def test_what_was_searched_for_stands_in_the_field_again(typed: str) -> None:
    words = searched({WORDS: {ids.ADMIN_TEAMS_SEARCH: {"type": "plain_text_input", "value": typed}}})
    view = MESSAGES.admin_teams.teams(TeamList((), words), reader(Language.VI))
    assert searched(state_values(view["blocks"], {})) == words
