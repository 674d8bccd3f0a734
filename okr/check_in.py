"""A check-in is what was said about one key result in one week; it is never changed, only revised."""

from dataclasses import dataclass
from datetime import datetime

from okr.metric import Reading
from okr.week import Week


@dataclass(frozen=True, slots=True)
class Answer:
    """What an owner says: the reading (None: no new figure yet), confidence 1-10, a note, a blocker.

    `blocker_owner` is the member who is to clear the blocker, None where nobody was named. `explanation` answers the
    one question that a contradiction asks. Raises ValueError for a confidence outside 1-10.
    """

    reading: Reading | None
    confidence: int
    note: str = ""
    blocker: str = ""
    explanation: str = ""
    blocker_owner: str | None = None

    def __post_init__(self) -> None:
        if not 1 <= self.confidence <= 10:
            raise ValueError("confidence is 1 to 10")


@dataclass(frozen=True, slots=True)
class CheckIn:
    """Revision `revision` (1, 2, ...) of the answer about `key_result` in `week`.

    `by` said it at the aware moment `at`, for `on_behalf_of` where a delegate answered; `reason` is given
    where an older week was corrected.
    """

    key_result: int
    week: Week
    revision: int
    answer: Answer
    by: str
    at: datetime
    on_behalf_of: str | None = None
    reason: str = ""
