"""The sentences of what cannot be done while teams are set up and objectives written."""

from collections.abc import Callable, Mapping
from typing import Any

from messages.lengths import cut
from messages.mrkdwn import Safe, channel, join, mention
from messages.wording import Wording
from okr import refusals_setting_up as refusals
from okr.objective import Level

MOST_NAMED = 5
NAME = 75


def not_yours_to_set_up(refusal: refusals.NotYoursToSetUp, say: Wording) -> Safe:
    if not refusal.who:
        return say.piece("Teams are set up by an admin of this workspace. Ask one of them to do it with you.")
    return say.piece(
        "Teams are set up by the bot's admins and by the leads above. Ask %(people)s; it takes five minutes.",
        people=join(", ", (mention(one) for one in refusal.who)),
    )


def channel_has_team(refusal: refusals.ChannelHasTeam, say: Wording) -> Safe:
    if refusal.lead is None:
        return say.piece(
            "This is the channel of *%(team)s* already. A further team needs a channel of its own.", team=refusal.team
        )
    return say.piece(
        "This is the channel of *%(team)s* already, which %(lead)s leads. A further team needs a channel of its own.",
        team=refusal.team,
        lead=mention(refusal.lead),
    )


def channel_crowded(refusal: refusals.ChannelCrowded, say: Wording) -> Safe:
    return say.piece(
        "More than 100 people are in the channel of *%(team)s*, so nobody is taken from there. "
        "Give the team a channel of its own in its settings.",
        team=cut(refusal.team, NAME),
    )


def group_crowded(refusal: refusals.GroupCrowded, say: Wording) -> Safe:
    return say.piece(
        "More than 100 people are in *@%(group)s*, so nobody is taken from there. Choose a smaller group.",
        group=cut(refusal.handle, NAME),
    )


def source_not_read(refusal: refusals.SourceNotRead, say: Wording) -> Safe:
    if refusal.channel is None:
        return say.piece(
            "Slack does not say who is in this user group just now; it may be gone. "
            "Try again in a minute, or choose another source."
        )
    return say.piece(
        "The bot cannot see who is in %(channel)s. Type `/invite @OKR` there, then try again.",
        channel=channel(refusal.channel),
    )


def no_user_groups(refusal: refusals.NoUserGroups, say: Wording) -> Safe:
    if refusal.is_closed:
        return say.piece(
            "The bot may not see user groups until an admin of Slack installs it anew with `usergroups:read`. "
            "*Set up a team* fills in the people of a channel without it."
        )
    return say.piece(
        "Slack names no user group just now. *Set up a team* fills in the people of a channel instead; "
        "where there are groups, try again in a minute."
    )


def no_source(refusal: refusals.NoSource, say: Wording) -> Safe:
    if refusal.is_closed:
        return say.piece(
            "*%(team)s* has no channel to take its members from. Give it one above; user groups can be used once an "
            "admin of Slack installs the bot anew with `usergroups:read`.",
            team=cut(refusal.team, NAME),
        )
    return say.piece(
        "*%(team)s* has no channel to take its members from, and there is no user group. Give it a channel above.",
        team=cut(refusal.team, NAME),
    )


def outside_pilot(refusal: refusals.OutsidePilot, say: Wording) -> Safe:
    """No refusal in its tone: they will be asked in time."""
    names = [cut(name, NAME) for name in refusal.teams]
    shown, more = (
        join(", ", (say.piece("*%(team)s*", team=name) for name in names[:MOST_NAMED])),
        len(names[MOST_NAMED:]),
    )
    if more:
        shown = say.piece("%(teams)s and %(n)s more team", "%(teams)s and %(n)s more teams", teams=shown, n=more)
    waiting = say.piece(
        "👋 The OKR check-in is being tried out with %(teams)s first. Until your team joins, nothing is asked of you.",
        teams=shown,
    )
    if not refusal.who:
        return waiting
    people = join(", ", (mention(one) for one in refusal.who))
    return join(" ", (waiting, say.piece("Would you like to take part earlier? Tell %(people)s.", people=people)))


def team_circle(refusal: refusals.TeamCircle, say: Wording) -> Safe:
    return say.piece(
        "*%(above)s* stands below *%(team)s* itself. Choose a team that does not.",
        above=refusal.above,
        team=refusal.team,
    )


def takes_no_part(refusal: refusals.TakesNoPart, say: Wording) -> Safe:
    return say.piece(
        "%(person)s takes no part here: guests, bots and people of other companies cannot own key results.",
        person=mention(refusal.member),
    )


def no_team_yet(_refusal: refusals.NoTeamYet, say: Wording) -> Safe:
    return say.piece(
        "You are in no team yet, so there is none to write an objective for. "
        "Ask your lead to add you; where there is no team, the bot's home tab has *Set up a team*."
    )


def not_yours_to_write(refusal: refusals.NotYoursToWrite, say: Wording) -> Safe:
    if refusal.level == Level.INDIVIDUAL:
        return say.piece("Only people in *%(team)s* write objectives of their own there.", team=refusal.team)
    if refusal.lead is None:
        return say.piece("Objectives of *%(team)s* itself are written by the bot's admins.", team=refusal.team)
    return say.piece(
        "Objectives of *%(team)s* itself are written by its lead %(lead)s or an admin. You can write one of your own.",
        team=refusal.team,
        lead=mention(refusal.lead),
    )


def not_for_somebody_else(refusal: refusals.NotForSomebodyElse, say: Wording) -> Safe:
    if refusal.lead is None:
        return say.piece(
            "In *%(team)s* everybody writes their own objectives. Choose yourself as the owner.", team=refusal.team
        )
    return say.piece(
        "In *%(team)s* everybody writes their own objectives; only %(lead)s may write them for others.",
        team=refusal.team,
        lead=mention(refusal.lead),
    )


def cycle_not_open(refusal: refusals.CycleNotOpen, say: Wording) -> Safe:
    return say.piece("*%(cycle)s* takes no new objectives. Open the form anew to choose another.", cycle=refusal.name)


SENTENCES: Mapping[type, Callable[[Any, Wording], Safe]] = {
    refusals.NotYoursToSetUp: not_yours_to_set_up,
    refusals.ChannelHasTeam: channel_has_team,
    refusals.ChannelCrowded: channel_crowded,
    refusals.GroupCrowded: group_crowded,
    refusals.SourceNotRead: source_not_read,
    refusals.NoSource: no_source,
    refusals.NoUserGroups: no_user_groups,
    refusals.OutsidePilot: outside_pilot,
    refusals.TeamCircle: team_circle,
    refusals.TakesNoPart: takes_no_part,
    refusals.NoTeamYet: no_team_yet,
    refusals.NotYoursToWrite: not_yours_to_write,
    refusals.NotForSomebodyElse: not_for_somebody_else,
    refusals.CycleNotOpen: cycle_not_open,
}
