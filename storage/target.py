"""Target versions: what was promised for a key result, and from when on."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime

from sqlalchemy import ColumnElement, func, select
from sqlmodel import Field

from okr.key_result import Target
from okr.metric import Binary, Change, Kind, Limit, Metric, Milestones
from storage.prepared import Values
from storage.row import StoredRow, refers
from storage.scope import Scope
from storage.types import adapter, json_text

SHAPES: Mapping[str, type[Metric]] = {
    Kind.INCREASE: Change,
    Kind.DECREASE: Change,
    Kind.AT_LEAST: Limit,
    Kind.AT_MOST: Limit,
    Kind.MILESTONE: Milestones,
    Kind.BINARY: Binary,
}


class TargetRow(StoredRow, table=True):
    """One version. `metric` is the JSON of the metric of that `kind`, its decimals as strings."""

    __tablename__ = "targets"
    __table_args__ = (refers("key_result", to="key_results", key=("number",)),)

    key_result: int = Field(primary_key=True)
    version: int = Field(primary_key=True)
    kind: str
    metric: str
    start: date
    due: date
    since: datetime
    reason: str
    by: str | None


class TargetStore:
    def __init__(self, scope: Scope) -> None:
        self.scope = scope

    def by_key_result(self, key_results: Iterable[int]) -> dict[int, tuple[Target, ...]]:
        """Every version, oldest first."""
        columns = TargetRow.__table__.c
        wanted = self.scope.one_of(columns.key_result, key_results)
        found: defaultdict[int, list[Target]] = defaultdict(list)
        for row in self.scope.find(TargetRow, wanted, by=(columns.key_result, columns.version)):
            found[row.key_result].append(target_of(row))
        return {key_result: tuple(targets) for key_result, targets in found.items()}

    def replace(self, targets: Mapping[int, Sequence[Target]]) -> None:
        """Those of each key result, whatever it had."""
        columns = TargetRow.__table__.c
        theirs = (columns.workspace == self.scope.workspace, self.scope.one_of(columns.key_result, targets))
        self.scope.execute(TargetRow.__table__.delete().where(*theirs))
        self.scope.add_values(
            TargetRow,
            [
                self.values_of(key_result, version, target)
                for key_result, versions in targets.items()
                for version, target in enumerate(versions, start=1)
            ],
        )

    def add(self, key_result: int, target: Target) -> None:
        """The next version. Raises ValueError where it would be in force before the one it follows."""
        columns = TargetRow.__table__.c
        newest = select(func.max(columns.version), func.max(columns.since)).where(*self._of(key_result))
        version, since = self.scope.connection.execute(newest).one()
        if since is not None and target.since < since:
            raise ValueError("a target takes over after the one before it")
        self.scope.add_values(TargetRow, [self.values_of(key_result, (version or 0) + 1, target)])

    def _of(self, key_result: int) -> tuple[ColumnElement[bool], ColumnElement[bool]]:
        columns = TargetRow.__table__.c
        return columns.workspace == self.scope.workspace, columns.key_result == key_result

    def values_of(self, key_result: int, version: int, target: Target) -> Values:
        return {
            "workspace": self.scope.workspace,
            "key_result": key_result,
            "version": version,
            "kind": target.metric.kind.value,
            "metric": json_text(type(target.metric), target.metric),
            "start": target.start,
            "due": target.due,
            "since": target.since,
            "reason": target.reason,
            "by": target.by,
        }


def target_of(row: TargetRow) -> Target:
    return Target(
        metric=metric_of(row.kind, row.metric),
        start=row.start,
        due=row.due,
        since=row.since,
        reason=row.reason,
        by=row.by,
    )


def metric_of(kind: str, text: str) -> Metric:
    metric: Metric = adapter(SHAPES[kind]).validate_json(text)
    return metric
