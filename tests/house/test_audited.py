"""Every action that is written into the audit log has words in both languages."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import okr
from messages.audit_words import deeds
from messages.language import Language
from messages.render import Renderer
from okr.cycle import CycleState

ACTIONS = Path(okr.__file__).parent / "actions"
BY_STATE = {f"{state.value}_cycle" for state in CycleState}


def test_every_action_of_the_audit_log_has_words() -> None:
    known = set(deeds(Renderer.read().wording(Language.EN)))
    assert known == {name for path in sorted(ACTIONS.glob("*.py")) for name in noted(path)} | BY_STATE


@pytest.mark.parametrize("language", list(Language))
def test_no_two_actions_of_the_audit_log_read_alike(language: Language) -> None:
    words = list(deeds(Renderer.read().wording(language)).values())
    assert len(set(words)) == len(words)


def noted(path: Path) -> Iterator[str]:
    """The names that a module hands to `action=`, or keeps as `action` before it does."""
    tree = ast.parse(path.read_text("utf-8"))
    if "audit.note(" not in ast.unparse(tree):
        return
    for node in ast.walk(tree):
        if isinstance(node, ast.keyword) and node.arg == "action":
            yield from spelt(node.value)
        if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "action":
            yield from spelt(node.value)


def spelt(value: ast.expr) -> Iterator[str]:
    if isinstance(value, ast.IfExp):
        yield from spelt(value.body)
        yield from spelt(value.orelse)
    if isinstance(value, ast.Constant):
        yield str(value.value)
