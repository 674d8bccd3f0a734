"""What people owe in a week: the key results they answer for, and until when."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from okr.actions.schedule import Schedule
from okr.cycle import Cycle
from okr.key_result import KeyResult, KeyResultState, in_place
from okr.member import Absence, AbsenceSource, Member
from okr.objective import Objective
from okr.occurrence import Occurrence, earliest
from okr.ports import Transaction, World
from okr.team import Team
from okr.week import Week


@dataclass(frozen=True, slots=True)
class Due:
    """One key result that is due in a week; `on_behalf_of` is its owner where a delegate is asked."""

    key_result: KeyResult
    objective: Objective
    cycle: Cycle
    team: Team
    occurrence: Occurrence
    on_behalf_of: str | None = None


@dataclass(frozen=True, slots=True)
class Agenda:
    """All that one member is asked in one week; `items` is never empty; one's own first, then as in_place."""

    member: Member
    week: Week
    items: tuple[Due, ...]

    @property
    def when(self) -> Occurrence:
        """The times of their one form: the earliest of the teams' times, open until the end of the last window."""
        return earliest(item.occurrence for item in self.items)

    @property
    def numbers(self) -> tuple[int, ...]:
        return tuple(item.key_result.number for item in self.items)


class Agendas:
    """The agendas of some members, or of all who own an open key result. Reads a fixed number of tables."""

    def __init__(
        self, world: World, tx: Transaction, *, members: Iterable[str] | None = None, schedule: Schedule | None = None
    ) -> None:
        """`schedule` where one was worked out already in this transaction."""
        self.schedule = schedule or Schedule(world, tx)
        self._absences = group_absences(tx.members.absences())
        owned = tx.key_results.owned_by(self._owners(tx, members))
        self._key_results = [kr for kr in owned if kr.state is KeyResultState.ACTIVE]
        self._objectives = tx.objectives.many({kr.objective for kr in self._key_results})
        delegates = {a.delegate for some in self._absences.values() for a in some if a.delegate}
        owners = {kr.owner for kr in self._key_results if kr.owner}
        self._members = tx.members.many(owners | delegates)
        self._guests = self.schedule.settings.allow_guests

    @property
    def objectives(self) -> Collection[Objective]:
        """Those of all key results that may be asked about."""
        return self._objectives.values()

    def of(self, member: str, week: Week) -> Agenda | None:
        """What `member` owes in `week`, None where that is nothing."""
        return self.all(week).get(member)

    def next_of(self, member: Member, *, after: datetime, weeks: int) -> Agenda | None:
        """What `member` is asked about next, in so many weeks from the one in which `after` lies where they live; None
        where that is nothing."""
        first = Week.of(after.astimezone(member.tz).date())
        found = (self.of(member.id, first.plus(ahead)) for ahead in range(weeks))
        return next((agenda for agenda in found if agenda is not None and agenda.when.nudge_at > after), None)

    def all(self, week: Week) -> dict[str, Agenda]:
        """The agenda of each member who owes anything in `week`."""
        found: dict[str, list[Due]] = {}
        for key_result in self._key_results:
            due = self._due(key_result, week)
            if due is not None:
                found.setdefault(due[0], []).append(due[1])
        return {
            member: Agenda(self._members[member], week, tuple(sorted(items, key=in_reading_order)))
            for member, items in found.items()
        }

    def is_away(self, member: str, occurrence: Occurrence) -> Absence | None:
        """The absence that covers the nominal check-in day, what somebody said before what a status says; None where
        the member is there."""
        covering = (absence for absence in self._absences.get(member, ()) if absence.covers(occurrence.day))
        return min(covering, key=lambda absence: absence.source is not AbsenceSource.SAID, default=None)

    def stand_in(self, absence: Absence, occurrence: Occurrence) -> Member | None:
        """Who is asked in the place of whoever is away, None where nobody can be."""
        delegate = self._members.get(absence.delegate or "")
        if delegate is None or not delegate.takes_part(guests=self._guests) or self.is_away(delegate.id, occurrence):
            return None
        return delegate

    def numbers_of(self, week: Week) -> tuple[int, ...]:
        """The key results that anybody is asked about in `week`, ascending."""
        return tuple(sorted(number for agenda in self.all(week).values() for number in agenda.numbers))

    def away_in(self, team: str, week: Week, *, seen: Collection[int]) -> tuple[Member, ...]:
        """The owners of what `team` asks about in `week`, of the objectives in `seen`, who are away on its day; each
        once, answered for or not."""
        found: dict[str, Member] = {}
        for key_result in self._key_results:
            objective, owner = self._objectives.get(key_result.objective), self._members.get(key_result.owner or "")
            if owner is None or objective is None or objective.archived or objective.team != team:
                continue
            if objective.number not in seen:
                continue
            occurrence = self._occurrence(objective, self.schedule.cycles[objective.cycle], week, owner)
            if occurrence and key_result.target.start <= occurrence.day and self.is_away(owner.id, occurrence):
                found[owner.id] = owner
        return tuple(found.values())

    def _due(self, key_result: KeyResult, week: Week) -> tuple[str, Due] | None:
        """Who is asked about it in `week`, and what about; None where nobody is."""
        objective = self._objectives.get(key_result.objective)
        owner = self._members.get(key_result.owner or "")
        if objective is None or objective.archived or owner is None or not owner.takes_part(guests=self._guests):
            return None
        cycle = self.schedule.cycles[objective.cycle]
        asked, on_behalf_of = owner, None
        occurrence = self._occurrence(objective, cycle, week, owner)
        if occurrence is None or key_result.target.start > occurrence.day:
            return None
        absence = self.is_away(owner.id, occurrence)
        if absence is not None:
            delegate = self.stand_in(absence, occurrence)
            if delegate is None:
                return None
            asked, on_behalf_of = delegate, owner.id
            occurrence = self._occurrence(objective, cycle, week, delegate) or occurrence
        team = self.schedule.teams[objective.team]
        return asked.id, Due(key_result, objective, cycle, team, occurrence, on_behalf_of)

    def _occurrence(self, objective: Objective, cycle: Cycle, week: Week, member: Member) -> Occurrence | None:
        if not cycle.takes_check_ins or self.schedule.teams[objective.team].is_archived:
            return None
        return self.schedule.occurrence(objective.team, cycle.key, week, member.tz)

    def _owners(self, tx: Transaction, members: Iterable[str] | None) -> Iterable[str]:
        """Whose key results matter: all owners, or the named members and those who left theirs to them."""
        if members is None:
            return tx.key_results.owners()
        wanted = set(members)
        away = (a.member for some in self._absences.values() for a in some if a.delegate in wanted)
        return wanted.union(away)


def group_absences(absences: Sequence[Absence]) -> dict[str, tuple[Absence, ...]]:
    """Absences by member."""
    grouped: dict[str, tuple[Absence, ...]] = {}
    for absence in absences:
        grouped[absence.member] = (*grouped.get(absence.member, ()), absence)
    return grouped


def in_reading_order(due: Due) -> tuple[bool, tuple[int, int, int]]:
    """One's own first, then as they are listed."""
    return due.on_behalf_of is not None, in_place(due.key_result)
