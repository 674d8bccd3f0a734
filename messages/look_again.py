"""Why *Nothing changed* opens the form, in words."""

from messages.mrkdwn import Safe, join
from messages.wording import Wording
from okr.confirming import LookAgain


def looking_again(n: int, why: LookAgain | None, wording: Wording) -> Safe:
    """That `n` were recorded as they were, and why the rest is to be looked at."""
    recorded = wording.piece(
        "✅ %(n)s key result stays as it was and is recorded.",
        plural="✅ %(n)s key results stay as they were and are recorded.",
        n=n,
    )
    asked = reason(why, wording)
    return join("\n", [recorded, asked] if n else [asked])


def reason(why: LookAgain | None, wording: Wording) -> Safe:
    match why:
        case LookAgain.CONFIRMED_TWICE:
            return wording.piece(
                "You chose *Nothing changed* the last two times. Please look at each key result this time; "
                "last time's figures are filled in."
            )
        case LookAgain.CONTRADICTION:
            return wording.piece("Here the figure and the confidence don't match: please look at them once more.")
        case LookAgain.BEGUN:
            return wording.piece("You have begun to type here: please finish it, nothing is lost.")
        case _:
            return wording.piece("There is no answer here yet to leave as it is: please give the first one.")
