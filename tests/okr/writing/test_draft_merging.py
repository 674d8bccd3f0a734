"""What two changed of one objective comes together; what both changed the same is told, with both versions."""

from dataclasses import fields, replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from okr.draft_merging import merge
from okr.drafting import MOST_KEY_RESULTS, DraftContent, DraftedInitiative, DraftedKeyResult
from okr.drafting_from import content_of
from okr.initiative import Initiative, InitiativeState
from okr.key_result import KeyResultState
from okr.objective import Level
from tests.builders import a_key_result, an_increase, an_objective

DUE = date(2026, 12, 31)


def kr(number: int | None, key: int | None = None, *, title: str = "Tickets", target: int = 9) -> DraftedKeyResult:
    metric = an_increase(0, target)
    return DraftedKeyResult(key=key or number or 0, number=number, title=title, metric=metric, owner="U1", due=DUE)


def plan(number: int | None, title: str = "Train", key_result: int | None = None) -> DraftedInitiative:
    return DraftedInitiative(title=title, number=number, key_result=key_result)


BASE = DraftContent(
    title="Answer faster",
    why="They wait",
    team="care",
    cycle="2026-Q4",
    owner="U1",
    key_results=(kr(1), kr(2, title="Stars")),
    initiatives=(plan(7, key_result=1),),
)


def with_kr(content: DraftContent, *some: DraftedKeyResult) -> DraftContent:
    return replace(content, key_results=some)


def test_different_fields_that_two_changed_both_hold() -> None:
    both = merge(BASE, replace(BASE, title="Faster"), replace(BASE, why="They leave"))
    assert (both.what, both.mine) == ((), replace(BASE, title="Faster", why="They leave"))
    assert both.theirs == both.mine


def test_of_one_key_result_the_title_of_one_and_the_target_of_the_other_both_hold() -> None:
    mine, theirs = with_kr(BASE, kr(1, title="Calls"), BASE.key_results[1]), with_kr(BASE, kr(1, target=5), kr(2))
    both = merge(BASE, mine, theirs)
    assert both.what == ()
    assert both.mine.key_results == (kr(1, title="Calls", target=5), kr(2))


def test_one_field_that_both_changed_is_told_with_both_versions() -> None:
    both = merge(BASE, replace(BASE, title="Faster", priority=1), replace(BASE, title="Sooner", why=""))
    assert both.what == ("title",)
    assert both.mine == replace(BASE, title="Faster", priority=1, why="")
    assert both.theirs == replace(BASE, title="Sooner", priority=1, why="")


def test_what_it_serves_is_one_choice_whichever_key_result_of_it() -> None:
    base = replace(BASE, parent=3)
    other, nearer = replace(base, parent=5), replace(base, parent_key_result=4)
    both = merge(base, other, nearer)
    assert (both.what, both.mine, both.theirs) == (("parent", "parent_key_result"), other, nearer)
    assert merge(base, base, nearer).mine == nearer


def test_a_target_and_its_due_day_are_one_promise() -> None:
    later = replace(kr(1), due=date(2026, 12, 20), because="ill")
    both = merge(BASE, with_kr(BASE, later, BASE.key_results[1]), with_kr(BASE, kr(1, target=5), BASE.key_results[1]))
    assert both.what == ("KR-1",)
    assert both.mine.key_result(1) == later
    theirs = both.theirs.key_result(1)
    assert theirs is not None
    assert (theirs.metric, theirs.due) == (an_increase(0, 5), DUE)


def test_what_one_removed_is_gone_unless_the_other_changed_it() -> None:
    without = BASE.without_key_result(2)
    assert merge(BASE, without, BASE).mine == merge(BASE, BASE, without).mine == without
    changed = with_kr(BASE, kr(1), kr(2, title="Five stars"))
    both = merge(BASE, without, changed)
    assert both.what == ("KR-2",)
    assert [len(each.key_results) for each in (both.mine, both.theirs)] == [1, 2]
    kept = merge(BASE, changed, without)
    assert [len(each.key_results) for each in (kept.mine, kept.theirs)] == [2, 1]


def test_an_initiative_of_a_key_result_that_goes_is_the_objective_s() -> None:
    assert merge(BASE, BASE, with_kr(BASE, kr(2, title="Stars"))).mine.initiatives == (plan(7),)


def test_what_is_new_on_both_sides_is_all_there_with_keys_of_its_own() -> None:
    mine = replace(
        BASE, key_results=(*BASE.key_results, kr(None, 3, title="Mine")), initiatives=(plan(None, "New", 3),)
    )
    theirs = with_kr(BASE, *BASE.key_results, kr(3, title="Theirs"))
    both = merge(BASE, mine, theirs)
    assert both.what == ()
    assert [one.title for one in both.mine.key_results] == ["Tickets", "Stars", "Mine", "Theirs"]
    assert len({one.key for one in both.mine.key_results}) == 4
    (new,) = both.mine.initiatives  # mine dropped the other
    named = both.mine.key_result(new.key_result or 0)
    assert named is not None
    assert named.title == "Mine"


def test_one_initiative_that_both_changed_is_told() -> None:
    both = merge(BASE, replace(BASE, initiatives=(plan(7, "A"),)), replace(BASE, initiatives=(plan(7, "B"),)))
    assert both.what == ("initiatives",)
    assert (both.mine.initiatives[0].title, both.theirs.initiatives[0].title) == ("A", "B")


def order(content: DraftContent) -> list[int | None]:
    return [one.number for one in content.key_results]


def test_the_order_that_one_of_them_changed_holds_with_what_the_other_added() -> None:
    three = replace(BASE, key_results=(kr(1), kr(2), kr(3)))
    moved = replace(three, key_results=(kr(9), kr(3), kr(1), kr(2)))
    added = replace(three, key_results=(kr(1), kr(None, 4), kr(2), kr(3)))
    both = merge(three, added, moved)
    assert (both.what, order(both.mine), order(both.theirs)) == ((), [9, 3, 1, None, 2], [9, 3, 1, None, 2])
    both = merge(three, moved.without_key_result(9), added.without_key_result(2))
    assert (both.what, order(both.mine), order(both.theirs)) == ((), [3, 1], [3, 1])


def test_two_orders_are_told_like_everything_that_both_changed() -> None:
    three = replace(BASE, key_results=(kr(1), kr(2), kr(3)))
    both = merge(three, three.moved(3, -2), three.moved(1, 1))
    assert (both.what, order(both.mine), order(both.theirs)) == (("order",), [3, 1, 2], [2, 1, 3])
    assert merge(three, three.moved(3, -2), three.moved(3, -2)).what == ()


words = st.sampled_from(["", "a", "b"])
measures = st.lists(
    st.builds(kr, st.integers(1, 3), title=words, target=st.integers(1, 2)), unique_by=lambda one: one.key
).map(tuple)
contents = st.builds(
    lambda title, why, priority, some: replace(BASE, title=title, why=why, priority=priority, key_results=some),
    words,
    words,
    st.integers(0, 1),
    measures,
).map(lambda one: replace(one, initiatives=()))


@given(contents, contents)
def test_where_one_side_changed_nothing_the_other_s_holds(base: DraftContent, changed: DraftContent) -> None:
    for both in (merge(base, changed, base), merge(base, base, changed), merge(base, changed, changed)):
        assert both.what == ()
        assert by_key(both.mine) == by_key(both.theirs) == by_key(changed)


@given(contents, contents, contents)
def test_every_value_comes_from_one_of_the_two_and_they_differ_where_it_is_told(
    base: DraftContent, mine: DraftContent, theirs: DraftContent
) -> None:
    both = merge(base, mine, theirs)
    for name in ("title", "why", "priority"):
        first, second = getattr(both.mine, name), getattr(both.theirs, name)
        assert {first, second} <= {getattr(mine, name), getattr(theirs, name)}
        assert (first != second) is (name in both.what)
    for number in (1, 2, 3):
        assert (both.mine.key_result(number) != both.theirs.key_result(number)) is (f"KR-{number}" in both.what)
    settled = merge(theirs, both.mine, theirs)
    assert settled.what == ()
    assert by_key(settled.mine) == by_key(both.mine)


def by_key(content: DraftContent) -> DraftContent:
    return replace(content, key_results=tuple(sorted(content.key_results, key=lambda one: one.key)))


def test_what_is_on_record_is_the_content_of_a_draft() -> None:
    objective = replace(an_objective(level=Level.COMPANY, priority=2), contributors=("U2",), obstacles=("Rain",))
    kept, gone = a_key_result(number=4, weight=30), a_key_result(number=5, state=KeyResultState.CANCELLED)
    plans = [
        Initiative("T1", 7, 1, "Train", key_result=4),
        Initiative("T1", 8, 1, "Old", state=InitiativeState.DROPPED),
        Initiative("T1", 9, 1, "Of the other", key_result=5),
    ]
    content = content_of(objective, [kept, gone], plans)
    alike = {each.name for each in fields(DraftContent)} - {"key_results", "initiatives", "level"}
    assert all(getattr(content, name) == getattr(objective, name) for name in alike)
    assert content.level is Level.TEAM
    (one,) = content.key_results
    assert (one.key, one.number, one.weight, one.start) == (4, 4, Decimal(30), kept.target.start)
    assert [(each.number, each.key_result) for each in content.initiatives] == [(7, 4), (9, None)]


def test_more_key_results_than_a_draft_takes_are_refused() -> None:
    with pytest.raises(ValueError, match="up to 40"):
        content_of(an_objective(), [a_key_result(number=each) for each in range(1, MOST_KEY_RESULTS + 2)])
