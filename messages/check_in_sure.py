"""How sure somebody is, in one tap: the question, what is chosen, and two rows of five numbers."""

from typing import Any

from messages import ids
from messages.check_in_entries import Field, block_id
from messages.confidence import confidence_sign, confidence_word
from messages.dates import show_date
from messages.handed_back import handed_back
from messages.wording import Wording
from okr.form import FormItem
from okr.objective import Ambition
from okr.pace import Pace

IN_A_ROW = 5
"""Slack folds what comes after the fifth button of a row."""

BUTTONS = (
    ids.CHECK_IN_SURE_1,
    ids.CHECK_IN_SURE_2,
    ids.CHECK_IN_SURE_3,
    ids.CHECK_IN_SURE_4,
    ids.CHECK_IN_SURE_5,
)
"""The buttons of a row, from left to right; their value is the number."""

ROWS = (Field.SURE, Field.SURER)
TAPPED = {str(confidence): confidence for confidence in range(1, len(ROWS) * IN_A_ROW + 1)}
"""What the buttons hand back."""


def question(item: FormItem, wording: Wording) -> str:
    """What is asked: whether it lands by its due day, for an aspirational one whether the result is a good one."""
    due = show_date(item.key_result.target.due, wording.language)
    if item.assessment.pace is Pace.OVERDUE:
        return wording.say("It was due by %(due)s: how sure are you that it still lands?", due=due)
    if item.objective.ambition is Ambition.ASPIRATIONAL:
        return wording.say("How sure are you of a good result (70%%) by %(due)s?", due=due)
    return wording.say("How sure are you that this lands by %(due)s?", due=due)


def chosen_words(chosen: int | None, last: int | None, wording: Wording) -> str:
    """What is chosen, in words, and what it was last time; what to do where nothing is."""
    if chosen is None:
        return wording.say("Tap a number from 1 to 10.")
    now = scale_words(chosen, wording)
    if last is None:
        return now
    return wording.say("%(now)s (last time: %(last)s)", now=now, last=last)


def scale_words(confidence: int, wording: Wording) -> str:
    """ "🟡 7 · fairly sure"."""
    return f"{confidence_sign(confidence)} {confidence} · {confidence_word(confidence, wording)}"


def rows(number: int, chosen: int | None, wording: Wording) -> list[dict[str, Any]]:
    """The two rows of the key result of that number."""
    return [
        {
            "id": block_id(number, row),
            "buttons": [
                {
                    "id": button,
                    "value": str(confidence),
                    "says": f"{confidence} · {confidence_word(confidence, wording)}",
                    "chosen": confidence == chosen,
                }
                for confidence, button in enumerate(BUTTONS, start=1 + at * IN_A_ROW)
            ],
        }
        for at, row in enumerate(ROWS)
    ]


@handed_back
def read_confidence(value: str) -> int:
    """The number of a button that was tapped; OutOfDate for anything else."""
    return TAPPED[value]
