"""The columns of an export's tables in the reader's language: numbers with their unit beside, days as days."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from decimal import Decimal
from typing import Any

from messages.dates import show_weekday
from messages.export_tables import (
    NARROW,
    WIDE,
    Cell,
    CheckInEntry,
    Column,
    InitiativeEntry,
    KeyResultEntry,
    ObjectiveEntry,
    PersonEntry,
    Sheet,
    Table,
    TeamEntry,
)
from messages.export_words import ExportWords
from messages.lines import Lines
from messages.reader import Reader
from messages.wording import Wording
from okr.export import Export
from okr.health import Health
from okr.key_result import KeyResultState
from okr.metric import Binary, Change, Limit, Metric, Milestones, Reading

TENTH = Decimal("0.1")
MIDDLE_SMALL = 16


class ExportColumns:
    """Every table of one export, as one person reads it."""

    def __init__(self, export: Export, wording: Wording, reader: Reader) -> None:
        self.export, self.reader, self.say = export, reader, wording.say
        self.words, self.lines = ExportWords(wording), Lines(wording)
        self.teams = {team.key: team.name for team in export.teams}
        self.cycles = {cycle.key: cycle.name for cycle in export.cycles}

    def tables(self) -> Mapping[Sheet, Table[Any]]:
        say = self.say
        return {
            Sheet.OBJECTIVES: Table(say("Objectives", context="sheet"), self.objectives()),
            Sheet.KEY_RESULTS: Table(say("Key results"), self.key_results()),
            Sheet.CHECK_INS: Table(say("Check-ins", context="sheet"), self.check_ins()),
            Sheet.INITIATIVES: Table(say("Initiatives"), self.initiatives()),
            Sheet.PEOPLE: Table(say("People", context="sheet"), self.people()),
            Sheet.TEAMS: Table(say("Teams", context="sheet"), self.all_teams()),
        }

    def objectives(self) -> list[Column[ObjectiveEntry]]:
        say, words = self.say, self.words
        return [
            Column(say("No.", context="column"), lambda at: at.one.objective.label, NARROW),
            Column(say("Objective"), lambda at: at.one.objective.title, WIDE),
            Column(say("Why", context="column"), lambda at: at.one.objective.why, WIDE),
            Column(say("Level"), lambda at: words.level(at.one.objective.level), NARROW),
            Column(say("Team"), lambda at: self.team(at.one.objective.team)),
            Column(say("Cycle"), lambda at: self.cycle(at.one.objective.cycle), NARROW),
            Column(say("Owner"), lambda at: self.person(at.one.objective.owner)),
            Column(say("Contributors"), lambda at: self.people_named(at.one.objective.contributors)),
            Column(say("Commitment", context="column"), lambda at: words.ambition(at.one.objective.ambition)),
            Column(say("Progress, %%", context="column"), lambda at: points(at.one.roll_up.shown), NARROW),
            Column(say("Health"), lambda at: self.health(at.one.roll_up.health), MIDDLE_SMALL),
            Column(say("Serves", context="column"), lambda at: at.one.above.label if at.one.above else None, NARROW),
            Column(
                say("Serves: title", context="column"), lambda at: at.one.above.title if at.one.above else None, WIDE
            ),
            Column(say("Priority", context="column"), lambda at: at.one.objective.priority, NARROW),
            Column(say("Seen by", context="column"), lambda at: words.visibility(at.one.objective.visibility)),
            Column(say("Foreseen obstacles", context="column"), lambda at: "\n".join(at.one.objective.obstacles), WIDE),
            Column(say("Archived", context="column"), lambda at: words.yes(said=at.one.objective.archived), NARROW),
        ]

    def key_results(self) -> list[Column[KeyResultEntry]]:
        say, words = self.say, self.words
        return [
            Column(say("No.", context="column"), lambda at: at.new.key_result.label, NARROW),
            Column(say("Key result"), lambda at: at.new.key_result.title, WIDE),
            Column(say("Objective no.", context="column"), lambda at: at.one.objective.label, NARROW),
            Column(say("Objective"), lambda at: at.one.objective.title, WIDE),
            Column(say("Team"), lambda at: self.team(at.one.objective.team)),
            Column(say("Cycle"), lambda at: self.cycle(at.one.objective.cycle), NARROW),
            Column(say("Owner"), lambda at: self.person(at.new.key_result.owner)),
            Column(say("Contributors"), lambda at: self.people_named(at.new.key_result.contributors)),
            Column(say("Kind", context="column"), lambda at: words.kind(at.new.key_result.metric.kind), NARROW),
            Column(say("Start", context="column"), lambda at: start_of(at.new.key_result.metric), NARROW),
            Column(say("Target"), lambda at: target_of(at.new.key_result.metric), NARROW),
            Column(say("Latest value", context="column"), latest_value, NARROW),
            Column(say("Unit"), lambda at: words.unit(at.new.key_result.metric), NARROW),
            Column(say("Last answered", context="column"), latest_week, NARROW),
            Column(say("Confidence, 1-10", context="column"), latest_confidence, NARROW),
            Column(say("Progress, %%", context="column"), lambda at: points(at.judged.assessment.progress), NARROW),
            Column(say("Expected, %%", context="column"), lambda at: points(at.judged.assessment.expected), NARROW),
            Column(say("Health"), self.health_now, MIDDLE_SMALL),
            Column(say("Blocker"), latest_blocker, WIDE),
            Column(say("Weight, %%", context="column"), lambda at: at.new.key_result.weight, NARROW),
            Column(say("Measured", context="column"), lambda at: words.measured(at.new.key_result.measured)),
            Column(say("First day", context="column"), lambda at: at.new.key_result.target.start, NARROW),
            Column(say("Due", context="column"), lambda at: at.new.key_result.target.due, NARROW),
            Column(say("State", context="column"), lambda at: words.state(at.new.key_result.state), NARROW),
        ]

    def check_ins(self) -> list[Column[CheckInEntry]]:
        say, words = self.say, self.words
        return [
            Column(say("Week"), lambda at: at.said.week.key, NARROW),
            Column(say("Key result no.", context="column"), lambda at: at.new.key_result.label, NARROW),
            Column(say("Key result"), lambda at: at.new.key_result.title, WIDE),
            Column(say("Objective no.", context="column"), lambda at: at.one.objective.label, NARROW),
            Column(say("Team"), lambda at: self.team(at.one.objective.team)),
            Column(say("Said by", context="column"), lambda at: self.person(at.said.by)),
            Column(say("On behalf of", context="column"), lambda at: self.person(at.said.on_behalf_of)),
            Column(say("Said at", context="column"), lambda at: self.moment(at.said.at)),
            Column(say("Value", context="column"), lambda at: value_of(at.said.answer.reading), NARROW),
            Column(say("Unit"), lambda at: words.unit(metric_then(at)), NARROW),
            Column(say("Confidence, 1-10", context="column"), lambda at: at.said.answer.confidence, NARROW),
            Column(say("Note"), lambda at: at.said.answer.note, WIDE),
            Column(say("Blocker"), lambda at: at.said.answer.blocker, WIDE),
            Column(say("Who can clear it", context="column"), lambda at: self.person(at.said.answer.blocker_owner)),
            Column(say("Explanation", context="column"), lambda at: at.said.answer.explanation, WIDE),
            Column(say("Version", context="column"), lambda at: at.said.revision, NARROW),
            Column(say("Why corrected", context="column"), lambda at: at.said.reason, WIDE),
        ]

    def initiatives(self) -> list[Column[InitiativeEntry]]:
        say, words = self.say, self.words
        return [
            Column(say("No.", context="column"), lambda at: f"I-{at.new.initiative.number}", NARROW),
            Column(say("Initiative", context="column"), lambda at: at.new.initiative.title, WIDE),
            Column(say("Objective no.", context="column"), lambda at: at.one.objective.label, NARROW),
            Column(say("Objective"), lambda at: at.one.objective.title, WIDE),
            Column(say("Key result no.", context="column"), moved_by, NARROW),
            Column(say("Owner"), lambda at: self.person(at.new.initiative.owner)),
            Column(say("Due", context="column"), lambda at: at.new.initiative.due, NARROW),
            Column(say("State", context="column"), lambda at: words.work(at.new.initiative.state), NARROW),
            Column(say("Link", context="column"), lambda at: at.new.initiative.link, WIDE),
        ]

    def people(self) -> list[Column[PersonEntry]]:
        say = self.say
        return [
            Column(say("Name", context="column"), lambda at: at.member.name),
            Column(say("Team"), lambda at: ", ".join(at.teams)),
            Column(say("Also in", context="column"), lambda at: ", ".join(at.also)),
            Column(say("E-mail", context="column"), lambda at: at.member.email, WIDE),
            Column(say("Slack id", context="column"), lambda at: at.member.id, NARROW),
        ]

    def all_teams(self) -> list[Column[TeamEntry]]:
        say, language = self.say, self.reader.language
        return [
            Column(say("Team"), lambda at: at.team.name),
            Column(say("Part of", context="column"), lambda at: self.team(at.team.parent)),
            Column(say("Lead"), lambda at: self.person(at.team.lead)),
            Column(say("Check-in day", context="column"), lambda at: show_weekday(at.team.cadence.weekday, language)),
            Column(say("Time", context="column"), lambda at: f"{at.team.cadence.at:%H:%M}", NARROW),
            Column(say("Every so many weeks", context="column"), lambda at: at.team.cadence.every, NARROW),
            Column(say("Time zone"), lambda at: at.team.zone),
        ]

    def team(self, key: str | None) -> str | None:
        return self.teams.get(key, key) if key else None

    def cycle(self, key: str) -> str:
        return self.cycles.get(key, key)

    def person(self, member: str | None) -> str | None:
        found = self.export.people.get(member) if member else None
        return found.name if found else member

    def people_named(self, members: Iterable[str]) -> str:
        return ", ".join(self.person(one) or "" for one in members)

    def moment(self, at: datetime | None) -> datetime | None:
        """Where the reader is; whole seconds, which is what a sheet shows."""
        return at.astimezone(self.reader.zone).replace(tzinfo=None, microsecond=0) if at else None

    def health(self, health: Health | None) -> str | None:
        return self.lines.health(health) if health else None

    def health_now(self, at: KeyResultEntry) -> str | None:
        """Nothing for what is not running."""
        is_counted = at.new.key_result.state in {KeyResultState.ACTIVE, KeyResultState.DONE}
        return self.health(at.judged.assessment.health) if is_counted else None


def points(share: Decimal | None) -> Decimal | None:
    """A fraction in percent, to a tenth."""
    return None if share is None else (share * 100).quantize(TENTH)


def start_of(metric: Metric) -> Cell:
    match metric:
        case Change(start=start):
            return start
        case Limit():
            return None
        case Milestones() | Binary():
            return 0


def target_of(metric: Metric) -> Cell:
    """The figure to reach or to keep; all steps; 1 for yes."""
    match metric:
        case Change(target=target):
            return target
        case Limit(limit=limit):
            return limit
        case Milestones(steps=steps):
            return len(steps)
        case Binary():
            return 1


def value_of(reading: Reading | None) -> Cell:
    """As a number: how many steps are done, 1 for yes and 0 for no."""
    if isinstance(reading, bool):
        return int(reading)
    return len(reading) if isinstance(reading, frozenset) else reading


def metric_then(at: CheckInEntry) -> Metric:
    """How it was measured in the week of the answer."""
    return at.new.key_result.target_on(at.said.week.sunday).metric


def latest_value(at: KeyResultEntry) -> Cell:
    tally = at.judged.standing.tally if at.judged.standing else None
    return value_of(tally.reading) if tally else None


def latest_week(at: KeyResultEntry) -> Cell:
    tally = at.judged.standing.tally if at.judged.standing else None
    return tally.week.key if tally else None


def latest_confidence(at: KeyResultEntry) -> Cell:
    tally = at.judged.standing.tally if at.judged.standing else None
    return tally.confidence if tally else None


def latest_blocker(at: KeyResultEntry) -> Cell:
    tally = at.judged.standing.tally if at.judged.standing else None
    return tally.blocker if tally else None


def moved_by(at: InitiativeEntry) -> Cell:
    number = at.new.initiative.key_result
    return f"KR-{number}" if number else None
