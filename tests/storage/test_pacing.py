"""Slack is called no faster than it allows, by however many processes; what one workspace or channel has to wait for
holds nobody else back."""

from datetime import timedelta

import pytest
from sqlalchemy import literal_column

from okr.delivery import Delivery, DeliveryKind
from sandbox.clock import Clock
from sandbox.limits import figure
from sandbox.web_api.rates import Rates
from sandbox.web_api.registry import METHODS
from storage.database_clock import SQLITE_FORMAT
from storage.engine import Database
from storage.outbox import Outbox
from storage.pacing import SLACK, PaceRow, Rate
from storage.pause import EDIT, POST, UPLOAD
from tests.builders import a_team
from tests.storage.acme import a_founded_company
from tests.storage.planning import FRIDAY, a_plan

SECOND = timedelta(seconds=1)
MINUTE = timedelta(minutes=1)
HOUR = timedelta(hours=1)
SLOW = {method: Rate(HOUR, rate.burst) for method, rate in SLACK.items()}
"""Slack's bursts, and then so slowly that the time a test takes makes no difference."""


@pytest.fixture
def outbox(database: Database, acme: str) -> Outbox:
    del acme
    return database.outbox.keeping(SLOW)


def plan(database: Database, workspace: str, *subjects: str, kind: DeliveryKind = DeliveryKind.NUDGE) -> None:
    """One a second, in the order in which they are named; the last one is due by now."""
    with database.transaction(workspace) as transaction:
        transaction.deliveries.plan(
            a_plan(subject, kind=kind, not_before=FRIDAY - SECOND * (len(subjects) - number))
            for number, subject in enumerate(subjects)
        )


def people(count: int, *, first: int = 0) -> list[str]:
    return [f"U{number:04}" for number in range(first, first + count)]


def time_passes(database: Database, by: timedelta) -> None:
    """As far as the paces can tell."""
    seconds = by.total_seconds()
    earlier = f"until - interval '{seconds} seconds'"
    if not database.on_postgres:
        earlier = f"strftime('{SQLITE_FORMAT}', until, '-{seconds:.3f} seconds')"
    with database.writing() as connection:
        connection.execute(PaceRow.__table__.update().values(until=literal_column(earlier)))


def send(outbox: Outbox, claimed: list[Delivery]) -> None:
    for one in claimed:
        assert outbox.mark_sent(one, channel=f"D{one.plan.subject}", ts=f"{one.id}.1", revision=1)


def subjects(claimed: list[Delivery]) -> list[str]:
    return [one.plan.subject for one in claimed]


def test_two_processes_together_keep_the_pace_of_one(database: Database, outbox: Outbox) -> None:
    plan(database, "T1", *people(80))
    other = database.outbox.keeping(SLOW)
    first, second = outbox.claim(FRIDAY, 20), other.claim(FRIDAY, 60)
    assert len(first) + len(second) == SLACK[POST].burst
    assert outbox.claim(FRIDAY, 60) == other.claim(FRIDAY, 60) == []
    time_passes(database, 3 * HOUR)
    assert len(other.claim(FRIDAY, 60)) + len(outbox.claim(FRIDAY, 60)) == 3


def test_a_workspace_that_has_its_pace_to_keep_holds_no_other_back(database: Database, outbox: Outbox) -> None:
    plan(database, "T1", *people(80))
    send(outbox, outbox.claim(FRIDAY, 60))
    plan(database, a_founded_company(database, "T2"), "U1")
    assert [(one.workspace, one.plan.subject) for one in outbox.claim(FRIDAY, 60)] == [("T2", "U1")]


def test_what_is_due_soonest_goes_first_within_the_pace(database: Database, outbox: Outbox) -> None:
    everybody = people(70)
    plan(database, "T1", *everybody)
    first = outbox.claim(FRIDAY, 60)
    time_passes(database, 10 * HOUR)
    assert subjects(first + outbox.claim(FRIDAY, 60)) == everybody[: SLOW[POST].burst + 10]


def test_of_two_teams_in_one_channel_the_second_waits_until_the_first_is_out_and_a_moment_more(
    database: Database, outbox: Outbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("storage.pacing.HOLD", 35 * HOUR)
    monkeypatch.setattr("storage.pacing.REST", HOUR)
    with database.transaction("T1") as transaction:
        transaction.teams.put(a_team(key="sales", channel="CCARE"))
    plan(database, "T1", "care", "sales", kind=DeliveryKind.DIGEST)
    (first,) = outbox.claim(FRIDAY, 10)
    assert outbox.claim(FRIDAY, 10) == []
    assert outbox.waits_for_pace(FRIDAY)
    outbox.mark_sent(first, channel="CCARE", ts="1.1", revision=1)
    assert outbox.claim(FRIDAY, 10) == []
    time_passes(database, HOUR)
    assert subjects(outbox.claim(FRIDAY, 10)) == ["sales"]
    assert not outbox.waits_for_pace(FRIDAY)


def test_a_channel_whose_sender_died_is_free_again_once_it_can_no_longer_send(
    database: Database, outbox: Outbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("storage.pacing.HOLD", HOUR)
    plan(database, "T1", "U1")
    plan(database, "T1", "U1", kind=DeliveryKind.WELCOME)
    (lost,) = outbox.claim(FRIDAY, 10, -SECOND)
    outbox.expire_leases()
    assert outbox.claim(FRIDAY, 10) == []
    time_passes(database, HOUR)
    (other,) = outbox.claim(FRIDAY, 10)
    assert (other.plan.subject, other.id == lost.id) == ("U1", False)


def test_edits_have_a_pace_of_their_own_and_let_posts_pass(database: Database, outbox: Outbox) -> None:
    plan(database, "T1", *people(25))
    sent = outbox.claim(FRIDAY, 60)
    send(outbox, sent)
    with database.transaction("T1") as transaction:
        for one in sent:
            transaction.deliveries.want_edit(one.id)
    time_passes(database, 40 * HOUR)
    plan(database, "T1", *people(5, first=100))
    claimed = outbox.claim(FRIDAY, 60) + outbox.claim(FRIDAY, 60)
    assert [one.is_edit for one in claimed].count(True) == SLACK[EDIT].burst
    assert [one.is_edit for one in claimed].count(False) == 5


def test_no_two_messages_about_one_subject_are_under_way_at_once(database: Database, acme: str) -> None:
    plan(database, acme, "care", kind=DeliveryKind.DIGEST)
    plan(database, acme, "care", kind=DeliveryKind.DIGEST_PART)
    first = database.outbox.claim(FRIDAY, 10)
    assert [one.plan.kind for one in first] == [DeliveryKind.DIGEST]
    assert database.outbox.claim(FRIDAY, 10) == []
    send(database.outbox, first)
    assert [one.plan.kind for one in database.outbox.claim(FRIDAY, 10)] == [DeliveryKind.DIGEST_PART]


def test_paces_that_say_nothing_any_more_are_forgotten(database: Database, outbox: Outbox) -> None:
    plan(database, "T1", *people(3))
    outbox.claim(FRIDAY, 10)
    time_passes(database, 5 * HOUR)
    outbox.expire_leases()
    with database.reading() as connection:
        assert connection.execute(PaceRow.__table__.select()).all() == []


class FastClock(Clock):
    """The database's clock and the jumps that a test makes; it stands for Slack's. Read where it jumps."""

    def __init__(self, database: Database) -> None:
        super().__init__()
        self.database, self.begun, self.jumped = database, database.now(), timedelta(0)
        self.seconds = 0.0

    def machine(self) -> float:
        return self.seconds

    def jump(self, by: timedelta) -> None:
        time_passes(self.database, by)
        self.jumped += by
        self.seconds = (self.database.now() - self.begun + self.jumped).total_seconds()


def test_a_thousand_people_are_asked_within_fifteen_minutes_and_slack_never_says_it_is_too_many(
    database: Database, acme: str
) -> None:
    """Slack's limits by channel are the sandbox's own; "several hundred a minute" in a workspace are taken as 300."""
    plan(database, acme, *people(1000))
    outbox, clock = database.outbox.keeping(SLACK), FastClock(database)
    rates, posted = Rates(clock, enforced=True), list[float]()
    while len(posted) < 1000 and clock.machine() < 900:
        for one in outbox.claim(FRIDAY, 64):
            assert rates.wait_for(METHODS[POST], one.plan.subject) is None
            posted.append(clock.machine())
        assert sum(at > clock.machine() - 60 for at in posted) <= 300
        clock.jump(5 * SECOND)
    assert len(posted) == 1000
    assert posted[-1] < 300


@pytest.mark.parametrize(("method", "tier"), [(EDIT, "rate.tier_3"), (UPLOAD, "rate.tier_4")])
def test_no_minute_sees_more_calls_than_slacks_tier_allows(method: str, tier: str) -> None:
    rate: Rate = SLACK[method]
    assert rate.burst + MINUTE / rate.every <= figure(tier)
