"""Short ways to say what was answered and to ask what is found, for the tests of health and its reasons."""

from datetime import date

from okr.assessment import assess
from okr.check_in import CheckIn
from okr.health import Assessment
from okr.key_result import KeyResult
from okr.metric import Reading
from okr.objective import Ambition
from okr.settings import DEFAULT_THRESHOLDS
from okr.standing_fold import rebuild
from tests.builders import (
    FIRST_WEEK,
    a_check_in,
    due_fridays,
    friday,
)

HALFWAY = FIRST_WEEK.plus(6)  # 13 November: 47 % of the time is gone
THAT_FRIDAY = friday(HALFWAY)
TOO_LATE = date(2027, 1, 3)


def found(key_result: KeyResult, *history: CheckIn, on: date = THAT_FRIDAY, silent: int = 0) -> Assessment:
    return assess(
        key_result,
        rebuild(key_result, history, ambition=Ambition.COMMITTED, due=due_fridays(), thresholds=DEFAULT_THRESHOLDS),
        ambition=Ambition.COMMITTED,
        on=on,
        silent=silent,
        thresholds=DEFAULT_THRESHOLDS,
    )


def said(*values: Reading | int | str | None, until: int = 6, confidence: int = 8, blocker: str = "") -> list[CheckIn]:
    """One answer a week, the last one in week number `until` of the quarter."""
    first = until - len(values) + 1
    return [
        a_check_in(value, week=FIRST_WEEK.plus(number), confidence=confidence, blocker=blocker)
        for number, value in enumerate(values, first)
    ]


def sure(*confidences: int, value: int = 50) -> list[CheckIn]:
    first = 7 - len(confidences)
    return [
        a_check_in(value, week=FIRST_WEEK.plus(number), confidence=confidence)
        for number, confidence in enumerate(confidences, first)
    ]


def kinds(assessment: Assessment) -> list[str]:
    return [reason.kind.value for reason in assessment.reasons]
