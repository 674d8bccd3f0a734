"""What somebody finds when they open the bot's home, and the language they choose there."""

from datetime import UTC, datetime

import pytest

from okr.actions.choose_language import choose_language
from okr.actions.compose_home import compose_home
from okr.health import Health
from okr.member import MemberKind
from okr.objective import Visibility
from okr.refusals import GuestsMayNot
from tests.builders import a_key_result, a_member, an_absence, an_answer
from tests.okr.check_in.office import MONDAY_AT_NINE, THIS_WEEK
from tests.okr.status.place import Place


def test_home_says_what_is_due_until_when(place: Place) -> None:
    place.put(a_key_result(number=6, objective=1, owner="U1"))
    place.said(6, an_answer(50), by=place.alice, week=THIS_WEEK)
    due = compose_home(place.world, by=place.alice).due
    assert due is not None
    assert (due.week, due.count, due.waiting) == (THIS_WEEK, 2, 1)
    assert due.window.digest_at == datetime(2026, 11, 30, 10, tzinfo=UTC)


def test_nothing_is_due_for_somebody_without_key_results(place: Place) -> None:
    home = compose_home(place.world, by=place.lan)
    assert home.due is None
    assert [team.team.key for team in home.teams] == ["sales"]


def test_on_monday_the_week_before_is_due_until_its_digest_is_out(place: Place) -> None:
    place.now = MONDAY_AT_NINE
    due = compose_home(place.world, by=place.alice).due
    assert due is not None
    assert due.week == THIS_WEEK


def test_home_shows_ones_own_key_results_under_their_objective(place: Place) -> None:
    (mine,) = compose_home(place.world, by=place.alice).objectives
    assert [line.key_result.number for line in mine.lines] == [1]


def test_a_lead_sees_the_teams_they_lead_first_with_counts(place: Place) -> None:
    place.said(1, an_answer(95, confidence=9), by=place.alice, week=THIS_WEEK)
    (care,) = compose_home(place.world, by=place.lead).teams
    assert care.is_led
    assert dict(care.counts) == {Health.UNKNOWN: 1, Health.ON_TRACK: 1}
    (as_member,) = compose_home(place.world, by=place.chi).teams
    assert not as_member.is_led


def test_counts_hold_what_one_may_see(place: Place) -> None:
    place.restricted(Visibility.PRIVATE)
    (alices,) = compose_home(place.world, by=place.alice).teams
    (chis,) = compose_home(place.world, by=place.chi).teams
    assert (sum(alices.counts.values()), sum(chis.counts.values())) == (2, 3)


def test_what_a_delegate_answers_for_is_due_to_them(place: Place) -> None:
    place.put(an_absence("UCHI", first_day=THIS_WEEK.monday, last_day=THIS_WEEK.sunday, delegate="U1"))
    due = compose_home(place.world, by=place.alice).due
    assert due is not None
    assert due.count == 2


def test_guests_have_no_home_until_they_are_allowed(place: Place) -> None:
    guest = a_member("UGUEST", kind=MemberKind.GUEST)
    place.put(guest)
    with pytest.raises(GuestsMayNot):
        compose_home(place.world, by=guest)
    with pytest.raises(GuestsMayNot):
        choose_language(place.world, "vi", by=guest)


def test_the_language_one_chooses_is_kept_and_the_rest_of_the_person_too(place: Place) -> None:
    chosen = choose_language(place.world, "vi", by=place.alice)
    assert (chosen.language, chosen.name, chosen.zone) == ("vi", "Alice", "UTC")
    with place.database.snapshot("T1") as tx:
        assert tx.members.get("U1") == chosen
