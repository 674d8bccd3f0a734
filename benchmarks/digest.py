"""A digest's data and the digest itself: held against two look-ups by key, and against the loop a typical bot has."""

from datetime import timedelta
from zoneinfo import ZoneInfo

from sqlalchemy import select
from sqlmodel import Session, col
from sqlmodel import select as select_rows

from benchmarks.bench import Bench
from benchmarks.company import COMPANY, FRIDAY_EVENING, WEEK, Size, write_company
from benchmarks.line import Line, at_least_times_faster, at_most, at_most_times, spread
from benchmarks.timing import held_against, milliseconds, peak_megabytes
from bot.clock import MovableClock
from bot.worlds import Worlds
from messages import Messages
from messages.language import language_named
from messages.reader import Reader
from messages.render import as_message
from okr.actions.compose_digest import channel_digest
from okr.channel_digest import ChannelDigest
from okr.ports import World
from storage.check_in import CheckInRow
from storage.engine import Database
from storage.key_result import KeyResultRow
from storage.member import MemberRow
from storage.objective import ObjectiveRow
from storage.standing import StandingRow
from storage.target import TargetRow
from tests.builders import WORKSPACE

TEAMS = 500
SAMPLE = 200
"""How many key results the naive loop is measured on: each takes as long as the other."""


def measure(bench: Bench) -> list[Line]:
    lines = []
    weeks = [13, 52] if bench.quick else [13, 52, 260]
    for count in weeks:
        with bench.sqlite() as database:
            lines += of_company(bench, database, count, "SQLite")
    with bench.postgres() as database:
        lines += of_company(bench, database, 52, "PostgreSQL")
    with bench.sqlite() as database:
        lines.append(of_one_team(bench, database))
    return lines


def of_company(bench: Bench, database: Database, weeks: int, where: str) -> list[Line]:
    """What the whole company's digest is made of: its own key results, and the counts of all teams below."""
    key_results = bench.size(10_000, quick=200)
    teams = bench.size(TEAMS, quick=10)
    write_company(database, Size(people=key_results // 2, teams=teams, key_results=key_results, weeks=weeks))
    world = a_world(database)
    ours, floor = held_against(lambda: digest_in(world, COMPANY), lambda: two_look_ups(database), runs=bench.runs)
    what = f"digest data of {key_results:,} key results, {weeks} weeks of history, {where}"
    lines = [Line(what, ours, "ms", floor, at_most_times(3))]
    if weeks == 52 and where == "SQLite":
        more = peak_megabytes(lambda: digest_in(world, COMPANY)) - peak_megabytes(lambda: two_look_ups(database))
        lines.append(Line("the same: memory above the look-ups'", spread([max(more, 0)]), "MB", aim=at_most(40, "MB")))
        sample = min(SAMPLE, key_results)
        naive = milliseconds(lambda: naive_loop(database, sample), runs=bench.runs)
        whole = spread(naive.samples, times=key_results / sample)
        note = f"measured on {sample} key results"
        lines.append(Line("the same beside a naive ORM loop", ours, "ms", whole, at_least_times_faster(50), note))
    return lines


def of_one_team(bench: Bench, database: Database) -> Line:
    """From nothing to the JSON that Slack gets."""
    write_company(database, Size(people=25, teams=1, key_results=50, weeks=8))
    world, messages = a_world(database), Messages.read()
    reader = Reader(language_named("vi"), ZoneInfo("Asia/Ho_Chi_Minh"))

    def whole() -> None:
        shown = digest_in(world, "team-0")
        assert as_message(messages.digest.digest(shown, reader))["blocks"]

    ours = milliseconds(whole, runs=bench.runs)
    return Line("a team's digest of 50 key results, read, composed and rendered", ours, "ms", aim=at_most(15, "ms"))


def a_world(database: Database) -> World:
    return Worlds(database, MovableClock(FRIDAY_EVENING + timedelta(days=2)))(WORKSPACE)


def digest_in(world: World, team: str) -> ChannelDigest:
    with world.snapshot() as tx:
        found = tx.teams.get(team)
        assert found is not None
        digest = channel_digest(world, tx, found, WEEK)
    assert digest is not None
    return digest


def two_look_ups(database: Database) -> None:
    """The key results with their targets, and the standings, as plain tuples: what there is to read, and no more."""
    key_results, targets, standings = (row.__table__ for row in (KeyResultRow, TargetRow, StandingRow))
    with database.reading() as connection:
        mine = key_results.c.workspace == WORKSPACE
        same = (targets.c.workspace == WORKSPACE) & (targets.c.key_result == key_results.c.number)
        found = connection.execute(select(key_results, targets.c.metric).join(targets, same).where(mine)).all()
        answered = select(standings.c.key_result, standings.c.tally).where(standings.c.workspace == WORKSPACE)
        assert len(found) == len(connection.execute(answered).all())


def naive_loop(database: Database, key_results: int) -> dict[str, int]:
    """As it is commonly written: for each key result its objective, owner, target and whole history as objects."""
    counts: dict[str, int] = {}
    with Session(database.engine) as session:
        for number in range(1, key_results + 1):
            key_result = session.get_one(KeyResultRow, (WORKSPACE, number))
            objective = session.get_one(ObjectiveRow, (WORKSPACE, key_result.objective))
            owner = session.get_one(MemberRow, (WORKSPACE, key_result.owner))
            target = session.get_one(TargetRow, (WORKSPACE, number, 1))
            mine = (col(CheckInRow.workspace) == WORKSPACE, col(CheckInRow.key_result) == number)
            history = session.exec(select_rows(CheckInRow).where(*mine).order_by(col(CheckInRow.week))).all()
            told = f"{objective.team} {owner.name} {target.due} {history[-1].confidence}"
            counts[told] = counts.get(told, 0) + 1
    return counts
