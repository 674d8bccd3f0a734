"""What a status of one key result says beyond its line: when it is due, what was last said of it."""

from dataclasses import dataclass

from messages.capital import capital
from messages.dates import show_date, week_label
from messages.mrkdwn import Safe, join
from messages.objective_about import ObjectiveAbout
from messages.reactions import line_menu
from messages.reader import Reader
from messages.status_words import StatusWords
from okr.check_in import CheckIn
from okr.key_result import KeyResult, Measured
from okr.status import ScopeKind, Status

NOTE = 400
"""Characters of the latest note; the history has all of it."""


@dataclass(frozen=True, slots=True)
class Detail:
    reader: Reader
    words: StatusWords

    def due(self, key_result: KeyResult) -> Safe:
        """Its dates and how often it is measured."""
        say, target = self.words.wording, key_result.target
        dates = say.piece(
            "From %(start)s to %(due)s",
            start=show_date(target.start, self.reader.language),
            due=show_date(target.due, self.reader.language),
        )
        match key_result.measured:
            case Measured.MONTHLY:
                return join(" · ", [dates, say.piece("measured monthly")])
            case Measured.QUARTERLY:
                return join(" · ", [dates, say.piece("measured quarterly")])
            case Measured.WEEKLY:
                return dates

    def latest(self, check_in: CheckIn) -> Safe:
        """What was last said, with why so sure where that had to be asked, else with its note."""
        say = self.words.wording
        week = week_label(check_in.week, self.reader.language)
        note = check_in.answer.explanation or check_in.answer.note
        if not note:
            return say.piece("Last answer: %(week)s", week=week)
        return say.piece("Last answer: %(week)s\n_“%(note)s”_", week=week, note=note, most=NOTE)


def detail_of(status: Status, reader: Reader, words: StatusWords) -> Safe | None:
    """The lines below the key result where the status is about just one."""
    if status.scope.kind is not ScopeKind.KEY_RESULT or not status.lines:
        return None
    line, detail = status.lines[0], Detail(reader, words)
    told = [detail.due(line.key_result)]
    if line.contributors:
        beside = capital(ObjectiveAbout(words.wording).beside(line.contributors))
        told.append(words.wording.piece("%(beside)s", beside=beside))
    if line.standing and line.standing.latest:
        told.append(detail.latest(line.standing.latest))
    return join("\n", told)


def menu_of(status: Status) -> dict[str, str] | None:
    """What a reader can do with the latest answer, where the status is about just one key result that has one."""
    if status.scope.kind is not ScopeKind.KEY_RESULT or not status.lines:
        return None
    standing = status.lines[0].standing
    return line_menu(standing.key_result, standing.latest.week) if standing and standing.latest else None
