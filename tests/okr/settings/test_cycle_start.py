"""When a cycle begins the company's channel is told once, with what it may see, and a thread for questions."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from okr.actions.compose_cycle_start import compose_cycle_questions, compose_cycle_start
from okr.actions.plan_cycle_starts import plan_cycle_starts
from okr.cycle import CycleState
from okr.cycle_start import CycleStart
from okr.delivery import DeliveryKind, Moot, NotYet, Outgoing
from okr.key_result import KeyResultState
from okr.objective import Level, Visibility
from storage.engine import Database
from tests.builders import a_cycle, a_key_result, an_objective
from tests.okr.status.place import Place

TEN = datetime(2027, 1, 1, 10, tzinfo=UTC)
PERIOD, NEXT = "2026-W53", "2027-Q1"


@pytest.fixture
def place(database: Database) -> Place:
    """Q1 2027 with O-20 (company) and O-21 (care, serves it, public), a private one and one of care's own."""
    place = Place(database)
    place.put(
        a_cycle(key=NEXT, name="Q1 2027", first_day=date(2027, 1, 1), last_day=date(2027, 3, 31)),
        an_objective(
            number=20, team="acme", title="Double revenue again", level=Level.COMPANY, cycle=NEXT, owner="UBOSS"
        ),
        an_objective(number=21, team="care", title="Customers come back", parent=20, cycle=NEXT, owner="UBOSS"),
        an_objective(number=22, team="acme", title="Quietly", visibility=Visibility.PRIVATE, cycle=NEXT, owner="UBOSS"),
        an_objective(number=23, team="care", title="Ours", visibility=Visibility.TEAM, cycle=NEXT, owner="UBOSS"),
        a_key_result(number=20, objective=20, title="Revenue", owner="UBOSS"),
        a_key_result(number=21, objective=20, title="Given up", owner="UBOSS", state=KeyResultState.CANCELLED),
    )
    place.now = TEN
    return place


def start(place: Place) -> CycleStart:
    composed = compose_cycle_start(place.world, place.delivery_planned(DeliveryKind.CYCLE_START, "acme", PERIOD))
    assert isinstance(composed, Outgoing)
    assert (composed.to, composed.only_inside) == ("CACME", True)
    return composed.content


def test_it_is_planned_once_at_ten_on_the_first_working_day(place: Place) -> None:
    place.now = TEN.replace(hour=9, minute=59)
    assert plan_cycle_starts(place.world) == 0
    place.now = TEN
    assert plan_cycle_starts(place.world) == 2
    assert plan_cycle_starts(place.world) == 0
    place.now = TEN.replace(day=2)
    assert plan_cycle_starts(place.world) == 0


def test_it_names_the_companys_objectives_and_counts_the_teams(place: Place) -> None:
    told = start(place)
    assert [(line.objective.number, line.below, line.key_results) for line in told.lines] == [(20, 1, 1)]
    assert [(team.name, team.objectives) for team in told.teams] == [("Chăm sóc khách hàng", 1)]


def test_announced_where_the_company_was_it_tells_what_that_channel_may_see_today(place: Place) -> None:
    found = an_objective(number=24, team="acme", title="Ours alone", visibility=Visibility.TEAM, cycle=NEXT)
    place.put(replace(found, level=Level.COMPANY))
    planned = place.delivery_planned(DeliveryKind.CYCLE_START, "acme", PERIOD)
    told = {}
    for channel in ("CACME", "CSALES"):
        composed = compose_cycle_start(place.world, replace(planned, channel=channel, slack_ts="1.1"))
        assert isinstance(composed, Outgoing)
        told[channel] = [line.objective.number for line in composed.content.lines]
    assert told == {"CACME": [20, 24], "CSALES": [20]}


def test_what_the_channel_may_not_see_is_neither_named_nor_counted(place: Place) -> None:
    for number in (20, 21):
        with place.world.snapshot() as tx:
            found = tx.objectives.get(number)
        assert found is not None
        place.put(replace(found, visibility=Visibility.PRIVATE))
    composed = compose_cycle_start(place.world, place.delivery_planned(DeliveryKind.CYCLE_START, "acme", PERIOD))
    assert isinstance(composed, Moot)


def test_its_thread_is_opened_once_it_is_out(place: Place) -> None:
    plan_cycle_starts(place.world)
    delivery = place.delivery(DeliveryKind.CYCLE_QUESTIONS, "acme", PERIOD)
    assert isinstance(compose_cycle_questions(place.world, delivery), NotYet)
    place.sent(DeliveryKind.CYCLE_START, "acme", PERIOD)
    composed = compose_cycle_questions(place.world, delivery)
    assert isinstance(composed, Outgoing)
    assert composed.thread_ts
    assert composed.content.people == ("UBOSS",)


@pytest.mark.parametrize("reason", ["unwanted", "planned", "empty", "no channel"])
def test_nothing_is_said_where_there_is_nothing_to_say(place: Place, reason: str) -> None:
    with place.world.transaction() as tx:
        settings, company, quarter = tx.settings.get(), tx.teams.get("acme"), tx.cycles.get("2027-Q1")
        assert company is not None
        assert quarter is not None
        match reason:
            case "unwanted":
                tx.settings.put(replace(settings, choices=replace(settings.choices, announce_cycles=False)))
            case "planned":
                tx.cycles.put(replace(quarter, state=CycleState.PLANNED))
            case "empty":
                for each in tx.objectives.find(cycles=["2027-Q1"]):
                    tx.objectives.put(replace(each, archived=True))
            case _:
                tx.teams.put(replace(company, channel=None))
    assert plan_cycle_starts(place.world) == 0


def test_after_two_days_it_is_missed(place: Place) -> None:
    place.now = datetime(2027, 1, 3, 11, tzinfo=UTC)
    assert plan_cycle_starts(place.world) == 2
    assert not place.planned(DeliveryKind.CYCLE_START)
