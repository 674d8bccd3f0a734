"""The history of one key result: weeks, silence, corrections, targets that moved."""

from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal

import pytest

from okr.actions.compose_history import compose_history
from okr.health import Health
from okr.history import AnsweredWeek, SilentWeek, TargetChange
from okr.objective import Visibility
from okr.refusals import NoSuchKeyResult
from okr.standing import Standing
from okr.week import Week
from tests.builders import a_check_in, a_target, an_absence, an_answer, an_increase
from tests.okr.status.place import TIER_TWO_PRIVATE, Place

W45, W46, W47 = (Week(2026, number) for number in (45, 46, 47))


def test_every_due_week_is_told_newest_first_with_its_silence(place: Place) -> None:
    place.said(1, an_answer(40, confidence=9), by=place.alice, week=W45)
    place.said(1, an_answer(60, confidence=8), by=place.alice, week=W47)
    entries = compose_history(place.world, 1, by=place.dan).entries
    assert [entry.week.number for entry in entries][:4] == [47, 46, 45, 44]
    assert [type(entry) for entry in entries][:4] == [AnsweredWeek, SilentWeek, AnsweredWeek, SilentWeek]
    assert entries[-1].week.number == 40


def test_a_week_that_still_takes_answers_is_not_called_silent(place: Place) -> None:
    assert compose_history(place.world, 1, by=place.dan).entries[0].week == W47


def test_weeks_away_are_told_as_such(place: Place) -> None:
    place.put(an_absence("U1", first_day=W46.monday, last_day=W46.sunday))
    entries = compose_history(place.world, 1, by=place.dan).entries
    assert [(entry.week.number, entry.away) for entry in entries if isinstance(entry, SilentWeek)][:2] == [
        (47, False),
        (46, True),
    ]


def test_each_week_carries_the_health_it_had_then(place: Place) -> None:
    place.said(1, an_answer(1, confidence=3), by=place.alice, week=W46)
    place.said(1, an_answer(95, confidence=9), by=place.alice, week=W47)
    answered = compose_history(place.world, 1, by=place.dan).answered
    assert [each.health for each in answered] == [Health.AT_RISK, Health.ON_TRACK]


def test_a_week_without_a_new_figure_shows_the_one_that_still_held(place: Place) -> None:
    place.said(1, an_answer(40, confidence=9), by=place.alice, week=W46)
    place.said(1, an_answer(None, confidence=9), by=place.alice, week=W47)
    answered = compose_history(place.world, 1, by=place.dan).answered
    assert [each.reading for each in answered] == [Decimal(40), Decimal(40)]
    assert answered[1].check_in.answer.reading is None


def test_a_correction_keeps_what_it_replaced(place: Place) -> None:
    place.said(1, an_answer(40, confidence=9), by=place.alice, week=W47)
    corrected = a_check_in(45, week=W47, revision=2, by="ULEAD", reason="Counted twice", confidence=9)
    with place.database.transaction("T1") as tx:
        tx.check_ins.add(corrected)
    history = compose_history(place.world, 1, by=place.dan)
    (week,) = history.answered
    assert week.check_in == corrected
    assert [one.answer.reading for one in week.earlier] == [Decimal(40)]
    assert {person.name for person in history.people.values()} == {"Alice", "Linh"}


def test_a_target_that_moved_stands_between_the_weeks_judged_by_the_one_and_the_other(place: Place) -> None:
    place.said(1, an_answer(90, confidence=9), by=place.alice, week=W45)
    change = a_target(
        an_increase(0, 200),
        since=datetime(2026, 11, 10, 9, tzinfo=UTC),
        reason="More people than we thought",
        by="ULEAD",
    )
    with place.database.transaction("T1") as tx:
        tx.key_results.add_target(1, change)
    place.said(1, an_answer(90, confidence=9), by=place.alice, week=W46)
    entries = compose_history(place.world, 1, by=place.dan).entries
    kinds = [(type(entry), entry.week.number) for entry in entries if not isinstance(entry, SilentWeek)]
    assert kinds == [(AnsweredWeek, 46), (TargetChange, 46), (AnsweredWeek, 45)]
    after, before = (entry for entry in entries if isinstance(entry, AnsweredWeek))
    assert (before.metric, after.metric) == (an_increase(0, 100), an_increase(0, 200))


def test_how_it_stands_now_agrees_with_the_standing(place: Place) -> None:
    place.said(1, an_answer(90, confidence=9), by=place.alice, week=W46)
    place.said(1, an_answer(5, confidence=9, explanation="A big one is coming"), by=place.alice, week=W47)
    history = compose_history(place.world, 1, by=place.dan)
    with place.database.snapshot("T1") as tx:
        standing = tx.standings.get(1) or Standing(1)
    assert history.assessment.health is standing.health is Health.AT_RISK
    assert history.answered[-1].health is standing.health


@pytest.mark.parametrize("number", [77, TIER_TWO_PRIVATE])
def test_what_is_not_there_or_not_to_be_seen_has_no_history(place: Place, number: int) -> None:
    place.restricted(Visibility.PRIVATE)
    with pytest.raises(NoSuchKeyResult):
        compose_history(place.world, number, by=place.dan)


def test_one_that_nobody_owns_or_answered_has_a_history_of_silence(place: Place) -> None:
    history = compose_history(place.world, 5, by=place.dan)
    assert history.answered == ()
    assert {type(entry) for entry in history.entries} == {SilentWeek}
    assert history == replace(history)
