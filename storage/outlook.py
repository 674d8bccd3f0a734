"""What planning looks through every minute, in one query each: the database leaves out who is done with."""

from collections.abc import Iterable, Sequence
from typing import Any, cast

from sqlalchemy import ColumnElement, Exists, Select, func, select

from okr.delivery import ONCE, DeliveryKind
from okr.outlook import Owed
from okr.week import Week
from storage.check_in import CurrentCheckInRow
from storage.cycle import CycleRow
from storage.delivery import DeliveryRow, week_in
from storage.key_result import OPEN_CYCLES, KeyResultRow, open_key_results
from storage.member import MemberRow
from storage.objective import ObjectiveRow
from storage.scope import Scope
from storage.standing import StandingRow
from storage.standing_text import tally_text
from storage.target import TargetRow

NOT_ANSWERED_YET = tally_text(None)
ABOUT_THE_PERSON = ("zone", "own_zone", "kind", "quiet_from", "quiet_to", "reminders")
MINE, MEMBERS, OBJECTIVES = KeyResultRow.__table__.c, MemberRow.__table__.c, ObjectiveRow.__table__.c


class OutlookStore:
    def __init__(self, scope: Scope) -> None:
        self.scope = scope

    def zones(self) -> set[tuple[str | None, str]]:
        query = select(MEMBERS.own_zone, MEMBERS.zone).where(MEMBERS.workspace == self.scope.workspace)
        return {(own, slacks) for own, slacks in self.scope.connection.execute(query.distinct())}

    def owed(self, kind: str, week: Week, *, teams: Iterable[str], zones: Iterable[str]) -> Sequence[Owed]:
        asked, left = self.scope.one_of(OBJECTIVES.team, teams), ~is_answered(week)
        people = (
            self._of_who_live_in(zones)
            .group_by(MINE.owner)
            .having(func.count().filter(asked) > 0, func.count().filter(left) > 0)
            .except_(with_row(self.scope, kind, week.key))
        )
        about = [MEMBERS[name] for name in ABOUT_THE_PERSON]
        columns = (MINE.owner, OBJECTIVES.team, OBJECTIVES.cycle, start(), is_answered(week), *about)
        query = with_owner(open_key_results(self.scope, *columns)).where(MINE.owner.in_(people))
        return cast("Sequence[Owed]", self.scope.connection.execute(query).all())

    def never_welcomed(self, *, teams: Iterable[str] | None = None, zones: Iterable[str] | None = None) -> set[str]:
        standing = StandingRow.__table__.c
        same = (standing.workspace == MINE.workspace) & (standing.key_result == MINE.number)
        answered = open_key_results(self.scope, MINE.owner).join(StandingRow.__table__, same)
        people = self._of_who_live_in(zones)
        if teams is not None:
            people = people.where(self.scope.one_of(OBJECTIVES.team, teams))
        new = people.except_(
            with_row(self.scope, DeliveryKind.WELCOME, ONCE), answered.where(standing.tally != NOT_ANSWERED_YET)
        )
        return set(self.scope.connection.scalars(new))

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

    def _of_who_live_in(self, zones: Iterable[str] | None) -> Select[tuple[Any, ...]]:
        """The owners, in these zones (None: in any), of what is open: once for each key result."""
        query = with_owner(open_key_results(self.scope, MINE.owner))
        if zones is None:
            return query
        names = list(zones)
        own, slacks = self.scope.one_of(MEMBERS.own_zone, names), self.scope.one_of(MEMBERS.zone, names)
        return query.where(own | (MEMBERS.own_zone.is_(None) & slacks))


def with_owner(query: Select[tuple[Any, ...]]) -> Select[tuple[Any, ...]]:
    """Beside each key result the member who owns it."""
    return query.join(MemberRow.__table__, (MEMBERS.workspace == MINE.workspace) & (MEMBERS.id == MINE.owner))


def start() -> ColumnElement[Any]:
    """The first day of a key result by the newest version of its target."""
    target = TargetRow.__table__.c
    mine = (target.workspace == MINE.workspace, target.key_result == MINE.number)
    return select(target.start).where(*mine).order_by(target.version.desc()).limit(1).scalar_subquery()


def with_row(scope: Scope, kind: str, period: str) -> Select[tuple[Any, ...]]:
    """Whom there is a row of that kind and exactly that period about; to be taken away with EXCEPT.

    With an anti-join PostgreSQL compared everybody with everybody: its statistics know no row of a week that has just
    begun.
    """
    row = DeliveryRow.__table__.c
    of = (row.workspace == scope.workspace, row.week == week_in(period), row.kind == kind, row.period == period)
    return select(row.subject).where(*of)


def is_answered(week: Week) -> Exists:
    """Whether a key result has an answer of that week. Looked up for each, so not for WHERE: see above."""
    said = CurrentCheckInRow.__table__.c
    same = (said.workspace == MINE.workspace, said.key_result == MINE.number)
    return select(said.key_result).where(*same, said.week == week).exists()
