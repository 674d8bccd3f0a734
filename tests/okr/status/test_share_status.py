"""What a channel gets to see when somebody shares a status in it."""

import pytest

from okr.actions.share_status import share_status
from okr.health import Health
from okr.objective import Visibility
from okr.refusals import NoSuchKeyResult
from okr.refusals_in_channels import ExternalChannel, NotForThisChannel
from okr.status import Scope, ScopeKind
from tests.builders import a_team, an_objective
from tests.okr.status.place import CARE, COMPANY, ME, TIER_TWO_PRIVATE, Place, numbers


def test_public_things_go_to_any_channel_inside(place: Place) -> None:
    shared = share_status(place.world, CARE, "CANY", external=False, by=place.alice)
    assert numbers(shared.status) == [1, 2]
    assert (shared.by, shared.left_out) == (place.alice, 0)


def test_nothing_goes_to_a_channel_with_outsiders_in_it(place: Place) -> None:
    with pytest.raises(ExternalChannel):
        share_status(place.world, CARE, "CCARE", external=True, by=place.lead)


def test_what_is_for_the_team_goes_to_its_own_channel_alone(place: Place) -> None:
    place.restricted(Visibility.TEAM)
    in_its_own = share_status(place.world, CARE, "CCARE", external=False, by=place.lead)
    elsewhere = share_status(place.world, CARE, "CSALES", external=False, by=place.lead)
    assert (numbers(in_its_own.status), in_its_own.left_out) == ([1, 2, TIER_TWO_PRIVATE], 0)
    assert (numbers(elsewhere.status), elsewhere.left_out) == ([1, 2], 1)


def test_what_is_private_goes_to_no_channel_even_from_its_owner(place: Place) -> None:
    place.restricted(Visibility.PRIVATE)
    shared = share_status(place.world, ME, "CCARE", external=False, by=place.chi)
    assert (numbers(shared.status), shared.left_out) == ([2], 1)


@pytest.mark.parametrize("scope", [Scope(ScopeKind.KEY_RESULT, "90"), Scope(ScopeKind.OBJECTIVE, "9")])
def test_sharing_just_what_the_channel_may_not_see_is_refused(place: Place, scope: Scope) -> None:
    place.restricted(Visibility.PRIVATE)
    with pytest.raises(NotForThisChannel):
        share_status(place.world, scope, "CCARE", external=False, by=place.chi)


def test_a_list_of_nothing_but_private_things_is_refused(place: Place) -> None:
    place.put(an_objective(number=1, team="care", owner="ULEAD", visibility=Visibility.PRIVATE))
    with pytest.raises(NotForThisChannel):
        share_status(place.world, ME, "CCARE", external=False, by=place.alice)


def test_what_the_sharer_may_not_see_does_not_exist_for_them(place: Place) -> None:
    place.restricted(Visibility.TEAM)
    with pytest.raises(NoSuchKeyResult):
        share_status(place.world, Scope(ScopeKind.KEY_RESULT, "90"), "CCARE", external=False, by=place.dan)


def test_counts_of_teams_below_hold_only_what_the_channel_may_see(place: Place) -> None:
    place.restricted(Visibility.PRIVATE)
    shared = share_status(place.world, COMPANY, "CACME", external=False, by=place.boss)
    care = next(each for each in shared.status.below if each.team.key == "care")
    assert dict(care.counts) == {Health.UNKNOWN: 3}


def test_a_post_is_in_the_language_and_zone_of_the_channels_team(place: Place) -> None:
    place.put(a_team(key="sales", name="Sales", lead="ULAN", channel="CSALES", parent="acme", language="vi"))
    in_sales = share_status(place.world, CARE, "CSALES", external=False, by=place.alice)
    elsewhere = share_status(place.world, CARE, "CANY", external=False, by=place.alice)
    assert (in_sales.language, elsewhere.language) == ("vi", "en")
