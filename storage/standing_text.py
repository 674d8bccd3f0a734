"""A standing as JSON text; by hand, because a digest reads ten thousand and pydantic took three times as long."""

import json
from collections.abc import Sequence
from dataclasses import fields
from datetime import datetime
from typing import Any

from pydantic_core import from_json

from okr.check_in import Answer, CheckIn
from okr.health import Health
from okr.standing import Standing, Tally, TrendPoint
from storage.types import reading_of, reading_text, week_of

HEALTH = {health.value: health for health in Health}
CHECK_IN, ANSWER, TALLY = (tuple(field.name for field in fields(shape)) for shape in (CheckIn, Answer, Tally))

compact = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


def answers_text(standing: Standing) -> str:
    """The last two answers and the tallies of the past."""
    said = {
        "latest": standing.latest and check_in_fields(standing.latest),
        "previous": standing.previous and check_in_fields(standing.previous),
        "past": [tally_fields(tally) for tally in standing.past],
    }
    return compact(said)


def tally_text(tally: Tally | None) -> str:
    return compact(tally and tally_fields(tally))


def trend_text(trend: Sequence[TrendPoint]) -> str:
    return compact([(point.week.key, reading_text(point.reading), point.confidence, point.health) for point in trend])


def standing_of(key_result: int, answers: str, tally: str, trend: str) -> Standing:
    """The standing whose three texts these are."""
    said: dict[str, Any] = from_json(answers)
    return Standing(
        key_result=key_result,
        latest=said["latest"] and check_in_of(key_result, said["latest"]),
        previous=said["previous"] and check_in_of(key_result, said["previous"]),
        tally=tally_of(tally),
        past=tuple([tally_from(fields) for fields in said["past"]]),
        trend=tuple([trend_point(*point) for point in from_json(trend)]),
    )


def tally_of(text: str) -> Tally | None:
    said: dict[str, Any] | None = from_json(text)
    return None if said is None else tally_from(said)


def check_in_fields(check_in: CheckIn) -> dict[str, object]:
    said, answer = named(check_in, CHECK_IN), named(check_in.answer, ANSWER)
    answer["reading"] = reading_text(check_in.answer.reading)
    said["week"], said["answer"], said["at"] = check_in.week.key, answer, check_in.at.isoformat()
    del said["key_result"]
    return said


def check_in_of(key_result: int, said: dict[str, Any]) -> CheckIn:
    answer = said["answer"]
    answer["reading"] = reading_of(answer["reading"])
    said["answer"] = Answer(**answer)
    said["week"] = week_of(said["week"])
    said["at"] = datetime.fromisoformat(said["at"])
    return CheckIn(key_result=key_result, **said)


def tally_fields(tally: Tally) -> dict[str, object]:
    said = named(tally, TALLY)
    said["reading"] = reading_text(tally.reading)
    said["week"], said["health_since"] = tally.week.key, tally.health_since.key
    said["reading_week"] = tally.reading_week and tally.reading_week.key
    said["blocker_since"] = tally.blocker_since and tally.blocker_since.key
    return said


def tally_from(said: dict[str, Any]) -> Tally:
    said["week"] = week_of(said["week"])
    said["reading"] = reading_of(said["reading"])
    said["reading_week"] = said["reading_week"] and week_of(said["reading_week"])
    said["health"] = HEALTH[said["health"]]
    said["health_since"] = week_of(said["health_since"])
    since = said.get("blocker_since")  # not in what a release before kept
    said["blocker_since"] = since and week_of(since)
    return Tally(**said)


def trend_point(week: str, reading: str | None, confidence: int, health: str) -> TrendPoint:
    return TrendPoint(week_of(week), reading_of(reading), confidence, HEALTH[health])


def named(value: object, names: Sequence[str]) -> dict[str, object]:
    return {name: getattr(value, name) for name in names}
