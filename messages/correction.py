"""The form that corrects one week of one key result, and the word that it is done."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, Self

from messages.answered import AnsweredWords
from messages.capital import capital
from messages.check_in_answers import Filled, understand
from messages.check_in_items import ItemWords
from messages.cleaning import kept
from messages.dates import show_moment, week_label
from messages.handed_back import counted, handed_back
from messages.mrkdwn import Safe, mention
from messages.reader import Reader
from messages.render import Renderer
from messages.wording import Wording
from okr.check_in import CheckIn
from okr.correction import Corrected, CorrectionForm
from okr.draft import Entry
from okr.week import Week

REASON = "correction-reason"
"""The block of the reason, which is also where its error is shown."""

REASON_MOST = 500


@dataclass(frozen=True, slots=True)
class CorrectionState:
    """What the open form carries along: its key result and week, and the revision in mind; never trusted for rights."""

    number: int
    week: Week
    seen: int

    @classmethod
    def of(cls, form: CorrectionForm) -> Self:
        return cls(form.item.key_result.number, form.week, form.item.revision)

    @classmethod
    @handed_back
    def read(cls, carried: str) -> Self:
        """What `carried` wrote; OutOfDate for anything else."""
        number, week, seen = carried.split(" ")
        return cls(counted(number), Week.parse(week), counted(seen))

    @property
    def carried(self) -> str:
        return f"{self.number} {self.week.key} {self.seen}"


@dataclass(frozen=True, slots=True)
class Written:
    """What stands in the fields of the form: those of the key result, and the reason."""

    entry: Entry
    reason: str


def reason_of(values: Mapping[str, Any]) -> str:
    """The reason as typed, from a view's `state.values`."""
    return next((kept(field.get("value") or "").strip() for field in values.get(REASON, {}).values()), "")


class CorrectionMessages:
    def __init__(self, renderer: Renderer) -> None:
        self._renderer = renderer

    def form(
        self, form: CorrectionForm, reader: Reader, *, written: Written | None = None, theirs: CheckIn | None = None
    ) -> dict[str, Any]:
        """The form as that week stands, or with what was `written` into it where somebody was quicker (`theirs`)."""
        wording = self._renderer.wording(reader.language)
        item = replace(form.item, entry=written.entry) if written else form.item
        state = CorrectionState.of(form)
        return self._renderer.view(
            "correction_form",
            reader.language,
            state=(replace(state, seen=theirs.revision) if theirs else state).carried,
            week=capital(week_label(form.week, reader.language)),
            late=form.is_late,
            meanwhile=said_meanwhile(form, theirs, reader, wording) if theirs else None,
            kr=ItemWords(wording).item(item),
            reason_id=REASON,
            reason_most=REASON_MOST,
            reason=written.reason if written else "",
        )

    def understand(self, form: CorrectionForm, written: Written, reader: Reader) -> Filled:
        """What the fields mean, or what is wrong at which block."""
        wording = self._renderer.wording(reader.language)
        number = form.item.key_result.number
        filled = understand([form.item], {number: written.entry}, wording)
        if not written.reason:
            filled.wrong[REASON] = wording.say("Say in a few words why.")
        return filled

    def saved(self, corrected: Corrected, reader: Reader) -> dict[str, Any]:
        """What holds now, and what held before."""
        wording = self._renderer.wording(reader.language)
        words, metric = AnsweredWords(wording), corrected.key_result.metric
        before = corrected.before
        return self._renderer.view(
            "correction_saved",
            reader.language,
            label=corrected.key_result.label,
            title=corrected.key_result.title,
            week=week_label(corrected.now.week, reader.language),
            changed=corrected.changed,
            now=words.short(metric, corrected.now.answer),
            before=words.short(metric, before.answer) if before else "",
        )


def said_meanwhile(form: CorrectionForm, theirs: CheckIn, reader: Reader, wording: Wording) -> Safe:
    """Who said what about the week while the form was open."""
    return wording.piece(
        "%(who)s changed this week's answer meanwhile (%(at)s): %(said)s. Save once more if yours is to hold.",
        who=mention(theirs.by),
        at=show_moment(theirs.at, reader.zone, reader.language),
        said=AnsweredWords(wording).short(form.item.key_result.metric, theirs.answer),
    )
