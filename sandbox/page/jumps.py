"""Where the clock's buttons lead: moments in a person's own zone."""

from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from sandbox.refusal import CannotDo

DAYS = {"friday": (4, time(15)), "monday": (0, time(10))}
SPANS = {"minute": timedelta(minutes=1), "hour": timedelta(hours=1)}


def jump(now: datetime, name: str, *, zone: str) -> datetime:
    """The next Friday 15:00 or Monday 10:00 there, an hour or a minute later, or the same local time in a week."""
    if name in SPANS:
        return now + SPANS[name]
    local = now.astimezone(ZoneInfo(zone))
    if name == "week":
        return local + timedelta(weeks=1)
    if name not in DAYS:
        raise CannotDo(f"there is no jump {name}; there are {', '.join((*DAYS, *SPANS, 'week'))}")
    day, at = DAYS[name]
    ahead = timedelta(days=(day - local.weekday()) % 7)
    wanted = datetime.combine(local.date() + ahead, at, tzinfo=local.tzinfo)
    return wanted if wanted > local else wanted + timedelta(weeks=1)
