"""A team takes the people of its channel: what was shown is what is done, and nobody's key results are lost."""

import pytest

from okr.actions.take_members import compare_members, take_members
from okr.member import MemberKind
from okr.refusals import NoSuchTeam, NotTheLead
from okr.refusals_setting_up import ChannelCrowded
from okr.team import Membership
from okr.team_members import MembersChange, Source, UserGroup
from tests.builders import WORKSPACE, a_member, a_team
from tests.okr.check_in.office import Office

HERE = ("ULEAD", "UNEW", "UBOT", "UGUEST", "USTRANGER")


def staffed(office: Office) -> Office:
    """Alice, who owns a key result, and Old belong to care; Old to the shop too. In the channel are others."""
    office.put(
        a_member("UNEW", name="New"),
        a_member("UOLD", name="Old"),
        a_member("UBOT", name="Bot", kind=MemberKind.BOT),
        a_member("UGUEST", name="Guest", kind=MemberKind.GUEST),
        a_team(key="shop", channel=None),
    )
    with office.world.transaction() as tx:
        for person, team, primary in (("U1", "care", True), ("UOLD", "care", True), ("UOLD", "shop", False)):
            tx.teams.put_membership(Membership(person, team, primary))
    return office


def ids_of(change: MembersChange) -> tuple[list[str], list[str], list[str]]:
    groups = (change.joining, change.leaving, change.owning)
    joining, leaving, owning = ([one.id for one in group] for group in groups)
    return joining, leaving, owning


def members(office: Office, team: str = "care") -> dict[str, bool]:
    with office.database.snapshot(WORKSPACE) as tx:
        return {each.member: each.primary for each in tx.teams.memberships(team=team)}


def test_what_was_shown_is_done_once_and_noted(office_on_both: Office) -> None:
    office = staffed(office_on_both)
    before = members(office)
    shown = compare_members(office.world, "care", Source(people=HERE), by=office.lead)
    assert ids_of(shown)[1:] == (["U1", "UOLD"], ["U1"])
    assert "UNEW" in ids_of(shown)[0]
    assert members(office) == before
    for is_done in (True, False):
        done = take_members(office.world, "care", Source(people=HERE), sign=shown.sign, by=office.lead)
        assert done.is_done is is_done
    assert members(office).keys() == {"ULEAD", "UNEW"}
    assert members(office, "shop") == {"UOLD": True}
    with office.database.snapshot(WORKSPACE) as tx:
        assert [(note.action, note.thing) for note in tx.audit.latest()] == [("take_members", "care")]


def test_guests_join_where_they_take_part(office: Office) -> None:
    staffed(office)
    office.with_settings(allow_guests=True)
    assert "UGUEST" in ids_of(compare_members(office.world, "care", Source(people=HERE), by=office.lead))[0]


def test_the_lead_never_leaves(office: Office) -> None:
    staffed(office)
    with office.world.transaction() as tx:
        tx.teams.put_membership(Membership("ULEAD", "care"))
    assert "ULEAD" not in ids_of(compare_members(office.world, "care", Source(people=()), by=office.lead))[1]


def test_what_has_changed_since_it_was_shown_is_shown_again(office: Office) -> None:
    staffed(office)
    before = members(office)
    shown = compare_members(office.world, "care", Source(people=HERE), by=office.lead)
    again = take_members(office.world, "care", Source(people=(*HERE, "UOLD")), sign=shown.sign, by=office.lead)
    assert not again.is_done
    assert ids_of(again)[1] == ["U1"]
    assert members(office) == before


def test_only_who_may_change_a_team_that_is_there_sees_it(office: Office) -> None:
    staffed(office)
    with pytest.raises(NotTheLead):
        compare_members(office.world, "care", Source(people=HERE), by=office.alice)
    with pytest.raises(NoSuchTeam):
        compare_members(office.world, "gone", Source(people=HERE), by=office.lead)
    with pytest.raises(ChannelCrowded):
        compare_members(office.world, "care", Source(people=None, crowded=True), by=office.lead)


def test_the_source_is_kept_also_where_nobody_joins_or_leaves(office_on_both: Office) -> None:
    office = office_on_both
    north = Source("S1", ("ULEAD",), groups=(UserGroup("S1", "north"),))
    with office.world.transaction() as tx:
        tx.teams.put_membership(Membership("ULEAD", "care"))
        for each in tx.teams.memberships(team="care"):
            if each.member != "ULEAD":
                tx.teams.drop_membership(each)
    shown = compare_members(office.world, "care", north, by=office.lead)
    assert (ids_of(shown), shown.is_any) == (([], [], []), True)
    assert take_members(office.world, "care", north, sign=shown.sign, by=office.lead).is_done
    assert not compare_members(office.world, "care", north, by=office.lead).is_any
    with office.database.snapshot(WORKSPACE) as tx:
        team = tx.teams.get("care")
        assert team is not None
        assert team.members_from == "S1"
        assert [(note.action, note.thing) for note in tx.audit.latest()] == [("take_members", "care @north")]
