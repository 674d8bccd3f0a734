"""A pilot: nobody outside is ever sent anything by itself, nobody inside is missed; then it is widened, and ended."""

from datetime import date, datetime, timedelta

import pytest

from okr.actions.away_from_status import away_from_status
from okr.actions.choose_pilot import choose_pilot, show_pilot
from okr.actions.close_destination import close_channel
from okr.actions.know_member import know_left
from okr.actions.piloting import require_inside
from okr.actions.plan_cycle_starts import plan_cycle_starts
from okr.actions.plan_digests import plan_digests
from okr.actions.plan_lead_lines import plan_lead_lines
from okr.actions.plan_nudges import plan_nudges
from okr.actions.plan_reminders import plan_reminders
from okr.actions.plan_welcomes import plan_welcomes
from okr.actions.schedule import Schedule
from okr.actions.show_administration import show_administration
from okr.delivery import ONCE, DeliveryKind
from okr.destination import Trouble
from okr.pilot import chosen_now
from okr.refusals import NoSuchTeam, NotAnAdmin
from okr.refusals_setting_up import OutsidePilot
from okr.slack_status import SlackStatus
from okr.team import Membership
from okr.week import Week
from tests.builders import a_cycle, a_key_result, a_member, a_team, an_answer, an_increase, an_objective
from tests.okr.check_in.office import FRIDAY_AFTERNOON, Office

ADMIN = a_member("UADMIN", name="Ada", admin=True)
BOB, NORA = a_member("UBOB", name="Bob"), a_member("UNORA", name="Nora")
A_WEEK = timedelta(days=7)
NUDGE = DeliveryKind.NUDGE
THURSDAY = FRIDAY_AFTERNOON - timedelta(days=1)
"""Of week 48, in which the bot is new."""
PLANS = (plan_welcomes, plan_nudges, plan_reminders, plan_digests, plan_cycle_starts, plan_lead_lines)


def staffed(office: Office) -> Office:
    """Beside care (Alice, led by Linh), the shop with Bob and the till below it with Nora; each has a key result."""
    office.now = FRIDAY_AFTERNOON - timedelta(days=4)
    office.put(ADMIN, BOB, NORA, a_team(key="acme", name="Acme", lead=None, channel="CACME", is_company=True))
    office.put(a_team(parent="acme"))
    office.put(a_team(key="shop", name="Shop", parent="acme", lead="UBOB", channel="CSHOP"))
    office.put(a_team(key="till", name="Till", parent="shop", lead=None, channel="CTILL"))
    for number, team, owner in ((2, "shop", "UBOB"), (3, "till", "UNORA")):
        office.put(an_objective(number=number, team=team, owner=owner))
        office.put(a_key_result(an_increase(0, 100), number=number, objective=number, owner=owner))
    with office.world.transaction() as tx:
        for person, team in (("U1", "care"), ("ULEAD", "care"), ("UBOB", "shop"), ("UNORA", "till")):
            tx.teams.put_membership(Membership(person, team))
    return office


def go_on(office: Office, until: datetime) -> None:
    """Every plan, four times a day."""
    while office.now < until:
        office.now += timedelta(hours=6)
        for plan in PLANS:
            plan(office.world)


def told(office: Office) -> set[tuple[str, str, str]]:
    """The kind, week and subject of all that is to go out, or was missed."""
    periods = (ONCE, *(Week(2026, number).key for number in range(46, 52)))
    with office.world.snapshot() as tx:
        rows = [row.plan for period in periods for row in tx.deliveries.of_period(period)]
    return {(plan.kind.value, plan.period.partition(".")[0], plan.subject) for plan in rows}


def heard(office: Office, kind: DeliveryKind, week: int | None = None) -> set[str]:
    """About whom or which team there is a row of that kind (and week)."""
    period = Week(2026, week).key if week else None
    return {subject for of, when, subject in told(office) if of == kind and period in {None, when}}


def test_two_fridays_with_one_team_then_with_more_then_with_everybody(office_on_both: Office) -> None:
    office = staffed(office_on_both)
    choose_pilot(office.world, ["care"], by=ADMIN)
    go_on(office, THURSDAY + A_WEEK)
    assert {subject for _, _, subject in told(office)} == {"U1", "ULEAD", "care"}
    assert heard(office, NUDGE, 48) == {"U1"}
    choose_pilot(office.world, ["care", "shop"], by=ADMIN)
    go_on(office, THURSDAY + 2 * A_WEEK)
    assert heard(office, NUDGE, 48) == {"U1"}, "nobody is asked about a week that is over"
    assert heard(office, NUDGE, 49) == {"U1", "UBOB", "UNORA"}
    assert heard(office, DeliveryKind.WELCOME) == {"U1", "UBOB", "UNORA"}
    assert heard(office, DeliveryKind.DIGEST, 49) == {"care", "shop", "till"}
    choose_pilot(office.world, [], by=ADMIN)
    go_on(office, THURSDAY + 3 * A_WEEK)
    assert heard(office, DeliveryKind.DIGEST, 49) == {"care", "shop", "till"}
    assert heard(office, DeliveryKind.DIGEST, 50) == {"acme", "care", "shop", "till"}


def test_a_check_in_that_has_begun_goes_on_to_its_digest_and_no_further(office: Office) -> None:
    staffed(office)
    go_on(office, FRIDAY_AFTERNOON + timedelta(hours=1))
    assert heard(office, NUDGE, 48) == {"U1", "UBOB", "UNORA"}
    choose_pilot(office.world, ["care"], by=ADMIN)
    office.answer({2: an_answer(70)}, by=BOB)
    go_on(office, THURSDAY + 2 * A_WEEK)
    assert heard(office, DeliveryKind.REMINDER, 48) == {"U1", "UNORA"}
    assert heard(office, DeliveryKind.DIGEST, 48) == {"acme", "care", "shop", "till"}
    assert heard(office, NUDGE, 49) == {"U1"}
    assert heard(office, DeliveryKind.DIGEST, 49) == {"care"}


def test_weeks_in_which_a_team_was_left_alone_are_not_missed_by_it(office: Office) -> None:
    staffed(office)
    choose_pilot(office.world, ["care"], by=ADMIN)
    office.now += 2 * A_WEEK
    choose_pilot(office.world, [], by=ADMIN)
    with office.world.snapshot() as tx:
        schedule = Schedule(office.world, tx)
        due = {key: schedule.due_weeks(key, "2026-Q4").weeks for key in ("care", "shop")}
        assert tx.settings.get().choices.stale_from == 0
    left_alone = {Week(2026, 48), Week(2026, 49)}
    assert set(due["care"]) - set(due["shop"]) == left_alone


@pytest.mark.parametrize("is_on", [True, False])
def test_outside_nothing_that_happens_by_itself_is_told(office: Office, *, is_on: bool) -> None:
    staffed(office)
    office.put(a_cycle(key="2026-M12", first_day=date(2026, 11, 30), last_day=date(2026, 12, 31)))
    office.put(an_objective(number=9, team="acme", owner="UADMIN", cycle="2026-M12"))
    choose_pilot(office.world, ["care"] if is_on else [], by=ADMIN)
    away_from_status(office.world, "UNORA", SlackStatus(":palm_tree:", "Holiday", office.now + 9 * A_WEEK))
    know_left(office.world, "UBOB")
    close_channel(office.world, "CSHOP", Trouble.ARCHIVED)
    go_on(office, THURSDAY + A_WEEK)
    said = {"UNORA", "UADMIN", "acme"}
    assert heard(office, DeliveryKind.NOTICE) | heard(office, DeliveryKind.CYCLE_START) == (set() if is_on else said)
    with office.world.snapshot() as tx:
        assert [each.member for each in tx.members.absences()] == ["UNORA"]


@pytest.mark.parametrize(
    ("who", "is_inside"),
    [("U1", True), ("ULEAD", True), ("UADMIN", True), ("UBOSS", True), ("UBOB", False), ("UNORA", False)],
)
def test_whoever_has_a_part_in_it_comes_in_and_everybody_else_reads_whom_to_ask(
    office: Office, who: str, is_inside: bool
) -> None:
    staffed(office)
    office.put(a_member("UBOSS", name="Boss"))
    office.put(a_team(key="acme", name="Acme", lead="UBOSS", channel="CACME", is_company=True))
    choose_pilot(office.world, ["care"], by=ADMIN)
    with office.world.snapshot() as tx:
        member = tx.members.get(who)
    assert member is not None
    if is_inside:
        require_inside(office.world, member)
        return
    with pytest.raises(OutsidePilot) as outside:
        require_inside(office.world, member)
    assert (outside.value.teams, outside.value.who) == (("Customer care",), ("UADMIN",))


def test_whoever_owns_something_of_a_pilot_team_is_inside_and_asked(office: Office) -> None:
    staffed(office)
    choose_pilot(office.world, ["care"], by=ADMIN)
    office.put(a_key_result(an_increase(0, 100), number=7, objective=1, owner="UNORA"))
    require_inside(office.world, NORA)
    go_on(office, THURSDAY + A_WEEK)
    assert heard(office, NUDGE, 48) == {"U1", "UNORA"}


def test_what_it_means_is_counted_before_it_is_kept(office: Office) -> None:
    staffed(office)
    none, shop = show_pilot(office.world, by=ADMIN), show_pilot(office.world, ["shop"], by=ADMIN)
    assert (none.is_on, none.teams, none.people, none.now, none.everybody) == (False, 4, 4, 4, 4)
    assert (shop.chosen, shop.teams, shop.people, shop.now) == (frozenset({"shop"}), 2, 2, 4)
    assert [team.key for team in shop.offered] == ["acme", "care", "shop", "till"]
    choose_pilot(office.world, ["shop"], by=ADMIN)
    wider = show_pilot(office.world, ["shop", "care"], by=ADMIN)
    assert (wider.is_on, wider.people, wider.now, wider.everybody) == (True, 4, 2, 4)
    assert show_administration(office.world, by=ADMIN).pilot == ("Shop",)


def test_it_is_the_admins_and_noted_once(office: Office) -> None:
    staffed(office)
    for act in (show_pilot, choose_pilot):
        with pytest.raises(NotAnAdmin):
            act(office.world, ["care"], by=BOB)
        with pytest.raises(NoSuchTeam):
            act(office.world, ["care", "moon"], by=ADMIN)
    for chosen in (["shop", "care"], ["care", "shop"], [], []):
        choose_pilot(office.world, chosen, by=ADMIN)
        office.now += timedelta(hours=1)
    with office.world.snapshot() as tx:
        noted = [(note.action, note.thing) for note in tx.audit.latest(3)]
        stages = tx.settings.get().choices.pilot
    assert noted == [("end_pilot", "UADMIN"), ("choose_pilot", "care shop")]
    assert [each.teams for each in stages] == [{"care", "shop"}, set()]
    assert chosen_now(stages) == frozenset()
