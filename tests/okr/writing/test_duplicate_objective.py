"""Writing an objective once more: what is taken along, what begins anew, and who may for whom."""

from dataclasses import replace
from datetime import date

import pytest

from okr.actions.duplicate_objective import duplicate_objective, open_duplicate
from okr.actions.publish_draft import publish_draft
from okr.cycle import CycleState
from okr.drafting import DraftedInitiative, DraftedObjective
from okr.duplicating import Original, duplicated
from okr.initiative import Initiative, InitiativeState
from okr.key_result import KeyResultState
from okr.metric import Change, Milestones, Phase
from okr.objective import Level, Visibility
from okr.refusals import NoSuchKeyResult, NoSuchTeam
from okr.refusals_setting_up import CycleNotOpen, NoTeamYet, NotYoursToWrite
from storage.engine import Database
from tests.builders import (
    LAST_DAY,
    WORKSPACE,
    a_cycle,
    a_key_result,
    a_member,
    a_target,
    an_answer,
    an_increase,
    an_objective,
    milestones,
)
from tests.okr.check_in.office import THIS_WEEK
from tests.okr.status.place import Place

TODAY = date(2026, 11, 27)
Q4, Q1 = a_cycle(), a_cycle(key="2027-Q1", first_day=date(2027, 1, 1), last_day=date(2027, 3, 31))
GOAL = replace(an_objective(parent=3, parent_key_result=4, priority=2), obstacles=("Tết",), contributors=("U9",))
SOON, LATER = date(2026, 12, 10), date(2027, 2, 1)


def test_goal_measures_weights_and_plans_are_the_same_and_people_are_not() -> None:
    moved = a_target(an_increase(40, 90)), a_target(an_increase(40, 80), reason="Fewer of us")
    key_results = [
        a_key_result(number=7, targets=moved, weight=60, contributors=("U9",)),
        a_key_result(number=8, state=KeyResultState.CANCELLED),
        a_key_result(number=9),
    ]
    plans = [
        Initiative(WORKSPACE, 1, 1, "Hire", 9, "U9", "https://x.example", SOON),
        Initiative(WORKSPACE, 2, 1, "Wait", state=InitiativeState.DROPPED),
    ]
    content = duplicated(Original(GOAL, key_results, plans), team="sales", cycle=Q4, owner="ULAN", today=TODAY)
    assert (content.title, content.why, content.obstacles, content.priority) == (GOAL.title, GOAL.why, ("Tết",), 2)
    assert (content.team, content.owner, content.contributors) == ("sales", "ULAN", ())
    assert [(one.key, one.owner, one.weight, one.number, one.start) for one in content.key_results] == [
        (1, "ULAN", 60, None, None),
        (2, "ULAN", None, None, None),
    ]
    assert content.key_results[0].metric == an_increase(40, 80)
    assert content.key_results[0].contributors == ()
    assert content.initiatives == (
        DraftedInitiative(title="Hire", owner="ULAN", link="https://x.example", key_result=2),
    )


def test_days_that_lie_ahead_in_the_cycle_stay_and_all_others_become_its_end() -> None:
    key_results = [
        a_key_result(number=1, due=SOON),
        a_key_result(number=2, due=TODAY),
        a_key_result(milestones(SOON, None), number=3),
        a_key_result(an_increase(phases=[Phase(SOON, an_increase().target)]), number=4),
    ]
    now = duplicated(Original(GOAL, key_results), team="sales", cycle=Q4, owner="ULAN", today=TODAY)
    assert [one.due for one in now.key_results] == [SOON, LAST_DAY, LAST_DAY, LAST_DAY]
    assert isinstance(steps := now.key_results[2].metric, Milestones)
    assert [step.due for step in steps.steps] == [SOON, None]
    assert isinstance(phased := now.key_results[3].metric, Change)
    assert len(phased.phases) == 1
    later = duplicated(Original(GOAL, key_results), team="sales", cycle=Q1, owner="ULAN", today=TODAY)
    assert {one.due for one in later.key_results} == {Q1.last_day}
    assert isinstance(steps := later.key_results[2].metric, Milestones)
    assert [step.due for step in steps.steps] == [None, None]
    assert isinstance(phased := later.key_results[3].metric, Change)
    assert phased.phases == ()


def test_what_it_serves_is_of_the_same_cycle_alone() -> None:
    now, later = (duplicated(Original(GOAL), team="sales", cycle=c, owner="ULAN", today=TODAY) for c in (Q4, Q1))
    assert (now.parent, now.parent_key_result) == (3, 4)
    assert (later.parent, later.parent_key_result) == (None, None)


@pytest.mark.parametrize(
    ("level", "becomes"),
    [(Level.COMPANY, Level.TEAM), (Level.TEAM, Level.TEAM), (Level.INDIVIDUAL, Level.INDIVIDUAL)],
)
def test_the_companys_becomes_a_teams(level: Level, becomes: Level) -> None:
    original = Original(replace(GOAL, level=level))
    assert duplicated(original, team="sales", cycle=Q4, owner="ULAN", today=TODAY).level is becomes


@pytest.fixture
def place(database: Database) -> Place:
    """Acme, with KR-1 answered."""
    place = Place(database)
    place.said(1, an_answer(40), by=place.alice, week=THIS_WEEK)
    return place


def copied(place: Place, number: int = 1, *, team: str = "sales", cycle: str = "2026-Q4") -> DraftedObjective:
    return duplicate_objective(place.world, number, team=team, cycle=cycle, by=place.lan)


def test_a_lead_goes_on_with_the_draft_and_publishes_it_beside_the_first(place: Place) -> None:
    draft = copied(place)
    assert (draft.author, draft.content.owner, len(draft.content.key_results)) == ("ULAN", "ULAN", 2)
    written = publish_draft(place.world, draft.number, by=place.lan)
    assert (written.objective.number, written.team.key) == (5, "sales")
    with place.database.snapshot(WORKSPACE) as tx:
        assert not tx.check_ins.histories([one.number for one in written.key_results])
        assert len(tx.key_results.of_objectives([1])) == 2


def test_whom_it_is_for(place: Place) -> None:
    assert [team.key for team in open_duplicate(place.world, 2, by=place.lan).start.teams] == ["sales"]
    found = open_duplicate(place.world, 1, by=place.lead)
    assert [team.key for team in found.start.teams] == ["tier-two", "care"], "its own team is the last to be meant"
    assert duplicate_objective(place.world, 1, team="tier-two", cycle="2026-Q4", by=place.lead).content.owner == "ULEAD"
    with pytest.raises(NotYoursToWrite):
        copied(place, team="care")
    stranger = a_member("U77", name="New Here")
    place.put(stranger)
    with pytest.raises(NoTeamYet):
        open_duplicate(place.world, 1, by=stranger)


def test_what_is_not_there_or_takes_nothing_is_refused(place: Place) -> None:
    place.restricted(Visibility.PRIVATE)
    for number in (9, 77):
        with pytest.raises(NoSuchKeyResult):
            copied(place, number)
    with pytest.raises(NoSuchTeam):
        copied(place, team="nowhere")
    place.put(a_cycle(key="2026-Q3", state=CycleState.CLOSED))
    for cycle in ("2026-Q3", "never"):
        with pytest.raises(CycleNotOpen):
            copied(place, cycle=cycle)


def test_what_it_serves_unseen_is_not_taken_along(place: Place) -> None:
    place.restricted(Visibility.PRIVATE)
    place.put(an_objective(number=10, team="care", owner="UCHI", parent=9))
    assert copied(place, 10).content.parent is None
    place.put(an_objective(number=10, team="care", owner="UCHI", parent_key_result=90))
    assert copied(place, 10).content.parent_key_result is None, "also where only the key result is named"
