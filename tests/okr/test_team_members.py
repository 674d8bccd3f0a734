"""Where a team's people may be taken from: each way in which nobody can be is told apart."""

from dataclasses import replace

import pytest

from okr.refusals import Refusal
from okr.refusals_setting_up import ChannelCrowded, GroupCrowded, NoSource, SourceNotRead
from okr.team_members import Source, UserGroup
from tests.builders import a_team

CARE = a_team(channel="CCARE")
NORTH = UserGroup("S1", "north")


@pytest.mark.parametrize(
    ("source", "refusal"),
    [
        (Source(), SourceNotRead),
        (Source(crowded=True), ChannelCrowded),
        (Source("S1"), SourceNotRead),
        (Source("S1", ("U1",)), SourceNotRead),
        (Source("S1", groups=(NORTH,)), SourceNotRead),
        (Source("S1", crowded=True, groups=(NORTH,)), GroupCrowded),
    ],
)
def test_nobody_is_taken_from_where_slack_names_nobody_or_too_many(source: Source, refusal: type[Refusal]) -> None:
    with pytest.raises(refusal):
        source.people_for(CARE)


def test_a_team_without_a_channel_takes_people_from_a_group_alone() -> None:
    nowhere = replace(CARE, channel=None)
    with pytest.raises(NoSource):
        Source(people=("U1",), groups=(NORTH,)).people_for(nowhere)
    assert Source("S1", ("U1",), groups=(NORTH,)).people_for(nowhere) == ("U1",)
    assert Source(people=("U1",)).people_for(CARE) == ("U1",)
