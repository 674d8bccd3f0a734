"""Whatever people and leads change, and whenever: one question a week and person, and nobody is forgotten."""

from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from okr.actions.agenda import Agendas
from okr.actions.change_team import change_team
from okr.actions.choose_settings import choose_settings
from okr.actions.compose_nudge import compose_nudge
from okr.actions.compose_reminder import compose_reminder
from okr.actions.end_absence import end_absence
from okr.actions.know_member import know_member
from okr.actions.plan_nudges import plan_nudges
from okr.actions.plan_reminders import plan_reminders
from okr.actions.say_away import say_away
from okr.actions.upcoming import upcoming
from okr.away import Leave
from okr.cadence import Cadence
from okr.delivery import DeliveryKind, DeliveryState, Moot
from okr.member import Member, ReminderProfile
from okr.refusals import NotAnAbsence
from okr.settings_shown import OwnChoices
from okr.week import Week
from storage.engine import open_database
from tests.builders import a_key_result, a_member, a_team, an_objective
from tests.databases import sqlite_copy
from tests.okr.check_in.office import THIS_WEEK, Office

START = datetime(2026, 11, 23, 1, tzinfo=UTC)
END = datetime(2026, 12, 2, 1, tzinfo=UTC)
"""After the reminders, before the next check-in."""
ALICE, BOB = "U1", "U2"
ZONES = ("Etc/UTC", "Asia/Ho_Chi_Minh", "America/Los_Angeles", "Pacific/Kiritimati", "Pacific/Pago_Pago")
COMPOSE = {DeliveryKind.NUDGE: compose_nudge, DeliveryKind.REMINDER: compose_reminder}
MESSAGES = frozenset(kind.value for kind in COMPOSE)
Change = Callable[[Office], object]


def lives_in(zone: str) -> Change:
    return lambda office: know_member(office.world, replace(member(office, ALICE), zone=zone))


def wants(profile: ReminderProfile) -> Change:
    def choose(office: Office) -> None:
        known = member(office, ALICE)
        choices = OwnChoices(quiet_from=known.quiet_from, quiet_to=known.quiet_to, reminders=profile)
        choose_settings(office.world, choices, by=known)

    return choose


def quiet(hours: tuple[time, time] | None) -> Change:
    def choose(office: Office) -> None:
        known, (quiet_from, quiet_to) = member(office, ALICE), hours or (None, None)
        choices = OwnChoices(quiet_from=quiet_from, quiet_to=quiet_to, reminders=known.reminders)
        choose_settings(office.world, choices, by=known)

    return choose


def is_asked(team: str, weekday: int, hour: int, every: int) -> Change:
    def change(office: Office) -> None:
        with office.world.snapshot() as tx:
            known = tx.teams.get(team)
        assert known is not None
        cadence = replace(known.cadence, weekday=weekday, at=time(hour), every=every)
        change_team(office.world, replace(known, cadence=cadence), by=office.lead)

    return change


def goes_away(days: int, delegate: str | None) -> Change:
    def go(office: Office) -> None:
        known = member(office, ALICE)
        today = office.now.astimezone(known.tz).date()
        try:
            say_away(office.world, Leave(today, today + timedelta(days=days), delegate), by=known)
        except NotAnAbsence:  # Bob is away himself
            return

    return go


def comes_back(wholly: bool) -> Change:
    return lambda office: end_absence(office.world, by=member(office, ALICE), wholly=wholly)


def member(office: Office, key: str) -> Member:
    with office.world.snapshot() as tx:
        found = tx.members.get(key)
    assert found is not None
    return found


CHANGES = st.one_of(
    st.builds(lives_in, st.sampled_from(ZONES)),
    st.builds(wants, st.sampled_from(list(ReminderProfile))),
    st.builds(quiet, st.sampled_from([None, (time(21), time(7)), (time(14), time(17))])),
    st.builds(
        is_asked,
        st.sampled_from(["care", "sales"]),
        st.integers(0, 6),
        st.sampled_from([6, 9, 15, 20]),
        st.integers(1, 2),
    ),
    st.builds(goes_away, st.integers(0, 9), st.sampled_from([None, BOB])),
    st.builds(comes_back, st.booleans()),
)


@contextmanager
def an_office(template: Path) -> Iterator[Office]:
    """Alice owns something in a weekly team and in one of every second week, Bob something of his own."""
    with TemporaryDirectory(dir=template.parent) as folder:
        database = open_database(sqlite_copy(template, Path(folder)))
        office = Office(database)
        office.now = START
        sales = a_team(key="sales", name="Sales", channel="CSALES", lead="ULEAD", cadence=Cadence(every=2, weekday=2))
        office.put(sales, a_member(BOB, name="Bob"), an_objective(number=2, team="sales"))
        office.put(a_key_result(number=2, objective=2), a_key_result(number=3, owner=BOB))
        yield office
        database.dispose()


def tick(office: Office, sent: Counter[tuple[str, str, Week]]) -> None:
    """Plan and deliver, Slack taking whatever is sent."""
    plan_nudges(office.world)
    plan_reminders(office.world)
    outbox = office.database.outbox
    outbox.miss_overdue(office.now)
    while rows := outbox.claim(office.now, 100):  # one about a person at a time: a notice may wait for an edit
        for row in rows:
            compose = COMPOSE.get(row.plan.kind)
            found = compose(office.world, row) if compose else None
            if row.is_edit:
                outbox.mark_edited(row, revision=row.wanted)
            elif isinstance(found, Moot):
                outbox.mark_cancelled(row, reason=found.why)
            else:
                sent[row.plan.kind.value, row.plan.subject, Week.parse(row.plan.week)] += 1
                outbox.mark_sent(row, channel="D1", ts="1.1", revision=row.wanted)


def run_until(office: Office, end: datetime, sent: Counter[tuple[str, str, Week]]) -> None:
    while True:
        tick(office, sent)
        if office.now >= end:
            return
        office.now = min([*upcoming(office.world, end), end])


@settings(max_examples=4, phases=[Phase.generate], suppress_health_check=list(HealthCheck))
@given(changes=st.lists(st.tuples(st.integers(0, 60), CHANGES), min_size=2, max_size=5))
def test_each_week_asks_each_person_once_and_forgets_nobody(sqlite: Path, changes: list[tuple[int, Change]]) -> None:
    with an_office(sqlite) as office:
        sent: Counter[tuple[str, str, Week]] = Counter()
        for hours, change in changes:
            run_until(office, office.now + timedelta(hours=hours), sent)
            change(office)
        run_until(office, END, sent)
        assert not [key for key, count in sent.items() if count > 1 and key[0] in MESSAGES]
        with office.world.snapshot() as tx:
            rows = tx.deliveries.of_period(THIS_WEEK.key)
            due = Agendas(office.world, tx).all(THIS_WEEK).keys()
        assert not [row for row in rows if row.state is DeliveryState.MISSED], "nobody was down"
        assert due <= {row.plan.subject for row in rows if row.slack_ts}
