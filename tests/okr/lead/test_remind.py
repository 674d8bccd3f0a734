"""A lead's question: whom it reaches, once a person and week, whoever presses."""

from datetime import timedelta

import pytest

from okr.actions.remind import remind, remind_all, see_who_is_silent
from okr.delivery import DeliveryKind
from okr.refusals import NoOpenCheckIn, NoSuchTeam, NotTheLead, TooLateToRemind
from okr.remind import NotNow
from okr.status import Scope, ScopeKind
from tests.builders import a_key_result, a_member, a_team, an_answer, an_objective
from tests.okr.check_in.office import THIS_WEEK, Office

LATER = timedelta(hours=20)


def asked(office: Office) -> list[str]:
    return sorted(office.planned(DeliveryKind.LEAD_REMINDER))


def test_a_second_lead_does_not_ask_again(office_on_both: Office) -> None:
    office = office_on_both
    boss = a_member("UBOSS", name="Boss")
    office.put(boss, a_team(key="acme", name="Acme", lead="UBOSS", is_company=True), a_team(parent="acme"))
    office.now += LATER
    first = remind(office.world, "care", THIS_WEEK, ["U1"], by=office.lead)
    second = remind(office.world, "care", THIS_WEEK, ["U1"], by=boss)
    assert [one.member.id for one in first.asked] == ["U1"]
    assert (second.asked, [one.not_now for one in second.not_now]) == ((), [NotNow.ASKED])
    assert asked(office) == ["U1"]


def test_remind_all_asks_a_person_of_two_teams_once(office: Office) -> None:
    office.put(
        a_team(key="sales", name="Sales"), an_objective(number=2, team="sales"), a_key_result(number=2, objective=2)
    )
    office.now += LATER
    reminded = remind_all(office.world, THIS_WEEK, by=office.lead)
    assert [one.member.id for one in reminded.asked] == ["U1"]
    assert asked(office) == ["U1"]


def test_whoever_has_answered_the_teams_part_is_not_asked_about_another_teams(office: Office) -> None:
    office.put(
        a_member("USALES", name="Sam"),
        a_team(key="sales", name="Sales", lead="USALES"),
        an_objective(number=2, team="sales"),
        a_key_result(number=2, objective=2),
    )
    office.answer({1: an_answer()})
    office.now += LATER
    sheet = see_who_is_silent(office.world, Scope(ScopeKind.USUAL), by=office.lead)
    assert ([one.id for one in sheet.answered], sheet.waiting) == (["U1"], ())


def test_before_the_check_in_it_is_about_the_week_before(office: Office) -> None:
    office.now -= timedelta(hours=7)
    sheet = see_who_is_silent(office.world, Scope(ScopeKind.USUAL), by=office.lead)
    assert sheet.week == THIS_WEEK.previous()


def test_between_a_close_and_the_cycles_first_check_in_there_is_nobody_to_remind(office: Office) -> None:
    office.put(a_team(key="new", name="Newcomers"))
    office.now -= timedelta(days=90)
    with pytest.raises(NoOpenCheckIn):
        see_who_is_silent(office.world, Scope(ScopeKind.TEAM, "care"), by=office.lead)


def test_a_week_that_is_over_reminds_nobody(office: Office) -> None:
    office.now += timedelta(days=8)
    with pytest.raises(TooLateToRemind):
        remind(office.world, "care", THIS_WEEK, ["U1"], by=office.lead)
    with pytest.raises(TooLateToRemind):
        remind_all(office.world, THIS_WEEK, by=office.lead)
    assert asked(office) == []


def test_only_leads_may(office: Office) -> None:
    office.now += LATER
    with pytest.raises(NotTheLead):
        remind(office.world, "care", THIS_WEEK, ["U1"], by=office.alice)
    with pytest.raises(NoSuchTeam):
        remind(office.world, "gone", THIS_WEEK, ["U1"], by=office.lead)
    with pytest.raises((NotTheLead, NoSuchTeam)):
        remind_all(office.world, THIS_WEEK, by=office.alice)
    assert asked(office) == []
