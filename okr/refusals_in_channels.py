"""Every reason to say no to what is to be said in a channel: digests and shared statuses."""

from dataclasses import dataclass

from okr.refusals import Refusal


@dataclass(eq=False)
class DigestHeldBack(Refusal):
    """Nothing can be posted in the team's channel; `why` is an okr.destination.Trouble."""

    team: str
    channel: str
    why: str


@dataclass(eq=False)
class NoChannel(Refusal):
    """The team has no channel to post in."""

    team: str


@dataclass(eq=False)
class DigestAlreadyOut(Refusal):
    """This week's digest is in the channel; it is kept up to date there."""

    team: str
    week: str


@dataclass(eq=False)
class DigestLeftOut(Refusal):
    """This week's digest is skipped: `by` (a member id) said so, and why."""

    team: str
    week: str
    by: str
    reason: str


@dataclass(eq=False)
class DigestWeekOver(Refusal):
    """The digest of that week is as it is: another week is reported now."""

    team: str
    week: str


@dataclass(eq=False)
class NoDigestThisWeek(Refusal):
    """The team has nothing to report for that week (skipped, or no objectives)."""

    team: str


@dataclass(eq=False)
class NotForThisChannel(Refusal):
    """What was to be shared holds nothing but things this channel must not see; `private` where no channel may."""

    channel: str
    private: bool = False


@dataclass(eq=False)
class ExternalChannel(Refusal):
    """People of other companies are in the channel: nothing of ours is posted there."""

    channel: str


@dataclass(eq=False)
class NotInChannel(Refusal):
    """The bot is not in the channel, so it can neither look who is in it nor post."""

    channel: str
