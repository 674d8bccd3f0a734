"""What an export asks of the data: everything on record, a part at a time."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Protocol

from okr.check_in import CheckIn
from okr.objective import Objective


class WholeRecord(Protocol):
    """Reads what other repositories leave out."""

    def objectives(self, *, after: int, most: int) -> Sequence[Objective]:
        """The next `most` objectives by number above `after`, archived ones too."""
        ...

    def revisions(self, key_results: Iterable[int]) -> Mapping[int, Sequence[CheckIn]]:
        """Every revision of every answer, by week and revision."""
        ...
