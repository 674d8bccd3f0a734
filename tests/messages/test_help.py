"""Help names every command there is, by the word of its language; what is for admins it shows to them alone."""

from zoneinfo import ZoneInfo

import pytest

from messages import Messages
from messages.command_words import AVAILABLE, shown_word
from messages.language import Language
from messages.reader import Reader


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("is_admin", [True, False])
def test_every_command_is_named(language: Language, is_admin: bool) -> None:
    reader = Reader(language, ZoneInfo("UTC"))
    said = str(Messages.read().help.show(reader, is_admin=is_admin))
    wanted = AVAILABLE if is_admin else AVAILABLE - {"admin"}
    assert {name for name in wanted if f"/okr {shown_word(name, language)}" not in said} == set()
    assert (f"/okr {shown_word('admin', language)}" in said) is is_admin
