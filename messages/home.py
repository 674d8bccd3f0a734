"""The home tab in words: what is due, one's own key results, one's teams, the language."""

from dataclasses import dataclass
from typing import Any

from messages import ids
from messages.buttons import Button
from messages.check_in_state import Opening
from messages.dates import show_moment, week_label
from messages.language_choice import language_buttons
from messages.reader import Reader
from messages.render import Renderer
from messages.status_pages import Turn, rows_of
from messages.status_words import StatusWords
from messages.until import until_nudge
from messages.wording import Wording
from okr.home import DueNow, Home, HomeTeam
from okr.status import Scope, ScopeKind, Status, TeamCount

MOST_ROWS = 30
MOST_TEAMS = 20
"""Far below the 100 blocks of a home tab, with a heading for each key result's objective."""


class HomeMessages:
    def __init__(self, renderer: Renderer) -> None:
        self._renderer = renderer

    def view(self, home: Home, reader: Reader) -> dict[str, Any]:
        """The view that views.publish takes."""
        wording = self._renderer.wording(reader.language)
        own, words = StatusWords(wording), HomeWords(wording, reader)
        status = Status(Scope(ScopeKind.ME), home.objectives, person=home.member)
        rows = rows_of(status)
        return self._renderer.view(
            "home",
            reader.language,
            due=words.due(home.due),
            due_button=words.due_button(home.due),
            summary=own.summary(status),
            groups=own.groups(rows[:MOST_ROWS], status),
            more=max(len(rows) - MOST_ROWS, 0),
            teams=[words.team(each, own) for each in home.teams[:MOST_TEAMS]],
            languages=language_buttons(),
        )


@dataclass(frozen=True, slots=True)
class HomeWords:
    wording: Wording
    reader: Reader

    def due(self, due: DueNow | None) -> dict[str, Any] | None:
        """The week that takes answers now: what still waits until when, or that all is answered."""
        if due is None:
            return None
        closes = show_moment(due.window.closes_at, self.reader.zone, self.reader.language)
        return {
            "week": week_label(due.week, self.reader.language),
            "waiting": due.waiting,
            "until": until_nudge(due.window, self.reader, self.wording) if due.waiting else "",
            "closes": closes,
            "early": due.is_early,
            "asked": show_moment(due.asked_at, self.reader.zone, self.reader.language),
        }

    def due_button(self, due: DueNow | None) -> Button | None:
        """The same button as the nudge's."""
        if due is None:
            return None
        if due.waiting:
            return Button(
                ids.CHECK_IN_OPEN, Opening(due.week).value, self.wording.say("Check in"), primary=not due.is_early
            )
        return Button(ids.CHECK_IN_EDIT, Opening(due.week).value, self.wording.say("Edit"))

    def team(self, each: HomeTeam, own: StatusWords) -> dict[str, Any]:
        """One of their teams, with a button that opens its status."""
        return {
            **own.team(TeamCount(each.team, each.counts)),
            "is_led": each.is_led,
            "open": Turn(Scope(ScopeKind.TEAM, each.team.key)).value,
        }
