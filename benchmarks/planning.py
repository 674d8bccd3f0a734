"""Planning a Friday: every zone's check-in time in turn, held against writing the same rows with one statement."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, time
from zoneinfo import ZoneInfo

from sqlalchemy import text

from benchmarks.bench import Bench
from benchmarks.company import WEEK, ZONES, Size, write_company
from benchmarks.line import Line, Spread, at_most, at_most_times, spread
from benchmarks.timing import seconds_of
from bot.clock import MovableClock
from bot.wiring import PLANS
from bot.worlds import Worlds
from okr.actions.plan_nudges import plan_nudges
from storage.engine import Database
from tests.builders import WORKSPACE, friday

TEAMS = 500
CHECK_IN_AT = time(15)
INSTALLED = datetime(2026, 11, 24, tzinfo=UTC)
"""That week's Tuesday: no earlier week is missed."""
BARE = (
    "INSERT INTO deliveries (id, workspace, kind, subject, period, week, not_before, not_after, state,"
    " attempts, wanted, sent) SELECT nextval('delivery_ids'), workspace, 'nudge', id, :week, :week, :not_before,"
    " :not_after, 'pending', 0, 1, 0 FROM members ON CONFLICT DO NOTHING"
)


def measure(bench: Bench) -> list[Line]:
    few, many = bench.size(2_000, quick=100, full=10_000), bench.size(10_000, quick=400, full=100_000)
    small, small_floor, _ = on_postgres(bench, few)
    large, large_floor, quiet = on_postgres(bench, many)
    each = spread([sample / many for sample in large.samples], times=1e6)
    each_of_few = spread([sample / few for sample in small.samples], times=1e6)
    return [
        Line(f"planning a Friday for {few:,} people, PostgreSQL", small, "s", small_floor, at_most_times(3)),
        Line(f"planning a Friday for {many:,} people, PostgreSQL", large, "s", large_floor, at_most_times(3)),
        Line(f"the same for each person, of {many:,} beside {few:,}", each, "µs", each_of_few, at_most_times(1.3)),
        Line(f"a minute in which nothing is due, {many:,} people: every plan", quiet, "s", aim=at_most(10, "s")),
    ]


def on_postgres(bench: Bench, people: int) -> tuple[Spread, Spread, Spread]:
    """Seconds for the whole Friday, for the bare statement, and for a minute after it."""
    with bench.postgres() as database:
        write_company(database, Size(people, teams=min(TEAMS, people // 20), key_results=people, since=INSTALLED))
        mine, bare, quiet = [], [], []
        for _ in range(bench.runs):
            with nothing_planned(database):
                bare.append(seconds_of(lambda: insert_bare(database, people)))
            with nothing_planned(database):
                mine.append(seconds_of(lambda: plan_friday(database, people)))
        last = moments()[-1]
        quiet = [seconds_of(lambda: plan_everything(database, last)) for _ in range(bench.runs)]
    return spread(mine), spread(bare), spread(quiet)


@contextmanager
def nothing_planned(database: Database) -> Iterator[None]:
    """As on a Friday morning, whatever the run before left."""
    with database.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.execute(text("TRUNCATE deliveries"))
        connection.execute(text("VACUUM ANALYZE deliveries"))
    yield


def moments() -> list[datetime]:
    """Friday's check-in time of each zone, in the order of the Earth's turning."""
    day = friday(WEEK)
    return sorted({datetime.combine(day, CHECK_IN_AT, ZoneInfo(zone)).astimezone(UTC) for zone in ZONES})


def plan_friday(database: Database, people: int) -> None:
    """The minutes in which somebody is due; at every other one, only what a quiet minute costs."""
    planned = sum(plan_nudges(Worlds(database, MovableClock(moment))(WORKSPACE)) for moment in moments())
    assert planned == people, planned


def plan_everything(database: Database, moment: datetime) -> None:
    world = Worlds(database, MovableClock(moment))(WORKSPACE)
    for plan in PLANS:
        plan(world)


def insert_bare(database: Database, people: int) -> None:
    first, last = moments()[0], moments()[-1]
    with database.writing() as connection:
        told = {"week": WEEK.key, "not_before": first, "not_after": last}
        assert connection.execute(text(BARE), told).rowcount == people
