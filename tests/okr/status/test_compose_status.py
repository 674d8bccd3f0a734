"""What `/okr status` finds and shows, on a real database."""

import pytest

from okr.actions.compose_status import compose_status
from okr.cycle import CycleState
from okr.health import Health, ReasonKind
from okr.key_result import KeyResultState
from okr.member import Member, MemberKind
from okr.metric import Binary
from okr.objective import Visibility
from okr.refusals import GuestsMayNot, NoSuchKeyResult, NoSuchMember, NoSuchTeam
from okr.status import Scope, ScopeKind
from okr.week import Week
from tests.builders import a_cycle, a_key_result, a_member, a_team, an_absence, an_answer, an_increase, an_objective
from tests.okr.check_in.office import THIS_WEEK
from tests.okr.status.place import CARE, COMPANY, ME, TIER_TWO_PRIVATE, Place, numbers

LAST_WEEK = Week(2026, 47)
USUAL = Scope(ScopeKind.USUAL)


def named(name: str) -> Scope:
    return Scope(ScopeKind.NAMED, name)


def test_me_shows_what_i_answer_for(place: Place) -> None:
    status = compose_status(place.world, ME, by=place.alice)
    assert numbers(status) == [1]
    assert status.person == place.alice
    assert [each.objective.number for each in status.objectives] == [1]


def test_an_objective_i_own_is_shown_with_all_its_key_results(place: Place) -> None:
    assert numbers(compose_status(place.world, ME, by=place.lead)) == [1, 2]


def test_an_objective_of_which_i_own_a_part_still_says_how_all_of_it_stands(place: Place) -> None:
    place.said(1, an_answer(100), by=place.alice, week=THIS_WEEK)
    place.said(2, an_answer(120, confidence=2), by=place.chi, week=THIS_WEEK)
    (mine,) = compose_status(place.world, ME, by=place.alice).objectives
    assert mine.roll_up.progress is not None
    assert round(mine.roll_up.progress, 2) == 0.5
    assert mine.roll_up.health is Health.AT_RISK


def test_a_bare_status_is_a_leads_team_and_anybody_elses_own(place: Place) -> None:
    assert [team.key for team in compose_status(place.world, USUAL, by=place.lead).teams] == ["care"]
    assert compose_status(place.world, USUAL, by=place.boss).teams[0].is_company
    assert numbers(compose_status(place.world, USUAL, by=place.dan)) == [3]


def test_who_leads_two_teams_gets_the_one_they_belong_to(place: Place) -> None:
    place.put(a_team(key="acme", name="Acme", lead="ULAN", channel="CACME", is_company=True))
    assert [team.key for team in compose_status(place.world, USUAL, by=place.lan).teams] == ["sales"]


def test_the_company_shows_its_own_key_results_and_each_team_below_as_counts(place: Place) -> None:
    place.said(3, an_answer(1, confidence=2), by=place.dan, week=THIS_WEEK)
    status = compose_status(place.world, COMPANY, by=place.alice)
    assert numbers(status) == [4]
    assert [(each.team.key, dict(each.counts)) for each in status.below] == [
        ("sales", {Health.AT_RISK: 1}),
        ("care", {Health.UNKNOWN: 3}),
    ]


def test_a_team_counts_the_teams_below_it_beside_its_own(place: Place) -> None:
    status = compose_status(place.world, CARE, by=place.dan)
    assert numbers(status) == [1, 2]
    assert [(each.team.key, dict(each.counts)) for each in status.below] == [("tier-two", {Health.UNKNOWN: 1})]


@pytest.mark.parametrize("typed", ["Chăm sóc khách hàng", "cham soc", "CARE"])
def test_a_team_is_found_by_key_or_name_however_typed(place: Place, typed: str) -> None:
    assert compose_status(place.world, named(typed), by=place.dan).scope == CARE


def test_a_channel_stands_for_its_team(place: Place) -> None:
    assert compose_status(place.world, Scope(ScopeKind.CHANNEL, "CCARE"), by=place.dan).scope == CARE


def test_a_channel_that_two_teams_share_shows_both(place: Place) -> None:
    place.put(a_team(key="tier-two", name="Tier two", lead=None, channel="CCARE", parent="care"))
    status = compose_status(place.world, Scope(ScopeKind.CHANNEL, "CCARE"), by=place.dan)
    assert numbers(status) == [1, 2, 5]
    assert status.below == ()


def test_a_person_is_found_by_id_and_by_name(place: Place) -> None:
    by_id = compose_status(place.world, Scope(ScopeKind.PERSON, "UCHI"), by=place.dan)
    assert numbers(by_id) == [2]
    assert compose_status(place.world, Scope(ScopeKind.PERSON, "chi"), by=place.dan) == by_id
    assert compose_status(place.world, named("Chi"), by=place.dan) == by_id


def test_a_bare_team_is_the_team_i_belong_to(place: Place) -> None:
    assert compose_status(place.world, Scope(ScopeKind.OWN_TEAM), by=place.alice).scope == CARE


def test_one_key_result_and_one_objective_are_found_by_number(place: Place) -> None:
    assert numbers(compose_status(place.world, Scope(ScopeKind.KEY_RESULT, "2"), by=place.dan)) == [2]
    assert numbers(compose_status(place.world, Scope(ScopeKind.OBJECTIVE, "1"), by=place.dan)) == [1, 2]


@pytest.mark.parametrize(
    ("scope", "refusal"),
    [
        (Scope(ScopeKind.TEAM, "nowhere"), NoSuchTeam),
        (named("nowhere"), NoSuchTeam),
        (Scope(ScopeKind.CHANNEL, "CNONE"), NoSuchTeam),
        (Scope(ScopeKind.PERSON, "UNOBODY"), NoSuchMember),
        (Scope(ScopeKind.KEY_RESULT, "77"), NoSuchKeyResult),
        (Scope(ScopeKind.OBJECTIVE, "77"), NoSuchKeyResult),
    ],
)
def test_what_there_is_not_is_refused(place: Place, scope: Scope, refusal: type[Exception]) -> None:
    with pytest.raises(refusal):
        compose_status(place.world, scope, by=place.alice)


def test_guests_see_nothing_until_they_are_allowed(place: Place) -> None:
    guest = a_member("UGUEST", name="Gia", kind=MemberKind.GUEST)
    place.put(guest)
    with pytest.raises(GuestsMayNot):
        compose_status(place.world, ME, by=guest)
    place.with_settings(allow_guests=True)
    assert numbers(compose_status(place.world, COMPANY, by=guest)) == [4]


@pytest.mark.parametrize(
    ("visibility", "sees"),
    [
        (Visibility.PUBLIC, {"Alice", "Chi", "Linh", "Bao", "Dan", "Lan"}),
        (Visibility.TEAM, {"Alice", "Chi", "Linh", "Bao"}),
        (Visibility.PRIVATE, {"Chi", "Linh", "Bao"}),
    ],
)
def test_what_is_not_public_is_shown_to_its_circle_alone(place: Place, visibility: Visibility, sees: set[str]) -> None:
    place.restricted(visibility)
    everybody = [place.alice, place.chi, place.lead, place.boss, place.dan, place.lan]

    def shown(scope: Scope) -> set[str]:
        return {by.name for by in everybody if TIER_TWO_PRIVATE in numbers(compose_status(place.world, scope, by=by))}

    assert shown(CARE) == sees
    assert shown(Scope(ScopeKind.PERSON, "UCHI")) == sees


@pytest.mark.parametrize("scope", [Scope(ScopeKind.KEY_RESULT, "90"), Scope(ScopeKind.OBJECTIVE, "9")])
def test_what_one_may_not_see_does_not_exist(place: Place, scope: Scope) -> None:
    place.restricted(Visibility.PRIVATE)
    with pytest.raises(NoSuchKeyResult):
        compose_status(place.world, scope, by=place.dan)


def test_the_counts_of_a_team_below_leave_out_what_one_may_not_see(place: Place) -> None:
    place.restricted(Visibility.PRIVATE)

    def care(by: Member) -> int:
        below = compose_status(place.world, COMPANY, by=by).below
        return sum(next(each for each in below if each.team.key == "care").counts.values())

    assert (care(place.dan), care(place.boss)) == (3, 4)


def test_a_week_counts_as_silent_once_its_digest_is_out(place: Place) -> None:
    place.said(1, an_answer(90, confidence=9), by=place.alice, week=Week(2026, 46))

    def silent() -> list[int]:
        (line,) = compose_status(place.world, ME, by=place.alice).lines
        return [reason.count for reason in line.assessment.reasons if reason.kind is ReasonKind.SILENT]

    assert silent() == [1]  # week 47; Friday of week 48 is now
    place.later(days=2)
    assert silent() == [1]  # Sunday
    place.later(days=1)
    assert silent() == [2]  # Monday 15:00: the digest went out at 10:00


def test_weeks_away_are_not_silence(place: Place) -> None:
    place.said(1, an_answer(90, confidence=9), by=place.alice, week=Week(2026, 46))
    place.put(an_absence("U1", first_day=LAST_WEEK.monday, last_day=LAST_WEEK.sunday))
    (line,) = compose_status(place.world, ME, by=place.alice).lines
    assert not line.assessment.has(ReasonKind.SILENT)


def test_paused_ones_are_shown_but_not_counted_and_cancelled_ones_are_gone(place: Place) -> None:
    place.put(
        a_key_result(an_increase(), number=6, objective=1, owner="U1", state=KeyResultState.PAUSED),
        a_key_result(an_increase(), number=7, objective=1, owner="U1", state=KeyResultState.CANCELLED),
    )
    status = compose_status(place.world, ME, by=place.alice)
    assert numbers(status) == [1, 6]
    assert sum(status.counts.values()) == 1


def test_a_cancelled_one_is_still_found_by_its_number(place: Place) -> None:
    place.put(a_key_result(an_increase(), number=7, objective=1, owner="U1", state=KeyResultState.CANCELLED))
    assert numbers(compose_status(place.world, Scope(ScopeKind.KEY_RESULT, "7"), by=place.alice)) == [7]


def test_a_closed_cycle_is_left_out_but_found_by_number_as_it_ended(place: Place) -> None:
    first, last = Week(2026, 27).monday, Week(2026, 39).sunday
    place.put(a_cycle(key="2026-Q3", name="Q3 2026", first_day=first, last_day=last, state=CycleState.CLOSED))
    place.put(an_objective(number=8, cycle="2026-Q3", owner="U1"))
    place.put(a_key_result(Binary(), number=8, objective=8, owner="U1", start=first, due=last))
    assert numbers(compose_status(place.world, ME, by=place.alice)) == [1]
    (line,) = compose_status(place.world, Scope(ScopeKind.KEY_RESULT, "8"), by=place.alice).lines
    assert line.assessment.pace is None  # not overdue: it is judged on the cycle's last day


def test_what_somebody_called_done_is_done_whatever_its_last_figure(place: Place) -> None:
    place.put(a_key_result(an_increase(), number=7, objective=1, owner="U1", state=KeyResultState.DONE))
    status = compose_status(place.world, Scope(ScopeKind.KEY_RESULT, "7"), by=place.alice)
    assert (status.lines[0].assessment.health, status.lines[0].assessment.reasons) == (Health.DONE, ())
    assert status.counts == {Health.DONE: 1}
