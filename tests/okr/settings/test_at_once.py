"""What is changed while something else changes it: the second builds on what the first did."""

import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy import text

from okr.actions.away_from_status import away_from_status
from okr.actions.change_team import change_team
from okr.actions.change_workspace import change_workspace
from okr.actions.choose_language import choose_language
from okr.actions.choose_settings import choose_settings
from okr.actions.keep_standings_true import keep_standings_true
from okr.actions.know_member import know_member, know_members
from okr.actions.react import react
from okr.member import Absence, Member
from okr.notice import Topic
from okr.ports import Transaction
from okr.reaction import ReactionKind
from okr.refusals import NotAnAdmin
from okr.settings import Thresholds
from okr.settings_shown import OwnChoices, SharedChoices
from okr.slack_status import SlackStatus
from storage.engine import Database, open_database
from tests.builders import WORKSPACE, a_key_result, a_member
from tests.okr.check_in.office import THIS_WEEK, Office

pytestmark = pytest.mark.postgres

WAITING = text("SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'")
PATIENCE = 5.0
SHARED = SharedChoices(
    "en", "UTC", allow_guests=False, absence_from_status=True, thresholds=Thresholds(), appointed=frozenset()
)
ADA, BEA = (replace(a_member(f"U{name.upper()}", name=name), appointed=True) for name in ("Ada", "Bea"))


@pytest.fixture
def office(postgres_url: str) -> Iterator[Office]:
    database = open_database(postgres_url)
    yield Office(database)
    database.dispose()


def meanwhile(office: Office, first: Callable[[Transaction], object], then: Callable[[], object]) -> object:
    """What `then` gives or raises, begun after `first` was done and before that was committed."""
    with ThreadPoolExecutor(1) as pool:
        with office.world.transaction() as tx:
            first(tx)
            second = pool.submit(then)
            until_it_waits(office.database)
        return second.exception(PATIENCE) or second.result()


def until_it_waits(database: Database) -> None:
    end = time.monotonic() + PATIENCE
    with database.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        while time.monotonic() < end and not connection.execute(WAITING).scalar_one():
            pass


def alice(office: Office) -> Member:
    with office.world.snapshot() as tx:
        found = tx.members.get("U1")
    assert found is not None
    return found


@pytest.mark.parametrize("how", ["one", "many"])
def test_what_slack_says_of_somebody_undoes_nothing_that_they_choose(office: Office, how: str) -> None:
    seen = replace(office.alice, name="Alice Two")
    meanwhile(
        office,
        lambda tx: tx.members.put(replace(office.alice, own_zone="Asia/Ho_Chi_Minh")),
        lambda: know_member(office.world, seen) if how == "one" else know_members(office.world, [seen]),
    )
    assert (alice(office).name, alice(office).own_zone) == ("Alice Two", "Asia/Ho_Chi_Minh")


@pytest.mark.parametrize("what", ["settings", "language"])
def test_what_somebody_chooses_undoes_nothing_that_slack_says(office: Office, what: str) -> None:
    def choose() -> object:
        if what == "language":
            return choose_language(office.world, "vi", by=office.alice)
        return choose_settings(office.world, OwnChoices(language="vi"), by=office.alice)

    meanwhile(office, lambda tx: tx.members.put(replace(office.alice, zone="Asia/Ho_Chi_Minh")), choose)
    assert (alice(office).language, alice(office).zone) == ("vi", "Asia/Ho_Chi_Minh")


def test_a_status_that_comes_in_while_somebody_says_they_are_away_leaves_one_absence(office: Office) -> None:
    said = Absence(WORKSPACE, "U1", date(2026, 11, 26), date(2026, 12, 4))

    def first(tx: Transaction) -> None:
        tx.members.lock(["U1"])
        tx.members.put_absence(said)

    meanwhile(office, first, lambda: away_from_status(office.world, "U1", SlackStatus(":palm_tree:")))
    with office.world.snapshot() as tx:
        assert list(tx.members.absences(member="U1")) == [said]


def test_of_two_leads_who_change_a_team_at_once_neither_undoes_how_it_was_asked(office: Office) -> None:
    with office.world.snapshot() as tx:
        known = tx.teams.get("care")
    assert known is not None
    tuesdays = replace(known, cadence=known.cadence.becoming(replace(known.cadence, weekday=1), since=THIS_WEEK))

    def first(tx: Transaction) -> None:
        tx.settings.lock()
        tx.teams.put(tuesdays)

    thursdays = replace(known, cadence=replace(known.cadence, weekday=3))
    meanwhile(office, first, lambda: change_team(office.world, thursdays, by=office.lead))
    with office.world.snapshot() as tx:
        now = tx.teams.get("care")
    assert now is not None
    assert [each.weekday for each in now.cadence.former] == [4, 1]


def test_two_admins_who_remove_each_other_leave_one(office: Office) -> None:
    office.put(ADA, BEA)

    def first(tx: Transaction) -> None:
        tx.settings.lock()
        tx.members.put(replace(BEA, appointed=False))

    only_herself = replace(SHARED, appointed=frozenset({"UBEA"}))
    refused = meanwhile(office, first, lambda: change_workspace(office.world, only_herself, by=BEA))
    assert isinstance(refused, NotAnAdmin)


def test_keeping_standings_true_undoes_nothing_that_an_admin_sets(office: Office) -> None:
    with office.world.transaction() as tx:
        now = tx.settings.get()
        tx.settings.put(replace(now, choices=replace(now.choices, stale_from=1)))
    meanwhile(
        office,
        lambda tx: tx.settings.put(replace(tx.settings.lock(), language="vi")),
        lambda: keep_standings_true(office.world),
    )
    with office.world.snapshot() as tx:
        assert tx.settings.get().language == "vi"


def test_thanks_for_two_key_results_of_one_owner_at_once_are_told_in_one_message(office: Office) -> None:
    office.put(a_key_result(number=2))

    def first(tx: Transaction) -> None:
        world = replace(office.world, transaction=lambda: Held(tx))
        react(world, 1, THIS_WEEK, ReactionKind.THANKS, by=office.lead)

    meanwhile(office, first, lambda: react(office.world, 2, THIS_WEEK, ReactionKind.THANKS, by=office.lead))
    with office.world.snapshot() as tx:
        notices = tx.notices.many(range(1, 9)).values()
    assert [one.about.key_results for one in notices if one.topic is Topic.REACTIONS] == [(1, 2)]


class Held:
    """A transaction that somebody else ends."""

    def __init__(self, tx: Transaction) -> None:
        self.tx = tx

    def __enter__(self) -> Transaction:
        return self.tx

    def __exit__(self, *_: object) -> None:
        return None
