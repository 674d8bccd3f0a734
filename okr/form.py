"""The weekly form as values: what it asks, what was said before, what is typed so far."""

from dataclasses import dataclass
from datetime import date, datetime

from okr.check_in import CheckIn
from okr.draft import Entry
from okr.health import Assessment
from okr.key_result import KeyResult
from okr.member import Member
from okr.objective import Objective
from okr.standing import Standing
from okr.week import Week


@dataclass(frozen=True, slots=True)
class FormItem:
    """One key result on the form. `current` is this week's answer where there is one already, `entry` what was
    typed into a draft, `on_behalf_of` the owner who is away."""

    key_result: KeyResult
    objective: Objective
    standing: Standing
    assessment: Assessment
    current: CheckIn | None = None
    entry: Entry | None = None
    on_behalf_of: Member | None = None

    @property
    def revision(self) -> int:
        return self.current.revision if self.current else 0


@dataclass(frozen=True, slots=True)
class CheckInForm:
    """The form of one member for one week. `day` is the nominal check-in day; answers sent until `digest_at` are
    in the digest, later ones (`digest_is_out`) are added to it in place until `closes_at`."""

    member: Member
    week: Week
    day: date
    digest_at: datetime
    closes_at: datetime
    digest_is_out: bool
    items: tuple[FormItem, ...]
    only: tuple[int, ...] = ()
