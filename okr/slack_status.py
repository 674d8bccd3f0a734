"""What a person's status in Slack says about their being away: by its emoji, or by clear words."""

import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from okr.away import OPEN_END
from okr.cadence import SETTABLE_UNTIL
from okr.names import folded

AWAY_EMOJI = frozenset(
    {
        "palm_tree",
        "desert_island",
        "beach_with_umbrella",
        "airplane",
        "face_with_thermometer",
        "hospital",
    }
)
"""On holiday, or ill. Working from home, in a meeting and listening to music are not away."""

AT_WORK_EMOJI = frozenset(
    {"house_with_garden", "house", "calendar", "spiral_calendar_pad", "headphones", "computer", "bus", "coffee"}
)
"""Somebody who shows one of these is there, whatever the words say: "back from vacation" beside a house."""

_LEAVE = "leave|annual leave|sick leave|parental leave|maternity leave|paternity leave"
_AWAY_WORDS = re.compile(
    rf"\b(?:on (?:a )?(?:vacation|holidays?|{_LEAVE})|vacationing|out of (?:the )?office|ooo|annual leave|sick leave"
    r"|off sick|out sick)\b"
)
_AWAY_WORDS_VI = ("nghỉ phép", "nghỉ ốm", "nghỉ lễ", "vắng mặt", "nghỉ thai sản")
_STILL_HERE = re.compile(
    r"\b(?:back from|before|planning|not (?:on|out|ooo))\b|\b(?:sau khi|trước khi|sắp|hết nghỉ|không (?:nghỉ|vắng))\b"
)


@dataclass(frozen=True, slots=True)
class SlackStatus:
    """A status as Slack tells it: an emoji's name (":palm_tree:"), words, and when it goes away by itself (aware; None:
    when the person takes it away)."""

    emoji: str = ""
    text: str = ""
    expires_at: datetime | None = None


def says_away(status: SlackStatus) -> bool:
    """Whether the status says, beyond doubt, that the person is away for a while."""
    emoji = re.sub(r"::.*", "", status.emoji.strip(":"))
    if emoji in AT_WORK_EMOJI:
        return False
    words = " ".join(status.text.casefold().split())
    if _STILL_HERE.search(words):
        return False
    said = bool(_AWAY_WORDS.search(words)) or any(folded(each) in folded(words) for each in _AWAY_WORDS_VI)
    return emoji in AWAY_EMOJI or said


def days_away(status: SlackStatus, *, now: datetime, zone: ZoneInfo) -> tuple[date, date] | None:
    """The first and the last day that the status says, in `zone`; None where it says nothing, or no whole day.

    From today; the day it ends on counts where nobody is asked later on it (check-ins are until 20:00), so that an
    absence of some hours skips no check-in that comes after it. Without an end: until OPEN_END.
    """
    if not says_away(status):
        return None
    today = now.astimezone(zone).date()
    if status.expires_at is None:
        return today, OPEN_END
    end = status.expires_at.astimezone(zone)
    last = end.date() if end.time() >= SETTABLE_UNTIL else end.date() - timedelta(days=1)
    return (today, last) if last >= today else None
