"""A key result's history in words: its course as a picture, then week by week, newest first."""

from typing import Any

from messages.history_course import Course
from messages.history_menu import menu_of
from messages.history_words import HistoryWords
from messages.lengths import cut
from messages.lines import SIGNS
from messages.reader import Reader
from messages.render import Renderer, as_message
from messages.status_pages import page_of
from okr.history import AnsweredWeek, History

TITLE = 140
PAGE = 6
"""Entries on a page: short enough for a phone, and within the 13,200 characters of a message whatever people write."""
VERSIONS = 20


class HistoryMessages:
    def __init__(self, renderer: Renderer) -> None:
        self._renderer = renderer

    def show(self, history: History, reader: Reader, *, page: int = 1) -> dict[str, Any]:
        """The answer that the asker alone sees."""
        wording = self._renderer.wording(reader.language)
        words, course = HistoryWords(wording, reader, history), Course(wording, history)
        shown = page_of(history.entries, page, size=PAGE)
        rendered = self._renderer.render(
            "history",
            reader.language,
            sign=SIGNS[history.assessment.health],
            health=words.lines.health(history.assessment.health),
            label=history.key_result.label,
            title=cut(history.key_result.title, TITLE),
            objective=cut(history.objective.title, TITLE),
            figures=words.figures(),
            drawing=course.drawing(),
            legend=course.legend(),
            entries=[{"words": words.entry(one), "menu": menu_of(one, history, wording)} for one in shown.rows],
            page=shown.number,
            pages=shown.of,
            buttons=words.turning(shown),
        )
        return as_message(rendered)

    def versions(self, history: History, entry: AnsweredWeek, reader: Reader) -> dict[str, Any]:
        """Every version of one week's answer, newest first."""
        words = HistoryWords(self._renderer.wording(reader.language), reader, history)
        newest = tuple(reversed(entry.revisions))
        return self._renderer.view(
            "history_versions",
            reader.language,
            label=history.key_result.label,
            title=cut(history.key_result.title, TITLE),
            week=words.week(entry),
            versions=[words.version(entry, one) for one in newest[:VERSIONS]],
            more=max(len(newest) - VERSIONS, 0),
        )
