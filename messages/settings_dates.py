"""What settings mean, said in dates: the next check-in, the reminder and the digest."""

from dataclasses import dataclass
from datetime import datetime

from messages.closed import held_back
from messages.dates import show_moment
from messages.mrkdwn import Safe, channel, join
from messages.reader import Reader
from messages.time_zones import offset_at
from messages.wording import Wording
from okr.member import ReminderProfile
from okr.settings_shown import Ahead, TeamAhead, TeamSettings
from okr.team import Team


@dataclass(frozen=True, slots=True)
class SettingsDates:
    wording: Wording
    reader: Reader

    def own(self, ahead: Ahead | None, profile: ReminderProfile) -> Safe:
        """The next week's messages, a line each, by the reader's own clock."""
        if ahead is None:
            return self.wording.piece("Nothing is asked of you at the moment: no open key result is yours.")
        times, say = ahead.times[profile], self.wording.piece
        lines = []
        if times.nudge_at:
            lines.append(say("Next check-in: *%(at)s*, your time.", at=self.at(times.nudge_at)))
        if times.reminder_at:
            lines.append(say("Reminder, if something is still open: *%(at)s*.", at=self.at(times.reminder_at)))
        if ahead.digest_at and ahead.channel:
            place = channel(ahead.channel)
            lines.append(say("Team digest: *%(at)s* in %(channel)s.", at=self.at(ahead.digest_at), channel=place))
        return join("\n", lines)

    def profile(self, ahead: Ahead | None, profile: ReminderProfile) -> str:
        """What that profile means in the next week, in a line; empty where nothing is ahead."""
        if ahead is None:
            return ""
        times, say = ahead.times[profile], self.wording.say
        if times.nudge_at and times.reminder_at:
            asked, again = self.at(times.nudge_at), self.at(times.reminder_at)
            return say("%(asked)s; again %(reminder)s", asked=asked, reminder=again)
        alone = times.nudge_at or times.reminder_at
        return self.at(alone) if alone else ""

    def team(self, settings: TeamSettings) -> Safe:
        """The team's next check-in, at each person's own time, and its digest by the team's clock."""
        if settings.waits:
            return self.waiting()
        rhythm, closed = self.rhythm(settings.team, settings.ahead, settings.now), settings.closed
        if closed is None:
            return rhythm
        why = held_back(closed.place, closed.why, self.wording)
        return join("\n", (rhythm, self.wording.piece("⚠️ The digest is held back. %(held_back)s", held_back=why)))

    def waiting(self) -> Safe:
        return self.wording.piece(
            "⏳ A pilot is on, and this team waits: it is asked once an admin adds it under *Pilot* in `/okr admin`."
        )

    def rhythm(self, team: Team, ahead: TeamAhead | None, now: datetime) -> Safe:
        if ahead is None:
            return self.wording.piece("⚠️ With these settings nobody is ever asked: no check-in day is a working day.")
        asked = show_moment(ahead.nudge_at, team.tz, self.reader.language)
        lines = [self.wording.piece("Next check-in: *%(at)s*, by each person's own clock.", at=asked)]
        if ahead.digest_at and ahead.channel:
            at = show_moment(ahead.digest_at, team.tz, self.reader.language)
            clock, place = offset_at(team.zone, now), channel(ahead.channel)
            said = self.wording.piece("Digest: *%(at)s* (%(clock)s) in %(channel)s.", at=at, clock=clock, channel=place)
            lines.append(said)
        elif team.digest:
            lines.append(self.wording.piece("No digest yet: the team has no channel."))
        else:
            lines.append(self.wording.piece("No digest: it is switched off."))
        return join("\n", lines)

    def at(self, moment: datetime) -> str:
        return show_moment(moment, self.reader.zone, self.reader.language)
