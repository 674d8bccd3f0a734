"""*I'm away until …* in words: the form, what was saved, the welcome back, and what a message turns into meanwhile."""

import json
from dataclasses import dataclass
from datetime import date
from typing import Any

from messages import ids
from messages.away_words import NAME, AwayRef, AwayWords
from messages.buttons import Button
from messages.check_in_state import Opening
from messages.dates import week_label
from messages.handed_back import handed_back
from messages.lengths import cut
from messages.mrkdwn import Safe
from messages.reader import Reader
from messages.refusals_away import problem_words
from messages.render import Rendered, Renderer
from messages.wording import Wording
from okr.away import DELEGATE_PROBLEMS, AwayLine, AwayNote, AwayProblem, AwaySheet, Back, Leave
from okr.refusals import NoSuchMember, NotAnAbsence

FROM, UNTIL, DELEGATE = "away-from", "away-until", "away-delegate"
LISTED = 5


@dataclass(frozen=True, slots=True)
class AwayState:
    """What an open form carries along: whose absence (empty: one's own), the first day of the one that is changed, and
    whether the home tab lies behind it."""

    member: str = ""
    change: date | None = None
    from_home: bool = False

    @classmethod
    @handed_back
    def read(cls, carried: str) -> "AwayState":
        """What `carried` wrote; OutOfDate for anything else."""
        held = json.loads(carried)
        change = date.fromisoformat(held["change"]) if held["change"] else None
        return cls(str(held["member"]), change, bool(held["home"]))

    @property
    def carried(self) -> str:
        change = self.change.isoformat() if self.change else ""
        return json.dumps({"member": self.member, "change": change, "home": self.from_home})

    def block(self, name: str) -> str:
        """The field's block: another one for each absence, or Slack would keep what stood in it before."""
        return f"{name} {self.change.isoformat()}" if self.change else name


class AwayMessages:
    def __init__(self, renderer: Renderer) -> None:
        self._renderer = renderer

    def form(self, sheet: AwaySheet, reader: Reader, *, state: AwayState, misread: str = "") -> dict[str, Any]:
        """The modal: when, who answers meanwhile, and what is planned already. `misread` is what was typed and is no
        day."""
        words = AwayWords(self._renderer.wording(reader.language), reader)
        change = sheet.change.absence if sheet.change else None
        first = change.first_day if change else sheet.today
        return self._renderer.view(
            "away_form",
            reader.language,
            state=state.carried,
            name="" if sheet.is_own else cut(sheet.member.name, NAME),
            misread=cut(misread, NAME),
            blocks={name: state.block(name) for name in (FROM, UNTIL, DELEGATE)},
            first=first.isoformat(),
            last=change.last_day.isoformat() if sheet.change and change and not sheet.change.is_open_ended else "",
            delegate=(change.delegate or "") if change else "",
            lines=[self._line(line, sheet, words) for line in sheet.lines[:LISTED]],
        )

    def saved(self, sheet: AwaySheet, reader: Reader, *, state: AwayState) -> dict[str, Any]:
        """What the form turns into."""
        return self._renderer.view("away_saved", reader.language, said=self._said(sheet, reader), state=state.carried)

    def message(self, sheet: AwaySheet, reader: Reader) -> dict[str, Any]:
        """The answer to a command that said it all."""
        wording = self._renderer.wording(reader.language)
        line = self._shown(sheet)
        member = "" if sheet.is_own else sheet.member.id
        ref = AwayRef(member, line.absence.first_day).value if line else ""
        buttons = [Button(ids.AWAY_BACK, ref, back_label(line, sheet, wording))] if line else []
        buttons.append(Button(ids.AWAY_CHANGE, ref, wording.say("Change")))
        return self._renderer.message("away_said", reader.language, said=self._said(sheet, reader), buttons=buttons)

    def back(self, back: Back, reader: Reader) -> dict[str, Any]:
        """That somebody is back, with what waits for them."""
        return self._renderer.message(
            "away_back",
            reader.language,
            said=self.back_words(back, reader),
            week=week_label(back.week, reader.language) if back.week and back.is_own else "",
            is_asked=back.is_asked,
            opening=Opening(back.week).value,
        )

    def back_words(self, back: Back, reader: Reader) -> Safe:
        """What became of the absence."""
        wording = self._renderer.wording(reader.language)
        match (back.ended, back.is_own):
            case (None, True):
                return wording.piece("You're not away at the moment; nothing was changed.")
            case (None, False):
                return wording.piece("*%(name)s* is not away; nothing was changed.", name=cut(back.member.name, NAME))
            case (_, True):
                return wording.piece("👋 Noted, you're not away any more.")
            case _:
                return wording.piece("👋 Noted: *%(name)s* is not away any more.", name=cut(back.member.name, NAME))

    def note(self, note: AwayNote, reader: Reader) -> Rendered:
        """What a nudge or a reminder turns into while its reader is away."""
        wording = self._renderer.wording(reader.language)
        return self._renderer.render(
            "away_note",
            reader.language,
            said=AwayWords(wording, reader).note(note),
            week=week_label(note.week, reader.language),
            ref=AwayRef("", note.line.absence.first_day).value,
            opening=Opening(note.week).value,
            answered=note.answered,
            is_over=note.is_over,
        )

    def errors(self, refusal: NotAnAbsence | NoSuchMember, reader: Reader, *, state: AwayState) -> dict[str, str]:
        """The sentence at the field that it is about. Somebody chosen whom the bot does not know takes no part."""
        if isinstance(refusal, NoSuchMember):
            refusal = NotAnAbsence(AwayProblem.NO_PART)
        field = DELEGATE if AwayProblem(refusal.problem) in DELEGATE_PROBLEMS else UNTIL
        return {state.block(field): problem_words(refusal, self._renderer.wording(reader.language))}

    def missing(self, reader: Reader, *, state: AwayState) -> dict[str, str]:
        return {state.block(UNTIL): self._renderer.wording(reader.language).say("Please choose a day.")}

    def _said(self, sheet: AwaySheet, reader: Reader) -> Safe:
        wording = self._renderer.wording(reader.language)
        line = self._shown(sheet)
        return AwayWords(wording, reader).state(line, sheet) if line else wording.piece("Nothing is planned.")

    def _shown(self, sheet: AwaySheet) -> AwayLine | None:
        """The absence as it stands now of which what was just said is a part."""
        if sheet.said is None:
            return None
        return next((one for one in sheet.lines if one.absence.covers(sheet.said.absence.last_day)), sheet.said)

    def _line(self, line: AwayLine, sheet: AwaySheet, words: AwayWords) -> dict[str, str | Safe]:
        return {
            "said": words.state(line, sheet),
            "ref": AwayRef("" if sheet.is_own else sheet.member.id, line.absence.first_day).value,
            "back": back_label(line, sheet, words.wording),
        }


def back_label(line: AwayLine, sheet: AwaySheet, wording: Wording) -> str:
    """What ends an absence: coming back, or taking back one that has not begun."""
    if not line.absence.covers(sheet.today):
        return wording.say("Take it back")
    return wording.say("I'm back") if sheet.is_own else wording.say("They're back")


def leave_of(values: dict[str, Any]) -> Leave | None:
    """What stands in the form's fields; None where a day is missing."""
    held: dict[str, str] = {}
    for block, states in values.items():
        for state in states.values():
            held[block.split(" ")[0]] = state.get("selected_date") or state.get("selected_user") or ""
    if not held.get(FROM) or not held.get(UNTIL):
        return None
    return Leave(date.fromisoformat(held[FROM]), date.fromisoformat(held[UNTIL]), held.get(DELEGATE) or None)
