"""Correcting a week that is over: who may, what is kept, what follows."""

from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal

import pytest

from okr.actions.correct_check_in import correct_check_in, open_correction
from okr.actions.schedule import Schedule
from okr.actions.standings import due_weeks_of
from okr.check_in import Answer
from okr.correction import Corrected, Correction
from okr.cycle import CycleState
from okr.delivery import DeliveryKind
from okr.health import Health
from okr.key_result import KeyResultState
from okr.member import Member, MemberKind
from okr.metric import Binary
from okr.notice import Topic
from okr.objective import Ambition
from okr.refusals import (
    AnsweredMeanwhile,
    CycleClosed,
    KeyResultNotOpen,
    NeedsReason,
    NoSuchKeyResult,
    NotToCorrect,
    NotYourKeyResult,
    Refusal,
    WeekStillOpen,
    WrongReading,
)
from okr.settings import DEFAULT_THRESHOLDS
from okr.standing_fold import rebuild
from okr.week import Week
from tests.builders import (
    WORKSPACE,
    a_cycle,
    a_key_result,
    a_member,
    a_target,
    an_absence,
    an_answer,
    an_increase,
)
from tests.okr.status.place import Place

W45, W46, W47, W48 = (Week(2026, number) for number in (45, 46, 47, 48))
LATER = datetime(2026, 12, 8, 9, tzinfo=UTC)
"""The Tuesday of week 50: weeks up to 48 are over, 49 takes answers until Friday."""


@pytest.fixture
def place(place: Place) -> Place:
    """Alice answered weeks 46 and 48 of KR-1."""
    place.said(1, an_answer(40, confidence=9, note="As planned"), by=place.alice, week=W46)
    place.said(1, an_answer(60, confidence=9), by=place.alice, week=W48)
    place.now = LATER
    return place


def correct(
    place: Place,
    answer: Answer | None = None,
    *,
    number: int = 1,
    week: Week = W46,
    seen: int = 1,
    reason: str = "Counted twice",
    by: Member | None = None,
) -> Corrected:
    said = answer or an_answer(45, confidence=9)
    return correct_check_in(place.world, Correction(number, week, said, seen, reason), by=by or place.alice)


def test_a_correction_is_a_new_revision_with_its_reason(place: Place) -> None:
    corrected = correct(place)
    first, _, now = place.revisions()
    assert (now.week, now.revision, now.reason, now.by) == (W46, 2, "Counted twice", "U1")
    assert (now.answer.reading, first.answer.reading) == (Decimal(45), Decimal(40))
    assert (corrected.now, corrected.before, corrected.changed) == (now, first, True)


def test_a_week_that_nobody_answered_is_added_later(place: Place) -> None:
    form = open_correction(place.world, 1, W47, by=place.alice)
    assert form.is_late
    assert form.item.standing.reading == Decimal(40)
    corrected = correct(place, week=W47, seen=0)
    assert corrected.before is None
    assert place.current(1, W47) == corrected.now
    assert corrected.now.revision == 1


def test_the_form_shows_the_week_as_it_was_then(place: Place) -> None:
    form = open_correction(place.world, 1, W46, by=place.lead)
    assert not form.is_late
    assert form.item.current is not None
    assert form.item.current.answer.note == "As planned"
    assert form.item.standing.reading == Decimal(40)
    assert form.item.on_behalf_of == place.alice


def test_the_standing_is_what_the_whole_history_gives(place: Place) -> None:
    correct(place, an_answer(5, confidence=2), week=W47, seen=0)
    correct(place, an_answer(70, confidence=8), week=W48)
    with place.database.snapshot(WORKSPACE) as tx:
        key_result, objective = tx.key_results.many([1])[1], tx.objectives.many([1])[1]
        due = due_weeks_of(tx, Schedule(place.world, tx), key_result, objective)
        history = tx.check_ins.history(1)
        expected = rebuild(key_result, history, ambition=Ambition.COMMITTED, due=due, thresholds=DEFAULT_THRESHOLDS)
        assert tx.standings.get(1) == expected
    assert expected.reading == Decimal(70)
    assert expected.past[0].health is Health.AT_RISK


def test_it_is_judged_by_the_target_then_in_force(place: Place) -> None:
    change = a_target(Binary(), since=datetime(2026, 11, 24, tzinfo=UTC), reason="Simpler", by="ULEAD")
    with place.database.transaction(WORKSPACE) as tx:
        tx.key_results.add_target(1, change)
    assert open_correction(place.world, 1, W46, by=place.alice).item.key_result.metric == an_increase(0, 100)
    correct(place, an_answer(45))
    with pytest.raises(WrongReading):
        correct(place, an_answer(45), week=W48)
    with pytest.raises(WrongReading):
        correct(place, an_answer(True), week=W46, seen=2)


def test_digests_of_that_week_and_the_next_are_brought_up_to_date(place: Place) -> None:
    sent = {
        (team, week): place.sent(DeliveryKind.DIGEST, team, week.key).wanted
        for team in ("care", "acme", "sales")
        for week in (W45, W46, W47, W48)
    }
    correct(place)
    edited = {
        (team, week.number)
        for (team, week), wanted in sent.items()
        if place.delivery(DeliveryKind.DIGEST, team, week.key).wanted > wanted
    }
    assert edited == {("care", 46), ("care", 47), ("acme", 46), ("acme", 47)}


def test_a_message_to_a_person_stays_as_it_was_sent(place: Place) -> None:
    before = place.sent(DeliveryKind.NUDGE, "U1", W46.key)
    correct(place)
    assert place.delivery(DeliveryKind.NUDGE, "U1", W46.key).wanted == before.wanted


def told(place: Place) -> list[tuple[str, str, Week | None]]:
    with place.database.snapshot(WORKSPACE) as tx:
        notices = [one for one in tx.notices.many(range(1, 9)).values() if one.topic is Topic.CORRECTED]
    return [(one.to, one.about.words, one.about.week) for one in notices]


def test_the_owner_is_told_when_the_lead_corrects(place: Place) -> None:
    correct(place)
    assert told(place) == []
    corrected = correct(place, an_answer(44, confidence=9), seen=2, by=place.lead, reason="The books say 44")
    assert corrected.now.on_behalf_of == "U1"
    assert told(place) == [("U1", "The books say 44", W46)]


def test_the_same_again_changes_nothing(place: Place) -> None:
    first, again = correct(place), correct(place)
    assert not again.changed
    assert again.now == first.now
    assert len(place.revisions()) == 3


def test_what_was_said_meanwhile_is_not_overwritten_unseen(place: Place) -> None:
    theirs = correct(place, by=place.lead).now
    with pytest.raises(AnsweredMeanwhile) as refusal:
        correct(place, an_answer(41, confidence=9))
    assert refusal.value.theirs == {1: theirs}
    assert correct(place, an_answer(41, confidence=9), seen=2).now.revision == 3


def test_who_was_to_clear_a_blocker_that_stays_still_is(place: Place) -> None:
    said = Answer(Decimal(40), 5, blocker="No server", blocker_owner="UCHI")
    correct(place, said)
    kept = correct(place, Answer(Decimal(41), 5, blocker="No server"), seen=2).now.answer
    gone = correct(place, Answer(Decimal(41), 5, blocker="No budget"), seen=3).now.answer
    assert (kept.blocker_owner, gone.blocker_owner) == ("UCHI", None)


@pytest.mark.parametrize(
    ("week", "refusal"),
    [
        (Week(2026, 39), NotToCorrect),
        (Week(2026, 49), WeekStillOpen),
        (Week(2026, 50), WeekStillOpen),
        (Week(2026, 51), NotToCorrect),
        (Week(2027, 20), NotToCorrect),
    ],
)
def test_only_weeks_that_are_over_are_corrected(place: Place, week: Week, refusal: type[Refusal]) -> None:
    with pytest.raises(refusal):
        open_correction(place.world, 1, week, by=place.alice)
    with pytest.raises(refusal):
        correct(place, week=week)


def test_nothing_is_corrected_before_the_key_result_began(place: Place) -> None:
    place.put(a_key_result(number=6, objective=1, owner="U1", start=W46.monday))
    with pytest.raises(NotToCorrect):
        open_correction(place.world, 6, W45, by=place.alice)
    assert open_correction(place.world, 6, W46, by=place.alice).is_late


def test_the_week_of_this_friday_is_open_until_the_next_check_in(place: Place) -> None:
    place.now = datetime(2026, 12, 4, 14, 59, tzinfo=UTC)
    with pytest.raises(WeekStillOpen):
        open_correction(place.world, 1, W48, by=place.alice)
    place.now = datetime(2026, 12, 4, 15, tzinfo=UTC)
    assert open_correction(place.world, 1, W48, by=place.alice).week == W48


def test_a_reason_is_asked_for(place: Place) -> None:
    with pytest.raises(NeedsReason):
        correct(place, reason="  \n")
    assert len(place.revisions()) == 2


@pytest.mark.parametrize("somebody", ["chi", "dan", "lan"])
def test_others_may_not_correct(place: Place, somebody: str) -> None:
    with pytest.raises(NotYourKeyResult):
        correct(place, by=getattr(place, somebody))
    with pytest.raises(NoSuchKeyResult):
        correct(place, number=77)


def test_a_delegate_corrects_for_who_is_away_and_the_lead_above_for_all(place: Place) -> None:
    place.put(an_absence("U1", first_day=LATER.date(), last_day=LATER.date(), delegate="UCHI"))
    assert correct(place, by=place.chi).now.on_behalf_of == "U1"
    assert correct(place, an_answer(1), by=place.boss, seen=2).changed


def test_a_closed_cycle_and_a_key_result_that_is_not_active_stay_as_they_are(place: Place) -> None:
    place.put(a_key_result(number=2, objective=1, owner="U1", state=KeyResultState.PAUSED))
    with pytest.raises(KeyResultNotOpen):
        correct(place, number=2)
    place.put(a_cycle(state=CycleState.CLOSED))
    with pytest.raises(CycleClosed):
        correct(place)


def test_guests_do_not_correct_where_they_take_no_part(place: Place) -> None:
    guest = replace(a_member("U1"), kind=MemberKind.GUEST)
    with pytest.raises(Refusal):
        correct(place, by=guest)
