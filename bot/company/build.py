"""Turns the rows of a company file into okr values, with people and channels found; reports every wrong row."""

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date

from bot.company.directory import Directory
from bot.company.files import FileRefused
from bot.company.key_results import build_key_result
from bot.company.rows import WEEKDAYS, CompanyRows, MemberRow, ObjectiveRow, TeamRow, WorkspaceRow
from bot.company.team_place import require_place
from bot.holiday_calendar import calendar_of
from okr.actions.change_team import check_thresholds
from okr.cadence import Cadence, Former, is_settable
from okr.company import Company, CompanyProfile, NewInitiative, NewObjective
from okr.cycle import Cycle
from okr.initiative import Initiative
from okr.member import Absence, Member, zone_named
from okr.objective import Objective
from okr.refusals import ThresholdsCross
from okr.settings import PilotStage, Thresholds, WorkspaceSettings
from okr.team import CalendarSettings, Membership, Team
from okr.week import Week

UNSAID_OF_TEAMS = frozenset({"choices", "thresholds", "archived", "members_from"})
UNSAID_OF_OBJECTIVES = frozenset({"contributors", "obstacles", "archived"})


class Builder:
    """Builds one company; what is wrong gathers in `problems`, one sentence a row."""

    def __init__(self, rows: CompanyRows, directory: Directory, settings: WorkspaceSettings) -> None:
        self.rows, self.directory = rows, directory
        self.workspace = directory.workspace
        self.language = rows.workspace.language or settings.language
        self.zone = rows.workspace.zone or settings.zone
        self.problems: list[str] = []
        self.cycles: dict[str, Cycle] = {}
        self.teams: dict[str, Team] = {}

    def company(self) -> Company:
        """All of it; FileRefused with every problem where there is any."""
        self._check_workspace()
        for row in self.rows.cycles:
            with self._row("cycle", row.key):
                self._once("cycle", row.key, self.cycles)
                self.cycles[row.key] = Cycle(
                    self.workspace, row.key, row.name or row.key, row.first_day, row.last_day, row.state, row.parent
                )
        for team in self.rows.teams:
            with self._row("team", team.key):
                self._once("team", team.key, self.teams)
                self.teams[team.key] = self._team(team)
        self._check_tree()
        people, objectives = [], []
        for member in self.rows.members:
            with self._row("member", member.slack or member.email or "?"):
                people.append(self._member(member))
        for objective in self.rows.objectives:
            with self._row("objective", objective.key):
                objectives.append(self._objective(objective))
        self._check_keys()
        if self.problems:
            raise FileRefused(*self.problems)
        return Company(
            profile=profile_of(self.rows.workspace),
            cycles=tuple(self.cycles.values()),
            teams=tuple(self.teams.values()),
            members=tuple(member for member, _, _ in people),
            memberships=tuple(one for _, memberships, _ in people for one in memberships),
            absences=tuple(one for _, _, absences in people for one in absences),
            objectives=tuple(objectives),
            home=self.rows.workspace.id,
            is_partial=self.rows.seen_by is not None,
            unsaid={team.key: UNSAID_OF_TEAMS - team.model_fields_set for team in self.rows.teams},
        )

    @contextmanager
    def _row(self, kind: str, key: str) -> Iterator[None]:
        """Turn what goes wrong inside into a problem that names the row."""
        try:
            yield
        except (KeyError, ValueError) as wrong:
            self.problems.append(f"{kind} {key}: {wrong.args[0] if wrong.args else wrong}")

    def _once(self, kind: str, key: str, seen: dict[str, Cycle] | dict[str, Team]) -> None:
        if key in seen:
            raise ValueError(f"there are two {kind}s with this key")

    def _check_workspace(self) -> None:
        with self._row("workspace", ""):
            self._zone(self.zone)
            require_in_order(self.rows.workspace.thresholds)

    def _zone(self, name: str) -> str:
        if zone_named(name) is None:
            raise ValueError(f"{name} is not a time zone; it should be like Asia/Ho_Chi_Minh")
        return name

    def _team(self, row: TeamRow) -> Team:
        first = min((cycle.first_day for cycle in self.cycles.values()), default=date(2026, 1, 1))
        calendar = CalendarSettings(
            country=row.country,
            weekdays=frozenset(WEEKDAYS.index(day) for day in row.working_days),
            days_off=row.days_off,
            extra_working_days=row.extra_working_days,
        )
        calendar_of(calendar)
        check_times(row)
        require_in_order(row.thresholds)
        return Team(
            workspace=self.workspace,
            key=row.key,
            name=row.name,
            cadence=Cadence(
                every=row.every,
                weekday=WEEKDAYS.index(row.weekday),
                at=row.at,
                reminder_at=row.reminder_at,
                digest_at=row.digest_at,
                first_week=Week.of(first),
                former=tuple(
                    Former(until=Week.parse(one.until), every=one.every, weekday=WEEKDAYS.index(one.weekday), at=one.at)
                    for one in row.asked_before
                ),
            ),
            lead=self.directory.person(row.lead).id if row.lead else None,
            channel=self.directory.channel(row.channel) if row.channel and not row.archived else None,
            parent=row.parent,
            is_company=row.company,
            zone=self._zone(row.zone or self.zone),
            language=row.language or self.language,
            calendar=calendar,
            digest=row.digest,
            choices=row.choices,
            thresholds=row.thresholds,
            archived_on=row.archived,
            members_from=row.members_from,
        )

    def _check_tree(self) -> None:
        """Parents and a pilot's teams exist, nobody is their own ancestor, at most one team is the company."""
        for team in self.teams.values():
            with self._row("team", team.key):
                require_place(team, self.teams)
        if sum(team.is_company for team in self.teams.values()) > 1:
            self.problems.append("teams: only one team can be the company")
        named = {key for one in self.rows.workspace.pilot or () for key in one.teams}
        self.problems += [f"pilot: there is no team {key} here" for key in sorted(named - self.teams.keys())]
        for cycle in self.cycles.values():
            if cycle.parent is not None and cycle.parent not in self.cycles:
                self.problems.append(f"cycle {cycle.key}: there is no cycle {cycle.parent} to be inside")

    def _member(self, row: MemberRow) -> tuple[Member, list[Membership], list[Absence]]:
        name = row.slack or row.email
        if not name:
            raise ValueError("needs an e-mail or a Slack id")
        member = self.directory.person(name)
        return self._chosen(member, row), self._memberships(member.id, row), self._absences(member.id, row)

    def _chosen(self, member: Member, row: MemberRow) -> Member:
        return replace(
            member,
            language=row.language or member.language,
            own_zone=self._zone(row.zone) if row.zone else member.own_zone,
            appointed=member.appointed if row.admin is None else row.admin,
            quiet_from=row.quiet_from or member.quiet_from,
            quiet_to=row.quiet_to or member.quiet_to,
            reminders=row.reminders or member.reminders,
        )

    def _memberships(self, member: str, row: MemberRow) -> list[Membership]:
        for key in filter(None, (row.team, *row.also)):
            if key not in self.teams:
                raise ValueError(f"there is no team {key}")
        primary = [Membership(member, row.team)] if row.team else []
        return primary + [Membership(member, key, primary=False) for key in row.also]

    def _absences(self, member: str, row: MemberRow) -> list[Absence]:
        return [
            Absence(
                self.workspace,
                member,
                away.first_day,
                away.last_day,
                self.directory.person(away.delegate).id if away.delegate else None,
                away.source,
            )
            for away in row.away
        ]

    def _objective(self, row: ObjectiveRow) -> NewObjective:
        if row.team not in self.teams:
            raise ValueError(f"there is no team {row.team}")
        if row.cycle not in self.cycles:
            raise ValueError(f"there is no cycle {row.cycle}")
        objective = Objective(
            workspace=self.workspace,
            number=0,
            title=row.title,
            cycle=row.cycle,
            team=row.team,
            owner=self.directory.person(row.owner).id if row.owner else None,
            level=row.level,
            ambition=row.ambition,
            visibility=row.visibility,
            why=row.why,
            priority=row.priority,
            contributors=tuple(self.directory.person(name).id for name in row.contributors),
            obstacles=row.obstacles,
            archived=row.archived,
        )
        return self._with_contents(row, objective)

    def _with_contents(self, row: ObjectiveRow, objective: Objective) -> NewObjective:
        team, cycle = self.teams[row.team], self.cycles[row.cycle]
        key_results = []
        for one in row.key_results:
            with self._row("key result", one.key):
                key_results.append(build_key_result(one, cycle, team, self.directory))
        initiatives = []
        for work in row.initiatives:
            with self._row("initiative", work.key):
                owner = self.directory.person(work.owner).id if work.owner else None
                value = Initiative(self.workspace, 0, 0, work.title, None, owner, work.link, work.due, work.state)
                initiatives.append(NewInitiative(work.key, value, work.key_result))
        return NewObjective(
            key=row.key,
            objective=objective,
            key_results=tuple(key_results),
            initiatives=tuple(initiatives),
            parent=row.parent,
            parent_key_result=row.parent_key_result,
            unsaid=UNSAID_OF_OBJECTIVES - row.model_fields_set,
        )

    def _check_keys(self) -> None:
        """No two objectives, key results or initiatives of the file have the same key."""
        for kind, keys in (
            ("objective", [row.key for row in self.rows.objectives]),
            ("key result", [kr.key for row in self.rows.objectives for kr in row.key_results]),
            ("initiative", [one.key for row in self.rows.objectives for one in row.initiatives]),
        ):
            for key, count in sorted(Counter(keys).items()):
                if count > 1:
                    self.problems.append(f"{kind} {key}: there are {count} with this key")


def profile_of(row: WorkspaceRow) -> CompanyProfile:
    return CompanyProfile(
        name=row.name,
        language=row.language,
        zone=row.zone,
        allow_guests=row.allow_guests,
        mission=row.mission,
        absence_from_status=row.absence_from_status,
        thresholds=row.thresholds,
        calendar=row.calendar,
        announce_cycles=row.announce_cycles,
        pilot=None if row.pilot is None else tuple(PilotStage(one.since, frozenset(one.teams)) for one in row.pilot),
    )


def require_in_order(thresholds: Thresholds | None) -> None:
    """ValueError where a bound of health does not lie beyond the one before it."""
    try:
        check_thresholds(thresholds)
    except ThresholdsCross as crossed:
        raise ValueError(f"thresholds: {crossed.field} does not lie beyond the bound before it") from crossed


def check_times(row: TeamRow) -> None:
    """ValueError where people would be written to before six in the morning or after eight in the evening."""
    for name, at in (("at", row.at), ("reminder_at", row.reminder_at), ("digest_at", row.digest_at)):
        if not is_settable(at):
            raise ValueError(f"{name} is {at:%H:%M}; it should lie between 06:00 and 20:00")
