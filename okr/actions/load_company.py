"""Load a company handed over as a file: add what is new, bring up to date what changed, never lose an answer."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime, time

from okr.actions.absent import keep
from okr.actions.load_teams import load_teams
from okr.actions.loaded import saved, versioned
from okr.actions.schedule import Schedule
from okr.actions.settling import Promised, promised, settle
from okr.actions.standings import rebuild_standing
from okr.check_in import CheckIn
from okr.company import Company, CompanyProfile, Loaded, NewInitiative, NewKeyResult, NewObjective, Outcome, PastCheckIn
from okr.key_result import KeyResult
from okr.member import Absence
from okr.objective import Objective
from okr.ports import Transaction, World


@dataclass
class Numbers:
    """The numbers that the keys of files stand for, remembered in the database."""

    tx: Transaction
    kind: str
    known: dict[str, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.known = dict(self.tx.references.all(self.kind))

    def of(self, key: str, *, or_next: Callable[[], int]) -> int:
        """The number of `key`, a new one from `or_next` the first time."""
        if key not in self.known:
            self.known[key] = or_next()
            self.tx.references.put(self.kind, key, self.known[key])
        return self.known[key]


def load_company(world: World, company: Company) -> tuple[Loaded, ...]:
    """Load all of `company` in one transaction and say what became of each row.

    Loading the same file twice changes nothing. Objectives, key results and initiatives are known by their keys.
    Answers on record win over the file's, and targets are only added to: what people did in Slack stays. TwoCompanies
    where the file's company is another team than the one on record: nothing is loaded then.
    """
    with world.transaction() as tx:
        return tuple(Loading(world, tx, company).rows())


class Loading:
    """One run of loading; generates a Loaded a row, in the order of the file."""

    def __init__(self, world: World, tx: Transaction, company: Company) -> None:
        self.world, self.tx, self.company = world, tx, company
        self.objectives = Numbers(tx, "objective")
        self.key_results = Numbers(tx, "key_result")
        self.initiatives = Numbers(tx, "initiative")

    def rows(self) -> Iterator[Loaded]:
        self.tx.settings.lock()
        before = promised(self.world, self.tx)
        settings = [*self._settings(before)]
        yield from settings
        if any(row.outcome is not Outcome.UNCHANGED for row in settings):
            settle(self.world, self.tx, before)
        self._number_everything()
        for new in self.company.objectives:
            yield self._objective(new)
        self.schedule = Schedule(self.world, self.tx)
        for new in self.company.objectives:
            yield from self._contents(new)

    def _settings(self, before: Promised) -> Iterator[Loaded]:
        """All that says when whom is asked; `before` is what they were promised until now."""
        yield self._profile(self.company.profile)
        for cycle in self.company.cycles:
            yield saved("cycle", cycle.key, cycle, self.tx.cycles.get(cycle.key), self.tx.cycles.put)
        for member in self.company.members:
            yield saved("member", member.name, member, self.tx.members.get(member.id), self.tx.members.put)
        yield from load_teams(self.world, self.tx, self.company.teams, before)
        yield from self._people()

    def _number_everything(self) -> None:
        """Give every key its number first: an objective may hang under one that stands further down."""
        for new in self.company.objectives:
            self.objectives.of(new.key, or_next=self.tx.objectives.next_number)
            for key_result in new.key_results:
                self.key_results.of(key_result.key, or_next=self.tx.key_results.next_number)

    def _profile(self, profile: CompanyProfile) -> Loaded:
        before = self.tx.settings.lock()
        after = replace(
            before,
            name=profile.name or before.name,
            language=profile.language or before.language,
            zone=profile.zone or before.zone,
            allow_guests=before.allow_guests if profile.allow_guests is None else profile.allow_guests,
        )
        return saved("workspace", after.name, after, before, self.tx.settings.put)

    def _people(self) -> Iterator[Loaded]:
        """Memberships and absences; those of a listed member are exactly the file's."""
        wanted = set(self.company.memberships)
        for member in self.company.members:
            present = set(self.tx.teams.memberships(member=member.id))
            listed = {one for one in wanted if one.member == member.id}
            for gone in present - listed:
                self.tx.teams.drop_membership(gone)
            for come in listed - present:
                self.tx.teams.put_membership(come)
            if present != listed:
                teams = ", ".join(sorted(one.team for one in listed))
                yield Loaded("membership", f"{member.name}: {teams}", Outcome.CHANGED if present else Outcome.ADDED)
        for absence in self.company.absences:
            on_record = {one.first_day: one for one in self.tx.members.absences(member=absence.member)}
            name = f"{absence.member} {absence.first_day}"
            yield saved("absence", name, absence, on_record.get(absence.first_day), self._away)

    def _away(self, absence: Absence) -> None:
        """With what follows from it: standings, and who is asked meanwhile."""
        member = self.tx.members.many([absence.member])[absence.member]
        others = [one for one in self.tx.members.absences(member=member.id) if one.first_day != absence.first_day]
        keep(self.world, self.tx, member, [*others, absence])

    def _objective(self, new: NewObjective) -> Loaded:
        number = self.objectives.known[new.key]
        before, put = self.tx.objectives.get(number), self.tx.objectives.put
        objective = replace(
            new.objective,
            number=number,
            parent=self.objectives.known.get(new.parent or ""),
            parent_key_result=self.key_results.known.get(new.parent_key_result or ""),
        )
        loaded = saved("objective", f"{objective.label} {new.objective.title}", *versioned(objective, before), put)
        named = ((new.parent, objective.parent), (new.parent_key_result, objective.parent_key_result))
        lost = [key for key, found in named if key and found is None]
        return replace(loaded, why=f"there is no {' or '.join(lost)} to hang it under") if lost else loaded

    def _contents(self, new: NewObjective) -> Iterator[Loaded]:
        number = self.objectives.known[new.key]
        objective = self.tx.objectives.get(number)
        if objective is None:
            return
        for key_result in new.key_results:
            yield from self._key_result(key_result, objective)
        for initiative in new.initiatives:
            yield self._initiative(initiative, number)

    def _key_result(self, new: NewKeyResult, objective: Objective) -> Iterator[Loaded]:
        number = self.key_results.known[new.key]
        before = self.tx.key_results.get(number)
        after = replace(new.key_result, number=number, objective=objective.number)
        told = ""
        if before is not None:
            after, told = with_targets_on_record(after, before, answered=bool(self.tx.check_ins.history(number)))
        loaded = saved("key result", f"{after.label} {after.title}", *versioned(after, before), self.tx.key_results.put)
        yield replace(loaded, why=told) if told else loaded
        added = [said for said in new.check_ins if self.tx.check_ins.current(number, said.week) is None]
        for said in added:
            self.tx.check_ins.add(CheckIn(number, said.week, 1, said.answer, said.by, self._said_at(said, objective)))
        if added or loaded.outcome is not Outcome.UNCHANGED:
            rebuild_standing(self.tx, self.schedule, after, objective)
        if new.check_ins:
            yield told_of_history(after.label, new.check_ins, len(added))

    def _said_at(self, said: PastCheckIn, objective: Objective) -> datetime:
        """The check-in time of that week where the team is; the end of the week where it is not asked then."""
        occurrence = self.schedule.team_occurrence(objective.team, objective.cycle, said.week)
        if occurrence is not None:
            return min(occurrence.nudge_at, self.world.now())
        return min(self.world.now(), end_of(said, self.schedule, objective))

    def _initiative(self, new: NewInitiative, objective: int) -> Loaded:
        number = self.initiatives.of(new.key, or_next=self.tx.initiatives.next_number)
        after = replace(
            new.initiative,
            number=number,
            objective=objective,
            key_result=self.key_results.known.get(new.key_result or ""),
        )
        present = {one.number: one for one in self.tx.initiatives.of_objectives([objective])}
        return saved("initiative", new.key, after, present.get(number), self.tx.initiatives.put)


def end_of(said: PastCheckIn, schedule: Schedule, objective: Objective) -> datetime:
    return datetime.combine(said.week.sunday, time(12), schedule.teams[objective.team].tz)


def with_targets_on_record(after: KeyResult, before: KeyResult, *, answered: bool) -> tuple[KeyResult, str]:
    """The key result of the file with the targets that hold, and a sentence where the file's do not all count.

    Before the first answer the file's targets replace those on record; after it, only later ones are added.
    """
    if after.targets == before.targets or not answered:
        return after, ""
    last = before.targets[-1].since
    later = tuple(target for target in after.targets if target.since > last)
    kept = replace(after, targets=before.targets + later)
    unknown = [target for target in after.targets if target.since <= last and target not in before.targets]
    if not unknown:
        return kept, ""
    return kept, "its target on record stays, since there are answers to it; add a dated change to change it"


def told_of_history(label: str, said: tuple[PastCheckIn, ...], added: int) -> Loaded:
    outcome = Outcome.ADDED if added else Outcome.UNCHANGED
    return Loaded("check-ins", f"{label}: {added} of {len(said)} weeks", outcome)
