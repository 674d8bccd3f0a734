"""What the entries of a form mean: answers, or at which field what is wrong and how to put it right."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from messages.check_in_entries import Field, block_id, number_of
from messages.lengths import cut
from messages.number_reader import Ambiguous, Read, Reason, Unreadable, read_figure
from messages.numbers import figure_to_edit, show_figure
from messages.typing_figures import typed_plainly
from messages.wording import Wording
from okr.check_in import Answer
from okr.draft import Entry
from okr.form import FormItem
from okr.metric import Binary, Change, Limit, Milestones, Reading
from okr.refusals import WrongReading
from okr.unit import Unit

ECHO = 40
"""How much of what was typed an error repeats."""


@dataclass(frozen=True, slots=True)
class Wrong:
    """What is wrong at one field, in the reader's words."""

    at: Field
    words: str


@dataclass(frozen=True, slots=True)
class Filled:
    """A form, or a page of it, as it was understood: the answers, and what is wrong by block id. `untapped` are the key
    results that lack nothing but how sure somebody is."""

    answers: dict[int, Answer] = field(default_factory=dict)
    wrong: dict[str, str] = field(default_factory=dict)
    untapped: list[int] = field(default_factory=list)

    @property
    def lacks_just_taps(self) -> bool:
        """Whether nothing is wrong but that numbers are not tapped, as far as is known."""
        return bool(self.untapped) and len(self.untapped) == len(self.wrong)

    @property
    def refused(self) -> set[int]:
        """The key results at which something is wrong."""
        return {number for block in self.wrong if (number := number_of(block)) is not None}


def understand(items: Iterable[FormItem], entries: Mapping[int, Entry], wording: Wording) -> Filled:
    """The answers of those items that have an entry. Raises WrongReading where a field is not of the item's kind."""
    filled = Filled()
    for item in items:
        number = item.key_result.number
        entry = entries.get(number)
        if entry is None:
            continue
        reading = reading_of(item, entry, wording)
        untapped = missing_confidence(item, entry, wording)
        wrong = [one for one in (untapped, reading) if isinstance(one, Wrong)]
        filled.wrong.update({block_id(number, one.at): one.words for one in wrong})
        if untapped and not isinstance(reading, Wrong):
            filled.untapped.append(number)
        if not isinstance(reading, Wrong) and not wrong:
            filled.answers[number] = Answer(
                reading=reading,
                confidence=entry.confidence or 0,
                note=entry.note.strip(),
                blocker=blocker_of(entry),
                explanation=entry.explanation.strip(),
                blocker_owner=entry.blocker_owner if blocker_of(entry) else None,
            )
    return filled


def missing_confidence(item: FormItem, entry: Entry, wording: Wording) -> Wrong | None:
    """That no number is tapped, said at a field of the key result: Slack shows errors at fields alone."""
    if entry.confidence is not None and 1 <= entry.confidence <= 10:
        return None
    return Wrong(
        field_of(item, entry),
        wording.say(
            "How sure are you of this one? Tap a number from 1 to 10 below the value; if you just did, tap it again."
        ),
    )


def field_of(item: FormItem, entry: Entry) -> Field:
    """The field of the figure; the note's where that one is put away."""
    match item.key_result.metric:
        case Milestones():
            return Field.STEPS
        case Binary():
            return Field.DONE
        case _:
            return Field.NOTE if entry.no_figure else Field.VALUE


def blocker_of(entry: Entry) -> str:
    """What stands in the way; empty where it was cleared."""
    return "" if entry.cleared else entry.blocker.strip()


def reading_of(item: FormItem, entry: Entry, wording: Wording) -> Reading | Wrong | None:
    """What was measured; None where there is no new figure yet."""
    match item.key_result.metric:
        case Milestones(steps=steps) if entry.steps is not None:
            return frozenset(entry.steps) & {step.number for step in steps}
        case Binary() if entry.steps is None and not entry.value:
            if entry.done is None:
                return Wrong(Field.DONE, wording.say("Choose one of the two."))
            return entry.done
        case (Change() | Limit()) as metric if entry.steps is None and entry.done is None:
            return None if entry.no_figure else figure_of(item, metric, entry.value.strip(), wording)
    raise WrongReading(item.key_result.label)


def figure_of(item: FormItem, metric: Change | Limit, typed: str, wording: Wording) -> Decimal | Wrong | None:
    """The figure that was typed; what a field was prefilled with is that figure, however it might be read."""
    unit, language = metric.unit, wording.language
    known = [one for one in known_figures(item) if figure_to_edit(one, unit, language) == typed]
    if not typed or known:
        return known[0] if known else None
    started, target = (metric.start, metric.target) if isinstance(metric, Change) else (None, metric.limit)
    last = next(iter(known_figures(item)), started)
    match read_figure(typed, unit, language, last=last, target=target):
        case Read(value=value):
            return value
        case Ambiguous(readings=readings):
            return Wrong(Field.VALUE, two_readings(typed, readings, unit, wording))
        case Unreadable() as refused:
            return Wrong(Field.VALUE, unreadable(typed, refused, unit, wording))


def known_figures(item: FormItem) -> list[Decimal]:
    """The figures on record, this week's first."""
    said = item.current.answer.reading if item.current else None
    return [one for one in (said, item.standing.reading) if isinstance(one, Decimal)]


def two_readings(typed: str, readings: tuple[Decimal, ...], unit: Unit, wording: Wording) -> str:
    """Both figures that the text may mean, and how to type each."""
    first, second = readings
    return wording.say(
        "“%(typed)s” could be %(first)s or %(second)s. Type %(as_first)s for the first, %(as_second)s for the second.",
        typed=cut(typed, ECHO),
        first=show_figure(first, unit, wording.language),
        second=show_figure(second, unit, wording.language),
        as_first=typed_plainly(first, unit, wording.language),
        as_second=typed_plainly(second, unit, wording.language),
    )


def unreadable(typed: str, refused: Unreadable, unit: Unit, wording: Wording) -> str:
    """Why it is no figure, with an example of one."""
    typed, example = cut(typed, ECHO), refused.example
    match refused.reason:
        case Reason.APPROXIMATE:
            return wording.say(
                "“%(typed)s” is not one figure. Type the figure itself, like %(example)s.", typed=typed, example=example
            )
        case Reason.OTHER_CURRENCY:
            return wording.say(
                "“%(typed)s” is not in %(currency)s. Type the amount in %(currency)s, like %(example)s.",
                typed=typed,
                currency=unit.name,
                example=example,
            )
        case Reason.OTHER_UNIT:
            return wording.say(
                "“%(typed)s” is in another unit than this key result. Type it like %(example)s.",
                typed=typed,
                example=example,
            )
        case Reason.OUT_OF_RANGE:
            return wording.say(
                "“%(typed)s” has too many digits to keep. Type it like %(example)s.", typed=typed, example=example
            )
    return wording.say(
        "“%(typed)s” can't be read as a number. Type it like %(example)s; your other fields stay as they are.",
        typed=typed,
        example=example,
    )
