"""Every name Slack echoes back is a constant that is shown somewhere, and whoever presses it is answered."""

import re

import pytest

from messages import ids
from tests.house.listening import heard_by_the_bot
from tests.running_bot import MANIFEST

ROOT = MANIFEST.parent
NAMES = {name: value for name, value in vars(ids).items() if name.isupper()}
IN_THE_MANIFEST = {"OKR", "CHECK_IN_SHORTCUT", "OBJECTIVE_SHORTCUT"}
READ_ON_SUBMIT = {
    "AGREEMENT_CHANGE_WORDS",
    "AWAY_FIELD",
    "CHECK_IN_FIELD",
    "COMMENT_WORDS",
    "DIGEST_FIELD",
    "HAND_OVER_FIELD",
    "REMIND_WHOM",
    "SETTINGS_FIELD",
    "TALK_WORDS",
}
"""Inputs: nobody listens to them, the form they stand in is read as a whole."""

WITHOUT_A_SUBMIT = {"CHECK_IN_SAVED", "OBJECTIVE_DRAFTS", "OBJECTIVE_KEPT", "REMIND_DONE"}
"""Views that only tell something."""


def sources() -> dict[str, str]:
    """Templates and the Python that fills them, by path, but the constants themselves."""
    files = [*(ROOT / "messages").rglob("*.j2"), *(ROOT / "messages").rglob("*.py")]
    return {str(file): file.read_text(encoding="utf-8") for file in files if file.name != "ids.py"}


def test_no_two_names_are_alike() -> None:
    assert len(set(NAMES.values())) == len(NAMES)


@pytest.mark.parametrize("name", sorted(set(NAMES) - IN_THE_MANIFEST))
def test_every_name_is_shown_somewhere(name: str) -> None:
    assert any(re.search(rf"\bids\.{name}\b", text) for text in sources().values())


@pytest.mark.parametrize("name", sorted(set(NAMES) - READ_ON_SUBMIT - WITHOUT_A_SUBMIT))
def test_every_name_has_a_listener(name: str) -> None:
    heard = set().union(*heard_by_the_bot().values())
    assert NAMES[name] in heard or any(re.fullmatch(pattern, NAMES[name]) for pattern in heard)


def test_nothing_is_listened_to_that_is_not_a_constant() -> None:
    heard = heard_by_the_bot()
    interactive = set().union(*(heard.get(kind, set()) for kind in ("action", "command", "shortcut", "view")))
    assert interactive <= set(NAMES.values())


def test_no_template_spells_an_action_or_callback_id_itself() -> None:
    spelt = re.compile(r'"(?:action_id|callback_id)"\s*:\s*"')
    assert [path for path, text in sources().items() if path.endswith(".j2") and spelt.search(text)] == []
