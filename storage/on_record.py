"""Everything on record, a part at a time, for an export."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from okr.check_in import CheckIn
from okr.objective import Objective
from storage.check_in import CheckInRow, check_in_of
from storage.objective import ObjectiveRow, objective_of
from storage.scope import Scope


class OnRecordStore:
    def __init__(self, scope: Scope) -> None:
        self.scope = scope

    def objectives(self, *, after: int, most: int) -> Sequence[Objective]:
        number = ObjectiveRow.__table__.c.number
        query = self.scope.select(ObjectiveRow, number > after).order_by(number).limit(most)
        return [objective_of(row) for row in self.scope.rows(ObjectiveRow, query)]

    def revisions(self, key_results: Iterable[int]) -> dict[int, list[CheckIn]]:
        columns = CheckInRow.__table__.c
        wanted = self.scope.one_of(columns.key_result, key_results)
        found: defaultdict[int, list[CheckIn]] = defaultdict(list)
        for row in self.scope.find(CheckInRow, wanted, by=(columns.key_result, columns.week, columns.revision)):
            found[row.key_result].append(check_in_of(row))
        return found
