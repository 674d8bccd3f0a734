"""What each field of the form starts with: the draft, else this week's answer, else the last one."""

from decimal import Decimal

from messages.language import Language
from messages.numbers import figure_to_edit
from okr.draft import Entry
from okr.form import FormItem
from okr.key_result import Measured
from okr.metric import Change, Limit, Metric, Milestones, Reading


def prefilled(item: FormItem, language: Language) -> Entry:
    """What stands in the fields of the item when its form is opened."""
    if item.entry is not None:
        return item.entry
    return from_answer(item, language) or from_last(item, language)


def from_answer(item: FormItem, language: Language) -> Entry | None:
    """This week's answer, to be edited."""
    if item.current is None:
        return None
    said, metric = item.current.answer, item.key_result.metric
    return Entry(
        value=as_typed(said.reading, metric, language),
        steps=as_steps(said.reading, metric),
        done=said.reading if isinstance(said.reading, bool) else None,
        confidence=said.confidence,
        note=said.note,
        blocker=said.blocker,
        blocker_owner=said.blocker_owner,
        no_figure=said.reading is None and isinstance(metric, Change | Limit),
    )


def from_last(item: FormItem, language: Language) -> Entry:
    """The last answer: its figure (but where one is measured more seldom than weekly: there "no new figure yet" comes
    first), its confidence, and the blocker, so that an open one does not vanish unseen; never its note."""
    last, metric, tally = item.standing.reading, item.key_result.metric, item.standing.tally
    weekly = item.key_result.measured is Measured.WEEKLY
    return Entry(
        value=as_typed(last, metric, language) if weekly else "",
        steps=as_steps(last, metric),
        done=last if isinstance(last, bool) else None,
        confidence=item.standing.confidence,
        blocker=tally.blocker if tally else "",
        blocker_owner=tally.blocker_owner if tally else None,
        no_figure=not weekly and last is not None and isinstance(metric, Change | Limit),
    )


def as_typed(reading: Reading | None, metric: Metric, language: Language) -> str:
    """A figure as people type it; empty for none, or for another kind's."""
    if not isinstance(metric, Change | Limit) or not isinstance(reading, Decimal):
        return ""
    return figure_to_edit(reading, metric.unit, language)


def as_steps(reading: Reading | None, metric: Metric) -> tuple[int, ...] | None:
    """The ticked steps in their order; None for another kind of metric."""
    if not isinstance(metric, Milestones):
        return None
    done = reading if isinstance(reading, frozenset) else frozenset()
    return tuple(step.number for step in metric.steps if step.number in done)
