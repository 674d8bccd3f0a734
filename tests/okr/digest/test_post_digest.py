"""A lead looks at the digest before it goes out, and may send it early: it takes the week's slot."""

from datetime import timedelta

import pytest

from okr.actions.plan_digests import plan_digests
from okr.actions.post_digest import post_digest, preview_digest
from okr.channel_digest import DigestPreview
from okr.delivery import DeliveryKind, DeliveryState
from okr.member import Member
from okr.objective import Visibility
from okr.refusals import NoSuchTeam, NotTheLead
from okr.refusals_in_channels import DigestAlreadyOut, NoChannel, NoDigestThisWeek
from okr.status import Scope, ScopeKind
from tests.builders import a_member, a_team
from tests.okr.check_in.office import THIS_WEEK
from tests.okr.digest.test_plan_digests import MONDAY_AT_TEN
from tests.okr.status.place import Place

CARE = Scope(ScopeKind.TEAM, "care")


def preview(place: Place, by: Member, scope: Scope = CARE) -> DigestPreview:
    return preview_digest(place.world, scope, by=by)


def test_a_lead_sees_the_digest_of_this_weeks_check_in_and_may_post_it(place: Place) -> None:
    shown = preview(place, place.lead)
    assert (shown.shown.digest.week, shown.is_out, shown.may_post) == (THIS_WEEK, False, True)


def test_before_the_weeks_check_in_day_it_is_still_last_weeks(place: Place) -> None:
    place.now -= timedelta(days=1)
    assert preview(place, place.lead).shown.digest.week == THIS_WEEK.previous()


def test_a_member_may_look_and_not_post(place: Place) -> None:
    assert not preview(place, place.alice).may_post


def test_without_a_team_named_a_lead_gets_the_one_they_lead_and_others_their_own(place: Place) -> None:
    usual = Scope(ScopeKind.USUAL)
    assert preview(place, place.lead, usual).shown.team.key == "care"
    assert preview(place, place.dan, usual).shown.team.key == "sales"
    assert preview(place, place.dan, Scope(ScopeKind.ME)).shown.team.key == "sales"


@pytest.mark.parametrize(
    ("scope", "named"),
    [(Scope(ScopeKind.PERSON, "UCHI"), "Chi"), (Scope(ScopeKind.KEY_RESULT, "1"), "KR-1")],
)
def test_what_is_no_team_has_no_digest_and_is_named_as_people_know_it(place: Place, scope: Scope, named: str) -> None:
    with pytest.raises(NoSuchTeam) as refused:
        preview(place, place.lead, scope)
    assert refused.value.name == named


def test_people_of_other_teams_are_told_whom_to_ask(place: Place) -> None:
    with pytest.raises(NotTheLead) as refused:
        preview(place, place.dan)
    assert refused.value.lead == "ULEAD"


def test_an_admin_who_is_not_in_the_team_sees_only_what_everybody_may(place: Place) -> None:
    place.restricted(Visibility.TEAM)
    admin = a_member("UADMIN", name="Ada", admin=True)
    place.put(admin)
    numbers = {line.key_result.number for line in preview(place, admin).shown.digest.lines}
    assert numbers == {1, 2}


def test_posting_sends_it_now_and_takes_the_weeks_slot(place: Place) -> None:
    post_digest(place.world, "care", THIS_WEEK.key, by=place.lead)
    row = place.delivery(DeliveryKind.DIGEST, "care")
    assert (row.state, row.plan.not_before) == (DeliveryState.PENDING, place.now)
    place.now = MONDAY_AT_TEN
    plan_digests(place.world)
    assert place.delivery(DeliveryKind.DIGEST, "care") == row


def test_it_is_posted_once(place: Place) -> None:
    post_digest(place.world, "care", THIS_WEEK.key, by=place.lead)
    assert preview(place, place.lead).is_out
    with pytest.raises(DigestAlreadyOut):
        post_digest(place.world, "care", THIS_WEEK.key, by=place.lead)


def test_a_button_of_a_month_ago_posts_nothing(place: Place) -> None:
    with pytest.raises(DigestAlreadyOut):
        post_digest(place.world, "care", THIS_WEEK.plus(-4).key, by=place.lead)


def test_a_missed_digest_can_still_be_posted_by_hand(place: Place) -> None:
    place.now = MONDAY_AT_TEN + timedelta(days=3)
    plan_digests(place.world)
    assert place.delivery(DeliveryKind.DIGEST, "care").state is DeliveryState.MISSED
    post_digest(place.world, "care", THIS_WEEK.key, by=place.lead)
    row = place.delivery(DeliveryKind.DIGEST, "care")
    assert (row.state, row.plan.not_before) == (DeliveryState.PENDING, place.now)


@pytest.mark.parametrize("who", ["alice", "lan"])
def test_only_the_teams_lead_posts(place: Place, who: str) -> None:
    with pytest.raises(NotTheLead):
        post_digest(place.world, "care", THIS_WEEK.key, by=getattr(place, who))


def test_the_lead_of_a_team_above_may_post_too(place: Place) -> None:
    assert post_digest(place.world, "care", THIS_WEEK.key, by=place.boss).key == "care"


def test_a_team_without_a_channel_has_nowhere_to_post(place: Place) -> None:
    place.put(a_team(key="care", name="Care", channel=None))
    with pytest.raises(NoChannel):
        post_digest(place.world, "care", THIS_WEEK.key, by=place.lead)


def test_a_team_with_nothing_to_report_says_so(place: Place) -> None:
    place.put(a_team(key="empty", name="Empty", lead="ULEAD", channel="CEMPTY"))
    with pytest.raises(NoDigestThisWeek):
        preview(place, place.lead, Scope(ScopeKind.TEAM, "empty"))
