"""Signs that no database can keep, and numbers nobody counts up to: answered like anything else people type."""

import pytest

from tests.handlers.check_in_scene import Scene, filled, on_screen
from tests.running_bot import RunningBot

NUL, HALF = "\x00", "\ud83d"
"""The sign PostgreSQL refuses, and half an emoji, which UTF-8 cannot write."""


async def test_an_answer_is_saved_without_the_signs_no_database_keeps(a_running_bot_on_both: RunningBot) -> None:
    scene = Scene(a_running_bot_on_both)
    await scene.begin()
    alice = scene.bot.person("U1")
    await scene.open()
    await alice.fill(filled(f"62{NUL}.5", 8, note=f"two{NUL} big{HALF} deals", blocker=f"{HALF}legal{NUL}"))
    await alice.submit()
    assert "Saved: week 48" in scene.reads(on_screen(alice))
    kept = await scene.kept()
    assert kept is not None
    assert (str(kept.answer.reading), kept.answer.note, kept.answer.blocker) == ("62.5", "two big deals", "legal")


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        (f"status {NUL}care{HALF}", "Customer care"),
        (f"status @{NUL}", "Your OKRs"),
        (f"history {NUL}KR-1", "KR-1 · "),
        (f"lang en{HALF}", "English"),
        (f"{NUL}{HALF}", "/okr status"),
        ("history KR-99999999999", "There is no KR-99999999999"),
        ("status KR-99999999999", "No team goes by “KR-99999999999”"),
        ("status KR-999999999", "There is no KR-999999999"),
        ("checkin 99999999999999999999", "No key result goes by"),
        ("status O-4294967296", "No team goes by"),
    ],
)
async def test_a_command_with_such_signs_or_numbers_is_answered(
    a_running_bot_on_both: RunningBot, typed: str, told: str
) -> None:
    scene = Scene(a_running_bot_on_both)
    await scene.begin()
    alice = scene.bot.person("U1")
    await alice.command("/okr", typed, channel="CCARE")
    assert told in scene.reads((await alice.messages("CCARE"))[-1])
