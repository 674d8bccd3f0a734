"""When somebody is away, in words: until when, from when, and who is asked meanwhile."""

import re
from dataclasses import dataclass
from datetime import date

from messages.dates import show_day
from messages.handed_back import handed_back
from messages.lengths import cut
from messages.mrkdwn import Safe, join
from messages.reader import Reader
from messages.wording import Wording
from okr.away import OPEN_END, AwayLine, AwayNote, AwaySheet
from okr.member import Member
from okr.notice import NoticeSaid, Topic

NAME = 80
WHOSE = re.compile(r"-|[UW][A-Z0-9]+")
"""Whose absence a button means: one's own, or that of the member of an id."""
AWAY_TOPICS = frozenset({Topic.DELEGATE_NAMED, Topic.AWAY_SAID, Topic.AWAY_FROM_STATUS})


@dataclass(frozen=True, slots=True)
class AwayRef:
    """What a button about an absence hands back: whose (empty: one's own) and the day it begins on (None: the one that
    runs). Never trusted for rights."""

    member: str = ""
    first_day: date | None = None

    @classmethod
    @handed_back
    def read(cls, value: str) -> "AwayRef":
        """What `value` wrote; OutOfDate for anything else."""
        member, _, first = value.partition(" ")
        if not WHOSE.fullmatch(member):
            raise ValueError("a button about an absence says whose it is")
        return cls(member if member != "-" else "", date.fromisoformat(first) if first else None)

    @property
    def value(self) -> str:
        return f"{self.member or '-'} {self.first_day.isoformat() if self.first_day else ''}".strip()


@dataclass(frozen=True, slots=True)
class AwayWords:
    wording: Wording
    reader: Reader

    def day(self, day: date, today: date) -> str:
        return show_day(day, self.reader.language, today=today)

    def days(self, first: date, last: date, today: date) -> str:
        """Of an absence that runs its end, of one that is coming both ends; to stand after "away"."""
        if last >= OPEN_END:
            return self.wording.say("until the Slack status is cleared")
        if first <= today:
            return self.wording.say("until %(last)s", last=self.day(last, today))
        if first == last:
            return self.wording.say("on %(first)s", first=self.day(first, today))
        return self.wording.say("from %(first)s to %(last)s", first=self.day(first, today), last=self.day(last, today))

    def of(self, line: AwayLine, today: date) -> str:
        return self.days(line.absence.first_day, line.absence.last_day, today)

    def meanwhile(self, delegate: Member | None, *, is_own: bool = True) -> Safe:
        if delegate is not None:
            return self.wording.piece("*%(name)s* is asked meanwhile.", name=cut(delegate.name, NAME))
        if is_own:
            return self.wording.piece("Nobody is asked in your place.")
        return self.wording.piece("Nobody is asked in their place.")

    def state(self, line: AwayLine, sheet: AwaySheet) -> Safe:
        """One absence as a sentence or two, for whoever looks at the sheet."""
        days = self.of(line, sheet.today)
        said = (
            self.wording.piece("🌴 *You're away %(days)s.*", days=days)
            if sheet.is_own
            else self.wording.piece("🌴 *%(name)s is away %(days)s.*", name=cut(sheet.member.name, NAME), days=days)
        )
        return join(" ", [said, self.meanwhile(line.delegate, is_own=sheet.is_own)])

    def note(self, note: AwayNote) -> Safe:
        """What a message that asked says while its reader is away."""
        if note.is_over:
            said = self.wording.piece("🌴 You were away for this check-in.")
        else:
            said = self.wording.piece("🌴 *You're away %(days)s.*", days=self.of(note.line, note.today))
        if note.answered and note.line.delegate is not None:
            then = self.wording.piece("*%(name)s* has answered for you.", name=cut(note.line.delegate.name, NAME))
        elif note.is_over:
            return said
        else:
            then = self.meanwhile(note.line.delegate)
        return join(" ", [said, then])


def away_values(said: NoticeSaid, reader: Reader, wording: Wording) -> dict[str, object]:
    """What the templates of notices about an absence need besides: `days`, whether it `has_begun` and whether it
    `is_open` (nobody knows its end), who is asked `meanwhile`, and what the buttons hand back (`away_ref`)."""
    if said.notice.topic not in AWAY_TOPICS:
        return {}
    first, last = (date.fromisoformat(day) for day in said.notice.about.words.split("/"))
    today, words = said.notice.at.astimezone(reader.zone).date(), AwayWords(wording, reader)
    return {
        "days": words.days(first, last, today),
        "has_begun": first <= today,
        "is_open": last >= OPEN_END,
        "meanwhile": words.meanwhile(said.people[1] if len(said.people) > 1 else None),
        "away_ref": AwayRef("", first).value,
    }
