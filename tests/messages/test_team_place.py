"""A team's name and place in its form: what is read back, and what stands there unchanged changes nothing."""

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from messages import Messages
from messages.language import Language
from messages.reader import Reader
from messages.team_place import PlaceBlock
from okr.refusals_setting_up import TeamCircle
from okr.settings import Thresholds
from okr.settings_shown import TeamAhead, TeamSettings
from sandbox.blocks.stateful import state_values
from tests.builders import a_team
from tests.messages.hostile import HOSTILE

NOW = datetime(2026, 11, 22, 9, tzinfo=UTC)
MESSAGES = Messages.read()
READER = Reader(Language.EN, ZoneInfo("UTC"))
SETTINGS = TeamSettings(
    NOW,
    a_team(parent="acme"),
    TeamAhead(NOW, NOW, "CCARE"),
    Thresholds(),
    Thresholds(),
    places=(("Acme", "acme"), ("Bán hàng", "sales"), ("Bán lẻ", "retail")),
)


def typed(**words: str) -> dict[str, Any]:
    return {PlaceBlock[block]: {"x": {"type": "plain_text_input", "value": value}} for block, value in words.items()}


@pytest.mark.parametrize(
    ("above", "key"), [("ban hang", "sales"), ("Lẻ", "retail"), ("", None), ("Acme", "acme"), ("acme", "acme")]
)
def test_the_team_above_is_found_by_what_is_typed(above: str, key: str | None) -> None:
    read = MESSAGES.team_settings.read(typed(ABOVE=above), SETTINGS, READER)
    assert (read.team.parent, read.wrong) == (key, {})


@pytest.mark.parametrize("above", ["ban", "nothing", "!"])
def test_what_means_no_one_team_is_said_at_its_field(above: str) -> None:
    read = MESSAGES.team_settings.read(typed(ABOVE=above), SETTINGS, READER)
    assert list(read.wrong) == [PlaceBlock.ABOVE]


def test_a_name_is_needed_and_kept_as_it_is_typed() -> None:
    assert list(MESSAGES.team_settings.read(typed(NAME=" "), SETTINGS, READER).wrong) == [PlaceBlock.NAME]
    assert MESSAGES.team_settings.read(typed(NAME=" Khách  hàng "), SETTINGS, READER).team.name == "Khách hàng"


@pytest.mark.parametrize("name", [name for name in HOSTILE if name.strip()])
def test_what_stands_there_unchanged_changes_nothing(name: str) -> None:
    settings = replace(SETTINGS, team=replace(SETTINGS.team, name=name), places=((name, "acme"), (name, "other")))
    view = MESSAGES.team_settings.form(settings, READER)
    read = MESSAGES.team_settings.read(state_values(view["blocks"], {}), settings, READER)
    assert (read.team.name, read.team.parent) == (name, "acme")


def test_who_may_not_place_it_has_no_field_and_cannot_make_one_up() -> None:
    settings = replace(SETTINGS, places=None)
    assert PlaceBlock.ABOVE not in str(MESSAGES.team_settings.form(settings, READER))
    assert MESSAGES.team_settings.read(typed(ABOVE="sales"), settings, READER).team.parent == "acme"


def test_a_circle_is_said_at_the_team_above() -> None:
    wrong = MESSAGES.team_settings.wrong(TeamCircle("Care", "Shop"), READER)
    assert wrong == {PlaceBlock.ABOVE: "Shop stands below Care itself. Choose another."}
