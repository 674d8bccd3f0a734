"""The cycles of a workspace in words: the list with what may become of each, the forms, and what was saved."""

import json
from dataclasses import dataclass
from typing import Any

from messages import ids
from messages.buttons import Button
from messages.cycle_fields import CycleBlock, calendar_fields, cycle_fields
from messages.dates import show_date
from messages.fields import Choice
from messages.handed_back import handed_back
from messages.mrkdwn import Safe, join
from messages.reader import Reader
from messages.refusals_cycles import PLAIN
from messages.render import Renderer
from messages.wording import Wording
from okr.cycle import NEXT, Cycle, CycleState
from okr.cycle_shown import CycleBoard, CycleKept, CycleShown
from okr.refusals import Refusal
from okr.refusals_cycles import AnsweredOutside, CycleEndsTooSoon, CycleNameMissing, CyclesOverlap, CycleTooLong

MOST = 40
"""Cycles that the list shows: ten years of quarters."""
NAMED = 10
DATES = "dates"
"""In a menu's value: the dates are to be changed, no state."""

AT_FIELD = {
    CycleNameMissing: CycleBlock.NAME,
    CycleEndsTooSoon: CycleBlock.LAST_DAY,
    CycleTooLong: CycleBlock.LAST_DAY,
    CyclesOverlap: CycleBlock.FIRST_DAY,
    AnsweredOutside: CycleBlock.FIRST_DAY,
}


@dataclass(frozen=True, slots=True)
class CycleTurn:
    """What a menu beside a cycle carries: which, and what it is to become; None where its dates are to change."""

    key: str
    state: CycleState | None


@handed_back
def read_turn(value: str) -> CycleTurn:
    wanted, key = value.split(" ", 1)
    return CycleTurn(key, None if wanted == DATES else CycleState(wanted))


class CycleMessages:
    def __init__(self, renderer: Renderer) -> None:
        self._renderer = renderer

    def list(self, board: CycleBoard, reader: Reader) -> dict[str, Any]:
        """The modal that `/okr cycle` opens."""
        words = CycleWords(self._renderer.wording(reader.language))
        return self._renderer.view(
            "cycles",
            reader.language,
            rows=[words.row(one, board) for one in board.cycles[:MOST]],
            more=max(len(board.cycles) - MOST, 0),
            buttons=words.buttons(board),
        )

    def form(self, cycle: Cycle, reader: Reader, *, below: str, key: str = "") -> dict[str, Any]:
        """For a cycle that is planned, or with its `key` for one on record; the list is the view `below`."""
        wording = self._renderer.wording(reader.language)
        return self._form(
            reader,
            ids.CYCLE_FORM,
            {"key": key, "below": below},
            title=wording.say("Change a cycle") if key else wording.say("Plan a cycle"),
            intro=None if key else wording.piece("This is the next quarter that nobody has planned yet."),
            fields=cycle_fields(cycle, wording),
        )

    def calendar(self, board: CycleBoard, reader: Reader, *, below: str) -> dict[str, Any]:
        wording = self._renderer.wording(reader.language)
        intro = wording.piece("What is planned from now on follows it. Cycles that are there already stay as they are.")
        return self._form(
            reader,
            ids.CYCLE_CALENDAR_FORM,
            {"below": below},
            title=wording.say("Calendar"),
            intro=intro,
            fields=calendar_fields(board, wording),
        )

    @handed_back
    def state(self, view: dict[str, Any]) -> tuple[str, str]:
        """The key of the cycle that a form is about, empty for a new one; and the list below it."""
        held = json.loads(view["private_metadata"])
        return str(held.get("key", "")), str(held["below"])

    def planned(self, cycle: Cycle, reader: Reader) -> dict[str, Any]:
        words = CycleWords(self._renderer.wording(reader.language))
        lines = [words.wording.piece("*%(name)s*: %(days)s.", name=cycle.name, days=words.days(cycle))]
        if cycle.state is CycleState.PLANNED:
            lines.append(words.wording.piece("Objectives can be written for it now. It is opened on its first day."))
        return self._saved(join("\n", lines), reader)

    def changed(self, kept: CycleKept, reader: Reader) -> dict[str, Any]:
        words = CycleWords(self._renderer.wording(reader.language))
        said = [words.wording.piece("*%(name)s*: %(days)s.", name=kept.cycle.name, days=words.days(kept.cycle))]
        if kept.outside:
            said.append(words.outside(kept))
        return self._saved(join("\n", said), reader)

    def calendar_kept(self, board: CycleBoard, reader: Reader) -> dict[str, Any]:
        words = CycleWords(self._renderer.wording(reader.language))
        said = words.wording.piece(
            "The next quarter to plan is *%(name)s*: %(days)s.",
            name=board.proposed.name,
            days=words.days(board.proposed),
        )
        return self._saved(said, reader)

    def wrong(self, refusal: Refusal, reader: Reader) -> dict[str, str] | None:
        """What was refused, at its field; None for what is about no field."""
        block = AT_FIELD.get(type(refusal))
        return {block: PLAIN[type(refusal)](refusal, self._renderer.wording(reader.language))} if block else None

    def _form(self, reader: Reader, callback: str, state: dict[str, str], **values: Any) -> dict[str, Any]:
        return self._renderer.view("cycle_form", reader.language, callback=callback, state=json.dumps(state), **values)

    def _saved(self, lines: Safe, reader: Reader) -> dict[str, Any]:
        return self._renderer.view("settings_saved", reader.language, lines=lines)


@dataclass(frozen=True, slots=True)
class CycleWords:
    wording: Wording

    def row(self, shown: CycleShown, board: CycleBoard) -> dict[str, Any]:
        cycle = shown.cycle
        return {
            "name": f"└ {cycle.name}" if shown.is_inside else cycle.name,
            "about": self.about(shown, board),
            "menu": self.menu(cycle) if board.changes else None,
        }

    def about(self, shown: CycleShown, board: CycleBoard) -> str:
        """Its days, its state, what is left of it, and how many objectives it has."""
        cycle, say = shown.cycle, self.wording.say
        is_to_come = cycle.state is CycleState.ACTIVE and cycle.first_day > board.today
        parts = [self.days(cycle), say("🟢 open, begins on its first day") if is_to_come else self.state(cycle.state)]
        if cycle.first_day <= board.today <= cycle.last_day and cycle.takes_check_ins:
            left = (cycle.last_day - board.today).days
            parts.append(say("%(n)s day left", "%(n)s days left", n=left) if left else say("ends today"))
        if shown.objectives:
            parts.append(say("%(n)s objective", "%(n)s objectives", n=shown.objectives))
        return " · ".join(parts)

    def days(self, cycle: Cycle) -> str:
        first, last = (
            show_date(day, self.wording.language, with_year=True) for day in (cycle.first_day, cycle.last_day)
        )
        return self.wording.say("%(first)s to %(last)s", first=first, last=last)

    def state(self, state: CycleState) -> str:
        say = self.wording.say
        return {
            CycleState.PLANNED: say("🔵 planned"),
            CycleState.ACTIVE: say("🟢 running"),
            CycleState.CLOSING: say("🟠 closing"),
            CycleState.CLOSED: say("⚪ closed"),
        }[state]

    def menu(self, cycle: Cycle) -> list[Choice]:
        say = self.wording.say
        labels = {
            CycleState.PLANNED: say("Back to planned"),
            CycleState.ACTIVE: say("Open it now") if cycle.state is CycleState.PLANNED else say("Back to running"),
            CycleState.CLOSING: say("Open it again") if cycle.state is CycleState.CLOSED else say("Begin to close it"),
            CycleState.CLOSED: say("Close it: no more answers"),
        }
        moves = [
            Choice(labels[state], f"{state.value} {cycle.key}") for state in CycleState if state in NEXT[cycle.state]
        ]
        dates = [] if cycle.state is CycleState.CLOSED else [Choice(say("Name and dates…"), f"{DATES} {cycle.key}")]
        return [*dates, *moves]

    def buttons(self, board: CycleBoard) -> list[Button]:
        if not board.changes:
            return []
        say = self.wording.say
        plan = say("Plan %(name)s", name=board.proposed.name)
        return [
            Button(ids.CYCLE_PLAN, "plan", plan, primary=True),
            Button(ids.CYCLE_CALENDAR, "calendar", say("Calendar…")),
        ]

    def outside(self, kept: CycleKept) -> Safe:
        named = ", ".join(list(kept.outside)[:NAMED])
        if more := len(kept.outside) - NAMED:
            named = f"{named} … +{more}" if more > 0 else named
        return self.wording.piece(
            "These begin or are due outside it, and stay as they are: %(labels)s. Change them in their objective.",
            labels=named,
        )
