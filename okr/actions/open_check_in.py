"""Open the form for one week: all that somebody is asked about, or the key results they name."""

from collections.abc import Iterable

from okr.actions.answering import Answering
from okr.actions.check_in_form import form_of
from okr.form import CheckInForm
from okr.member import Member
from okr.ports import World
from okr.week import Week


def open_check_in(world: World, *, by: Member, week: Week | None = None, only: Iterable[int] = ()) -> CheckInForm:
    """The form of `by` about `week`: that of the message it is opened from, None for a command, Home or shortcut.

    `only` are numbers of key results; empty stands for all they are asked about. Raises NothingDue, NoSuchKeyResult,
    NotYourKeyResult, CycleClosed, KeyResultNotOpen, WeekNotOpen, GuestsMayNot, FromAnotherWorkspace.
    """
    with world.snapshot() as tx:
        answering = Answering(world, tx, by=by, only=only)
        wanted = week or answering.week_now()
        return form_of(world, tx, answering, wanted, answering.open_items(wanted))
