"""The sentences of what keeps a lead from reminding."""

from collections.abc import Callable, Mapping
from typing import Any

from messages.mrkdwn import Safe
from messages.wording import Wording
from okr import refusals
from okr.week import Week


def no_open_check_in(refusal: refusals.NoOpenCheckIn, say: Wording) -> Safe:
    return say.piece(
        "No check-in of *%(team)s* takes answers at the moment, so there is nobody to remind. "
        "Once the next one has begun, `/okr remind` shows who has not answered.",
        team=refusal.team,
    )


def too_late(refusal: refusals.TooLateToRemind, say: Wording) -> Safe:
    return say.piece(
        "Week %(n)s takes no answers any more, so nobody was reminded of it. `/okr remind` shows the week that does.",
        n=Week.parse(refusal.week).number,
    )


SENTENCES: Mapping[type, Callable[[Any, Wording], Safe]] = {
    refusals.NoOpenCheckIn: no_open_check_in,
    refusals.TooLateToRemind: too_late,
}
