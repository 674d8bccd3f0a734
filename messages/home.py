"""The home tab in words: what is due, one's own key results, one's teams, the language."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from messages import ids
from messages.away_words import AwayRef, AwayWords
from messages.buttons import Button
from messages.check_in_state import Opening
from messages.dates import show_moment, week_label
from messages.language_choice import language_buttons
from messages.later_menu import asked_again, later_menu
from messages.objective_state import NewObjective
from messages.reader import Reader
from messages.render import Renderer
from messages.status_pages import Turn, rows_of
from messages.status_words import StatusWords
from messages.until import until_nudge
from messages.wording import Wording
from okr.away import AwaySheet
from okr.home import DueNow, FirstStep, Home, HomeTeam
from okr.status import Scope, ScopeKind, Status, TeamCount

MOST_ROWS = 30
MOST_TEAMS = 20
"""Far below the 100 blocks of a home tab, with a heading for each key result's objective."""


class HomeMessages:
    def __init__(self, renderer: Renderer) -> None:
        self._renderer = renderer

    def view(self, home: Home, reader: Reader) -> dict[str, Any]:
        """The view that views.publish takes; it carries its own print, by which it is known when Slack tells of it."""
        wording = self._renderer.wording(reader.language)
        own, words = StatusWords(wording), HomeWords(wording, reader)
        status = Status(Scope(ScopeKind.ME), home.objectives, person=home.member)
        rows = rows_of(status)
        view = self._renderer.view(
            "home",
            reader.language,
            due=words.due(home.due),
            due_button=words.due_button(home.due),
            away=words.away(home.away),
            away_buttons=words.away_buttons(home),
            away_open=Button(ids.AWAY_OPEN, AwayRef().value, wording.say("I'm away")),
            first_step=words.first_step(home.first_step),
            to_agree=home.to_agree,
            summary=own.summary(status),
            groups=own.groups(rows[:MOST_ROWS], status, editable=home.editable),
            more=max(len(rows) - MOST_ROWS, 0),
            teams=[words.team(each, own) for each in home.teams[:MOST_TEAMS]],
            languages=[*language_buttons(), Button(ids.SETTINGS_OPEN, "settings", wording.say("Settings"))],
        )
        return {**view, "private_metadata": print_of(view)}


def print_of(view: Mapping[str, Any]) -> str:
    """The same for views that say the same alone."""
    return sha256(json.dumps(view, sort_keys=True).encode()).hexdigest()


def says_the_same(shown: Mapping[str, Any] | None, view: Mapping[str, Any]) -> bool:
    """Whether what Slack shows already, as its event tells it, is that view: Slack adds to blocks, and keeps the
    print."""
    return shown is not None and shown.get("private_metadata") == view["private_metadata"]


@dataclass(frozen=True, slots=True)
class HomeWords:
    wording: Wording
    reader: Reader

    def first_step(self, step: FirstStep | None) -> Button | None:
        """The one thing to begin with, where nothing is there yet."""
        if step is None:
            return None
        if step is FirstStep.SET_UP:
            return Button(ids.SET_UP_OPEN, "home", self.wording.say("Set up a team"), primary=True)
        return Button(ids.OBJECTIVE_NEW, NewObjective().value, self.wording.say("Write your first objective"))

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
            "opening": Opening(due.week).value,
            "again": asked_again(due.offers, self.reader),
            "later": later_menu(due.offers, due.week, self.reader),
            "can_confirm": due.offers.can_confirm,
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

    def away(self, sheet: AwaySheet | None) -> dict[str, Any] | None:
        """The absence that runs, else the next one."""
        line = (sheet.now or next(iter(sheet.lines), None)) if sheet else None
        if sheet is None or line is None:
            return None
        return {"said": AwayWords(self.wording, self.reader).state(line, sheet), "is_now": line is sheet.now}

    def away_buttons(self, home: Home) -> list[Button]:
        """What who is away may press: being back, changing it, and answering all the same."""
        line = home.away.now if home.away else None
        if line is None:
            return []
        ref = AwayRef("", line.absence.first_day).value
        buttons = [
            Button(ids.AWAY_BACK, ref, self.wording.say("I'm back")),
            Button(ids.AWAY_CHANGE, ref, self.wording.say("Change")),
        ]
        if home.due and home.due.waiting:
            buttons.append(Button(ids.CHECK_IN_OPEN, Opening(home.due.week).value, self.wording.say("Check in")))
        return buttons

    def round(self, each: HomeTeam) -> str:
        """How many of a team they lead have answered; empty where no check-in is open."""
        if each.round is None:
            return ""
        answered, n = len(each.round.answered), len(each.round.answered) + len(each.round.waiting)
        week = week_label(each.round.week, self.reader.language)
        if answered == n:
            return self.wording.say("Everybody has answered for %(week)s.", week=week)
        return self.wording.say(
            "%(answered)s of %(n)s person has answered for %(week)s.",
            "%(answered)s of %(n)s people have answered for %(week)s.",
            answered=answered,
            n=n,
            week=week,
        )

    def team(self, each: HomeTeam, own: StatusWords) -> dict[str, Any]:
        """One of their teams, with a button that opens its status."""
        return {
            **own.team(TeamCount(each.team, each.counts)),
            "is_led": each.is_led,
            "round": self.round(each),
            "open": Turn(Scope(ScopeKind.TEAM, each.team.key)).value,
        }
