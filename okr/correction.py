"""A correction says anew, with a reason, what was so in a week that takes no answers any more."""

from dataclasses import dataclass

from okr.check_in import Answer, CheckIn
from okr.form import FormItem
from okr.key_result import KeyResult
from okr.member import Member
from okr.week import Week


@dataclass(frozen=True, slots=True)
class CorrectionForm:
    """What is known about one key result and `week`, to be corrected by `member`.

    The item's key result holds the targets that were in force then, its standing what was known up to that week and no
    later; its `current` is None where that week was never answered.
    """

    member: Member
    week: Week
    item: FormItem

    @property
    def is_late(self) -> bool:
        """Whether nothing was said about that week yet."""
        return self.item.current is None


@dataclass(frozen=True, slots=True)
class Correction:
    """What is to hold about `key_result` in `week` from now on, and why; `seen` is the revision that the sender had in
    mind, 0 for none."""

    key_result: int
    week: Week
    answer: Answer
    seen: int
    reason: str


@dataclass(frozen=True, slots=True)
class Corrected:
    """What holds now, judged by the targets of that week in `key_result`, and what it took the place of (None:
    nothing). `changed` is False where just that was said already."""

    key_result: KeyResult
    now: CheckIn
    before: CheckIn | None = None
    changed: bool = True
