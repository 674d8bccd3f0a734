"""Bring teams to what a file says as their settings in Slack would: weeks gone by stay as they were asked."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace

from okr.actions.archive_team import archiving_of
from okr.actions.change_team import asked_in, cadence_ahead, rebuild_where_asked_otherwise
from okr.actions.close_destination import chosen_channel
from okr.actions.loaded import saved
from okr.actions.settling import Promised
from okr.actions.settling_digests import promised_digests, settle_digests
from okr.company import Loaded, TwoCompanies
from okr.ports import Transaction, World
from okr.refusals import Refusal
from okr.refusals_archiving import ObjectivesNotOver, OnlyPilotTeam, TeamsBelow
from okr.team import Team


def load_teams(
    world: World, tx: Transaction, teams: Sequence[Team], unsaid: Mapping[str, frozenset[str]], before: Promised
) -> Iterator[Loaded]:
    """Put each team as the file has it, with its digests and standings; what people were promised `before` is for
    `settle`, once everything is in. `unsaid` are a team's fields of which the file says nothing: one that is archived
    stays so, and is brought back by a file that says it is not. TwoCompanies where the file's company is another team
    than the one on record."""
    require_one_company(tx, teams)
    leaving = frozenset(team.key for team in teams if team.is_archived)
    for team in teams:
        known = tx.teams.get(team.key)
        if known is None:
            yield saved("team", team.name, team, known, tx.teams.put)
            continue
        wanted, why = where_free(tx, with_unsaid(team, known, unsaid.get(team.key, frozenset())), known, leaving)
        after = with_rhythm_on_record(world, tx, wanted, known, before)
        digests = promised_digests(world, tx, known)
        yield replace(saved("team", team.name, after, known, tx.teams.put), why=why)
        if after != known:
            settle_digests(world, tx, after, digests)
            chosen_channel(world, tx, after, known)
            rebuild_where_asked_otherwise(world, tx, after, known)


def require_one_company(tx: Transaction, teams: Sequence[Team]) -> None:
    """A workspace has one team that stands for the company; a key cannot change, for everything refers to it."""
    company = tx.teams.company()
    if company is None or company.key in {team.key for team in teams}:
        return
    for team in teams:
        if team.is_company:
            raise TwoCompanies(team.key, company.key)


def with_unsaid(team: Team, known: Team, unsaid: frozenset[str]) -> Team:
    """The file's team with what was set in Slack and this file does not say."""
    since = known.archived_on if "archived" in unsaid else team.archived_on
    return replace(
        team,
        archived_on=since,
        channel=team.channel if since is None else None,
        choices=known.choices if "choices" in unsaid else team.choices,
        thresholds=known.thresholds if "thresholds" in unsaid else team.thresholds,
        members_from=known.members_from if "members_from" in unsaid else team.members_from,
    )


def where_free(tx: Transaction, team: Team, known: Team, leaving: Collection[str]) -> tuple[Team, str]:
    """The team as it is wanted; live as it was, and why, where the file archives it and something stands in the way:
    live teams below it that are not `leaving` with it, objectives that are not over, or a pilot."""
    if not team.is_archived or known.is_archived:
        return team, ""
    found = archiving_of(tx, known)
    below = tuple(each for each in found.below if each.key not in leaving)
    obstacles = replace(found, below=below).obstacles()
    if obstacles:
        return replace(team, archived_on=None, channel=known.channel), why_not(obstacles[0])
    return team, ""


def why_not(obstacle: Refusal) -> str:
    match obstacle:
        case TeamsBelow(below=below):
            return f"it is not archived while teams are below it: {', '.join(below)}"
        case ObjectivesNotOver(objectives=count):
            return f"it is not archived while objectives of it are not over: {count}"
        case OnlyPilotTeam():
            return "it is not archived while the pilot has no other team"
        case _:
            return "it stands for the company and is not archived"


def with_rhythm_on_record(world: World, tx: Transaction, team: Team, known: Team, before: Promised) -> Team:
    """The file's team with how people were asked until now. Another cadence holds from the first week that lies ahead
    for everybody."""
    wanted = replace(team, cadence=replace(team.cadence, former=()))
    if replace(known.cadence, former=(), first_week=wanted.cadence.first_week) == wanted.cadence:
        return replace(wanted, cadence=known.cadence)
    asked = asked_in(world, tx, known) & {subject for _, subject, _ in before.moments}
    return replace(wanted, cadence=cadence_ahead(world, tx, wanted, known, asked))
