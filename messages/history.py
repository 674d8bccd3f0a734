"""A key result's history in words: its trend, then week by week, newest first."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import pairwise
from typing import Any

from messages import ids
from messages.bars import sparkline
from messages.buttons import Button
from messages.dates import show_date, week_label
from messages.lengths import cut
from messages.lines import SIGNS, Lines
from messages.mrkdwn import Safe, escaped, join
from messages.reader import Reader
from messages.render import Renderer, as_message
from messages.status_pages import Page, page_of
from messages.wording import Wording
from okr.check_in import CheckIn
from okr.history import AnsweredWeek, Entry, History, SilentWeek, TargetChange
from okr.metric import Binary, Metric, Reading
from okr.progress import progress

TITLE = 140
NOTE = 300
WEEKS_DRAWN = 26
DRAWN_FROM = 3
"""Fewer figures make no trend."""


class HistoryMessages:
    def __init__(self, renderer: Renderer) -> None:
        self._renderer = renderer

    def show(self, history: History, reader: Reader, *, page: int = 1) -> dict[str, Any]:
        """The answer that the asker alone sees."""
        words = HistoryWords(self._renderer.wording(reader.language), reader, history)
        shown = page_of(history.entries, page)
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


@dataclass(frozen=True, slots=True)
class HistoryWords:
    wording: Wording
    reader: Reader
    history: History

    @property
    def lines(self) -> Lines:
        return Lines(self.wording)

    def figures(self) -> str:
        """Where it stands now."""
        answered = self.history.answered
        return self.lines.value_to_target(self.history.key_result.metric, answered[-1].reading if answered else None)

    def name(self, member: str | None) -> str:
        """A person by name; nobody is rung."""
        known = self.history.people.get(member or "")
        return known.name if known else self.wording.say("somebody")

    def entry(self, entry: Entry) -> Safe:
        """One entry, in as many lines as it has to say."""
        match entry:
            case AnsweredWeek():
                return self.answered(entry)
            case SilentWeek():
                return self.silent(entry)
            case TargetChange():
                return self.changed(entry)

    def answered(self, entry: AnsweredWeek) -> Safe:
        said = entry.check_in.answer
        lines = [self.first_line(entry)]
        if said.note:
            lines.append(self.wording.piece("_“%(note)s”_", note=cut(said.note, NOTE)))
        if said.blocker:
            lines.append(self.wording.piece("🚧 Blocker: %(blocker)s", blocker=cut(said.blocker, NOTE)))
        if said.explanation:
            lines.append(self.wording.piece("Why so sure: %(why)s", why=cut(said.explanation, NOTE)))
        if entry.check_in.by != self.history.key_result.owner:
            lines.append(self.wording.piece("Answered by %(name)s", name=self.name(entry.check_in.by)))
        lines += [self.revision(old, new, entry) for old, new in pairwise([*entry.earlier, entry.check_in])]
        return join("\n", lines)

    def silent(self, entry: SilentWeek) -> Safe:
        week = week_label(entry.week, self.reader.language)
        if entry.away:
            return self.wording.piece("🌴 *%(week)s*: away", week=capital(week))
        return self.wording.piece("⚪ *%(week)s*: no answer", week=capital(week))

    def changed(self, entry: TargetChange) -> Safe:
        day = show_date(entry.day, self.reader.language)
        told = [
            self.wording.piece("🎯 *Target changed* on %(day)s by %(name)s", day=day, name=self.name(entry.after.by))
        ]
        before, after = entry.before, entry.after
        if before.metric != after.metric:
            told.append(moved(self.lines.target(before.metric), self.lines.target(after.metric)))
        if before.due != after.due:
            told.append(self.wording.piece("Due %(days)s", days=self.days(before.due, after.due)))
        if before.start != after.start:
            told.append(self.wording.piece("Starts %(days)s", days=self.days(before.start, after.start)))
        if after.reason:
            told.append(self.wording.piece("Reason: %(reason)s", reason=cut(after.reason, NOTE)))
        return join("\n", told)

    def days(self, before: date, after: date) -> Safe:
        return moved(show_date(before, self.reader.language), show_date(after, self.reader.language))

    def first_line(self, entry: AnsweredWeek) -> Safe:
        """The week, the figure and the confidence."""
        said, week = entry.check_in.answer, capital(week_label(entry.week, self.reader.language))
        value, confidence = self.lines.value(entry.metric, entry.reading), self.lines.confidence(said.confidence)
        if said.reading is None:
            return self.wording.piece(
                "%(sign)s *%(week)s*: no new figure (%(value)s) · %(confidence)s",
                sign=SIGNS[entry.health],
                week=week,
                value=value,
                confidence=confidence,
            )
        return self.wording.piece(
            "%(sign)s *%(week)s*: %(value)s · %(confidence)s",
            sign=SIGNS[entry.health],
            week=week,
            value=value,
            confidence=confidence,
        )

    def revision(self, old: CheckIn, new: CheckIn, entry: AnsweredWeek) -> Safe:
        """What was replaced, by whom, and why."""
        was = f"{self.lines.value(entry.metric, old.answer.reading)}, {self.lines.confidence(old.answer.confidence)}"
        if not new.reason:
            return self.wording.piece("✏️ Changed by %(name)s; before: %(was)s", name=self.name(new.by), was=was)
        return self.wording.piece(
            "✏️ Corrected by %(name)s; before: %(was)s. Reason: %(reason)s",
            name=self.name(new.by),
            was=was,
            reason=cut(new.reason, NOTE),
        )

    def turning(self, shown: Page[Entry]) -> list[Button]:
        """The buttons to newer and older weeks."""
        number, found = self.history.key_result.number, []
        if shown.number > 1:
            found.append(Button(ids.HISTORY_PREVIOUS, f"{number} {shown.number - 1}", self.wording.say("Newer")))
        if shown.number < shown.of:
            found.append(Button(ids.HISTORY_NEXT, f"{number} {shown.number + 1}", self.wording.say("Older")))
        return found


def moved(before: str, after: str) -> Safe:
    return join(" → ", [escaped(before), escaped(after)])


def capital(words: str) -> str:
    """The first letter as it stands at the start of a line."""
    return words[:1].upper() + words[1:]


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
