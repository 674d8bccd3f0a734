"""Teams and who belongs to them."""

from collections.abc import Iterable, Sequence
from datetime import date

from sqlalchemy import ColumnElement, Index, Select, and_, select
from sqlmodel import Field

from okr.cadence import Cadence
from okr.settings import Thresholds
from okr.team import CalendarSettings, Membership, Team, TeamChoices
from storage.row import StoredRow, in_workspace, refers
from storage.scope import Scope
from storage.types import Json


class TeamRow(StoredRow, table=True):
    __tablename__ = "teams"
    __table_args__ = (
        in_workspace(),
        refers("lead", to="members", key=("id",)),
        refers("parent", to="teams", key=("key",)),
        Index(None, "workspace", "channel"),
    )

    key: str = Field(primary_key=True)
    name: str
    cadence: Cadence = Field(sa_type=Json(Cadence))
    lead: str | None
    channel: str | None
    parent: str | None
    is_company: bool
    zone: str
    language: str
    calendar: CalendarSettings = Field(sa_type=Json(CalendarSettings))
    thresholds: Thresholds | None = Field(sa_type=Json(Thresholds), nullable=True)
    digest: bool
    choices: TeamChoices | None = Field(sa_type=Json(TeamChoices), nullable=True)
    archived_on: date | None = None
    members_from: str | None = None


class MembershipRow(StoredRow, table=True):
    __tablename__ = "memberships"
    __table_args__ = (
        refers("member", to="members", key=("id",)),
        refers("team", to="teams", key=("key",)),
        Index(None, "workspace", "team"),
    )

    member: str = Field(primary_key=True)
    team: str = Field(primary_key=True)
    primary: bool


class TeamStore:
    def __init__(self, scope: Scope) -> None:
        self.scope = scope

    def get(self, key: str) -> Team | None:
        return next(iter(self._find(TeamRow.__table__.c.key == key)), None)

    def all(self) -> Sequence[Team]:
        return self.scope.once(TeamRow, self._find)

    def live(self) -> Sequence[Team]:
        return [team for team in self.all() if not team.is_archived]

    def company(self) -> Team | None:
        return next((team for team in self.all() if team.is_company), None)

    def of_channel(self, channel: str) -> Sequence[Team]:
        return self._find(TeamRow.__table__.c.channel == channel)

    def put(self, team: Team) -> None:
        self.scope.put(row_of(team))

    def memberships(
        self, *, member: str | None = None, team: str | None = None, archived: bool = False
    ) -> Sequence[Membership]:
        """By member, the primary team first."""
        columns = MembershipRow.__table__.c
        conditions = [columns.member == member] if member is not None else []
        conditions += [columns.team == team] if team is not None else []
        conditions += [] if archived else [columns.team.not_in(self._archived())]
        order = (columns.member, columns.primary.desc(), columns.team)
        rows = self.scope.find(MembershipRow, *conditions, by=order)
        return [Membership(member=row.member, team=row.team, primary=row.primary) for row in rows]

    def put_membership(self, membership: Membership) -> None:
        """Insert or replace. A new primary team takes the place of the member's earlier one."""
        columns = MembershipRow.__table__.c
        if membership.primary:
            theirs = and_(columns.workspace == self.scope.workspace, columns.member == membership.member)
            self.scope.execute(MembershipRow.__table__.update().where(theirs).values(primary=False))
        self.scope.put(
            MembershipRow(
                workspace=self.scope.workspace,
                member=membership.member,
                team=membership.team,
                primary=membership.primary,
            )
        )

    def add_memberships(self, memberships: Iterable[Membership]) -> None:
        """Of people who have none."""
        mine = self.scope.workspace
        every = [
            {"workspace": mine, "member": each.member, "team": each.team, "primary": each.primary}
            for each in memberships
        ]
        self.scope.add_values(MembershipRow, every)

    def drop_membership(self, membership: Membership) -> None:
        columns = MembershipRow.__table__.c
        self.scope.execute(
            MembershipRow.__table__.delete().where(
                columns.workspace == self.scope.workspace,
                columns.member == membership.member,
                columns.team == membership.team,
            )
        )

    def _archived(self) -> Select[tuple[str]]:
        """The keys of the teams that are archived."""
        columns = TeamRow.__table__.c
        return select(columns.key).where(columns.workspace == self.scope.workspace, columns.archived_on.is_not(None))

    def _find(self, *conditions: ColumnElement[bool]) -> list[Team]:
        return [team_of(row) for row in self.scope.find(TeamRow, *conditions, by=(TeamRow.__table__.c.key,))]


def row_of(team: Team) -> TeamRow:
    return TeamRow(
        workspace=team.workspace,
        key=team.key,
        name=team.name,
        cadence=team.cadence,
        lead=team.lead,
        channel=team.channel,
        parent=team.parent,
        is_company=team.is_company,
        zone=team.zone,
        language=team.language,
        calendar=team.calendar,
        thresholds=team.thresholds,
        digest=team.digest,
        choices=team.choices,
        archived_on=team.archived_on,
        members_from=team.members_from,
    )


def team_of(row: TeamRow) -> Team:
    return Team(
        workspace=row.workspace,
        key=row.key,
        name=row.name,
        cadence=row.cadence,
        lead=row.lead,
        channel=row.channel,
        parent=row.parent,
        is_company=row.is_company,
        zone=row.zone,
        language=row.language,
        calendar=row.calendar,
        thresholds=row.thresholds,
        digest=row.digest,
        choices=row.choices or TeamChoices(),
        archived_on=row.archived_on,
        members_from=row.members_from,
    )
