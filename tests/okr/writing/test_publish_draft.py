"""A draft that is published is an objective on record, once, with everything that was written in it."""

import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from okr.actions.acting import actor_of
from okr.actions.compose_status import compose_status
from okr.actions.publish_draft import publish_draft, published
from okr.drafting import DraftContent, DraftState
from okr.initiative import InitiativeState
from okr.key_result import KeyResultState, Measured
from okr.objective import Ambition, Level, Visibility
from okr.refusals import NoSuchKeyResult, NoSuchTeam, Refusal
from okr.refusals_setting_up import CycleNotOpen, NotForSomebodyElse, NotYoursToWrite, TakesNoPart
from okr.refusals_writing import (
    DraftNotComplete,
    DraftNotOpen,
    DueTooSoon,
    NoOwner,
    NoSuchDraft,
    NotOfParent,
    ParentNotThere,
    WeightsOver,
)
from okr.status import Scope, ScopeKind
from storage.engine import Database, open_database
from tests.builders import a_cycle, a_key_result, an_increase, an_objective
from tests.okr.writing.drafting_place import CONTENT, DUE, TODAY, DraftingPlace, a_drafted


@pytest.fixture
def place(database: Database) -> DraftingPlace:
    """Acme, in a database of each kind."""
    return DraftingPlace(database)


@pytest.fixture
def here(sqlite_url: str) -> Iterator[DraftingPlace]:
    """Acme, where the kind of database makes no difference."""
    database = open_database(sqlite_url)
    yield DraftingPlace(database)
    database.dispose()


def test_everything_that_was_written_is_on_record(place: DraftingPlace) -> None:
    first, second = CONTENT.key_results
    measured = replace(second, contributors=("ULEAD",), weight=Decimal(40), measured=Measured.MONTHLY)
    content = replace(
        CONTENT,
        ambition=Ambition.ASPIRATIONAL,
        priority=2,
        parent=3,
        parent_key_result=4,
        obstacles=("Nobody at night",),
        contributors=("UCHI",),
        key_results=(replace(first, start=date(2026, 11, 2)), measured),
    )
    told = place.written(content)
    objective = told.objective
    assert objective == place.objective(objective.number)
    assert (objective.title, objective.why, objective.level) == (content.title, content.why, Level.INDIVIDUAL)
    assert (objective.team, objective.cycle, objective.owner) == ("care", "2026-Q4", "U1")
    assert (objective.ambition, objective.priority) == (Ambition.ASPIRATIONAL, 2)
    assert (objective.parent, objective.parent_key_result) == (3, 4)
    assert (objective.obstacles, objective.contributors) == (("Nobody at night",), ("UCHI",))
    one, two = told.key_results
    assert [one.title, two.title] == [first.title, second.title]
    assert (one.target.start, two.target.start) == (date(2026, 11, 2), TODAY)
    assert (one.metric, one.target.due, one.target.by) == (first.metric, DUE, "U1")
    assert (two.contributors, two.weight, two.measured) == (("ULEAD",), Decimal(40), Measured.MONTHLY)
    assert [each.id for each, _ in told.asked] == ["UCHI"]


def test_its_initiatives_are_planned_for_the_key_results_they_are_meant_for(place: DraftingPlace) -> None:
    told = place.written()
    shift, training = place.initiatives(told.objective.number)
    assert (shift.title, shift.key_result, shift.owner) == ("A second shift", told.key_results[1].number, "U1")
    assert (training.title, training.key_result, training.state) == ("Train everybody", None, InitiativeState.PLANNED)


def test_published_twice_it_is_one_objective_told_twice(place: DraftingPlace) -> None:
    draft = place.started()
    before = place.counted()
    once = publish_draft(place.world, draft.number, by=place.alice)
    assert publish_draft(place.world, draft.number, by=place.alice) == once
    assert place.counted() == before + 1
    kept = place.draft(draft.number)
    assert (kept.state, kept.objective, kept.content) == (DraftState.PUBLISHED, once.objective.number, draft.content)


def test_of_two_who_publish_at_once_both_are_told_of_one_objective(place: DraftingPlace) -> None:
    draft, start = place.started(), threading.Barrier(2)
    before = place.counted()

    def publish(by: object) -> int:
        start.wait()
        person = place.lead if by == "lead" else place.alice
        return publish_draft(place.world, draft.number, by=person).objective.number

    with ThreadPoolExecutor(2) as pool:
        numbers = set(pool.map(publish, ("lead", "alice")))
    assert len(numbers) == 1
    assert place.counted() == before + 1


def test_a_private_one_is_seen_by_those_it_names_and_the_leads_alone(place: DraftingPlace) -> None:
    hidden = replace(CONTENT, visibility=Visibility.PRIVATE, key_results=(a_drafted(owner="U1"),))
    number = place.written(hidden).objective.number
    scope = Scope(ScopeKind.OBJECTIVE, str(number))
    for reader in (place.alice, place.lead, place.boss):
        assert len(compose_status(place.world, scope, by=reader).lines) == 1
    for stranger in (place.chi, place.dan, place.lan):
        with pytest.raises(NoSuchKeyResult):
            compose_status(place.world, scope, by=stranger)


def test_who_owns_a_part_of_it_hears_when_they_are_asked_about_that_and_not_what_they_are_asked_before(
    here: DraftingPlace,
) -> None:
    here.put(a_cycle(key="2027-Q1", name="Q1 2027", first_day=date(2027, 1, 1), last_day=date(2027, 3, 31)))
    here.put(a_key_result(number=90, objective=1, owner="UCHI"))
    now, later = (
        here.written(replace(CONTENT, cycle=cycle, key_results=(a_drafted(1, due=due),), initiatives=()))
        for cycle, due in (("2026-Q4", DUE), ("2027-Q1", date(2027, 3, 31)))
    )
    assert [at.date() for _, at in (*now.asked, *later.asked)] == [date(2026, 12, 4), date(2027, 1, 1)]


def test_a_cycle_to_come_is_counted_from_its_first_day(here: DraftingPlace) -> None:
    here.put(a_cycle(key="2027-Q1", name="Q1 2027", first_day=date(2027, 1, 1), last_day=date(2027, 3, 31)))
    due = date(2027, 3, 31)
    told = here.written(replace(CONTENT, cycle="2027-Q1", key_results=(a_drafted(due=due),)))
    assert told.key_results[0].target.start == date(2027, 1, 1)


def test_a_team_objective_of_the_company_is_the_company_s(here: DraftingPlace) -> None:
    told = here.written(replace(CONTENT, level=Level.TEAM, team="acme", owner="UBOSS"), by=here.boss)
    assert told.objective.level is Level.COMPANY
    told = here.written(replace(CONTENT, level=Level.COMPANY), by=here.lead)
    assert told.objective.level is Level.TEAM


NOT_READY: list[tuple[str, DraftContent, type[Refusal]]] = [
    ("no title", replace(CONTENT, title=" "), DraftNotComplete),
    ("no key result", replace(CONTENT, key_results=()), DraftNotComplete),
    ("a key result without a title", replace(CONTENT, key_results=(a_drafted(title=""),)), DraftNotComplete),
    ("no owner", replace(CONTENT, owner=None), NoOwner),
    ("nobody answers for a key result", replace(CONTENT, key_results=(a_drafted(owner=None),)), NoOwner),
    ("an owner who is not here", replace(CONTENT, key_results=(a_drafted(owner="UNOBODY"),)), TakesNoPart),
    ("weights over 100", replace(CONTENT, key_results=(a_drafted(1, weight=60), a_drafted(2, weight=41))), WeightsOver),
    ("a cycle that nobody knows", replace(CONTENT, cycle="2026-Q9"), CycleNotOpen),
    ("a cycle that is over", replace(CONTENT, cycle="2026-Q3"), CycleNotOpen),
    ("due today", replace(CONTENT, key_results=(a_drafted(due=TODAY),)), DueTooSoon),
    ("a parent that is not there", replace(CONTENT, parent=99), ParentNotThere),
    ("a parent key result that is not there", replace(CONTENT, parent_key_result=99), ParentNotThere),
    ("a parent key result of another", replace(CONTENT, parent=1, parent_key_result=3), NotOfParent),
    ("a private parent", replace(CONTENT, parent=9), ParentNotThere),
    ("a key result of a private parent", replace(CONTENT, parent_key_result=90), ParentNotThere),
    ("an archived parent", replace(CONTENT, parent=8), ParentNotThere),
    ("a cancelled key result above", replace(CONTENT, parent_key_result=80), ParentNotThere),
]


@pytest.mark.parametrize(("_why", "content", "refusal"), NOT_READY, ids=[row[0] for row in NOT_READY])
def test_what_is_not_ready_is_refused_and_nothing_is_on_record(
    here: DraftingPlace, _why: str, content: DraftContent, refusal: type[Refusal]
) -> None:
    ended = a_cycle(key="2026-Q3", name="Q3 2026", first_day=date(2026, 7, 1), last_day=date(2026, 9, 30))
    hidden = an_objective(number=9, team="sales", owner="UDAN", visibility=Visibility.PRIVATE)
    here.put(ended, hidden, an_objective(number=8, team="acme", archived=True))
    cancelled = a_key_result(number=80, objective=3, state=KeyResultState.CANCELLED)
    here.put(a_key_result(number=90, objective=9, owner="UDAN"), cancelled)
    draft = here.keep(replace(here.started(), content=content))
    before = here.counted()
    with pytest.raises(refusal):
        publish_draft(here.world, draft.number, by=here.lead)
    assert here.counted() == before
    assert here.draft(draft.number) == draft


def test_who_may_not_write_it_may_not_publish_it(here: DraftingPlace) -> None:
    of_team = here.started(replace(CONTENT, level=Level.TEAM))
    with pytest.raises(NotYoursToWrite):
        publish_draft(here.world, of_team.number, by=here.alice)
    of_chi = here.started(replace(CONTENT, owner="UCHI"))
    with pytest.raises(NotForSomebodyElse):
        publish_draft(here.world, of_chi.number, by=here.alice)
    with pytest.raises(NoSuchDraft):
        publish_draft(here.world, of_chi.number, by=here.dan)
    assert publish_draft(here.world, of_team.number, by=here.lead).objective.level is Level.TEAM


@pytest.mark.parametrize("state", [DraftState.SENT, DraftState.AGREED, DraftState.SENT_UP])
def test_what_waits_for_an_answer_is_not_published_past_it(here: DraftingPlace, state: DraftState) -> None:
    draft = here.keep(replace(here.started(), state=state, asked="ULEAD"))
    with pytest.raises(DraftNotOpen):
        publish_draft(here.world, draft.number, by=here.lead)


def test_who_agrees_publishes_it_in_the_same_transaction_and_need_not_see_its_parent(here: DraftingPlace) -> None:
    here.put(an_objective(number=9, team="sales", owner="U1", visibility=Visibility.PRIVATE))
    draft = here.keep(replace(here.started(replace(CONTENT, parent=9)), state=DraftState.SENT, asked="ULEAD"))
    with here.world.transaction() as tx:
        tx.settings.lock()
        told = published(here.world, tx, draft, actor=actor_of(here.world, tx, here.lead))
    assert here.objective(told.objective.number).parent == 9
    assert here.draft(draft.number).state is DraftState.PUBLISHED


def test_a_team_that_is_gone_is_said(here: DraftingPlace) -> None:
    draft = replace(here.started(), content=replace(CONTENT, team="moon"))
    with pytest.raises(NoSuchTeam), here.world.transaction() as tx:
        published(here.world, tx, draft, actor=actor_of(here.world, tx, here.alice))


def test_a_relative_target_keeps_how_it_was_put(here: DraftingPlace) -> None:
    metric = replace(an_increase(100, 85), baseline_note="-15 %")
    assert here.written(replace(CONTENT, key_results=(a_drafted(metric=metric),))).key_results[0].metric == metric
