"""Slack's date tokens, in the reader's zone and language."""

import re
from datetime import UTC, datetime, timedelta

from babel.dates import format_date, format_time, format_timedelta

from sandbox.plain.reader import Reader

TOKEN = re.compile(r"\{(\w+)\}")
NEARBY = {
    "en": {-1: "yesterday", 0: "today", 1: "tomorrow"},
    "vi": {-1: "hôm qua", 0: "hôm nay", 1: "ngày mai"},
}
LENGTHS = {"date": "long", "date_short": "medium", "date_long": "full", "date_long_full": "long"}
PRETTY = {
    "date_pretty": "date",
    "date_short_pretty": "date_short",
    "date_long_pretty": "date_long",
    "day_divider_pretty": "date_long",
}


def date_text(timestamp: int, template: str, reader: Reader) -> str:
    """The template with every token put in; a token Slack does not know stays as it is."""
    moment = datetime.fromtimestamp(timestamp, UTC).astimezone(reader.zone)
    return TOKEN.sub(lambda match: _token(match[1], moment, reader) or match[0], template)


def _token(name: str, moment: datetime, reader: Reader) -> str | None:
    if name in PRETTY:
        return _nearby(moment, reader) or _token(PRETTY[name], moment, reader)
    if name in LENGTHS:
        return str(format_date(moment, LENGTHS[name], locale=reader.locale))
    if name in ("time", "time_secs"):
        length = "short" if name == "time" else "medium"
        return str(format_time(moment, length, tzinfo=reader.zone, locale=reader.locale))
    if name == "date_num":
        return moment.date().isoformat()
    if name == "date_slash":
        return str(format_date(moment, "short", locale=reader.locale))
    if name == "ago":
        return str(format_timedelta(moment - reader.now, add_direction=True, locale=reader.locale))
    return None


def _nearby(moment: datetime, reader: Reader) -> str | None:
    words = NEARBY.get(reader.locale.language, NEARBY["en"])
    return words.get((moment.date() - reader.now.date()) // timedelta(days=1))
