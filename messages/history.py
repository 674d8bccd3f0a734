"""A key result's history in words: its trend, then week by week, newest first."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from messages.bars import sparkline
from messages.history_words import HistoryWords
from messages.lengths import cut
from messages.lines import SIGNS
from messages.reader import Reader
from messages.render import Renderer, as_message
from messages.status_pages import page_of
from okr.history import AnsweredWeek, History, SilentWeek, TargetChange
from okr.metric import Binary, Metric, Reading
from okr.progress import progress

TITLE = 140
PAGE = 6
"""Weeks on a page: short enough for a phone, and within the 13,200 characters of a message whatever people write."""
WEEKS_DRAWN = 26
DRAWN_FROM = 3
"""Fewer figures make no trend."""


class HistoryMessages:
    def __init__(self, renderer: Renderer) -> None:
        self._renderer = renderer

    def show(self, history: History, reader: Reader, *, page: int = 1) -> dict[str, Any]:
        """The answer that the asker alone sees."""
        words = HistoryWords(self._renderer.wording(reader.language), reader, history)
        shown = page_of(history.entries, page, size=PAGE)
        rendered = self._renderer.render(
            "history",
            reader.language,
            sign=SIGNS[history.assessment.health],
            label=history.key_result.label,
            title=cut(history.key_result.title, TITLE),
            objective=cut(history.objective.title, TITLE),
            figures=words.figures(),
            trend=trend_of(history),
            entries=[words.entry(entry) for entry in shown.rows],
            page=shown.number,
            pages=shown.of,
            buttons=words.turning(shown),
        )
        return as_message(rendered)


def trend_of(history: History) -> str:
    """The course of the figures, oldest first, with the weeks that are missing; empty where there is none to draw."""
    if isinstance(history.key_result.metric, Binary):
        return ""
    weeks = [entry for entry in reversed(history.entries) if not isinstance(entry, TargetChange)]
    drawn = [figure_of(entry) for entry in weeks][-WEEKS_DRAWN:]
    return sparkline(from_first(drawn)) if sum(figure is not None for figure in drawn) >= DRAWN_FROM else ""


def figure_of(entry: AnsweredWeek | SilentWeek) -> Decimal | None:
    """What a week adds to the trend: a figure as it is, steps as the share that is done."""
    return None if isinstance(entry, SilentWeek) else drawn_as(entry.metric, entry.reading)


def drawn_as(metric: Metric, reading: Reading | None) -> Decimal | None:
    return reading if reading is None or isinstance(reading, Decimal) else progress(metric, reading)


def from_first(figures: Sequence[Decimal | None]) -> Sequence[Decimal | None]:
    """Without the weeks before the first answer."""
    return figures[next((at for at, figure in enumerate(figures) if figure is not None), 0) :]
