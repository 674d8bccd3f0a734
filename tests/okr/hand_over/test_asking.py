"""Who is told when somebody leaves, and of what."""

from datetime import date

import pytest

from okr.actions.hand_over import open_hand_over
from okr.actions.know_member import know_members
from okr.check_in import Answer
from okr.cycle import CycleState
from okr.hand_over import looked_after_by
from okr.key_result import KeyResultState
from okr.member import MemberKind
from okr.notice import Topic
from okr.objective import Visibility
from okr.refusals import NothingLeft, NotTheLead, StillHere
from okr.week import Week
from tests.builders import a_cycle, a_key_result, a_member, a_team, an_absence, an_answer, an_objective
from tests.okr.hand_over.leaving import leave, return_, told
from tests.okr.status.place import Place

TEAMS = {
    team.key: team
    for team in (
        a_team(key="acme", lead="UBOSS", is_company=True),
        a_team(key="care", lead="ULEAD", parent="acme"),
        a_team(key="tier-two", lead=None, parent="care"),
        a_team(key="night", lead="ULEAD", parent="tier-two"),
    )
}


@pytest.mark.parametrize(
    ("team", "here", "care"),
    [
        ("care", {"ULEAD", "UBOSS"}, "care"),
        ("tier-two", {"ULEAD", "UBOSS"}, "care"),
        ("night", {"ULEAD", "UBOSS"}, "care"),
        ("night", {"UBOSS"}, "acme"),
        ("night", set(), "acme"),
    ],
)
def test_the_nearest_lead_who_is_here_looks_after_it(team: str, here: set[str], care: str) -> None:
    assert looked_after_by(team, TEAMS, here) == care


def test_the_lead_is_told_once_of_all_that_is_left(place: Place) -> None:
    place.put(a_key_result(number=6, objective=1, owner="U1"), an_objective(number=7, team="care", owner="U1"))
    leave(place, place.alice)
    leave(place, place.alice)
    (notice,) = told(place, Topic.HAND_OVER)
    assert (notice.to, notice.about.team, notice.about.people) == ("ULEAD", "care", ("U1",))
    assert notice.about.key_results == (1, 6)
    left = open_hand_over(place.world, "U1", "care", by=place.lead)
    assert [each.label for each, _ in left.key_results] == ["KR-1", "KR-6"]
    assert [each.label for each in left.objectives] == ["O-7"]


def test_a_sync_of_everybody_sees_it_too(place: Place) -> None:
    know_members(place.world, [a_member("U1", name="Alice", kind=MemberKind.DEACTIVATED), place.lead])
    assert [notice.to for notice in told(place, Topic.HAND_OVER)] == ["ULEAD"]


def test_the_lead_above_is_told_where_the_lead_has_left(place: Place) -> None:
    leave(place, place.lead)
    (notice,) = told(place, Topic.HAND_OVER)
    assert (notice.to, notice.about.team) == ("UBOSS", "acme")
    left = open_hand_over(place.world, "ULEAD", "care", by=place.boss)
    assert [team.key for team in left.led] == ["care"]
    assert [each.label for each in left.objectives] == ["O-1"]


def test_admins_are_told_where_nobody_leads(place: Place) -> None:
    ada = a_member("UADA", name="Ada", admin=True)
    place.put(ada)
    leave(place, place.boss)
    assert [(notice.to, notice.about.team) for notice in told(place, Topic.HAND_OVER)] == [("UADA", "acme")]
    assert open_hand_over(place.world, "UBOSS", "acme", by=ada).to_hand_over == 2


def test_each_team_hears_of_its_own(place: Place) -> None:
    place.put(a_key_result(number=6, objective=2, owner="U1"))
    leave(place, place.alice)
    found = {notice.to: notice.about.key_results for notice in told(place, Topic.HAND_OVER)}
    assert found == {"ULEAD": (1,), "ULAN": (6,)}


def test_who_leaves_nothing_behind_is_told_to_nobody(place: Place) -> None:
    done = a_key_result(number=1, objective=1, owner="U1", state=KeyResultState.DONE)
    place.put(
        done, a_cycle(key="2026-Q3", first_day=date(2026, 7, 1), last_day=date(2026, 9, 30), state=CycleState.CLOSED)
    )
    place.put(an_objective(number=8, cycle="2026-Q3", owner="U1"), a_key_result(number=8, objective=8, owner="U1"))
    leave(place, place.alice)
    assert told(place, Topic.HAND_OVER) == []


def test_a_blocker_they_were_to_clear_and_an_absence_that_named_them_are_told(place: Place) -> None:
    place.said(2, Answer(None, 5, blocker="No server", blocker_owner="U1"), by=place.chi, week=Week(2026, 47))
    place.put(an_absence("UCHI", first_day=date(2026, 12, 7), last_day=date(2026, 12, 11), delegate="U1"))
    leave(place, place.alice)
    left = open_hand_over(place.world, "U1", "care", by=place.lead)
    assert [(one.key_result.label, one.blocker) for one in left.blocked] == [("KR-2", "No server")]
    assert [member.name for member in left.delegate_of] == ["Chi"]


def test_what_is_private_is_counted_for_those_who_may_not_see_it(place: Place) -> None:
    ada = a_member("UADA", name="Ada", admin=True)
    place.put(ada)
    place.restricted(Visibility.PRIVATE)
    leave(place, place.chi)
    left = open_hand_over(place.world, "UCHI", "care", by=ada)
    assert [each.label for each, _ in left.key_results] == ["KR-2"]
    assert (left.unseen, left.to_hand_over) == (2, 3)
    assert open_hand_over(place.world, "UCHI", "care", by=place.lead).unseen == 0


def test_only_leads_and_admins_look_into_it(place: Place) -> None:
    leave(place, place.alice)
    for somebody in (place.chi, place.dan, place.lan):
        with pytest.raises(NotTheLead):
            open_hand_over(place.world, "U1", "care", by=somebody)


def test_whoever_comes_back_keeps_what_is_still_theirs(place: Place) -> None:
    leave(place, place.alice)
    return_(place, place.alice)
    with pytest.raises(StillHere):
        open_hand_over(place.world, "U1", "care", by=place.lead)


def test_a_person_who_had_nothing_leaves_nothing_to_hand_over(place: Place) -> None:
    gone = a_member("UTEMP", name="Tess")
    place.put(gone)
    leave(place, gone)
    with pytest.raises(NothingLeft):
        open_hand_over(place.world, "UTEMP", "care", by=place.lead)


def test_an_answer_in_the_week_changes_nothing_about_who_is_told(place: Place) -> None:
    place.answer({1: an_answer(40)}, by=place.alice)
    leave(place, place.alice)
    assert [notice.about.key_results for notice in told(place, Topic.HAND_OVER)] == [(1,)]
