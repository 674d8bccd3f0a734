"""A company as rows of a file: what bot/company/build.py reads, written. Objectives come one by one."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import TypeVar

from bot.company.cells import chosen, said
from bot.company.people_named import PeopleNamed
from bot.company.rows import WEEKDAYS
from bot.company.yaml_text import Cell, Cells
from okr.cadence import Cadence
from okr.company import NewInitiative
from okr.cycle import Cycle
from okr.export import Export
from okr.initiative import InitiativeState
from okr.member import Absence, AbsenceSource, Member, ReminderProfile
from okr.objective import Ambition, Level, Objective, Visibility
from okr.settings import WorkspaceSettings
from okr.team import CalendarSettings, Membership, Team

Of = TypeVar("Of", Membership, Absence)

USUAL_DAYS = CalendarSettings().weekdays


def workspace_cells(settings: WorkspaceSettings, *, whole: bool) -> Cells:
    """`whole` with what only admins choose."""
    common = {
        "id": settings.workspace,
        "name": settings.name,
        "language": settings.language,
        "zone": settings.zone,
        "mission": settings.choices.mission,
    }
    if not whole:
        return common
    return common | {
        "allow_guests": settings.allow_guests,
        "absence_from_status": settings.choices.absence_from_status,
        "announce_cycles": settings.choices.announce_cycles,
        "calendar": chosen(settings.choices.calendar),
        "thresholds": chosen(settings.thresholds),
        "pilot": [{"since": each.since, "teams": sorted(each.teams)} for each in settings.choices.pilot],
    }


def cycle_cells(cycle: Cycle) -> Cells:
    return said(
        {
            "key": cycle.key,
            "name": cycle.name,
            "first_day": cycle.first_day,
            "last_day": cycle.last_day,
            "state": cycle.state.value,
            "parent": cycle.parent,
        },
        {"name": cycle.key, "state": "active"},
    )


def team_cells(team: Team, people: PeopleNamed, *, whole: bool) -> Cells:
    """`whole` with what those who lead it set. Whether it is archived is always said: a file that does not leaves it as
    it is."""
    calendar = team.calendar
    common = said(
        {
            "key": team.key,
            "name": team.name,
            "company": team.is_company,
            "parent": team.parent,
            "lead": people.of(team.lead) if team.lead else None,
            "channel": team.channel,
            "language": team.language,
            "zone": team.zone,
            "country": calendar.country,
            "working_days": None
            if calendar.weekdays == USUAL_DAYS
            else [WEEKDAYS[day] for day in sorted(calendar.weekdays)],
            "days_off": sorted(calendar.days_off),
            "extra_working_days": sorted(calendar.extra_working_days),
            **cadence_cells(team.cadence),
            "digest": team.digest,
        },
        {"company": False, "digest": True, "every": 1},
    ) | {"archived": team.archived_on}
    if not whole:
        return common
    return common | {
        "choices": chosen(team.choices),
        "thresholds": chosen(team.thresholds) if team.thresholds else None,
        "members_from": team.members_from,
    }


def cadence_cells(cadence: Cadence) -> Cells:
    return {
        "every": cadence.every,
        "weekday": WEEKDAYS[cadence.weekday],
        "at": cadence.at,
        "reminder_at": cadence.reminder_at,
        "digest_at": cadence.digest_at,
        "asked_before": [
            {"until": one.until.key, "every": one.every, "weekday": WEEKDAYS[one.weekday], "at": one.at}
            for one in cadence.former
        ],
    }


def member_rows(export: Export, people: PeopleNamed) -> Iterator[Cells]:
    """Those of whom there is something to say."""
    teams, away = by_member(export.memberships), by_member(export.absences)
    for member in sorted(export.members, key=lambda one: one.id):
        cells = member_cells(member, teams.get(member.id, []), away.get(member.id, []), people)
        if cells:
            yield {**people.row(member), **cells}


def member_cells(
    member: Member, memberships: Iterable[Membership], absences: Iterable[Absence], people: PeopleNamed
) -> Cells:
    primary = next((one.team for one in memberships if one.primary), None)
    return said(
        {
            "team": primary,
            "also": sorted(one.team for one in memberships if not one.primary),
            "admin": member.appointed,
            "language": member.language,
            "zone": member.own_zone,
            "quiet_from": member.quiet_from,
            "quiet_to": member.quiet_to,
            "reminders": member.reminders.value,
            "away": [away_cells(one, people) for one in absences],
        },
        {"admin": False, "reminders": ReminderProfile.USUAL.value},
    )


def away_cells(absence: Absence, people: PeopleNamed) -> Cells:
    return said(
        {
            "first_day": absence.first_day,
            "last_day": absence.last_day,
            "delegate": people.of(absence.delegate) if absence.delegate else None,
            "source": absence.source.value,
        },
        {"source": AbsenceSource.SAID.value},
    )


def objective_cells(
    key: str, objective: Objective, parents: tuple[str | None, str | None], people: PeopleNamed
) -> Cells:
    """All but its lists. Whether it is archived, whom it names and what it foresees is always said: a file that does
    not leaves them as they are."""
    parent, parent_key_result = parents
    cells: Cells = {
        "key": key,
        "title": objective.title,
        "why": objective.why,
        "level": objective.level.value,
        "team": objective.team,
        "cycle": objective.cycle,
        "owner": people.of(objective.owner) if objective.owner else None,
        "ambition": objective.ambition.value,
        "visibility": objective.visibility.value,
        "priority": objective.priority,
        "parent": parent,
        "parent_key_result": parent_key_result,
    }
    usual: dict[str, Cell] = {
        "level": Level.TEAM.value,
        "ambition": Ambition.COMMITTED.value,
        "visibility": Visibility.PUBLIC.value,
        "priority": 0,
    }
    return said(cells, usual) | {
        "contributors": [people.of(one) for one in objective.contributors],
        "obstacles": objective.obstacles,
        "archived": objective.archived,
    }


def initiative_cells(new: NewInitiative, people: PeopleNamed) -> Cells:
    work = new.initiative
    return said(
        {
            "key": new.key,
            "title": work.title,
            "key_result": new.key_result,
            "owner": people.of(work.owner) if work.owner else None,
            "link": work.link,
            "due": work.due,
            "state": work.state.value,
        },
        {"state": InitiativeState.RUNNING.value},
    )


def by_member(things: Iterable[Of]) -> dict[str, list[Of]]:
    found: defaultdict[str, list[Of]] = defaultdict(list)
    for one in things:
        found[one.member].append(one)
    return found
