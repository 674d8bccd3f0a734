"""Administration in words: how the workspace is set up and what is missing, and who did what."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from messages import ids
from messages.admin_teams import LIVE
from messages.audit_words import deeds
from messages.buttons import Button
from messages.dates import show_moment, week_label
from messages.handed_back import counted, handed_back
from messages.help import NAMES
from messages.language import language_named
from messages.lengths import cut
from messages.mrkdwn import Safe, escaped, join, mention
from messages.reader import Reader
from messages.render import Renderer
from messages.wording import Wording
from okr.audit import BY_ITSELF, OPERATOR, Administration, AuditPage, Note
from okr.week import Week

NAMED = 10
"""Teams or people that a finding names; the rest are a number."""
NAME = 60
PERSON = re.compile(r"[UW][A-Z0-9]{1,20}")
WEEK = re.compile(r"\d{4}-W\d{2}")


@dataclass(frozen=True, slots=True)
class LogTurn:
    """What a button of the log carries: the line that its page begins below, 0 for the newest, and whose lines."""

    below: int = 0
    actor: str | None = None

    @classmethod
    @handed_back
    def read(cls, value: str) -> "LogTurn":
        """What `value` wrote; OutOfDate for anything else."""
        below, actor = value.split(" ")
        return cls(counted(below), read_person(actor) if actor != "-" else None)

    @property
    def value(self) -> str:
        return f"{self.below} {self.actor or '-'}"


@handed_back
def read_person(value: object) -> str:
    """The person that a menu hands back; OutOfDate where it is nobody's id."""
    if not PERSON.fullmatch(str(value)):
        raise ValueError("not somebody's id")
    return str(value)


class AdminMessages:
    def __init__(self, renderer: Renderer) -> None:
        self._renderer = renderer

    def overview(self, found: Administration, reader: Reader) -> dict[str, Any]:
        """The modal of `/okr admin`."""
        words = AdminWords(self._renderer.wording(reader.language))
        say = words.wording.say
        return self._renderer.view(
            "admin",
            reader.language,
            name=cut(found.workspace, NAME),
            teams=found.teams,
            lacking=words.lacking(found),
            members=found.members,
            guests=words.guests(found),
            speaking=words.speaking(found),
            gone=words.gone(found),
            pilot=words.some(found.pilot),
            spoken=NAMES[language_named(found.language)],
            buttons=[
                Button(ids.SETTINGS_WORKSPACE, "workspace", say("Workspace settings")),
                Button(ids.ADMIN_TEAMS, LIVE, say("Teams")),
                Button(ids.ADMIN_MEMBERS, "members", say("Members")),
                Button(ids.ADMIN_PILOT, "pilot", say("Pilot")),
                Button(ids.ADMIN_LOG, LogTurn().value, say("Audit log")),
            ],
        )

    def log(self, page: AuditPage, reader: Reader) -> dict[str, Any]:
        """A page of who did what."""
        words = LogWords(self._renderer.wording(reader.language), reader, page)
        lines = [words.line(note) for note in page.notes]
        return self._renderer.view(
            "admin_log",
            reader.language,
            actor=page.actor,
            lines=lines,
            buttons=words.turning(),
        )


@dataclass(frozen=True, slots=True)
class AdminWords:
    wording: Wording

    def lacking(self, found: Administration) -> list[Safe]:
        """What teams lack, of each the first by name."""
        piece, lead, channel = self.wording.piece, found.without_lead, found.without_channel
        objectives = found.without_objectives
        said = (
            (lead, piece("No lead: %(teams)s", teams=self.some(lead), most=900)),
            (channel, piece("No channel for the digest: %(teams)s", teams=self.some(channel), most=900)),
            (objectives, piece("No objectives in a running cycle: %(teams)s", teams=self.some(objectives), most=900)),
        )
        return [line for teams, line in said if teams]

    def some(self, names: Sequence[str]) -> str:
        listed, more = ", ".join(cut(name, NAME) for name in names[:NAMED]), len(names) - NAMED
        if more <= 0:
            return listed
        return self.wording.say("%(names)s and %(n)s more", "%(names)s and %(n)s more", names=listed, n=more)

    def guests(self, found: Administration) -> str | None:
        """How many there are, and whether they take part; nothing where there is none."""
        if not found.guests:
            return None
        if found.guests_allowed:
            return self.wording.say("%(n)s guest, who takes part", "%(n)s guests, who take part", n=found.guests)
        return self.wording.say(
            "%(n)s guest, who does not take part", "%(n)s guests, who do not take part", n=found.guests
        )

    def speaking(self, found: Administration) -> str | None:
        """How many of those who take part are spoken to in which language, the most spoken first."""
        said = [f"{NAMES[language_named(tongue)]} ({n})" for tongue, n in found.speaking.items()]
        return ", ".join(said) or None

    def gone(self, found: Administration) -> Safe | None:
        """Who is gone and still owns something."""
        if not found.gone:
            return None
        shown = list(found.gone.items())[:NAMED]
        people = [
            self.wording.piece(
                "%(who)s (%(n)s key result)", "%(who)s (%(n)s key results)", who=mention(member), n=count
            )
            for member, count in shown
        ]
        listed, more = join(", ", people), len(found.gone) - NAMED
        if more <= 0:
            return listed
        return self.wording.piece("%(names)s and %(n)s more", "%(names)s and %(n)s more", names=listed, n=more)


@dataclass(frozen=True, slots=True)
class LogWords:
    wording: Wording
    reader: Reader
    page: AuditPage

    def line(self, note: Note) -> Safe:
        """When, who, what, to which thing."""
        piece, when = self.wording.piece, self.when(note.at)
        who, deed = self.word(note.actor), deeds(self.wording).get(note.action, note.action)
        things = [self.word(word) for word in note.thing.split() if word != self.page.workspace]
        if not things or note.thing == note.actor:
            return piece("%(when)s · %(who)s · %(deed)s", when=when, who=who, deed=deed)
        thing = join(" ", things)
        return piece("%(when)s · %(who)s · %(deed)s: %(thing)s", when=when, who=who, deed=deed, thing=thing)

    def when(self, at: datetime) -> str:
        """On the reader's clock; with its year where that is not today's."""
        today = self.page.at.astimezone(self.reader.zone).date()
        return show_moment(at, self.reader.zone, self.reader.language, today=today)

    def word(self, word: str) -> Safe:
        """A person, a team by its name, a week as it is said; anything else as it is."""
        if word in self.page.people and PERSON.fullmatch(word):
            return mention(word)
        if word == OPERATOR:
            return self.wording.piece("the operator")
        if word == BY_ITSELF:
            return self.wording.piece("the calendar")
        if word == "to":
            return escaped("→")
        if WEEK.fullmatch(word):
            return escaped(week_label(Week.parse(word), self.reader.language))
        return escaped(cut(self.page.teams.get(word, word), NAME))

    def turning(self) -> list[Button]:
        """The way to what is older, and back to the newest."""
        found, say, page = list[Button](), self.wording.say, self.page
        if not page.is_newest:
            found.append(Button(ids.ADMIN_LOG_NEWEST, LogTurn(0, page.actor).value, say("Newest")))
        if page.older is not None:
            found.append(Button(ids.ADMIN_LOG_OLDER, LogTurn(page.older, page.actor).value, say("Older")))
        if page.actor is not None:
            found.append(Button(ids.ADMIN_LOG_EVERYBODY, LogTurn().value, say("Everybody's")))
        return found
