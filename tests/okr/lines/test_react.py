"""Seen and thanks: kept once a person, taken back by pressing again, told to the owner in one notice a week."""

from dataclasses import replace

import pytest
from sqlalchemy import event

from okr.actions.line_reactions import reactions_on
from okr.actions.react import react
from okr.actions.telling import told_already
from okr.delivery import DeliveryKind
from okr.member import MemberKind
from okr.notice import Notice, Topic
from okr.objective import Visibility
from okr.reaction import LineReactions, Reaction, ReactionKind
from okr.refusals import (
    GuestsMayNot,
    NoSuchKeyResult,
)
from okr.refusals_on_lines import (
    WeekAhead,
    YourOwnKeyResult,
)
from tests.builders import a_key_result, a_member, an_answer
from tests.okr.check_in.office import THIS_WEEK
from tests.okr.lines.conftest import at_once
from tests.okr.status.place import TIER_TWO_PRIVATE, Place

SEEN, THANKS = ReactionKind.SEEN, ReactionKind.THANKS


def kept(place: Place, number: int = 1) -> list[tuple[str, ReactionKind]]:
    with place.database.snapshot("T1") as tx:
        return [(one.member, one.kind) for one in tx.reactions.of([number], THIS_WEEK)]


def thanks_told(place: Place, to: str = "U1") -> Notice | None:
    with place.database.snapshot("T1") as tx:
        return told_already(tx, to, Topic.REACTIONS, THIS_WEEK)


def test_a_second_press_takes_it_back_and_a_third_gives_it_again(place: Place) -> None:
    given = [react(place.world, 1, THIS_WEEK, SEEN, by=place.lead).given for _ in range(3)]
    assert given == [True, False, True]
    assert kept(place) == [("ULEAD", SEEN)]


def test_seen_and_thanks_stand_side_by_side(place: Place) -> None:
    react(place.world, 1, THIS_WEEK, SEEN, by=place.lead)
    react(place.world, 1, THIS_WEEK, THANKS, by=place.lead)
    assert kept(place) == [("ULEAD", SEEN), ("ULEAD", THANKS)]


def test_seen_tells_nobody_and_thanks_are_told_once_with_all_who_thanked(place: Place) -> None:
    place.put(a_key_result(number=6, owner="U1", title="Calls answered"))
    react(place.world, 1, THIS_WEEK, SEEN, by=place.lead)
    assert thanks_told(place) is None
    react(place.world, 6, THIS_WEEK, THANKS, by=place.dan)
    place.later(days=1)
    react(place.world, 1, THIS_WEEK, THANKS, by=place.lead)
    told = thanks_told(place)
    assert told is not None
    assert (set(told.about.key_results), told.about.people) == ({1, 6}, ("UDAN", "ULEAD"))
    with place.database.snapshot("T1") as tx:
        rows = tx.deliveries.of_period(THIS_WEEK.key, subject="U1")
    assert [row.plan.kind for row in rows] == [DeliveryKind.NOTICE]


def test_ten_people_at_once_are_ten_and_one_notice(place: Place) -> None:
    people = [a_member(f"U{number}") for number in range(10, 20)]
    place.put(*people)
    at_once(*[lambda by=person: react(place.world, 1, THIS_WEEK, THANKS, by=by) for person in people])
    assert len(kept(place)) == 10
    told = thanks_told(place)
    assert told is not None
    assert len(told.about.people) == 10


def test_what_one_may_not_see_does_not_exist(place: Place) -> None:
    place.restricted(Visibility.PRIVATE)
    with pytest.raises(NoSuchKeyResult):
        react(place.world, TIER_TWO_PRIVATE, THIS_WEEK, SEEN, by=place.dan)
    with pytest.raises(NoSuchKeyResult):
        react(place.world, 999, THIS_WEEK, SEEN, by=place.dan)


def test_neither_ones_own_line_nor_a_week_ahead_takes_a_reaction_nor_one_of_a_guest(place: Place) -> None:
    with pytest.raises(YourOwnKeyResult):
        react(place.world, 1, THIS_WEEK, THANKS, by=place.alice)
    with pytest.raises(WeekAhead):
        react(place.world, 1, THIS_WEEK.plus(2), SEEN, by=place.lead)
    with pytest.raises(GuestsMayNot):
        react(place.world, 1, THIS_WEEK, SEEN, by=replace(place.lead, kind=MemberKind.GUEST))


def test_the_digest_and_the_receipts_of_whoever_answered_are_brought_up_to_date(place: Place) -> None:
    place.answer({1: an_answer(40)}, by=place.lead)
    digest, receipt = place.sent(DeliveryKind.DIGEST, "care"), place.sent(DeliveryKind.NUDGE, "U1")
    assert react(place.world, 1, THIS_WEEK, SEEN, by=place.dan, on="1.1").is_shown
    assert not react(place.world, 1, THIS_WEEK, THANKS, by=place.dan, on="2.2").is_shown
    assert place.delivery(DeliveryKind.DIGEST, "care").wanted == digest.wanted + 2
    assert place.delivery(DeliveryKind.NUDGE, "U1").wanted == receipt.wanted + 2


def test_reading_takes_as_many_queries_for_fifty_lines_as_for_one(place: Place) -> None:
    numbers = range(100, 150)
    with place.database.transaction("T1") as tx:
        for number in numbers:
            tx.key_results.put(a_key_result(number=number, owner="U1"))
            tx.reactions.put(Reaction(number, THIS_WEEK, "ULEAD", SEEN, place.now))
    statements: list[str] = []
    event.listen(place.database.engine, "before_cursor_execute", lambda *args: statements.append(args[2]))
    counts = []
    for asked in (numbers[:1], numbers):
        with place.database.snapshot("T1") as tx:
            statements.clear()
            found = reactions_on(tx, asked, THIS_WEEK)
            counts.append(len(statements))
    assert found == dict.fromkeys(numbers, LineReactions(seen=("Linh",)))
    assert counts == [3, 3]
