"""Handing over: what moves to whom, who is told and asked, what is brought up to date."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from okr.actions.compose_nudge import compose_nudge
from okr.actions.hand_over import hand_over, open_hand_over
from okr.actions.plan_nudges import plan_nudges
from okr.actions.plan_reminders import plan_reminders
from okr.answered import Nudge
from okr.delivery import DeliveryKind, DeliveryState, Moot, Outgoing
from okr.hand_over import HandOver
from okr.member import MemberKind
from okr.notice import Topic
from okr.objective import Visibility
from okr.refusals import CannotTakeOver, NoSuchMember, NoSuchTeam, NothingLeft, NotTheLead
from tests.builders import WORKSPACE, a_key_result, a_member, an_absence, an_answer, an_objective
from tests.okr.hand_over.leaving import all_to, key_result, leave, messages_of, told
from tests.okr.status.place import Place

MONDAY = datetime(2026, 11, 30, 11, tzinfo=UTC)


def test_all_of_it_goes_in_one_step(place: Place) -> None:
    place.put(a_key_result(number=6, objective=1, owner="U1"), an_objective(number=7, team="care", owner="U1"))
    leave(place, place.alice)
    handed = hand_over(place.world, all_to("UCHI"), by=place.lead)
    assert [key_result(place, number).owner for number in (1, 6)] == ["UCHI", "UCHI"]
    with place.database.snapshot(WORKSPACE) as tx:
        assert tx.objectives.many([7])[7].owner == "UCHI"
    assert [(one.by.id, one.labels) for one in handed.taken] == [("UCHI", ("KR-1", "KR-6", "O-7"))]
    assert handed.left == 0


def test_one_by_one_each_goes_to_whom_it_is_given(place: Place) -> None:
    place.put(a_key_result(number=6, objective=1, owner="U1"), a_key_result(number=7, objective=1, owner="U1"))
    leave(place, place.alice)
    handed = hand_over(place.world, HandOver("U1", "care", None, {"KR-1": "UCHI", "KR-6": "ULEAD"}), by=place.lead)
    assert [key_result(place, number).owner for number in (1, 6, 7)] == ["UCHI", "ULEAD", "U1"]
    assert handed.left == 1
    hand_over(place.world, all_to("UDAN"), by=place.lead)
    assert key_result(place, 7).owner == "UDAN"


def test_the_new_owner_is_told_unless_they_took_it_themselves(place: Place) -> None:
    place.put(a_key_result(number=6, objective=1, owner="U1"))
    leave(place, place.alice)
    hand_over(place.world, HandOver("U1", "care", "ULEAD", {"KR-1": "UCHI"}), by=place.lead)
    (notice,) = told(place, Topic.HANDED_OVER)
    assert (notice.to, notice.about.key_results, notice.about.people) == ("UCHI", (1,), ("ULEAD", "U1"))


def test_a_new_owner_who_was_asked_already_is_asked_in_that_one_nudge(place: Place) -> None:
    nudge = place.sent(DeliveryKind.NUDGE, "UCHI")
    leave(place, place.alice)
    hand_over(place.world, all_to("UCHI"), by=place.lead)
    after = place.delivery(DeliveryKind.NUDGE, "UCHI")
    assert (after.id, after.wanted) == (nudge.id, nudge.wanted + 1)
    shown = compose_nudge(place.world, after)
    assert isinstance(shown, Outgoing)
    assert isinstance(shown.content, Nudge)
    assert [asked.key_result.number for asked in shown.content.asked] == [1, 2]


def test_a_new_owner_whose_time_to_be_asked_has_passed_is_told_once_and_not_nudged(place: Place) -> None:
    leave(place, place.alice)
    place.now = MONDAY
    place.put(a_member("UNEW", name="Nora"))
    hand_over(place.world, all_to("UNEW"), by=place.lead)
    plan_nudges(place.world)
    plan_reminders(place.world)
    for kind in (DeliveryKind.NUDGE, DeliveryKind.REMINDER):
        assert {row.state for row in messages_of(place, "UNEW", kind)} <= {DeliveryState.CANCELLED}
    assert [notice.to for notice in told(place, Topic.HANDED_OVER)] == ["UNEW"]


def test_a_new_owner_is_nudged_as_everybody_is_from_the_next_check_in_on(place: Place) -> None:
    leave(place, place.alice)
    place.put(a_member("UNEW", name="Nora"))
    place.now = datetime(2026, 11, 25, 9, tzinfo=UTC)
    hand_over(place.world, all_to("UNEW"), by=place.lead)
    place.now = datetime(2026, 11, 27, 15, tzinfo=UTC)
    plan_nudges(place.world)
    nudges = [row for row in messages_of(place, "UNEW", DeliveryKind.NUDGE) if row.plan.period == "2026-W48"]
    assert [row.state for row in nudges] == [DeliveryState.PENDING]


def test_what_waited_for_the_leaver_to_be_sent_is_not(place: Place) -> None:
    plan_nudges(place.world)
    (nudge,) = [row for row in messages_of(place, "U1", DeliveryKind.NUDGE) if row.plan.period == "2026-W48"]
    assert nudge.state is DeliveryState.PENDING
    leave(place, place.alice)
    assert isinstance(compose_nudge(place.world, nudge), Moot)


def test_the_digest_of_the_week_names_the_new_owner(place: Place) -> None:
    digest = place.sent(DeliveryKind.DIGEST, "care")
    leave(place, place.alice)
    hand_over(place.world, all_to("UCHI"), by=place.lead)
    assert place.delivery(DeliveryKind.DIGEST, "care").wanted == digest.wanted + 1


def test_the_message_that_asked_is_brought_up_to_date(place: Place) -> None:
    leave(place, place.alice)
    (before,) = messages_of(place, "ULEAD", DeliveryKind.NOTICE)
    hand_over(place.world, all_to("UCHI"), by=place.boss)
    assert messages_of(place, "ULEAD", DeliveryKind.NOTICE)[0].wanted == before.wanted + 1


def test_a_second_time_it_is_said_who_has_it_now(place: Place) -> None:
    leave(place, place.alice)
    hand_over(place.world, all_to("UCHI"), by=place.lead)
    with pytest.raises(NothingLeft) as refusal:
        hand_over(place.world, all_to("UDAN"), by=place.lead)
    assert refusal.value.holders == (("KR-1", "UCHI"),)
    assert key_result(place, 1).owner == "UCHI"


def test_who_has_it_now_is_said_only_of_what_the_asker_may_see(place: Place) -> None:
    admin = a_member("UADMIN", admin=True)
    place.put(admin, replace(place.restricted(Visibility.TEAM), owner="U1"))
    leave(place, place.alice)
    hand_over(place.world, all_to("UCHI"), by=place.lead)
    for by, seen in ((place.lead, (("KR-1", "UCHI"), ("KR-90", "UCHI"))), (admin, (("KR-1", "UCHI"),))):
        with pytest.raises(NothingLeft) as refusal:
            open_hand_over(place.world, "U1", "care", by=by)
        assert refusal.value.holders == seen


def test_a_new_lead_is_named_with_it_and_told(place: Place) -> None:
    leave(place, place.lead)
    hand_over(place.world, HandOver("ULEAD", "care", "UBOSS", leads={"care": "UCHI"}), by=place.boss)
    with place.database.snapshot(WORKSPACE) as tx:
        team = tx.teams.get("care")
    assert team is not None
    assert team.lead == "UCHI"
    assert [(notice.to, notice.about.team) for notice in told(place, Topic.APPOINTED)] == [("UCHI", "care")]


def test_what_a_new_lead_finds_without_an_owner_is_theirs_to_hand_over(place: Place) -> None:
    place.put(a_key_result(number=6, objective=1, owner="ULEAD"))
    leave(place, place.lead)
    hand_over(place.world, HandOver("ULEAD", "care", leads={"care": "UCHI"}), by=place.boss)
    assert [(one.to, one.about.key_results) for one in told(place, Topic.HAND_OVER)] == [
        ("UBOSS", (6,)),
        ("UCHI", (6,)),
    ]
    assert open_hand_over(place.world, "ULEAD", "care", by=place.chi).to_hand_over == 2


def test_nobody_is_the_delegate_of_anybody_any_more_who_has_left(place: Place) -> None:
    place.put(an_absence("UCHI", first_day=date(2026, 12, 7), last_day=date(2026, 12, 11), delegate="U1"))
    leave(place, place.alice)
    hand_over(place.world, all_to("ULEAD"), by=place.lead)
    with place.database.snapshot(WORKSPACE) as tx:
        assert [absence.delegate for absence in tx.members.absences(member="UCHI")] == [None]


def test_standing_and_history_stay(place: Place) -> None:
    place.answer({1: an_answer(40)}, by=place.alice)
    with place.database.snapshot(WORKSPACE) as tx:
        before = tx.standings.get(1)
    leave(place, place.alice)
    hand_over(place.world, all_to("UCHI"), by=place.lead)
    with place.database.snapshot(WORKSPACE) as tx:
        assert tx.standings.get(1) == before


@pytest.mark.parametrize("taker", ["UGUS", "UBOT", "UGONE", "UNOBODY"])
def test_who_cannot_answer_here_cannot_take_over_and_nothing_moves(place: Place, taker: str) -> None:
    place.put(
        a_member("UGUS", kind=MemberKind.GUEST),
        a_member("UBOT", kind=MemberKind.BOT),
        a_member("UGONE", kind=MemberKind.DEACTIVATED),
    )
    leave(place, place.alice)
    with pytest.raises(CannotTakeOver):
        hand_over(place.world, all_to(taker), by=place.lead)
    assert key_result(place, 1).owner == "U1"


def test_only_leads_and_admins_hand_over(place: Place) -> None:
    leave(place, place.alice)
    with pytest.raises(NotTheLead):
        hand_over(place.world, all_to("UCHI"), by=place.chi)
    hand_over(place.world, all_to("UCHI"), by=place.boss)
    assert key_result(place, 1).owner == "UCHI"


def test_what_is_not_there_is_refused(place: Place) -> None:
    with pytest.raises(NoSuchMember):
        hand_over(place.world, all_to("UCHI", leaver="UNOBODY"), by=place.lead)
    with pytest.raises(NoSuchTeam):
        hand_over(place.world, all_to("UCHI", team="nowhere"), by=place.lead)


def test_of_two_leads_at_once_the_second_is_told(place: Place) -> None:
    leave(place, place.alice)
    hand_over(place.world, HandOver("U1", "care", None, {"KR-1": "UCHI"}), by=place.lead)
    with pytest.raises(NothingLeft):
        hand_over(place.world, HandOver("U1", "care", None, {"KR-1": "UDAN"}), by=place.boss)
    assert key_result(place, 1).owner == "UCHI"
