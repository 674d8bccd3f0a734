"""Whose status is meant: a member, teams or a thing by number, found from what somebody asked for."""

from collections.abc import Sequence
from dataclasses import dataclass

from okr.authority import Actor
from okr.member import Member, MemberKind
from okr.names import find_named
from okr.ports import Transaction
from okr.refusals import NoCompanyTeam, NoSuchMember, NoSuchTeam
from okr.status import Scope, ScopeKind
from okr.team import Team
from okr.team_place import upwards

PEOPLE = frozenset({MemberKind.FULL, MemberKind.GUEST, MemberKind.DEACTIVATED})


@dataclass(frozen=True, slots=True)
class Found:
    """What a scope is about: one person, or teams (one, but for a channel that several share)."""

    scope: Scope
    person: Member | None = None
    teams: tuple[Team, ...] = ()


class Scopes:
    """Finds what scopes mean for `actor`. Raises NoSuchTeam and NoSuchMember with the name as it was typed."""

    def __init__(self, tx: Transaction, actor: Actor) -> None:
        self._tx = tx
        self._actor = actor
        self._teams = {team.key: team for team in tx.teams.all()}

    def find(self, scope: Scope) -> Found:
        """What `scope` is about; for every kind but a key result or an objective."""
        match scope.kind:
            case ScopeKind.USUAL:
                return self._usual()
            case ScopeKind.PERSON:
                return of_person(self._member(scope.name))
            case ScopeKind.TEAM:
                return of_teams([self._team(scope.name)])
            case ScopeKind.OWN_TEAM:
                return of_teams([self._own_team()])
            case ScopeKind.CHANNEL:
                return self._channel(scope.name)
            case ScopeKind.COMPANY:
                return of_teams([self._company()])
            case ScopeKind.NAMED:
                return self._named(scope.name)
            case _:
                return Found(Scope(ScopeKind.ME), person=self._actor.member)

    def _usual(self) -> Found:
        """A lead's team (their own one, else the topmost that they lead themselves); for anybody else themselves."""
        led = [team for team in self._teams.values() if team.lead_now == self._actor.id]
        if not led:
            return self.find(Scope(ScopeKind.ME))
        primary = self._primary()
        return of_teams([min(led, key=lambda team: (team.key != primary, self._depth(team), team.key))])

    def _own_team(self) -> Team:
        key = self._primary()
        if key in self._teams:
            return self._teams[key]
        led = self._usual().teams
        if not led:
            raise NoSuchTeam("")
        return led[0]

    def _channel(self, channel: str) -> Found:
        teams = self._tx.teams.of_channel(channel)
        if not teams:
            return of_teams([self._team(channel)])
        return of_teams(teams) if len(teams) == 1 else Found(Scope(ScopeKind.CHANNEL, channel), teams=tuple(teams))

    def _company(self) -> Team:
        company = self._tx.teams.company()
        if company is None:
            raise NoCompanyTeam
        return company

    def _named(self, name: str) -> Found:
        team = self._find_team(name)
        if team is not None and not team.is_archived:
            return of_teams([team])
        member = find_named(name, [(each.name, each) for each in self._tx.members.all() if each.kind in PEOPLE])
        if member is not None:
            return of_person(member)
        if team is None:
            raise NoSuchTeam(name)
        return of_teams([team])

    def _team(self, name: str) -> Team:
        team = self._teams.get(name) or self._find_team(name)
        if team is None:
            raise NoSuchTeam(name)
        return team

    def _find_team(self, name: str) -> Team | None:
        """A live team of that name or key, else an archived one: its name may be another's by now."""
        live = [team for team in self._teams.values() if not team.is_archived]
        archived = [team for team in self._teams.values() if team.is_archived]
        return team_named(name, live) or team_named(name, archived)

    def _member(self, name: str) -> Member:
        member = self._tx.members.get(name)
        if member is None:
            named = [(each.name, each) for each in self._tx.members.all() if each.kind in PEOPLE]
            member = find_named(name, named)
        if member is None or member.kind not in PEOPLE:
            raise NoSuchMember(name)
        return member

    def _primary(self) -> str:
        mine = self._tx.teams.memberships(member=self._actor.id)
        return next((each.team for each in mine if each.primary), "")

    def _depth(self, team: Team) -> int:
        """How many teams lie above it."""
        return len(upwards(team.key, self._teams)) - 1


def team_named(name: str, teams: Sequence[Team]) -> Team | None:
    return find_named(name, [(team.name, team) for team in teams] + [(team.key, team) for team in teams])


def of_person(member: Member) -> Found:
    return Found(Scope(ScopeKind.PERSON, member.id), person=member)


def of_teams(teams: Sequence[Team]) -> Found:
    return Found(Scope(ScopeKind.TEAM, teams[0].key), teams=tuple(teams))
