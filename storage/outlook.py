"""What planning looks through every minute, in one query each: the database leaves out who is done with."""

from collections.abc import Iterable, Sequence
from functools import cache
from typing import Any, cast

from sqlalchemy import ColumnElement, CompoundSelect, Exists, Select, bindparam, func, select

from okr.delivery import ONCE, DeliveryKind
from okr.outlook import Owed
from okr.week import Week
from storage.check_in import CurrentCheckInRow
from storage.cycle import CycleRow
from storage.delivery import DeliveryRow, week_in
from storage.key_result import OPEN_CYCLES, KeyResultRow, open_key_results
from storage.listed import any_of
from storage.member import MemberRow
from storage.objective import ObjectiveRow
from storage.scope import Scope
from storage.standing import StandingRow
from storage.standing_text import tally_text
from storage.target import TargetRow

NOT_ANSWERED_YET = tally_text(None)
ABOUT_THE_PERSON = ("zone", "own_zone", "kind", "quiet_from", "quiet_to", "reminders")
MINE, MEMBERS, OBJECTIVES = KeyResultRow.__table__.c, MemberRow.__table__.c, ObjectiveRow.__table__.c

WORKSPACE: ColumnElement[str] = bindparam("workspace", type_=MINE.workspace.type)
WEEK: ColumnElement[Week] = bindparam("week", type_=CurrentCheckInRow.__table__.c.week.type)
TEAMS, ZONES = "teams", "zones"
"""What the statements here are told; they are built once, which took longer than running them for a small company."""


class OutlookStore:
    def __init__(self, scope: Scope) -> None:
        self.scope = scope

    def zones(self) -> set[tuple[str | None, str]]:
        query = select(MEMBERS.own_zone, MEMBERS.zone).where(MEMBERS.workspace == self.scope.workspace)
        return {(own, slacks) for own, slacks in self.scope.connection.execute(query.distinct())}

    def owed(self, kind: str, week: Week, *, teams: Iterable[str], zones: Iterable[str]) -> Sequence[Owed]:
        told = {
            "workspace": self.scope.workspace,
            "week": week,
            TEAMS: self.scope.told(teams),
            ZONES: self.scope.told(zones),
            **of_row(kind, week.key),
        }
        return cast("Sequence[Owed]", self.scope.connection.execute(all_owed(on_postgres=self.on_postgres), told).all())

    def never_welcomed(self, *, teams: Iterable[str] | None = None, zones: Iterable[str] | None = None) -> set[str]:
        given = {TEAMS: teams, ZONES: zones}
        told = {name: self.scope.told(values) for name, values in given.items() if values is not None}
        query = newcomers(frozenset(told), on_postgres=self.on_postgres)
        told |= {"workspace": self.scope.workspace, **of_row(DeliveryKind.WELCOME, ONCE)}
        return set(self.scope.connection.scalars(query, told))

    @property
    def on_postgres(self) -> bool:
        return self.scope.on_postgres

    def reporting(self) -> set[tuple[str, str]]:
        query = self._open_objectives(OBJECTIVES.team, OBJECTIVES.cycle).distinct()
        return {(team, cycle) for team, cycle in self.scope.connection.execute(query)}

    def key_results_in(self, teams: Iterable[str]) -> dict[str, int]:
        same = (MINE.workspace == OBJECTIVES.workspace) & (MINE.objective == OBJECTIVES.number)
        query = self._open_objectives(OBJECTIVES.team, func.count().label("size")).join(KeyResultRow.__table__, same)
        query = query.where(self.scope.one_of(OBJECTIVES.team, teams)).group_by(OBJECTIVES.team)
        return {row.team: row.size for row in self.scope.connection.execute(query)}

    def _open_objectives(self, *columns: ColumnElement[Any]) -> Select[tuple[Any, ...]]:
        """Of what is not archived, in cycles that take check-ins."""
        cycles = CycleRow.__table__.c
        same = (cycles.workspace == OBJECTIVES.workspace) & (cycles.key == OBJECTIVES.cycle)
        query = select(*columns).select_from(ObjectiveRow.__table__).join(CycleRow.__table__, same)
        mine = (OBJECTIVES.workspace == self.scope.workspace, OBJECTIVES.archived.is_(False))
        return query.where(*mine, cycles.state.in_(OPEN_CYCLES))


@cache
def all_owed(*, on_postgres: bool) -> Select[Any]:
    """What `owed` gives."""
    asked, left = any_of(OBJECTIVES.team, TEAMS, on_postgres=on_postgres), ~is_answered()
    people = (
        who_live_in_zones(on_postgres=on_postgres)
        .group_by(MINE.owner)
        .having(func.count().filter(asked) > 0, func.count().filter(left) > 0)
        .except_(with_row())
    )
    about = [MEMBERS[name] for name in ABOUT_THE_PERSON]
    columns = (MINE.owner, OBJECTIVES.team, OBJECTIVES.cycle, start(), is_answered(), *about)
    return with_owner(open_key_results(WORKSPACE, *columns)).where(MINE.owner.in_(people))


@cache
def newcomers(told: frozenset[str], *, on_postgres: bool) -> CompoundSelect[Any]:
    """What `never_welcomed` gives, where it is told teams and zones, or one of them, or neither."""
    standing = StandingRow.__table__.c
    same = (standing.workspace == MINE.workspace) & (standing.key_result == MINE.number)
    answered = open_key_results(WORKSPACE, MINE.owner).join(StandingRow.__table__, same)
    people = who_live_in_zones(on_postgres=on_postgres) if ZONES in told else owners()
    if TEAMS in told:
        people = people.where(any_of(OBJECTIVES.team, TEAMS, on_postgres=on_postgres))
    return people.except_(with_row(), answered.where(standing.tally != NOT_ANSWERED_YET))


def owners() -> Select[Any]:
    """Of what is open: once for each key result."""
    return with_owner(open_key_results(WORKSPACE, MINE.owner))


def who_live_in_zones(*, on_postgres: bool) -> Select[Any]:
    """As `owners`, of those in these zones."""
    own = any_of(MEMBERS.own_zone, ZONES, on_postgres=on_postgres)
    slacks = any_of(MEMBERS.zone, ZONES, on_postgres=on_postgres)
    return owners().where(own | (MEMBERS.own_zone.is_(None) & slacks))


def with_owner(query: Select[tuple[Any, ...]]) -> Select[tuple[Any, ...]]:
    """Beside each key result the member who owns it."""
    return query.join(MemberRow.__table__, (MEMBERS.workspace == MINE.workspace) & (MEMBERS.id == MINE.owner))


def start() -> ColumnElement[Any]:
    """The first day of a key result by the newest version of its target."""
    target = TargetRow.__table__.c
    mine = (target.workspace == MINE.workspace, target.key_result == MINE.number)
    return select(target.start).where(*mine).order_by(target.version.desc()).limit(1).scalar_subquery()


def with_row() -> Select[Any]:
    """Whom there is a row of that kind and exactly that period about (`of_row`); to be taken away with EXCEPT.

    With an anti-join PostgreSQL compared everybody with everybody: its statistics know no row of a week that has just
    begun.
    """
    row = DeliveryRow.__table__.c
    of = (
        row.workspace == WORKSPACE,
        row.week == bindparam("week_of_period", type_=row.week.type),
        row.kind == bindparam("kind", type_=row.kind.type),
        row.period == bindparam("period", type_=row.period.type),
    )
    return select(row.subject).where(*of)


def of_row(kind: str, period: str) -> dict[str, str]:
    return {"kind": kind, "period": period, "week_of_period": week_in(period)}


def is_answered() -> Exists:
    """Whether a key result has an answer of WEEK. Looked up for each, so not for WHERE: see above."""
    said = CurrentCheckInRow.__table__.c
    same = (said.workspace == MINE.workspace, said.key_result == MINE.number)
    return select(said.key_result).where(*same, said.week == WEEK).exists()
