"""What holds for the whole workspace: admins alone change it, and there is always one."""

from dataclasses import replace
from decimal import Decimal

import pytest

from okr.actions.change_workspace import change_workspace, show_workspace
from okr.actions.keep_standings_true import AT_ONCE, keep_standings_true
from okr.actions.plan_nudges import plan_nudges
from okr.delivery import DeliveryKind, DeliveryState
from okr.member import Member, MemberKind
from okr.notice import Topic
from okr.refusals import CannotBeChosen, NoAdminLeft, NotAnAdmin, ThresholdsCross
from okr.settings import Thresholds, WorkspaceSettings
from okr.settings_shown import SharedChoices
from tests.builders import WORKSPACE, a_key_result, a_member, an_answer, an_objective
from tests.okr.check_in.office import Office

ADMIN = a_member("UADMIN", name="Ada", admin=True)
USUAL = SharedChoices(
    "en", "UTC", allow_guests=False, absence_from_status=True, thresholds=Thresholds(), appointed=frozenset()
)


@pytest.fixture
def office(office: Office) -> Office:
    office.put(ADMIN)
    return office


def settings(office: Office) -> WorkspaceSettings:
    with office.database.snapshot(WORKSPACE) as tx:
        return tx.settings.get()


def member(office: Office, key: str) -> Member:
    with office.database.snapshot(WORKSPACE) as tx:
        found = tx.members.get(key)
    assert found is not None
    return found


def health(office: Office, number: int = 1) -> str:
    with office.database.snapshot(WORKSPACE) as tx:
        standing = tx.standings.get(number)
    assert standing is not None
    return standing.health.value


def test_what_an_admin_chose_is_kept(office: Office) -> None:
    wanted = replace(USUAL, language="vi", zone="Asia/Ho_Chi_Minh", allow_guests=True, absence_from_status=False)
    change_workspace(office.world, wanted, by=ADMIN)
    kept = settings(office)
    assert (kept.language, kept.zone, kept.allow_guests) == ("vi", "Asia/Ho_Chi_Minh", True)
    assert not kept.choices.absence_from_status


def test_nobody_else_may(office: Office) -> None:
    with pytest.raises(NotAnAdmin):
        show_workspace(office.world, by=office.lead)
    with pytest.raises(NotAnAdmin):
        change_workspace(office.world, USUAL, by=office.lead)


def test_a_new_admin_is_told_once_and_may_from_then_on(office: Office) -> None:
    for _ in range(2):
        change_workspace(office.world, replace(USUAL, appointed=frozenset({"ULEAD"})), by=ADMIN)
    with office.database.snapshot(WORKSPACE) as tx:
        notice, second = tx.notices.get(1), tx.notices.get(2)
        noted = [note.action for note in tx.audit.latest()]
    assert notice is not None
    assert (notice.to, notice.topic, notice.about.people) == ("ULEAD", Topic.APPOINTED, ("UADMIN",))
    assert second is None
    assert noted == ["appoint_admin"]
    assert show_workspace(office.world, by=member(office, "ULEAD")).appointed == ("ULEAD",)


def test_who_is_no_longer_named_is_no_admin_any_more(office: Office) -> None:
    change_workspace(office.world, replace(USUAL, appointed=frozenset({"ULEAD"})), by=ADMIN)
    change_workspace(office.world, USUAL, by=ADMIN)
    assert not member(office, "ULEAD").is_admin


def test_there_is_always_an_admin(office: Office) -> None:
    office.put(replace(ADMIN, admin=False, appointed=True))
    with pytest.raises(NoAdminLeft):
        change_workspace(office.world, USUAL, by=replace(ADMIN, admin=False, appointed=True))
    assert member(office, "UADMIN").appointed


def test_one_of_slacks_admins_who_left_does_not_count(office: Office) -> None:
    office.put(replace(ADMIN, kind=MemberKind.DEACTIVATED), replace(office.lead, appointed=True))
    with pytest.raises(NoAdminLeft):
        change_workspace(office.world, USUAL, by=replace(office.lead, appointed=True))


def test_guests_and_the_unknown_cannot_be_admins(office: Office) -> None:
    office.put(a_member("UGUEST", kind=MemberKind.GUEST))
    for wanted in ("UGUEST", "UNOBODY"):
        with pytest.raises(CannotBeChosen):
            change_workspace(office.world, replace(USUAL, appointed=frozenset({wanted})), by=ADMIN)


def test_bounds_that_cross_are_refused(office: Office) -> None:
    with pytest.raises(ThresholdsCross):
        change_workspace(office.world, replace(USUAL, thresholds=Thresholds(on_track_gap=Decimal("0.3"))), by=ADMIN)


def test_other_bounds_make_every_standing_true_again_step_by_step(office: Office) -> None:
    office.put(*(an_objective(number=n) for n in range(2, AT_ONCE + 3)))
    last = AT_ONCE + 2
    office.put(a_key_result(number=2, objective=last))
    office.answer({1: an_answer(60, confidence=6), 2: an_answer(60, confidence=6)})
    change_workspace(office.world, replace(USUAL, thresholds=Thresholds(unsure_from=7)), by=ADMIN)
    assert (health(office), health(office, 2)) == ("needs_attention", "needs_attention")
    keep_standings_true(office.world)
    assert (health(office), health(office, 2)) == ("at_risk", "needs_attention")
    keep_standings_true(office.world)
    assert (health(office), health(office, 2)) == ("at_risk", "at_risk")
    assert settings(office).choices.stale_from is None


def test_nothing_is_written_where_every_standing_is_true(office: Office) -> None:
    before = settings(office)
    assert keep_standings_true(office.world) == 0
    assert settings(office) == before


def test_letting_guests_in_after_their_check_in_time_leaves_nothing_missed(office: Office) -> None:
    office.put(replace(office.alice, kind=MemberKind.GUEST))
    office.now = office.now.replace(day=28)
    change_workspace(office.world, replace(USUAL, allow_guests=True), by=ADMIN)
    plan_nudges(office.world)
    assert office.delivery(DeliveryKind.NUDGE, "U1").state is DeliveryState.CANCELLED
