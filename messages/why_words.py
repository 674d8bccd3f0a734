"""The causes of a message, each as one sentence that names its facts."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import singledispatchmethod
from typing import Any

from messages.dates import show_day, show_moment, show_weekday, week_label
from messages.lengths import cut
from messages.mrkdwn import Safe, join
from messages.reader import Reader
from messages.wording import Wording
from okr import why
from okr.delivery import DeliveryKind
from okr.notice import Topic

NAME = 80
TITLE = 120
MOST = 8
LONGEST = 360


@dataclass(frozen=True, slots=True)
class WhyWords:
    wording: Wording
    reader: Reader

    def causes(self, causes: Iterable[why.Cause]) -> Safe | None:
        """A line each, the first few; None where there is none."""
        lines = [self.say(cause) for cause in causes][:MOST]
        return join("\n", (self.wording.piece("• %(cause)s", cause=line) for line in lines)) if lines else None

    @singledispatchmethod
    def say(self, cause: object) -> Safe:
        """One cause."""
        raise TypeError(f"no words for {type(cause).__name__}")

    @say.register
    def _(self, cause: why.OwnsKeyResults) -> Safe:
        return self.piece(
            "You own %(n)s key result in *%(team)s*, which checks in %(rhythm)s at %(at)s in your time (%(zone)s).",
            "You own %(n)s key results in *%(team)s*, which checks in %(rhythm)s at %(at)s in your time (%(zone)s).",
            n=cause.count,
            team=cut(cause.team, NAME),
            rhythm=self.rhythm(cause.every, cause.weekday),
            at=f"{cause.at:%H:%M}",
            zone=self.reader.zone.key,
        )

    @say.register
    def _(self, cause: why.AnswersFor) -> Safe:
        return self.piece(
            "%(name)s is away until %(day)s and named you to answer for %(n)s key result.",
            "%(name)s is away until %(day)s and named you to answer for %(n)s key results.",
            n=cause.count,
            name=cut(cause.owner.name, NAME),
            day=show_day(cause.last_day, self.reader.language),
        )

    @say.register
    def _(self, cause: why.DayMoved) -> Safe:
        return self.piece(
            "That week it came on %(day)s because %(usual)s is a day off.",
            day=show_weekday(cause.day.weekday(), self.reader.language),
            usual=show_day(cause.usual, self.reader.language),
        )

    @say.register
    def _(self, _cause: why.OneForAllTeams) -> Safe:
        return self.piece("Several teams ask you, so you get one message for all of them, at the earliest time.")

    @say.register
    def _(self, cause: why.WaitedForQuietHours) -> Safe:
        return self.piece("It waited until %(at)s, the end of your quiet hours.", at=f"{cause.until:%H:%M}")

    @say.register
    def _(self, cause: why.NotAnsweredYet) -> Safe:
        if cause.only:
            return self.piece(
                "You chose to be asked just once, at %(at)s on the first working day after the check-in.",
                at=f"{cause.at:%H:%M}",
            )
        return self.piece(
            "Not everything was answered by %(at)s on the first working day after the check-in.",
            at=f"{cause.at:%H:%M}",
        )

    @say.register
    def _(self, _cause: why.PutOff) -> Safe:
        return self.piece("You chose *Later*, so the question came back.")

    @say.register
    def _(self, cause: why.LeadAsked) -> Safe:
        return self.piece(
            "%(name)s asked those who had not answered for %(week)s; that happens at most once a week.",
            name=cut(cause.lead.name, NAME),
            week=week_label(cause.week, self.reader.language),
        )

    @say.register
    def _(self, cause: why.Answered) -> Safe:
        at = show_moment(cause.at, self.reader.zone, self.reader.language)
        week = week_label(cause.week, self.reader.language)
        if cause.instead_of:
            return self.piece(
                "You answered for %(name)s about %(week)s at %(at)s; this is what was recorded.",
                name=cut(cause.instead_of.name, NAME),
                week=week,
                at=at,
            )
        return self.piece("You answered for %(week)s at %(at)s; this is what was recorded.", week=week, at=at)

    @say.register
    def _(self, cause: why.NewInTeam) -> Safe:
        return self.piece(
            "You belong to *%(team)s*, and its check-in was new to you. This comes once, and never again.",
            team=cut(cause.team, NAME),
        )

    @say.register
    def _(self, cause: why.LeadsTeam) -> Safe:
        team = cut(cause.team, NAME)
        if cause.kind is DeliveryKind.LEAD_LINE:
            return self.piece(
                "You lead *%(team)s*, and its lead gets this on the day of the digest. Nobody else sees it.", team=team
            )
        if cause.topic is Topic.HAND_OVER:
            return self.piece("You lead *%(team)s*, and key results there have an owner who has left.", team=team)
        if cause.topic is Topic.CHANNEL_CLOSED:
            return self.piece("You lead *%(team)s*, and nothing could be posted in its channel.", team=team)
        if cause.topic is Topic.UNREACHABLE:
            return self.piece("You lead *%(team)s*, and no message reached one of its members.", team=team)
        return self.piece("You lead *%(team)s*, and alerts are on there.", team=team)

    @say.register
    def _(self, cause: why.OwnsParent) -> Safe:
        return self.piece(
            "You own *%(label)s · %(title)s*, which this supports, and alerts are on in that team.",
            label=cause.parent.label,
            title=cut(cause.parent.title, TITLE),
        )

    @say.register
    def _(self, cause: why.SomebodyDid) -> Safe:
        name = cut(cause.person.name, NAME) if cause.person else self.wording.say("Somebody")
        say = DID.get(cause.topic)
        return say(self, name) if say else self.piece("%(name)s did something that concerns you.", name=name)

    def rhythm(self, every: int, weekday: int) -> str:
        """ "every Friday", "every 2 weeks on Friday"."""
        day = show_weekday(weekday, self.reader.language)
        if every == 1:
            return self.wording.say("every %(day)s", day=day)
        return self.wording.say("every %(n)s weeks on %(day)s", n=every, day=day)

    def piece(self, message: str, plural: str | None = None, /, **values: Any) -> Safe:
        """A sentence short enough for all of them to fit one section, whatever the names in it."""
        return self.wording.piece(message, plural, most=LONGEST, **values)


DID: Mapping[Topic, Callable[[WhyWords, str], Safe]] = {
    Topic.GIVEN_AWAY: lambda say, name: say.piece("%(name)s handed over what was yours.", name=name),
    Topic.HANDED_OVER: lambda say, name: say.piece("%(name)s handed key results over to you.", name=name),
    Topic.CORRECTED: lambda say, name: say.piece(
        "%(name)s corrected an answer about a key result of yours.", name=name
    ),
    Topic.REACTIONS: lambda say, _: say.piece("People reacted to your answers, and owners are told once a week."),
    Topic.COMMENT: lambda say, name: say.piece(
        "%(name)s commented on a key result that you own or wrote about.", name=name
    ),
    Topic.HELP_OFFER: lambda say, name: say.piece("%(name)s offered to help with a key result of yours.", name=name),
    Topic.BLOCKER_NAMED: lambda say, name: say.piece(
        "%(name)s named you as the one who can clear a blocker.", name=name
    ),
    Topic.DELEGATE_NAMED: lambda say, name: say.piece("%(name)s named you to answer while they are away.", name=name),
    Topic.AWAY_SAID: lambda say, name: say.piece(
        "%(name)s said that you are away, and you can change that.", name=name
    ),
    Topic.AWAY_FROM_STATUS: lambda say, _: say.piece(
        "Your status in Slack says that you are away, and it is read here; you can change that."
    ),
    Topic.CHANNEL_CLOSED: lambda say, _: say.piece(
        "You are an admin here, and the team has no lead who could be told that nothing goes to its channel."
    ),
    Topic.UNREACHABLE: lambda say, _: say.piece(
        "You are an admin here, and there is no lead who could be told that no message reaches this person."
    ),
    Topic.DRAFT_SENT: lambda say, name: say.piece(
        "%(name)s wrote an objective, and you lead its team or one above, or answer for who does.", name=name
    ),
    Topic.SENT_UP: lambda say, name: say.piece(
        "%(name)s leads a team below yours and sends up what was agreed there.", name=name
    ),
    Topic.DRAFT_AGREED: lambda say, name: say.piece(
        "%(name)s agreed to an objective that you wrote or sent up.", name=name
    ),
    Topic.CHANGE_ASKED: lambda say, name: say.piece(
        "%(name)s asks for a change of an objective that you wrote or sent up.", name=name
    ),
    Topic.TALK: lambda say, name: say.piece(
        "%(name)s wrote about an objective of yours, one you were asked about, or one you wrote about.", name=name
    ),
    Topic.OUTAGE: lambda say, _: say.piece("You are an admin here, and admins are told when nothing could be posted."),
    Topic.APPOINTED: lambda say, name: say.piece("%(name)s gave you a new role here.", name=name),
}
"""What somebody did, by the topic of the notice that tells of it."""
