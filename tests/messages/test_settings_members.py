"""A team's members beside those of its channel, in words: any number of people, in both languages."""

from zoneinfo import ZoneInfo

import pytest

from messages import Messages
from messages.language import Language
from messages.reader import Reader
from messages.settings_members import NAMED, Shown, group_chosen, read_shown
from messages.user_groups import MOST
from okr.refusals import OutOfDate
from okr.refusals_setting_up import ChannelCrowded, GroupCrowded, NoSource, SourceNotRead
from okr.team_members import MembersChange, Source, UserGroup
from tests.builders import a_member, a_team
from tests.messages.hostile import HOSTILE, faults

MESSAGES = Messages.read()
MANY = tuple(a_member(f"U{number:09}", name=f"Person {number}") for number in range(250))
GROUP = UserGroup("S1", "x" * 500, "<!channel> *all*")
GROUPS = tuple(UserGroup(f"S{n}", name or "-", name) for n, name in enumerate(HOSTILE, 2))
SOURCES = (Source(), Source("S1", groups=(GROUP, *GROUPS[:3])), Source(is_closed=True))
OURS = frozenset({"<#CCARE>", *(f"<@{one.id}>" for one in MANY)})


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("name", [*HOSTILE, "Care"])
def test_hundreds_of_people_and_any_name_fit(name: str, language: Language) -> None:
    change = MembersChange(a_team(name=name), MANY, MANY, MANY)
    for shown in (
        change,
        change.done(),
        MembersChange(a_team(name=name)),
        MembersChange(a_team(name=name), source="S1"),
    ):
        for source in SOURCES:
            view = MESSAGES.team_members.change(shown, source, Reader(language, ZoneInfo("UTC")))
            assert faults(view, allowed=OURS) == []
    for why in (ChannelCrowded(name), GroupCrowded(name), SourceNotRead("CCARE"), NoSource(name, is_closed=False)):
        view = MESSAGES.team_members.choose(a_team(name=name), SOURCES[1], why, Reader(language, ZoneInfo("UTC")))
        assert faults(view, allowed=OURS) == []
    said = str(MESSAGES.team_members.change(change, Source(), Reader(language, ZoneInfo("UTC"))))
    assert said.count(str(len(MANY) - NAMED)) >= 3


@pytest.mark.parametrize("language", Language)
def test_of_a_thousand_groups_of_any_name_four_hundred_are_offered_the_chosen_one_among_them(
    language: Language,
) -> None:
    many = tuple(UserGroup(f"S9{n}", "ệ" * 75, "ệ" * 75) for n in range(1_000))
    source = Source(many[-1].id, groups=(*GROUPS, *many))
    view = MESSAGES.team_members.change(MembersChange(a_team()), source, Reader(language, ZoneInfo("UTC")))
    assert faults(view, allowed=OURS) == []
    menu = view["blocks"][0]["accessory"]
    offered = [one["value"] for group in menu["option_groups"] for one in group["options"]]
    assert (len(offered), menu["initial_option"]["value"]) == (1 + MOST, many[-1].id)
    assert "400" in str(view["blocks"][1])


def test_what_the_form_carries_is_read_back_and_nothing_else() -> None:
    change = MembersChange(a_team(key="two words"), MANY[:1])
    view = MESSAGES.team_members.change(change, Source(), Reader(Language.EN, ZoneInfo("UTC")))
    assert read_shown(view["private_metadata"]) == Shown("two words", change.sign, "")
    of_group = MESSAGES.team_members.change(change, Source("S1", groups=(GROUP,)), Reader(Language.EN, ZoneInfo("UTC")))
    assert read_shown(of_group["private_metadata"]) == Shown("two words", change.sign, "S1")
    menu = of_group["blocks"][0]["accessory"]
    assert group_chosen({"selected_option": menu["initial_option"]}) == "S1"
    with pytest.raises(OutOfDate):
        group_chosen({"selected_option": None})
    with pytest.raises(OutOfDate):
        read_shown("care")
