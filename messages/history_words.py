"""The weeks of a history, its corrections, comments and changed targets, each as a few lines."""

from dataclasses import dataclass
from datetime import date

from messages import ids
from messages.answered import AnsweredWords
from messages.buttons import Button
from messages.capital import capital
from messages.dates import show_date, show_moment, week_label
from messages.lines import SIGNS, Lines
from messages.mrkdwn import Safe, escaped, join
from messages.reader import Reader
from messages.status_pages import Page
from messages.wording import Wording
from okr.check_in import CheckIn
from okr.history import AnsweredWeek, Commented, Entry, History, SilentWeek, TargetChange

NOTE = 300
REASON = 200
NAME = 100
"""Characters, as Slack counts them, of what people wrote."""


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

    def week(self, entry: Entry) -> str:
        return capital(week_label(entry.week, self.reader.language))

    def entry(self, entry: Entry) -> Safe:
        """One entry, in as many lines as it has to say."""
        match entry:
            case AnsweredWeek():
                return self.answered(entry)
            case SilentWeek():
                return self.silent(entry)
            case TargetChange():
                return self.changed(entry)
            case Commented():
                return self.commented(entry)

    def answered(self, entry: AnsweredWeek) -> Safe:
        said, by = entry.check_in.answer, entry.check_in.by
        lines = [self.first_line(entry)]
        if said.note:
            lines.append(self.wording.piece("_“%(note)s”_", note=said.note, most=NOTE))
        lines += self.blockers(entry)
        if said.explanation:
            lines.append(self.wording.piece("Why so sure: %(why)s", why=said.explanation, most=REASON))
        if entry.earlier or entry.check_in.reason:
            lines.append(self.corrected(entry))
        elif by != self.history.key_result.owner:
            lines.append(self.wording.piece("Answered by %(name)s", name=self.name(by), most=NAME))
        return join("\n", lines)

    def blockers(self, entry: AnsweredWeek) -> list[Safe]:
        """What stands in the way, since when and for whom to clear; or what does no longer."""
        piece, said = self.wording.piece, entry.check_in.answer
        if entry.cleared:
            return [piece("👍 No longer in the way: %(blocker)s", blocker=entry.cleared, most=REASON)]
        if not said.blocker:
            return []
        if entry.blocked_since is not None and entry.blocked_since < entry.week:
            number = entry.blocked_since.number
            line = piece("🚧 Still blocked, since week %(n)s: %(blocker)s", n=number, blocker=said.blocker, most=REASON)
        else:
            line = piece("🚧 Blocker: %(blocker)s", blocker=said.blocker, most=REASON)
        if said.blocker_owner is None:
            return [line]
        return [line, piece("For %(name)s to clear", name=self.name(said.blocker_owner), most=NAME)]

    def corrected(self, entry: AnsweredWeek) -> Safe:
        """How often it was changed, by whom last, and why; the versions themselves are one tap away."""
        last, piece = entry.check_in, self.wording.piece
        name, at = self.name(last.by), show_moment(last.at, self.reader.zone, self.reader.language)
        if not entry.earlier:
            told = piece("✏️ Added later by %(name)s, %(at)s", name=name, at=at, most=NOTE)
        elif last.reason:
            told = piece(
                "✏️ Corrected by %(name)s, %(at)s; it has %(n)s versions",
                name=name,
                at=at,
                n=len(entry.revisions),
                most=NOTE,
            )
        else:
            told = piece(
                "✏️ Changed by %(name)s, %(at)s; it has %(n)s versions",
                name=name,
                at=at,
                n=len(entry.revisions),
                most=NOTE,
            )
        if not last.reason:
            return told
        return join("\n", [told, piece("Reason: %(reason)s", reason=last.reason, most=REASON)])

    def silent(self, entry: SilentWeek) -> Safe:
        if entry.away:
            return self.wording.piece("🌴 *%(week)s*: away", week=self.week(entry))
        return self.wording.piece("⚪ *%(week)s*: no answer", week=self.week(entry))

    def commented(self, entry: Commented) -> Safe:
        return self.wording.piece(
            "💬 *%(name)s* on %(day)s, about week %(n)s:\n_“%(words)s”_",
            name=self.name(entry.comment.by),
            day=show_date(entry.day, self.reader.language),
            n=entry.week.number,
            words=entry.comment.words,
            most=NOTE + NAME,
        )

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
        said = entry.check_in.answer
        value, confidence = self.lines.value(entry.metric, entry.reading), self.lines.confidence(said.confidence)
        sign, week = SIGNS[entry.health], self.week(entry)
        if said.reading is None:
            return self.wording.piece(
                "%(sign)s *%(week)s*: no new figure (%(value)s) · %(confidence)s",
                sign=sign,
                week=week,
                value=value,
                confidence=confidence,
            )
        return self.wording.piece(
            "%(sign)s *%(week)s*: %(value)s · %(confidence)s",
            sign=sign,
            week=week,
            value=value,
            confidence=confidence,
        )

    def version(self, entry: AnsweredWeek, one: CheckIn) -> Safe:
        """One revision of a week in full: what was said, by whom and when, and why where it is a correction."""
        piece, said = self.wording.piece, one.answer
        lines = [
            piece(
                "*%(n)s. %(name)s*, %(at)s",
                n=one.revision,
                name=self.name(one.by),
                at=show_moment(one.at, self.reader.zone, self.reader.language),
                most=REASON,
            ),
            escaped(AnsweredWords(self.wording).short(entry.metric, said)),
        ]
        if said.note:
            lines.append(piece("_“%(note)s”_", note=said.note, most=2 * NOTE))
        if said.blocker:
            lines.append(piece("🚧 Blocker: %(blocker)s", blocker=said.blocker, most=NOTE))
        if one.reason:
            lines.append(piece("Reason: %(reason)s", reason=one.reason, most=NOTE))
        return join("\n", lines)

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
