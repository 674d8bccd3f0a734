"""The pilot in words: what choosing these teams means, in both languages, with any number of teams."""

from dataclasses import replace
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from messages import Messages, ids
from messages.admin_pilot import TEAMS, pilot_chosen
from messages.language import Language
from messages.reader import Reader
from okr.pilot import PilotShown
from okr.team import Team
from sandbox.blocks.stateful import state_values
from tests.builders import a_team
from tests.messages.hostile import HOSTILE, faults

MESSAGES = Messages.read()
TWO = (a_team(key="care", name="Care"), a_team(key="shop", name="Shop"))
OFF = PilotShown(TWO, frozenset(), is_on=False, teams=2, people=40, now=40, everybody=40)
ON = PilotShown(TWO, frozenset({"care"}), is_on=True, teams=1, people=12, now=12, everybody=40)


def shown(found: PilotShown, language: Language = Language.EN) -> dict[str, Any]:
    return MESSAGES.admin_pilot.pilot(found, Reader(language, ZoneInfo("Asia/Ho_Chi_Minh")))


def means(found: PilotShown, language: Language = Language.EN) -> str:
    """The line below the field."""
    blocks = shown(found, language)["blocks"]
    at = next(number for number, block in enumerate(blocks) if block["type"] == "input")
    words: str = blocks[at + 1]["elements"][0]["text"]
    return words


@pytest.mark.parametrize(
    ("found", "english", "vietnamese"),
    [
        (OFF, "That is everybody: 40 people.", "Đó là tất cả mọi người: 40 người."),
        (
            replace(OFF, chosen=frozenset({"care"}), teams=1, people=12),
            "With the teams below them that is 1 team and 12 people of 40. 28 people less than now.",
            "Tính cả các nhóm bên dưới là 1 nhóm, 12 trên 40 người. Ít hơn hiện tại 28 người.",
        ),
        (
            replace(ON, chosen=frozenset({"care", "shop"}), teams=2, people=13),
            "With the teams below them that is 2 teams and 13 people of 40. 1 person more than now.",
            "Tính cả các nhóm bên dưới là 2 nhóm, 13 trên 40 người. Nhiều hơn hiện tại 1 người.",
        ),
    ],
)
def test_what_the_choice_means_is_said_in_people(found: PilotShown, english: str, vietnamese: str) -> None:
    assert (means(found), means(found, Language.VI)) == (english, vietnamese)


@pytest.mark.parametrize(("found", "says"), [(OFF, "Every team checks in."), (ON, "A pilot is on.")])
def test_it_says_whether_one_is_on_and_only_then_offers_to_end_it(found: PilotShown, says: str) -> None:
    view = shown(found)
    rows = [block["elements"] for block in view["blocks"] if block["type"] == "actions"]
    offered = [each["action_id"] for row in rows for each in row]
    assert says in view["blocks"][0]["text"]["text"]
    assert (ids.ADMIN_PILOT_END in offered) is found.is_on


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("name", HOSTILE)
def test_whatever_teams_are_called_the_form_holds(name: str, language: Language) -> None:
    assert faults(shown(replace(ON, offered=(a_team(key="care", name=name), *TWO[1:])), language)) == []


@pytest.mark.parametrize("count", [1, 100, 101, 1000])
def test_with_any_number_of_teams_each_is_offered_once_and_the_chosen_ones_stand_there(count: int) -> None:
    teams: tuple[Team, ...] = tuple(a_team(key=f"team-{number}", name=f"Team {number}") for number in range(count))
    chosen = frozenset({"team-0", f"team-{count - 1}"})
    view = shown(PilotShown(teams, chosen, is_on=True, teams=2, people=2, now=2, everybody=2))
    field = next(block for block in view["blocks"] if block["type"] == "input")
    offered = [one["value"] for group in field["element"]["option_groups"] for one in group["options"]]
    assert offered == [team.key for team in teams]
    assert faults(view) == []
    assert pilot_chosen(state_values(view["blocks"], {})) == chosen
    assert field["block_id"] == TEAMS
