"""How often and when a team checks in, in one short phrase."""

from messages.dates import show_weekday
from messages.wording import Wording
from okr.team import Team


def rhythm(team: Team, wording: Wording) -> str:
    """ "every Friday at 15:00", "every 2 weeks on Friday at 15:00"; each person's own time."""
    cadence = team.cadence
    day, at = show_weekday(cadence.weekday, wording.language), f"{cadence.at:%H:%M}"
    if cadence.every == 1:
        return wording.say("every %(day)s at %(at)s", day=day, at=at)
    return wording.say("every %(n)s weeks on %(day)s at %(at)s", n=cadence.every, day=day, at=at)
