"""Cycles are planned, opened, ended and moved by admins; a day that has come does the rest; nothing said is lost."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

import pytest

from okr.actions.agenda import Agendas
from okr.actions.choose_calendar import choose_calendar
from okr.actions.cycles_to_write_for import cycles_for
from okr.actions.move_cycle import keep_cycles, move_cycle
from okr.actions.plan_cycle import change_cycle, plan_cycle
from okr.actions.show_cycles import show_cycles
from okr.cycle import Cycle, CycleState
from okr.cycle_shown import CycleDates
from okr.delivery import DeliveryKind
from okr.quarter import FiscalCalendar
from okr.refusals import NotAnAdmin, Refusal
from okr.refusals_cycles import (
    AnsweredOutside,
    CycleEndsTooSoon,
    CycleMayNotBecome,
    CycleNameMissing,
    CycleOver,
    CyclesOverlap,
    CycleTooLong,
    NoSuchCycle,
)
from storage.engine import Database
from tests.builders import a_cycle, a_key_result, a_member, an_answer
from tests.okr.check_in.office import THIS_WEEK
from tests.okr.status.place import Place
from tests.statements import counted

NEXT = CycleDates("Q1 2027", date(2027, 1, 1), date(2027, 3, 31))
NOW = "2026-Q4"
ADMIN = a_member("UADMIN", name="Ada", admin=True)


@pytest.fixture
def place(database: Database) -> Place:
    place = Place(database)
    place.put(ADMIN)
    return place


def on_record(place: Place, key: str) -> Cycle:
    with place.world.snapshot() as tx:
        found = tx.cycles.get(key)
    assert found is not None
    return found


def test_the_next_quarter_is_proposed_planned_in_its_year_and_planned_once(place: Place) -> None:
    board = show_cycles(place.world, by=ADMIN)
    assert (board.proposed.key, board.changes) == ("2027-Q1", True)
    made = plan_cycle(place.world, NEXT, by=ADMIN)
    assert (made.key, made.state, made.parent) == ("2027-Q1", CycleState.PLANNED, "2027")
    assert plan_cycle(place.world, NEXT, by=ADMIN) == made
    after = show_cycles(place.world, by=ADMIN)
    assert [(one.cycle.key, one.is_inside) for one in after.cycles][:2] == [("2027", False), ("2027-Q1", True)]
    assert after.proposed.key == "2027-Q2"


def test_objectives_are_written_for_a_planned_one_and_nobody_is_asked_about_it(place: Place) -> None:
    plan_cycle(place.world, NEXT, by=ADMIN)
    with place.world.snapshot() as tx:
        team = tx.teams.get("care")
        assert team is not None
        assert "2027-Q1" in {cycle.key for cycle in cycles_for(tx, date(2026, 11, 27), team)}
    place.put(replace(on_record(place, NOW), state=CycleState.PLANNED))
    with place.world.snapshot() as tx:
        assert not Agendas(place.world, tx).all(THIS_WEEK)


def test_it_opens_by_itself_once_its_first_day_has_come_and_begins_to_close_after_its_last(place: Place) -> None:
    plan_cycle(place.world, NEXT, by=ADMIN)
    assert keep_cycles(place.world) == 0
    place.later(36)
    assert keep_cycles(place.world) > 0
    assert on_record(place, "2027-Q1").state is CycleState.ACTIVE
    assert on_record(place, NOW).state is CycleState.CLOSING
    assert keep_cycles(place.world) == 0


@pytest.mark.parametrize(
    ("wanted", "refusal"),
    [
        (replace(NEXT, name=" "), CycleNameMissing),
        (replace(NEXT, last_day=NEXT.first_day), CycleEndsTooSoon),
        (replace(NEXT, last_day=date(2028, 6, 1)), CycleTooLong),
        (replace(NEXT, first_day=date(2026, 12, 31)), CyclesOverlap),
    ],
)
def test_days_that_cannot_be_are_refused(place: Place, wanted: CycleDates, refusal: type[Refusal]) -> None:
    with pytest.raises(refusal):
        plan_cycle(place.world, wanted, by=ADMIN)


def test_other_days_are_kept_and_what_lies_outside_is_named(place: Place) -> None:
    before = on_record(place, NOW)
    kept = change_cycle(
        place.world, NOW, CycleDates("Autumn", before.first_day, before.last_day - timedelta(days=7)), by=ADMIN
    )
    assert (kept.cycle.name, on_record(place, NOW).last_day) == ("Autumn", before.last_day - timedelta(days=7))
    assert "KR-1" in kept.outside


def test_an_answer_on_record_keeps_its_week_in_the_cycle(place: Place) -> None:
    place.said(1, an_answer(), by=place.alice, week=THIS_WEEK)
    before = on_record(place, NOW)
    with pytest.raises(AnsweredOutside):
        change_cycle(place.world, NOW, CycleDates("Q4", before.first_day, date(2026, 11, 15)), by=ADMIN)
    assert on_record(place, NOW) == before


def test_closed_it_takes_no_answers_and_no_other_days_and_can_be_opened_again(place: Place) -> None:
    move_cycle(place.world, NOW, CycleState.CLOSING, by=ADMIN)
    closed = move_cycle(place.world, NOW, CycleState.CLOSED, by=ADMIN)
    assert move_cycle(place.world, NOW, CycleState.CLOSED, by=ADMIN) == closed
    with place.world.snapshot() as tx:
        assert not Agendas(place.world, tx).all(THIS_WEEK)
    with pytest.raises(CycleOver):
        change_cycle(place.world, NOW, replace(NEXT, first_day=date(2026, 10, 1)), by=ADMIN)
    with pytest.raises(CycleMayNotBecome):
        move_cycle(place.world, NOW, CycleState.PLANNED, by=ADMIN)
    assert move_cycle(place.world, NOW, CycleState.CLOSING, by=ADMIN).takes_check_ins


def test_closing_it_asks_the_database_as_often_for_many_people_as_for_few(place: Place) -> None:
    def asked(*states: CycleState) -> int:
        with counted(place.database) as statements:
            for state in states:
                move_cycle(place.world, NOW, state, by=ADMIN)
        return len(statements)

    there_and_back = (CycleState.CLOSING, CycleState.CLOSED, CycleState.CLOSING, CycleState.ACTIVE)
    place.sent(DeliveryKind.NUDGE, "U1")
    few = asked(*there_and_back)
    for number in range(100, 130):
        place.put(a_member(f"U{number}"), a_key_result(number=number, objective=1, owner=f"U{number}"))
        place.sent(DeliveryKind.NUDGE, f"U{number}")
    assert asked(*there_and_back) == few
    rows = [place.delivery(DeliveryKind.NUDGE, f"U{number}", THIS_WEEK.key) for number in (1, 100, 129)]
    assert all(row.wanted > row.sent for row in rows)


@pytest.mark.parametrize(
    "act",
    [
        lambda world, by: plan_cycle(world, NEXT, by=by),
        lambda world, by: change_cycle(world, NOW, NEXT, by=by),
        lambda world, by: move_cycle(world, NOW, CycleState.CLOSING, by=by),
        lambda world, by: choose_calendar(world, FiscalCalendar(first_month=4), announce=True, by=by),
    ],
)
def test_all_of_it_is_for_admins(place: Place, act: Callable[..., object]) -> None:
    for nobody in (place.chi, place.lead):
        with pytest.raises(NotAnAdmin):
            act(place.world, nobody)
    assert not show_cycles(place.world, by=place.chi).changes


def test_a_cycle_that_is_gone_is_refused(place: Place) -> None:
    with pytest.raises(NoSuchCycle):
        move_cycle(place.world, "1999", CycleState.CLOSED, by=ADMIN)


def test_another_calendar_holds_from_the_next_quarter_on(place: Place) -> None:
    before = on_record(place, NOW)
    choose_calendar(place.world, FiscalCalendar(first_month=2, in_weeks=True), announce=False, by=ADMIN)
    board = show_cycles(place.world, by=ADMIN)
    assert (board.proposed.key, board.proposed.first_day) == ("FY2027-Q1", date(2027, 1, 31))
    assert not board.announces
    assert on_record(place, NOW) == before


def test_private_objectives_are_counted_for_those_who_see_them(place: Place) -> None:
    counted = {one.cycle.key: one.objectives for one in show_cycles(place.world, by=ADMIN).cycles}
    assert counted[NOW] > 0
    place.put(a_cycle(key="2026-Q3", first_day=date(2026, 7, 1), last_day=date(2026, 9, 30), state=CycleState.CLOSED))
    assert {one.cycle.key for one in show_cycles(place.world, by=place.chi).cycles} >= {NOW, "2026-Q3"}
