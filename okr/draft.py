"""A draft keeps what somebody typed and tapped on the check-in form until it is sent: nothing is lost."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from decimal import Decimal
from enum import StrEnum

from okr.week import Week

NEVER = Decimal(0)


@dataclass(frozen=True, slots=True)
class Entry:
    """One key result's fields exactly as typed; `steps` are the ticked step numbers, None where untouched.

    What is tapped rather than typed: `confidence`; `no_figure`, where the field for a figure is put away; `cleared`,
    where the blocker is (its text is kept, should it be there still); `refilled`, where the blocker was chosen from
    those foreseen, an odd number of times: its field is another one then, for Slack leaves one that stays as it is.
    `typed_at` and `chosen_at` are the moments of
    the latest act that the fields and the confidence come from, in seconds of whoever showed the form; `turned` is
    the sight of the page at which it was turned, as the form was then; `refused` that of the page at which it was sent
    in and something was wrong with this key result, as long as what was sent stands in its fields.
    """

    value: str = ""
    steps: tuple[int, ...] | None = None
    done: bool | None = None
    confidence: int | None = None
    note: str = ""
    blocker: str = ""
    explanation: str = ""
    blocker_owner: str | None = None
    no_figure: bool = False
    cleared: bool = False
    refilled: bool = False
    typed_at: Decimal = NEVER
    chosen_at: Decimal = NEVER
    turned: str = ""
    refused: str = ""

    @property
    def said(self) -> "Entry":
        """Just what somebody typed and tapped, without when and where."""
        return replace(self, typed_at=NEVER, chosen_at=NEVER, turned="", refused="")

    @property
    def figure(self) -> tuple[object, ...]:
        """What stands in the fields for what was measured."""
        return self.value, self.steps, self.done


class Press(StrEnum):
    """What an act on the form does to a key result's entry."""

    TYPED = "typed"  # something was typed or ticked; all of it is in the fields
    CONFIDENCE = "confidence"
    NO_FIGURE = "no_figure"
    FIGURE = "figure"  # there is one after all
    CLEARED = "cleared"
    STILL_THERE = "still_there"
    FORESEEN = "foreseen"  # the blocker is one that was foreseen


@dataclass(frozen=True, slots=True)
class Touch:
    """One act on an open form, at the key result of that number and at the moment `at` (as Entry.chosen_at).

    `sight` tells one showing of the form from the next; `confidence` is 1-10 where that is what was tapped, `words` the
    obstacle that was chosen, or its beginning.
    """

    key_result: int
    press: Press
    at: Decimal
    sight: str = ""
    confidence: int | None = None
    words: str = ""


@dataclass(frozen=True, slots=True)
class Draft:
    """`member`'s half-filled form for `week`: entries and the revision seen when it was opened, by key result.

    `only` names the key results of a form opened for some of them; empty for all that are due.
    """

    member: str
    week: Week
    at: datetime
    entries: dict[int, Entry] = field(default_factory=dict)
    seen: dict[int, int] = field(default_factory=dict)
    only: tuple[int, ...] = ()


def merged(before: Entry | None, typed: Entry) -> Entry:
    """What stands in the fields now, with what was tapped before: a tap is undone by another tap alone."""
    if before is None:
        return typed
    figure_hidden, blocker_hidden = before.no_figure or typed.no_figure, before.cleared or typed.cleared
    blocker_hidden = blocker_hidden or (before.refilled is not typed.refilled and not typed.blocker)
    tapped = before.chosen_at or typed.confidence is None
    return replace(
        typed,
        value=before.value if figure_hidden else typed.value,
        blocker=before.blocker if blocker_hidden else typed.blocker,
        blocker_owner=before.blocker_owner if blocker_hidden else typed.blocker_owner,
        confidence=before.confidence if tapped else typed.confidence,
        explanation=typed.explanation or before.explanation,
        no_figure=before.no_figure,
        cleared=before.cleared,
        refilled=before.refilled,
        typed_at=before.typed_at,
        chosen_at=before.chosen_at,
        refused=before.refused,
    )


def touched(before: Entry | None, typed: Entry, touch: Touch, *, here: bool) -> Entry:
    """The entry after an act on the page it stands on, `here` where the act is about it.

    Acts may come in late or in another order than they were done: the later one counts, and what was typed before a
    page was turned does not replace what was sent with it.
    """
    late = before is not None and (touch.at < before.typed_at or bool(before.turned and before.turned == touch.sight))
    entry = before if before is not None and late else replace(merged(before, typed), typed_at=touch.at, turned="")
    if before is not None and entry.figure != before.figure:
        entry = replace(entry, refused="")
    return pressed(entry, touch) if here else entry


def looked_at_again(before: Mapping[int, Entry], after: dict[int, Entry], number: int) -> dict[int, Entry]:
    """The entries of a page after an act at the key result of that number: where what was refused of it has changed,
    the page is shown anew, and nothing on it stands refused any more."""
    was, now = before.get(number), after.get(number)
    if was is None or now is None or was.refused == now.refused:
        return after
    return {each: replace(entry, refused="") for each, entry in after.items()}


def pressed(entry: Entry, touch: Touch) -> Entry:
    """The entry after the tap itself."""
    match touch.press:
        case Press.CONFIDENCE if touch.at >= entry.chosen_at:
            return replace(entry, confidence=touch.confidence, chosen_at=touch.at)
        case Press.NO_FIGURE | Press.FIGURE:
            return replace(entry, no_figure=touch.press is Press.NO_FIGURE)
        case Press.CLEARED | Press.STILL_THERE:
            return replace(entry, cleared=touch.press is Press.CLEARED)
        case Press.FORESEEN:
            return replace(entry, blocker=touch.words, cleared=False, refilled=not entry.refilled)
        case _:
            return entry
