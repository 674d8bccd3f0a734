"""Members of a workspace and when they are away."""

from collections.abc import Iterable, Sequence
from datetime import date, time

from sqlalchemy import ColumnElement, Index
from sqlmodel import Field

from okr.member import Absence, AbsenceSource, Member, MemberKind, ReminderProfile
from storage.prepared import Values
from storage.row import StoredRow, in_workspace, refers
from storage.scope import Scope


class MemberRow(StoredRow, table=True):
    __tablename__ = "members"
    __table_args__ = (in_workspace(), Index(None, "workspace", "email_key"))

    id: str = Field(primary_key=True)
    name: str
    email: str
    email_key: str
    zone: str
    locale: str
    kind: str
    admin: bool
    appointed: bool
    language: str | None
    own_zone: str | None
    quiet_from: time | None
    quiet_to: time | None
    reminders: str | None


class AbsenceRow(StoredRow, table=True):
    __tablename__ = "absences"
    __table_args__ = (
        refers("member", to="members", key=("id",)),
        Index(None, "workspace", "last_day"),
    )

    member: str = Field(primary_key=True)
    first_day: date = Field(primary_key=True)
    last_day: date
    delegate: str | None
    source: str | None


class MemberStore:
    def __init__(self, scope: Scope) -> None:
        self.scope = scope

    def get(self, member: str) -> Member | None:
        row = self.scope.first(MemberRow, MemberRow.__table__.c.id == member)
        return member_of(row) if row else None

    def many(self, members: Iterable[str]) -> dict[str, Member]:
        rows = self.scope.find(MemberRow, self.scope.one_of(MemberRow.__table__.c.id, members))
        return {row.id: member_of(row) for row in rows}

    def lock(self, members: Iterable[str]) -> dict[str, Member]:
        """As `many`; on SQLite the transaction already holds the one write lock."""
        key = MemberRow.__table__.c.id
        query = self.scope.select(MemberRow, self.scope.one_of(key, members)).order_by(key)
        rows = self.scope.rows(MemberRow, query.with_for_update(key_share=True))
        self.scope.reread()
        return {row.id: member_of(row) for row in rows}

    def all(self) -> Sequence[Member]:
        rows = self.scope.find(MemberRow, by=(MemberRow.__table__.c.id,))
        return [member_of(row) for row in rows]

    def by_email(self, email: str) -> Member | None:
        """The member with that address, however it is capitalised; the first by id where two share it."""
        columns = MemberRow.__table__.c
        rows = self.scope.find(MemberRow, columns.email_key == email_key(email), by=(columns.id,))
        return member_of(rows[0]) if rows and email_key(email) else None

    def put(self, member: Member) -> None:
        self.put_all([member])

    def put_all(self, members: Iterable[Member]) -> None:
        self.scope.put_values(MemberRow, [values_of(member) for member in members])

    def absences(self, *, on: date | None = None, member: str | None = None) -> Sequence[Absence]:
        if on is None and member is None:
            return self.scope.once(AbsenceRow, self._absences)
        columns = AbsenceRow.__table__.c
        conditions = []
        if on is not None:
            conditions += [columns.last_day >= on, columns.first_day <= on]
        if member is not None:
            conditions.append(columns.member == member)
        return self._absences(*conditions)

    def _absences(self, *conditions: ColumnElement[bool]) -> list[Absence]:
        columns = AbsenceRow.__table__.c
        rows = self.scope.find(AbsenceRow, *conditions, by=(columns.member, columns.first_day))
        return [absence_of(row) for row in rows]

    def put_absence(self, absence: Absence) -> None:
        self.scope.put(
            AbsenceRow(
                workspace=absence.workspace,
                member=absence.member,
                first_day=absence.first_day,
                last_day=absence.last_day,
                delegate=absence.delegate,
                source=absence.source.value,
            )
        )

    def drop_absence(self, absence: Absence) -> None:
        table = AbsenceRow.__table__
        self.scope.execute(
            table.delete().where(
                table.c.workspace == self.scope.workspace,
                table.c.member == absence.member,
                table.c.first_day == absence.first_day,
            )
        )


def email_key(email: str) -> str:
    return email.strip().casefold()


def values_of(member: Member) -> Values:
    return {
        "workspace": member.workspace,
        "id": member.id,
        "name": member.name,
        "email": member.email,
        "email_key": email_key(member.email),
        "zone": member.zone,
        "locale": member.locale,
        "kind": member.kind.value,
        "admin": member.admin,
        "appointed": member.appointed,
        "language": member.language,
        "own_zone": member.own_zone,
        "quiet_from": member.quiet_from,
        "quiet_to": member.quiet_to,
        "reminders": member.reminders.value,
    }


def member_of(row: MemberRow) -> Member:
    return Member(
        workspace=row.workspace,
        id=row.id,
        name=row.name,
        email=row.email,
        zone=row.zone,
        locale=row.locale,
        kind=MemberKind(row.kind),
        admin=row.admin,
        appointed=row.appointed,
        language=row.language,
        own_zone=row.own_zone,
        quiet_from=row.quiet_from,
        quiet_to=row.quiet_to,
        reminders=ReminderProfile(row.reminders or ReminderProfile.USUAL),
    )


def absence_of(row: AbsenceRow) -> Absence:
    return Absence(
        workspace=row.workspace,
        member=row.member,
        first_day=row.first_day,
        last_day=row.last_day,
        delegate=row.delegate,
        source=AbsenceSource(row.source or AbsenceSource.SAID),
    )
