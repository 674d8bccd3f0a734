"""An objective on record is changed in a draft: nothing that was said about it, and nobody's change, is lost."""

import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest

from okr.actions.edit_objective import edit_objective, settle_differences
from okr.actions.publish_draft import publish_draft
from okr.delivery import DeliveryKind, DeliveryState
from okr.drafting import DraftContent, DraftedInitiative, DraftedKeyResult, DraftedObjective, DraftState
from okr.initiative import InitiativeState
from okr.key_result import KeyResult, KeyResultState
from okr.objective import Ambition, Level
from okr.refusals_writing import (
    ObjectiveChanged,
    WhyNotSaid,
)
from okr.writing import Written
from storage.engine import Database, open_database
from tests.builders import an_answer, an_increase, an_objective
from tests.okr.writing.drafting_place import DraftingPlace, a_drafted

LATER = date(2026, 12, 20)


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


def editing(place: DraftingPlace, number: int = 1) -> DraftedObjective:
    return edit_objective(place.world, number, by=place.lead)


def published(place: DraftingPlace, draft: DraftedObjective, content: DraftContent) -> Written:
    return publish_draft(place.world, place.say(draft, content).number, by=place.lead)


def changed(place: DraftingPlace, content: DraftContent) -> Written:
    return published(place, editing(place), content)


def first_of(content: DraftContent) -> DraftedKeyResult:
    return content.key_results[0]


def key_result(place: DraftingPlace, number: int) -> KeyResult:
    with place.world.snapshot() as tx:
        found = tx.key_results.get(number)
    assert found is not None
    return found


def test_its_draft_says_what_is_on_record_and_is_taken_up_again(place: DraftingPlace) -> None:
    draft = editing(place)
    assert (draft.objective, draft.base, draft.content.title) == (1, draft.content, "Customers stay with us")
    assert [one.number for one in draft.content.key_results] == [1, 2]
    assert place.draft(draft.number) == draft
    written_on = place.say(draft, replace(draft.content, title="They stay"))
    assert editing(place) == written_on
    assert edit_objective(place.world, 1, by=place.boss).number != draft.number


def test_of_two_presses_at_once_both_get_one_draft(place: DraftingPlace) -> None:
    start = threading.Barrier(2)

    def press(_: int) -> int:
        start.wait()
        return editing(place).number

    with ThreadPoolExecutor(2) as pool:
        assert len(set(pool.map(press, range(2)))) == 1


def test_what_was_changed_is_on_record_once_and_the_rest_stays(place: DraftingPlace) -> None:
    draft = editing(place)
    one, two = draft.content.key_results
    new = a_drafted(99, title="Calls returned")
    content = replace(
        draft.content,
        title="They stay",
        key_results=(replace(one, title="People who come back", weight=Decimal(50), contributors=("UCHI",)), two, new),
        initiatives=(DraftedInitiative(title="Ring them up", key_result=99),),
    )
    before = place.objective(1)
    told = published(place, draft, content)
    assert told.objective == replace(before, title="They stay", version=before.version + 1)
    first, second, third = place.key_results(1)
    assert (first.title, first.weight, first.contributors) == ("People who come back", Decimal(50), ("UCHI",))
    assert (first.targets, first.version) == (key_result(place, 1).targets, 2)
    assert (second.version, third.title, third.number) == (1, "Calls returned", told.key_results[-1].number)
    assert [each.key_result for each in place.initiatives(1)] == [third.number]
    assert publish_draft(place.world, draft.number, by=place.lead) == told
    assert place.draft(draft.number).state is DraftState.PUBLISHED


def test_a_draft_that_changes_nothing_leaves_the_record_alone(here: DraftingPlace) -> None:
    before, draft = here.objective(1), editing(here)
    assert published(here, draft, draft.content).objective == before


def test_a_target_that_changes_says_why_and_becomes_a_new_version(place: DraftingPlace) -> None:
    place.answer({1: an_answer(40)})
    draft = editing(place)
    one, two = draft.content.key_results
    silent = replace(one, metric=an_increase(0, 50), due=LATER)
    with pytest.raises(WhyNotSaid) as refused:
        published(place, draft, replace(draft.content, key_results=(silent, two)))
    assert refused.value.label == "KR-1"
    assert place.draft(draft.number).is_open
    place.later(1)
    published(place, draft, replace(draft.content, key_results=(replace(silent, because=" understaffed "), two)))
    old, new = key_result(place, 1).targets
    assert (old.metric, new.metric, new.due, new.start) == (an_increase(0, 100), an_increase(0, 50), LATER, old.start)
    assert (new.reason, new.by, new.since) == ("understaffed", "ULEAD", place.now)


def test_the_standing_is_worked_out_anew_where_what_judges_it_changes(here: DraftingPlace) -> None:
    here.answer({1: an_answer(40)})
    with here.world.snapshot() as tx:
        before = tx.standings.get(1)
    draft = editing(here)
    changed(here, replace(draft.content, ambition=Ambition.ASPIRATIONAL))
    with here.world.snapshot() as tx:
        after = tx.standings.get(1)
    assert before is not None
    assert after is not None
    assert before.health != after.health


def test_a_digest_that_is_out_and_what_owners_were_sent_are_brought_up_to_date(here: DraftingPlace) -> None:
    digest, nudge = here.sent(DeliveryKind.DIGEST, "care"), here.sent(DeliveryKind.NUDGE, "U1")
    changed(here, replace(editing(here).content, title="They stay"))
    assert here.delivery(DeliveryKind.DIGEST, "care").wanted > digest.wanted
    assert here.delivery(DeliveryKind.NUDGE, "U1").wanted > nudge.wanted


def test_a_new_owner_who_is_asked_this_week_is_asked_now(here: DraftingPlace) -> None:
    content = editing(here).content
    changed(here, replace(content, key_results=(replace(first_of(content), owner="ULEAD"), content.key_results[1])))
    assert key_result(here, 1).owner == "ULEAD"
    assert here.delivery(DeliveryKind.NUDGE, "ULEAD").state is DeliveryState.PENDING


def test_who_answers_for_something_since_then_is_told_and_whose_it_was(here: DraftingPlace) -> None:
    content = editing(here).content
    one, two = content.key_results
    some = (replace(one, owner="UCHI"), replace(two, owner="ULEAD"), a_drafted(9, owner="UCHI"))
    changed(here, replace(content, owner="UCHI", key_results=some))
    with here.world.snapshot() as tx:
        notices = tx.notices.many(range(1, 9)).values()
    new = here.key_results(1)[-1].label
    assert sorted((each.to, each.topic.value, each.about.words) for each in notices) == [
        ("U1", "given_away", "KR-1"),
        ("UCHI", "given_away", "KR-2"),
        ("UCHI", "handed_over", f"O-1, KR-1, {new}"),
    ]


def test_a_key_result_left_out_is_cancelled_with_all_that_was_said_of_it(place: DraftingPlace) -> None:
    place.answer({1: an_answer(40)})
    content = editing(place).content
    assert [one.number for one in changed(place, content.without_key_result(1)).key_results] == [2]
    gone = key_result(place, 1)
    assert (gone.state, gone.version) == (KeyResultState.CANCELLED, 2)
    assert place.current(1) is not None
    assert [one.number for one in editing(place).content.key_results] == [2]


def test_an_initiative_left_out_is_dropped_and_one_that_stays_keeps_its_state(here: DraftingPlace) -> None:
    content = editing(here).content
    plans = (DraftedInitiative(title="Call"), DraftedInitiative(title="Write", key_result=2))
    changed(here, replace(content, initiatives=plans))
    with here.world.transaction() as tx:
        _, write = tx.initiatives.of_objectives([1])
        tx.initiatives.put(replace(write, state=InitiativeState.RUNNING))
    content = editing(here).content
    changed(here, replace(content, initiatives=(replace(content.initiatives[1], title="Write often"),)))
    assert [(each.title, each.state, each.key_result) for each in here.initiatives(1)] == [
        ("Call", InitiativeState.DROPPED, None),
        ("Write often", InitiativeState.RUNNING, 2),
    ]


def test_what_two_editors_changed_of_it_both_holds(place: DraftingPlace) -> None:
    mine, theirs = editing(place), edit_objective(place.world, 1, by=place.boss)
    publish_draft(place.world, place.say(theirs, replace(theirs.content, why="Churn")).number, by=place.boss)
    published(place, mine, replace(mine.content, title="They stay"))
    after = place.objective(1)
    assert (after.title, after.why) == ("They stay", "Churn")


@pytest.mark.parametrize(("mine", "title"), [(True, "They stay"), (False, "Nobody leaves")])
def test_what_both_changed_is_shown_with_both_versions_and_settled_by_choice(
    place: DraftingPlace, mine: bool, title: str
) -> None:
    own, other = editing(place), edit_objective(place.world, 1, by=place.boss)
    publish_draft(place.world, place.say(other, replace(other.content, title="Nobody leaves")).number, by=place.boss)
    own = place.say(own, replace(own.content, title="They stay", priority=1))
    with pytest.raises(ObjectiveChanged) as refused:
        publish_draft(place.world, own.number, by=place.lead)
    differences = refused.value.differences
    assert (refused.value.label, refused.value.draft, differences.what) == ("O-1", own.number, ("title",))
    assert (differences.mine.title, differences.theirs.title) == ("They stay", "Nobody leaves")
    assert place.draft(own.number) == own
    settled = settle_differences(place.world, own.number, mine=mine, by=place.lead)
    assert settle_differences(place.world, own.number, mine=not mine, by=place.lead) == settled
    publish_draft(place.world, own.number, by=place.lead)
    after = place.objective(1)
    assert (after.title, after.priority) == (title, 1)


def test_a_key_result_that_somebody_cancelled_and_the_editor_keeps_is_active_again(here: DraftingPlace) -> None:
    draft = editing(here)
    here.put(replace(key_result(here, 2), state=KeyResultState.CANCELLED))
    one, two = draft.content.key_results
    own = here.say(draft, replace(draft.content, key_results=(one, replace(two, title="Open tickets, all"))))
    settle_differences(here.world, own.number, mine=True, by=here.lead)
    publish_draft(here.world, own.number, by=here.lead)
    assert (key_result(here, 2).state, key_result(here, 2).title) == (KeyResultState.ACTIVE, "Open tickets, all")


def test_an_objective_without_an_owner_can_be_edited_without_naming_one(here: DraftingPlace) -> None:
    draft = edit_objective(here.world, 4, by=here.lead)
    told = published(here, draft, replace(draft.content, title="Nothing is lost"))
    assert (told.objective.title, told.objective.owner) == ("Nothing is lost", None)


def test_the_company_s_objective_stays_the_company_s(here: DraftingPlace) -> None:
    here.put(an_objective(number=3, team="acme", owner="UBOSS", level=Level.COMPANY))
    draft = edit_objective(here.world, 3, by=here.boss)
    assert draft.content.level is Level.TEAM
    here.say(draft, replace(draft.content, title="Treble revenue"))
    assert publish_draft(here.world, draft.number, by=here.boss).objective.level is Level.COMPANY


def test_a_target_dated_ahead_by_a_file_stays_before_the_new_one(here: DraftingPlace) -> None:
    current = key_result(here, 1)
    ahead = replace(current.target, since=here.now + timedelta(days=9), reason="from January")
    here.put(replace(current, targets=(current.target, ahead)))
    content = editing(here).content
    later = replace(first_of(content), due=LATER, because="sooner")
    changed(here, replace(content, key_results=(later, content.key_results[1])))
    assert [target.due for target in key_result(here, 1).targets] == [current.target.due, current.target.due, LATER]
