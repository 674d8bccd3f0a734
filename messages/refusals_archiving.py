"""The sentences of what cannot be done because a team is archived, or is in the way of being so."""

from collections.abc import Callable, Mapping
from typing import Any

from messages.dates import show_date
from messages.lengths import cut
from messages.mrkdwn import Safe
from messages.wording import Wording
from okr import refusals_archiving as refusals

MOST_NAMED, NAME = 10, 75


def team_archived(refusal: refusals.TeamArchived, say: Wording) -> Safe:
    return say.piece(
        "*%(team)s* has been archived since %(day)s: what was written there stays as it is. "
        "An admin can bring the team back: `/okr admin`, then *Teams*.",
        team=cut(refusal.team, NAME),
        day=show_date(refusal.since, say.language, with_year=True),
    )


def company_stays(refusal: refusals.CompanyStays, say: Wording) -> Safe:
    return say.piece("*%(team)s* stands for the whole company, so it cannot be archived.", team=cut(refusal.team, NAME))


def teams_below(refusal: refusals.TeamsBelow, say: Wording) -> Safe:
    shown = ", ".join(cut(name, NAME) for name in refusal.below[:MOST_NAMED])
    if len(refusal.below) > MOST_NAMED:
        shown = say.say(
            "%(names)s and %(n)s more team",
            "%(names)s and %(n)s more teams",
            names=shown,
            n=len(refusal.below) - MOST_NAMED,
        )
    return say.piece(
        "Below *%(team)s* there are still: %(teams)s. Place them below another team, or archive them first.",
        team=cut(refusal.team, NAME),
        teams=shown,
    )


def objectives_not_over(refusal: refusals.ObjectivesNotOver, say: Wording) -> Safe:
    return say.piece(
        "*%(team)s* still has %(n)s objective in a cycle that is not closed: `/okr tree %(team)s` shows it. "
        "Duplicate it to another team if it goes on there; then archive it, or close its cycle.",
        "*%(team)s* still has %(n)s objectives in cycles that are not closed: `/okr tree %(team)s` shows them. "
        "Duplicate to other teams what goes on there; then archive them, or close their cycles.",
        team=cut(refusal.team, NAME),
        n=refusal.objectives,
    )


def only_pilot_team(refusal: refusals.OnlyPilotTeam, say: Wording) -> Safe:
    return say.piece(
        "*%(team)s* is the only team of the pilot. First choose other teams for it, or end it: "
        "`/okr admin`, then *Pilot*.",
        team=cut(refusal.team, NAME),
    )


SENTENCES: Mapping[type, Callable[[Any, Wording], Safe]] = {
    refusals.TeamArchived: team_archived,
    refusals.CompanyStays: company_stays,
    refusals.TeamsBelow: teams_below,
    refusals.ObjectivesNotOver: objectives_not_over,
    refusals.OnlyPilotTeam: only_pilot_team,
}
