"""A team's members beside those of its channel, in words: any number of people, in both languages."""

from zoneinfo import ZoneInfo

import pytest

from messages import Messages
from messages.language import Language
from messages.reader import Reader
from messages.settings_members import NAMED, read_shown
from okr.refusals import OutOfDate
from okr.team_members import MembersChange
from tests.builders import a_member, a_team
from tests.messages.hostile import HOSTILE, faults

MESSAGES = Messages.read()
MANY = tuple(a_member(f"U{number:09}", name=f"Person {number}") for number in range(250))
OURS = frozenset({"<#CCARE>", *(f"<@{one.id}>" for one in MANY)})


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("name", [*HOSTILE, "Care"])
def test_hundreds_of_people_and_any_name_fit(name: str, language: Language) -> None:
    change = MembersChange(a_team(name=name), MANY, MANY, MANY)
    for shown in (change, change.done(), MembersChange(a_team(name=name))):
        view = MESSAGES.team_members.change(shown, Reader(language, ZoneInfo("UTC")))
        assert faults(view, allowed=OURS) == []
    said = str(MESSAGES.team_members.change(change, Reader(language, ZoneInfo("UTC"))))
    assert said.count(str(len(MANY) - NAMED)) >= 3


def test_what_the_form_carries_is_read_back_and_nothing_else() -> None:
    change = MembersChange(a_team(key="two words"), MANY[:1])
    view = MESSAGES.team_members.change(change, Reader(Language.EN, ZoneInfo("UTC")))
    assert read_shown(view["private_metadata"]) == ("two words", change.sign)
    with pytest.raises(OutOfDate):
        read_shown("care")
