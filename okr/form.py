"""The weekly form as values: what it asks, what was said before, what is typed so far."""

from dataclasses import dataclass
from datetime import date, datetime

from okr.answered import Receipt
from okr.check_in import Answer, CheckIn
from okr.draft import Entry, Touch
from okr.health import Assessment
from okr.key_result import KeyResult
from okr.later import Later
from okr.member import Member
from okr.objective import Objective
from okr.settings import DEFAULT_THRESHOLDS, Thresholds
from okr.standing import Standing
from okr.week import Week


@dataclass(frozen=True, slots=True)
class FormItem:
    """One key result on the form. `current` is this week's answer where there is one already, `entry` what was
    typed into a draft and `seen` the revision it was typed in sight of, `on_behalf_of` the owner answered for.
    `today` is the day it is judged on, by its team's `thresholds`; `own_due` its due day where that is not its cycle's
    last."""

    key_result: KeyResult
    objective: Objective
    standing: Standing
    assessment: Assessment
    today: date
    current: CheckIn | None = None
    entry: Entry | None = None
    on_behalf_of: Member | None = None
    seen: int | None = None
    thresholds: Thresholds = DEFAULT_THRESHOLDS
    own_due: date | None = None

    @property
    def revision(self) -> int:
        """The revision of this week's answer that whoever fills the form in has in mind; 0 for none."""
        if self.seen is not None:
            return self.seen
        return self.current.revision if self.current else 0


@dataclass(frozen=True, slots=True)
class CheckInForm:
    """The form of one member for one week. `day` is the nominal check-in day; answers sent until `digest_at` are
    in the digest, later ones (`digest_is_out`) are added to it in place until `closes_at`. `later` are the moments to
    which the whole of it may be put off, soonest first; none for a form of some key results."""

    member: Member
    week: Week
    day: date
    digest_at: datetime
    closes_at: datetime
    digest_is_out: bool
    items: tuple[FormItem, ...]
    only: tuple[int, ...] = ()
    later: tuple[Later, ...] = ()

    @property
    def seen(self) -> dict[int, int]:
        """The revision in mind of each key result on the form."""
        return {item.key_result.number: item.revision for item in self.items}


@dataclass(frozen=True, slots=True)
class Submission:
    """A form sent in: the answers about `week` by key result number, and the revision of each that the sender had
    seen (0, or left out: there was none). `kept` are key results of the same form whose answer stays as it is.

    `from_draft` where it was filled in on the form: a confidence tapped meanwhile, which the draft has, is the one
    that counts."""

    week: Week
    answers: dict[int, Answer]
    seen: dict[int, int]
    kept: tuple[int, ...] = ()
    from_draft: bool = False

    @property
    def numbers(self) -> tuple[int, ...]:
        return tuple(sorted({*self.answers, *self.kept}))


@dataclass(frozen=True, slots=True)
class Typed:
    """What stands in an open form, or on one page of it: entries and the revisions in mind, by key result number.

    `only` as on the form; `turned` is the sight (Touch.sight) of the page that is turned with this, `refused` that of
    the page that is sent in with something wrong at these.
    """

    week: Week
    entries: dict[int, Entry]
    seen: dict[int, int]
    only: tuple[int, ...] = ()
    turned: str = ""
    refused: str = ""


@dataclass(frozen=True, slots=True)
class Touched:
    """What became of an act on an open form: the form as it stands now. `receipt` is that of the answer which the act
    has revised, because somebody had given it since the form was opened; `asks_why` where that would have to be
    explained first, and waits in the draft. `was_sent` where it is this very form that was sent by then."""

    touch: Touch
    form: CheckInForm
    receipt: Receipt | None = None
    asks_why: bool = False
    was_sent: bool = False

    @property
    def recorded(self) -> bool:
        return self.receipt is not None
