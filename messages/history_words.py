"""The weeks of a history, its corrections and its changed targets, each as a few lines."""

from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from messages import ids
from messages.buttons import Button
from messages.dates import show_date, week_label
from messages.lines import SIGNS, Lines
from messages.mrkdwn import Safe, escaped, join
from messages.reader import Reader
from messages.status_pages import Page
from messages.wording import Wording
from okr.check_in import CheckIn
from okr.history import AnsweredWeek, Entry, History, SilentWeek, TargetChange

NOTE = 300
REASON = 200
"""Characters, as Slack counts them, of what people wrote."""
REVISIONS = 3


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
            lines.append(self.wording.piece("_“%(note)s”_", note=said.note, most=NOTE))
        if said.blocker:
            lines.append(self.wording.piece("🚧 Blocker: %(blocker)s", blocker=said.blocker, most=REASON))
        if said.explanation:
            lines.append(self.wording.piece("Why so sure: %(why)s", why=said.explanation, most=REASON))
        if entry.check_in.by != self.history.key_result.owner:
            lines.append(self.wording.piece("Answered by %(name)s", name=self.name(entry.check_in.by), most=REASON))
        lines += [
            self.revision(old, new, entry) for old, new in pairwise([*entry.earlier, entry.check_in][-REVISIONS:])
        ]
        return join("\n", lines)

    def silent(self, entry: SilentWeek) -> Safe:
        week = week_label(entry.week, self.reader.language)
        if entry.away:
            return self.wording.piece("🌴 *%(week)s*: away", week=capital(week))
        return self.wording.piece("⚪ *%(week)s*: no answer", week=capital(week))

    def changed(self, entry: TargetChange) -> Safe:
        day = show_date(entry.day, self.reader.language)
        told = [
            self.wording.piece(
                "🎯 *Target changed* on %(day)s by %(name)s", day=day, name=self.name(entry.after.by), most=REASON
            )
        ]
        before, after = entry.before, entry.after
        if before.metric != after.metric:
            told.append(moved(self.lines.target(before.metric), self.lines.target(after.metric)))
        if before.due != after.due:
            told.append(self.wording.piece("Due %(days)s", days=self.days(before.due, after.due)))
        if before.start != after.start:
            told.append(self.wording.piece("Starts %(days)s", days=self.days(before.start, after.start)))
        if after.reason:
            told.append(self.wording.piece("Reason: %(reason)s", reason=after.reason, most=NOTE))
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
            return self.wording.piece(
                "✏️ Changed by %(name)s; before: %(was)s", name=self.name(new.by), was=was, most=NOTE
            )
        return self.wording.piece(
            "✏️ Corrected by %(name)s; before: %(was)s. Reason: %(reason)s",
            name=self.name(new.by),
            was=was,
            reason=new.reason,
            most=NOTE,
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
