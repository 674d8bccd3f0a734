"""Comments: kept, told to the owner and to those who wrote before, readable by whoever may see the key result."""

from dataclasses import replace

import pytest

from okr.actions.comment import LONGEST, comment, read_comments
from okr.check_in import CheckIn
from okr.member import Member, MemberKind
from okr.objective import Visibility
from okr.refusals import (
    NoSuchKeyResult,
)
from okr.refusals_on_lines import (
    NothingWritten,
)
from tests.builders import an_answer, an_objective
from tests.okr.check_in.office import THIS_WEEK
from tests.okr.lines.conftest import at_once
from tests.okr.status.place import TIER_TWO_PRIVATE, Place


def say(place: Place, words: str, by: Member) -> list[str]:
    """Whom the comment tells."""
    return [one.id for one in comment(place.world, 1, THIS_WEEK, words, by=by).told]


def test_the_owner_hears_and_then_everybody_who_wrote_but_whoever_writes(place: Place) -> None:
    assert say(place, "How can we help?", place.lead) == ["U1"]
    assert say(place, "With two days of Chi", place.alice) == ["ULEAD"]
    assert say(place, "Take them", place.chi) == ["U1", "ULEAD"]


def test_whoever_left_or_may_not_see_it_any_more_is_not_told(place: Place) -> None:
    say(place, "One", place.lead)
    say(place, "Two", place.dan)
    place.put(replace(place.lead, kind=MemberKind.DEACTIVATED))
    assert say(place, "Three", place.chi) == ["U1", "UDAN"]
    place.put(an_objective(number=1, team="care", owner="ULEAD", visibility=Visibility.TEAM))
    assert say(place, "Four", place.alice) == ["UCHI"]


def test_each_week_is_a_conversation_of_its_own(place: Place) -> None:
    say(place, "This week", place.lead)
    assert read_comments(place.world, 1, THIS_WEEK.previous(), by=place.lead).comments == ()


def test_it_shows_the_weeks_answer_with_the_figure_known_then(place: Place) -> None:
    place.said(1, an_answer(30), by=place.alice, week=THIS_WEEK.plus(-2))
    place.said(1, an_answer(None, note="next month"), by=place.alice, week=THIS_WEEK.previous())
    place.said(1, an_answer(60), by=place.alice, week=THIS_WEEK)
    answer = read_comments(place.world, 1, THIS_WEEK.previous(), by=place.lead).answer
    assert answer is not None
    assert isinstance(answer.check_in, CheckIn)
    assert (answer.check_in.answer.note, answer.known) == ("next month", 30)
    assert read_comments(place.world, 1, THIS_WEEK.plus(-3), by=place.lead).answer is None


def test_what_is_too_long_is_cut_and_blanks_are_refused(place: Place) -> None:
    kept = comment(place.world, 1, THIS_WEEK, "x" * (LONGEST + 5), by=place.lead).comments
    assert len(kept[0].words) == LONGEST
    with pytest.raises(NothingWritten):
        say(place, " \n\t ", place.lead)


def test_the_same_words_sent_twice_at_once_are_kept_and_told_once(place: Place) -> None:
    at_once(*[lambda: say(place, "Well done", place.lead)] * 4)
    assert len(read_comments(place.world, 1, THIS_WEEK, by=place.lead).comments) == 1
    with place.database.snapshot("T1") as tx:
        assert len(tx.deliveries.of_period(THIS_WEEK.key, subject="U1")) == 1


def test_what_one_may_not_see_can_be_neither_read_nor_written_to(place: Place) -> None:
    place.restricted(Visibility.PRIVATE)
    with pytest.raises(NoSuchKeyResult):
        read_comments(place.world, TIER_TWO_PRIVATE, THIS_WEEK, by=place.dan)
    with pytest.raises(NoSuchKeyResult):
        comment(place.world, TIER_TWO_PRIVATE, THIS_WEEK, "Psst", by=place.dan)
