"""Every control has a row in the table of tests/handlers/every_control, by which it is pressed in every way."""

import re

import pytest

from messages import ids
from messages.command_words import AVAILABLE
from tests.handlers.every_control.table import TABLE
from tests.house.listening import heard_by_the_bot

KINDS = {"action": "action", "shortcut": "shortcut", "view": "view", "view_closed": "closed"}
IDS = {value for name, value in vars(ids).items() if name.isupper()}
READ_ON_SUBMIT = {ids.SETTINGS_FIELD, ids.AWAY_FIELD}
"""Heard only so that Slack is answered."""


def wanted() -> set[str]:
    """What has to have a row: every name of every listener, and every word of the command."""
    heard = heard_by_the_bot()
    found = {f"command {word}" for word in AVAILABLE} | {"event app_home_opened"}
    for kind, called in KINDS.items():
        for pattern in heard.get(kind, ()):
            names = {pattern} if pattern in IDS else {one for one in IDS if re.fullmatch(pattern, one)}
            assert names, f"{pattern} is listened to and is no constant"
            found |= {f"{called} {name}" for name in names}
    return found


def controls() -> set[str]:
    return {" ".join(row.control.split()[:2]) for row in TABLE}


@pytest.mark.parametrize("name", sorted(wanted()))
def test_every_control_has_a_row(name: str) -> None:
    assert name in controls(), f"{name}: write a row in tests/handlers/every_control/rows_*.py, how a person gets to it"


def test_no_row_is_for_a_control_that_is_gone() -> None:
    assert controls() - wanted() - {"command"} == set()
