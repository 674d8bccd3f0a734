"""Writing a draft step by step: what is kept, that two who write at once lose nothing, and what the form offers."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from okr.actions.list_drafts import list_drafts
from okr.actions.look_at_draft import look_at_draft, look_at_whole_draft
from okr.actions.start_draft import start_draft
from okr.actions.write_draft import write_draft
from okr.coach import ALONE
from okr.draft_edits import (
    MoveKeyResult,
    RemoveKeyResult,
    WriteGoal,
    WriteKeyResult,
    WritePlans,
    goal_of,
    key_results_of,
    plans_of,
    print_of,
)
from okr.drafting import DraftContent, DraftedInitiative, DraftedKeyResult, DraftState
from okr.member import MemberKind
from okr.metric import Change
from okr.objective import Ambition, Level, Visibility
from okr.refusals_setting_up import NotYoursToWrite, TakesNoPart
from okr.refusals_writing import DraftChanged, DraftNotOpen
from storage.engine import Database
from tests.builders import a_cycle, an_objective
from tests.okr.status.place import Place

DUE = date(2026, 12, 31)
CONTENT = DraftContent(title="Answer faster", team="care", cycle="2026-Q4", owner="U1")
GOAL = WriteGoal(
    title="Answer at once",
    why="Customers wait too long",
    level=Level.INDIVIDUAL,
    team="care",
    cycle="2026-Q4",
    owner="U1",
    ambition=Ambition.COMMITTED,
    parent=None,
    parent_key_result=None,
    first_day=date(2026, 10, 1),
    last_day=DUE,
)
PLANS = WritePlans(
    initiatives=(DraftedInitiative(title="Hire two"),),
    obstacles=("Holidays",),
    contributors=("UCHI",),
    visibility=Visibility.TEAM,
    priority=1,
)


def measured(title: str, key: int = 0, owner: str = "U1") -> WriteKeyResult:
    metric = Change(Decimal(5), Decimal(2))
    return WriteKeyResult(DraftedKeyResult(key=key, title=title, metric=metric, owner=owner, due=DUE))


@pytest.fixture
def place(database: Database) -> Place:
    """Acme, in a database of each kind."""
    return Place(database)


def test_two_who_write_different_parts_of_a_draft_at_once_lose_nothing(place: Place) -> None:
    draft = start_draft(place.world, CONTENT, by=place.alice)
    seen_goal, seen_plans = print_of(goal_of(CONTENT)), print_of(plans_of(CONTENT))
    write_draft(place.world, draft.number, GOAL, seen=seen_goal, by=place.alice)
    write_draft(place.world, draft.number, PLANS, seen=seen_plans, by=place.lead)
    kept = write_draft(place.world, draft.number, measured("Answer time"), seen=print_of(None), by=place.alice)
    assert (kept.content.title, kept.content.obstacles) == ("Answer at once", ("Holidays",))
    assert [one.key for one in kept.content.key_results] == [1]


def test_of_two_who_write_the_same_part_the_second_is_shown_the_first_s(place: Place) -> None:
    draft = start_draft(place.world, CONTENT, by=place.alice)
    seen = print_of(goal_of(CONTENT))
    first = write_draft(place.world, draft.number, GOAL, seen=seen, by=place.lead)
    other = replace(GOAL, title="Answer kindly")
    with pytest.raises(DraftChanged) as refused:
        write_draft(place.world, draft.number, other, seen=seen, by=place.alice)
    assert refused.value.theirs == first
    again = write_draft(place.world, draft.number, other, seen=print_of(goal_of(first.content)), by=place.alice)
    assert again.content.title == "Answer kindly"


def test_what_is_sent_twice_is_one_change_and_a_form_sent_twice_one_draft(place: Place) -> None:
    draft = start_draft(place.world, CONTENT, by=place.alice, form="V1.0")
    assert start_draft(place.world, CONTENT, by=place.alice, form="V1.0") == draft
    corrected = start_draft(place.world, replace(CONTENT, title="Faster"), by=place.alice, form="V1.0")
    assert (corrected.number, corrected.content.title) == (draft.number, "Faster")
    once = write_draft(place.world, draft.number, measured("Answer time"), seen=print_of(None), by=place.alice)
    assert write_draft(place.world, draft.number, measured("Answer time"), seen=print_of(None), by=place.alice) == once
    assert start_draft(place.world, CONTENT, by=place.alice, form="V1.0") == once


def test_a_move_is_refused_where_the_list_is_another_one_by_now(place: Place) -> None:
    draft = start_draft(place.world, CONTENT, by=place.alice)
    for title in ("One", "Two"):
        draft = write_draft(place.world, draft.number, measured(title), seen=print_of(None), by=place.alice)
    seen = print_of(key_results_of(draft.content))
    moved = write_draft(place.world, draft.number, MoveKeyResult(1, 1), seen=seen, by=place.alice)
    assert [one.title for one in moved.content.key_results] == ["Two", "One"]
    with pytest.raises(DraftChanged):
        write_draft(place.world, draft.number, RemoveKeyResult(1), seen=seen, by=place.alice)


def test_nobody_who_takes_no_part_is_named_and_no_team_of_others(place: Place) -> None:
    place.put(replace(place.dan, kind=MemberKind.GUEST))
    draft = start_draft(place.world, CONTENT, by=place.alice)
    seen = print_of(goal_of(CONTENT))
    with pytest.raises(TakesNoPart):
        write_draft(place.world, draft.number, replace(GOAL, owner="UDAN"), seen=seen, by=place.alice)
    with pytest.raises(NotYoursToWrite):
        write_draft(place.world, draft.number, replace(GOAL, team="sales"), seen=seen, by=place.alice)
    with pytest.raises(TakesNoPart):
        start_draft(place.world, replace(CONTENT, owner="UNOBODY"), by=place.alice)


def test_in_another_cycle_what_would_be_due_outside_of_it_is_due_on_its_last_day() -> None:
    content = CONTENT
    for title in ("One", "Two"):
        content = measured(title).apply(content)
    content = content.with_key_result(replace(content.key_results[1], due=date(2027, 2, 1)))
    later = replace(GOAL, cycle="2027-Q1", first_day=date(2027, 1, 1), last_day=date(2027, 3, 31))
    assert [one.due for one in later.apply(content).key_results] == [date(2027, 3, 31), date(2027, 2, 1)]


def test_the_form_offers_what_the_team_s_and_those_above_pursue_and_the_writer_may_see(place: Place) -> None:
    place.put(an_objective(number=20, team="acme", owner="UBOSS", visibility=Visibility.PRIVATE, level=Level.COMPANY))
    place.put(an_objective(number=21, team="care", owner="U1", level=Level.INDIVIDUAL))
    sheet = look_at_draft(place.world, None, by=place.alice)
    assert [each.objective.number for each in sheet.parents] == [1, 3]
    assert [kr.number for kr in sheet.parents[0].key_results] == [1, 2]
    assert (sheet.content.team, sheet.content.level, sheet.content.owner) == ("care", Level.INDIVIDUAL, "U1")
    assert (sheet.draft, sheet.may_publish) == (None, True)
    assert [each.objective.number for each in look_at_draft(place.world, None, by=place.boss).parents] == [3, 20]


def test_what_an_objective_leads_to_is_not_offered_to_it(place: Place) -> None:
    place.put(an_objective(number=22, team="care", owner="ULEAD", parent=1))
    place.put(an_objective(number=23, team="care", owner="ULEAD", parent_key_result=1))
    place.put(an_objective(number=24, team="tier-two", owner="ULEAD", level=Level.INDIVIDUAL, parent=1))
    place.put(an_objective(number=25, team="care", owner="ULEAD", parent=24))
    draft = start_draft(place.world, CONTENT, by=place.lead)
    with place.world.transaction() as tx:
        tx.objective_drafts.put(replace(draft, objective=1))
    sheet = look_at_draft(place.world, draft.number, by=place.lead)
    assert (sheet.changes, [each.objective.number for each in sheet.parents]) == (1, [3])


def test_a_team_s_objective_is_not_the_member_s_to_publish(place: Place) -> None:
    draft = start_draft(place.world, replace(CONTENT, level=Level.TEAM), by=place.alice)
    assert not look_at_draft(place.world, draft.number, by=place.alice).may_publish
    assert look_at_draft(place.world, draft.number, by=place.lead).may_publish


def test_what_stands_around_it_is_looked_for_at_the_last_step_alone(place: Place) -> None:
    draft = start_draft(place.world, replace(CONTENT, level=Level.TEAM), by=place.lead)
    assert look_at_draft(place.world, draft.number, by=place.lead).beside == ALONE
    assert look_at_whole_draft(place.world, draft.number, by=place.lead).beside.objectives == (
        "Customers stay with us",
    )


def test_a_draft_whose_cycle_is_over_asks_for_another(place: Place) -> None:
    place.put(a_cycle(key="2026-Q3", first_day=date(2026, 7, 1), last_day=date(2026, 9, 30)))
    draft = start_draft(place.world, replace(CONTENT, cycle="2026-Q3"), by=place.alice)
    sheet = look_at_draft(place.world, draft.number, by=place.alice)
    assert sheet.is_over
    assert sheet.cycle.key == "2026-Q4"


def test_one_s_drafts_are_listed_the_newest_first_with_whom_they_wait_for(place: Place) -> None:
    for title in ("One", "Two"):
        start_draft(place.world, replace(CONTENT, title=title), by=place.alice)
    sent = start_draft(place.world, CONTENT, by=place.alice)
    with place.world.transaction() as tx:
        tx.objective_drafts.put(replace(sent, state=DraftState.SENT, asked="ULEAD"))
    found = list_drafts(place.world, by=place.alice)
    assert ([one.number for one in found.drafts], list(found.people)) == ([3, 2, 1], ["ULEAD"])
    assert list_drafts(place.world, by=place.chi).drafts == ()
    with pytest.raises(DraftNotOpen):
        look_at_draft(place.world, sent.number, by=place.alice)
