"""A key result that is postponed past its cycle's end is asked about, shown and reported until it is due."""

from datetime import UTC, datetime, timedelta

import pytest

from okr.actions.compose_digest import channel_digest
from okr.actions.compose_status import compose_status
from okr.actions.open_check_in import open_check_in
from okr.actions.plan_nudges import plan_nudges
from okr.cycle import CycleState
from okr.delivery import DeliveryKind
from okr.health import Health, ReasonKind
from okr.status import Status
from okr.week import Week
from tests.builders import LAST_DAY, a_cycle, a_key_result, a_target, an_answer, an_increase
from tests.okr.status.place import ME, Place

LATER = LAST_DAY + timedelta(days=28)
DECIDED = datetime(2026, 12, 18, 9, tzinfo=UTC)
AFTER_THE_END = Week.of(LAST_DAY).plus(2)


@pytest.fixture
def place(place: Place) -> Place:
    """KR-1 is postponed four weeks past the end of the quarter, which is closing; it is the second Friday after it."""
    first = a_target(an_increase(0, 100))
    put_off = a_target(an_increase(0, 100), due=LATER, since=DECIDED, reason="The supplier is late")
    place.put(a_key_result(number=1, objective=1, title="Active users", owner="U1", targets=(first, put_off)))
    place.put(a_cycle(state=CycleState.CLOSING))
    place.now = datetime.combine(AFTER_THE_END.monday + timedelta(days=4), datetime.min.time(), UTC).replace(hour=15)
    return place


def status(place: Place) -> Status:
    return compose_status(place.world, ME, by=place.alice)


def test_its_owner_is_asked_and_the_form_has_it(place: Place) -> None:
    plan_nudges(place.world)
    assert "U1" in place.planned(DeliveryKind.NUDGE, AFTER_THE_END)
    form = open_check_in(place.world, by=place.alice)
    assert [item.key_result.number for item in form.items] == [1]
    assert form.week == AFTER_THE_END


def test_its_status_counts_to_the_later_day_and_is_not_overdue(place: Place) -> None:
    place.said(1, an_answer(85), by=place.alice, week=AFTER_THE_END)
    (line,) = status(place).lines
    assert line.key_result.target.due == LATER
    assert line.assessment.expected is not None
    assert line.assessment.expected < 1
    assert line.assessment.health is Health.ON_TRACK
    assert status(place).objectives[0].roll_up.health is not None


def test_once_the_later_day_has_passed_it_is_overdue(place: Place) -> None:
    place.said(1, an_answer(85), by=place.alice, week=AFTER_THE_END)
    place.later(28)
    (line,) = status(place).lines
    assert ReasonKind.OVERDUE in {reason.kind for reason in line.assessment.reasons}


def test_the_digest_reports_it(place: Place) -> None:
    place.said(1, an_answer(85), by=place.alice, week=AFTER_THE_END)
    with place.world.snapshot() as tx:
        care = tx.teams.get("care")
        assert care is not None
        shown = channel_digest(place.world, tx, care, AFTER_THE_END)
    assert shown is not None
    assert 1 in {line.key_result.number for line in shown.digest.lines}
