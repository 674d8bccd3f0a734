"""What is written about a draft goes to the other side, about an objective to its circle, and to nobody else."""

from dataclasses import replace

import pytest

from okr.actions.agree import agree
from okr.actions.delete_draft import delete_draft
from okr.actions.send_for_agreement import send_for_agreement
from okr.actions.talk import read_talk, say_about
from okr.actions.telling import period_of
from okr.delivery import DeliveryKind
from okr.notice import Topic
from okr.objective import Visibility
from okr.refusals import NoSuchKeyResult
from okr.refusals_on_lines import NothingWritten
from okr.refusals_writing import NoSuchDraft
from storage.engine import Database
from tests.builders import a_membership, an_objective
from tests.okr.agreement.place import OWN, Drafting, private


@pytest.fixture
def place(database: Database) -> Drafting:
    """D-1 of Alice was sent to Linh."""
    place = Drafting(database)
    send_for_agreement(place.world, place.draft(private(OWN)).number, by=place.alice)
    return place


def told(place: Drafting) -> list[str]:
    return [each.to for each in place.notices(Topic.TALK)]


def test_the_two_sides_of_a_draft_hear_each_other(place: Drafting) -> None:
    asked = say_about(place.world, "D-1", "From what?", by=place.lead)
    assert [one.id for one in asked.told] == ["U1"]
    answered = say_about(place.world, "D-1", "From 5 hours", by=place.alice)
    assert [(one.by, one.words) for one in answered.comments] == [("ULEAD", "From what?"), ("U1", "From 5 hours")]
    assert told(place) == ["U1", "ULEAD"]
    assert read_talk(place.world, "D-1", by=place.boss).comments == answered.comments


def test_it_hangs_under_the_message_that_asked(place: Drafting) -> None:
    (asked,) = place.notices(Topic.DRAFT_SENT)
    say_about(place.world, "D-1", "Well?", by=place.alice)
    (comment,) = place.notices(Topic.TALK)
    before = place.outgoing(comment)
    assert before is not None
    assert before.thread_ts is None  # it is not sent yet
    row = place.sent(DeliveryKind.NOTICE, asked.to, period_of(asked))
    after = place.outgoing(comment)
    assert after is not None
    assert after.thread_ts == row.slack_ts


def test_the_same_words_twice_are_said_and_told_once(place: Drafting) -> None:
    say_about(place.world, "D-1", "Hm ", by=place.lead)
    again = say_about(place.world, "D-1", " Hm", by=place.lead)
    assert (len(again.comments), again.told, told(place)) == (1, (), ["U1"])


def test_blanks_say_nothing(place: Drafting) -> None:
    with pytest.raises(NothingWritten):
        say_about(place.world, "D-1", " \n", by=place.lead)


def test_a_draft_s_talk_is_not_there_for_others_nor_with_the_objective_it_becomes(place: Drafting) -> None:
    say_about(place.world, "D-1", "Between us", by=place.lead)
    with pytest.raises(NoSuchDraft):
        read_talk(place.world, "D-1", by=place.chi)
    (draft,) = agree(place.world, [1], by=place.lead)
    assert read_talk(place.world, f"O-{draft.objective}", by=place.alice).comments == ()


def test_deleted_with_its_draft_it_is_gone(place: Drafting) -> None:
    say_about(place.world, "D-1", "Between us", by=place.lead)
    delete_draft(place.world, 1, by=place.alice)
    with place.world.snapshot() as tx:
        assert tx.objective_comments.of("D-1") == []
    assert place.words_of(place.notices(Topic.TALK)[0]) is None


def test_owner_contributors_and_who_wrote_before_hear_of_a_comment_on_an_objective(place: Drafting) -> None:
    place.put(replace(an_objective(number=1, team="care", owner="ULEAD"), contributors=("UCHI", "UDAN")))
    say_about(place.world, "O-1", "How so?", by=place.alice)
    assert told(place) == ["ULEAD", "UCHI", "UDAN"]
    say_about(place.world, "O-1", "Like this", by=place.chi)
    assert told(place)[3:] == ["ULEAD", "UDAN", "U1"]


@pytest.mark.parametrize("visibility", Visibility)
def test_only_those_who_may_see_it_by_then_are_told(place: Drafting, visibility: Visibility) -> None:
    objective = replace(an_objective(number=1, team="care", owner="ULEAD"), contributors=("UCHI",))
    place.put(objective)
    place.belong(a_membership("UDAN", "care", primary=False))
    say_about(place.world, "O-1", "One", by=place.lan)
    say_about(place.world, "O-1", "Two", by=place.dan)
    before = len(told(place))
    place.put(replace(objective, visibility=visibility))
    say_about(place.world, "O-1", "Three", by=place.chi)
    heard = {
        Visibility.PUBLIC: ["ULEAD", "ULAN", "UDAN"],
        Visibility.TEAM: ["ULEAD", "UDAN"],
        Visibility.PRIVATE: ["ULEAD"],
    }
    assert told(place)[before:] == heard[visibility]
    seen_by_lan = [place.words_of(each) for each in place.notices(Topic.TALK, to="ULAN")]
    assert (None in seen_by_lan) is (visibility is not Visibility.PUBLIC)


def test_what_is_not_there_cannot_be_talked_about(place: Drafting) -> None:
    for label, refusal in (("O-77", NoSuchKeyResult), ("D-77", NoSuchDraft)):
        with pytest.raises(refusal):
            say_about(place.world, label, "Hello", by=place.alice)
