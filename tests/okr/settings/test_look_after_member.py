"""One person looked up and looked after by an admin, on both databases where something is kept."""

from dataclasses import replace

import pytest

from okr.actions.choose_pilot import choose_pilot
from okr.actions.know_member import know_member
from okr.actions.look_after_member import appoint_member, set_language_of
from okr.actions.show_member import show_member
from okr.member import Member, MemberKind
from okr.member_shown import MemberShown
from okr.refusals import CannotBeChosen, NoAdminLeft, NoSuchMember, NotAnAdmin
from okr.team import Membership
from tests.builders import WORKSPACE, a_key_result, a_member, a_team, an_answer, an_objective
from tests.okr.check_in.office import FRIDAY_AFTERNOON, Office

ADMIN = a_member("UADMIN", name="Ada Admin", admin=True)


@pytest.fixture
def office(office: Office) -> Office:
    office.put(ADMIN)
    return office


def page(office: Office, person: str, *, by: Member = ADMIN) -> MemberShown:
    found = show_member(office.world, person, by=by)
    assert found is not None
    return found


def noted(office: Office) -> list[tuple[str, str]]:
    with office.database.snapshot(WORKSPACE) as tx:
        return [(note.action, note.thing) for note in tx.audit.latest() if note.actor == ADMIN.id]


def test_what_is_theirs_is_counted_and_the_teams_they_lead_are_known(office_on_both: Office) -> None:
    office = office_on_both
    office.put(ADMIN, a_team(key="sales", name="Sales", lead="U1"), an_objective(number=2, owner="U1", team="sales"))
    office.put(a_key_result(number=2, objective=2), a_key_result(number=3, owner="ULEAD"))
    with office.world.transaction() as tx:
        tx.teams.put_membership(Membership("U1", "care", primary=True))
    office.answer({1: an_answer(10, confidence=2)})
    office.answer({3: an_answer(10, confidence=2)}, by=office.lead)
    found = page(office, "U1")
    assert [team.name for team in found.teams] == ["Customer care", "Sales"]
    assert found.leads == {"sales"}
    assert (found.objectives, found.key_results, found.answered_at) == (2, 2, FRIDAY_AFTERNOON)
    assert (found.transferable, found.left_in) == (4, ())


def test_who_left_leaves_it_in_the_care_of_teams(office: Office) -> None:
    office.put(replace(office.alice, kind=MemberKind.DEACTIVATED))
    found = page(office, "U1")
    assert (found.transferable, [team.key for team in found.left_in]) == (0, ["care"])


def test_who_has_no_part_in_the_pilot_is_outside(office: Office) -> None:
    office.put(a_member("U2", name="Bob"))
    choose_pilot(office.world, ["care"], by=ADMIN)
    assert [page(office, one).is_outside for one in ("ULEAD", "UADMIN", "U2")] == [False, False, True]


def test_of_one_never_heard_of_nothing_is_known(office: Office) -> None:
    assert show_member(office.world, "UNOBODY", by=ADMIN) is None
    with pytest.raises(NoSuchMember):
        set_language_of(office.world, "UNOBODY", "vi", by=ADMIN)


def test_an_admin_named_here_stays_one_whatever_slack_tells_until_dismissed(office_on_both: Office) -> None:
    office = office_on_both
    office.put(ADMIN)
    for _ in range(2):
        assert appoint_member(office.world, "U1", is_admin=True, by=ADMIN).can_be_dismissed
    assert know_member(office.world, replace(office.alice, name="Alice Anders")).is_admin
    assert page(office, "ULEAD", by=page(office, "U1").member).can_be_appointed
    assert appoint_member(office.world, "U1", is_admin=False, by=ADMIN).can_be_appointed
    assert noted(office) == [("dismiss_admin", "U1"), ("appoint_admin", "U1")]


def test_of_slacks_own_admins_nothing_can_be_taken_back(office: Office) -> None:
    assert appoint_member(office.world, "UADMIN", is_admin=False, by=ADMIN).member.is_admin
    found = page(office, "UADMIN")
    assert (found.can_be_appointed, found.can_be_dismissed) == (False, False)


def test_the_last_admin_does_not_lock_everybody_out(office: Office) -> None:
    last = replace(ADMIN, admin=False, appointed=True)
    office.put(last)
    with pytest.raises(NoAdminLeft):
        appoint_member(office.world, "UADMIN", is_admin=False, by=last)


def test_who_is_no_admin_any_more_appoints_nobody(office: Office) -> None:
    asked_as = replace(office.lead, appointed=True)
    with pytest.raises(NotAnAdmin):
        appoint_member(office.world, "ULEAD", is_admin=True, by=asked_as)
    with pytest.raises(NotAnAdmin):
        set_language_of(office.world, "ULEAD", "vi", by=asked_as)
    with pytest.raises(NotAnAdmin):
        show_member(office.world, "U1", by=office.lead)


def test_a_guest_is_made_no_admin(office: Office) -> None:
    office.put(a_member("UGUEST", kind=MemberKind.GUEST))
    with pytest.raises(CannotBeChosen):
        appoint_member(office.world, "UGUEST", is_admin=True, by=ADMIN)


def test_the_language_an_admin_says_holds_until_it_is_as_in_slack_again(office_on_both: Office) -> None:
    office = office_on_both
    office.put(ADMIN)
    for _ in range(2):
        assert set_language_of(office.world, "U1", "vi", by=ADMIN).member.reads("en") == "vi"
    assert know_member(office.world, replace(office.alice, name="Alice Anders")).language == "vi"
    found = set_language_of(office.world, "U1", None, by=ADMIN)
    assert (found.member.language, found.unless_chosen) == (None, "en")
    assert noted(office) == [("set_language_of", "U1")] * 2
