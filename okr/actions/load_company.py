"""Load a company handed over as a file: add what is new, bring up to date what changed, never lose an answer."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from okr.actions.absent import keep
from okr.actions.load_contents import LoadingContents
from okr.actions.load_parents import check_parents
from okr.actions.load_teams import load_teams
from okr.actions.loaded import saved, versioned
from okr.actions.settling import Promised, promised, settle
from okr.actions.withdraw import withdraw_changed
from okr.audit import OPERATOR
from okr.company import Company, CompanyProfile, Loaded, NewObjective, Outcome
from okr.member import Absence, Member
from okr.objective import Objective
from okr.ports import Transaction, World
from okr.reference_keys import KEY_RESULT, OBJECTIVE, ReferenceKeys
from okr.settings import WorkspaceChoices, WorkspaceSettings
from okr.team import Membership

TAKEN = frozenset({Outcome.ADDED, Outcome.CHANGED})
AT_ONCE = 500
"""Objectives whose contents are read and written together."""


@dataclass
class Numbers:
    """The numbers that the keys of files stand for, remembered in the database."""

    tx: Transaction
    kind: str
    known: dict[str, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.known = dict(self.tx.references.all(self.kind))

    def recognize(self, keys: Iterable[str], on_record: Callable[[Iterable[int]], Collection[int]]) -> None:
        """Those that are the labels of what is on record under no other key: no file named it."""
        labels = ReferenceKeys(self.kind, self.known)
        found = {key: number for key in keys if key not in self.known and (number := labels.number_of(key))}
        there = on_record(found.values()) if found else ()
        self.known |= {key: number for key, number in found.items() if number in there}

    def give(self, keys: Iterable[str], next_numbers: Callable[[int], range]) -> None:
        """Number all those that are new."""
        unknown = [key for key in dict.fromkeys(keys) if key not in self.known]
        if unknown:
            given = dict(zip(unknown, next_numbers(len(unknown)), strict=True))
            self.tx.references.put_all(self.kind, given)
            self.known |= given


def load_company(world: World, company: Company) -> tuple[Loaded, ...]:
    """Load all of `company` in one transaction and say what became of each row.

    Loading the same file twice changes nothing. Objectives, key results and initiatives are known by their keys.
    Answers on record win over the file's, and targets are only added to: what people did in Slack stays. TwoCompanies
    where the file's company is another team than the one on record, WrongParents where an objective cannot hang where
    the file puts it: nothing is loaded then.
    """
    with world.transaction() as tx:
        rows = tuple(Loading(world, tx, company).rows())
        if took := sum(row.outcome in TAKEN for row in rows):
            tx.audit.note(actor=OPERATOR, action="load_company", thing=str(took), at=world.now())
        return rows


class Loading:
    """One run of loading; generates a Loaded a row, in the order of the file."""

    def __init__(self, world: World, tx: Transaction, company: Company) -> None:
        self.world, self.tx, self.company = world, tx, company
        self.objectives = Numbers(tx, OBJECTIVE)
        self.key_results = Numbers(tx, KEY_RESULT)
        self.at_home = company.home == tx.workspace

    def rows(self) -> Iterator[Loaded]:
        self.tx.settings.lock()
        before = promised(self.world, self.tx)
        settings = [*self._settings(before)]
        yield from settings
        if any(row.outcome is not Outcome.UNCHANGED for row in settings):
            settle(self.world, self.tx, before)
        self._number_everything()
        check_parents(self.tx, self.company.objectives, self.objectives.known, self.key_results.known)
        yield from self._objectives()
        contents = LoadingContents(
            self.world, self.tx, self.objectives.known, self.key_results.known, at_home=self.at_home
        )
        for some in batched(self.company.objectives, AT_ONCE):
            yield from contents.rows(some)

    def _settings(self, before: Promised) -> Iterator[Loaded]:
        """All that says when whom is asked; `before` is what they were promised until now."""
        yield self._profile(self.company.profile)
        for cycle in self.company.cycles:
            yield saved("cycle", cycle.key, cycle, self.tx.cycles.get(cycle.key), self.tx.cycles.put)
        yield from self._members()
        yield from load_teams(self.world, self.tx, self.company.teams, self.company.unsaid, before)
        yield from self._people()

    def _number_everything(self) -> None:
        """Give every key its number first: an objective may hang under one that stands further down."""
        objectives = self.company.objectives
        if self.at_home:
            self.objectives.recognize([new.key for new in objectives], self.tx.objectives.many)
            self.key_results.recognize(
                [one.key for new in objectives for one in new.key_results], self.tx.key_results.many
            )
        self.objectives.give([new.key for new in objectives], self.tx.objectives.next_numbers)
        keys = [key_result.key for new in objectives for key_result in new.key_results]
        self.key_results.give(keys, self.tx.key_results.next_numbers)

    def _members(self) -> Iterator[Loaded]:
        on_record = self.tx.members.many(member.id for member in self.company.members)
        to_put: list[Member] = []
        for member in self.company.members:
            yield saved("member", member.name, member, on_record.get(member.id), to_put.append)
        self.tx.members.put_all(to_put)

    def _profile(self, profile: CompanyProfile) -> Loaded:
        before = self.tx.settings.lock()
        after = replace(
            before,
            name=profile.name or before.name,
            language=profile.language or before.language,
            zone=profile.zone or before.zone,
            allow_guests=before.allow_guests if profile.allow_guests is None else profile.allow_guests,
            thresholds=profile.thresholds or before.thresholds,
            choices=with_choices(before, profile),
        )
        return saved("workspace", after.name, after, before, self.tx.settings.put)

    def _people(self) -> Iterator[Loaded]:
        """Memberships and absences; those of a listed member are exactly the file's."""
        belong, in_file = by_member(self.tx.teams.memberships(archived=True)), by_member(self.company.memberships)
        newcomers = [one.id for one in self.company.members if one.id not in belong]
        self.tx.teams.add_memberships(one for member in dict.fromkeys(newcomers) for one in in_file.get(member, ()))
        for member in self.company.members:
            present, listed = belong.get(member.id, frozenset()), in_file.get(member.id, frozenset())
            if present:
                self._belongs(present, listed)
            if present != listed:
                teams = ", ".join(sorted(one.team for one in listed))
                yield Loaded("membership", f"{member.name}: {teams}", Outcome.CHANGED if present else Outcome.ADDED)
        for absence in self.company.absences:
            on_record = {one.first_day: one for one in self.tx.members.absences(member=absence.member)}
            name = f"{absence.member} {absence.first_day}"
            yield saved("absence", name, absence, on_record.get(absence.first_day), self._away)

    def _belongs(self, present: frozenset[Membership], listed: frozenset[Membership]) -> None:
        for gone in present - listed:
            self.tx.teams.drop_membership(gone)
        for come in listed - present:
            self.tx.teams.put_membership(come)

    def _away(self, absence: Absence) -> None:
        """With what follows from it: standings, and who is asked meanwhile."""
        member = self.tx.members.many([absence.member])[absence.member]
        others = [one for one in self.tx.members.absences(member=member.id) if one.first_day != absence.first_day]
        keep(self.world, self.tx, member, [*others, absence])

    def _objectives(self) -> Iterator[Loaded]:
        on_record = self.tx.objectives.many(self.objectives.known[new.key] for new in self.company.objectives)
        to_put: list[Objective] = []
        for new in self.company.objectives:
            yield self._objective(new, on_record, to_put.append)
        self.tx.objectives.put_all(to_put)
        changed = [(on_record[each.number], each) for each in to_put if each.number in on_record]
        withdraw_changed(self.world, self.tx, changed)

    def _objective(
        self, new: NewObjective, on_record: Mapping[int, Objective], put: Callable[[Objective], None]
    ) -> Loaded:
        number = self.objectives.known[new.key]
        before = on_record.get(number)
        objective = replace(
            new.objective,
            number=number,
            parent=self.objectives.known.get(new.parent or ""),
            parent_key_result=self.key_results.known.get(new.parent_key_result or ""),
        )
        if before is not None:
            objective = with_unsaid(objective, before, new, is_partial=self.company.is_partial)
        loaded = saved("objective", f"{objective.label} {new.objective.title}", *versioned(objective, before), put)
        named = ((new.parent, objective.parent), (new.parent_key_result, objective.parent_key_result))
        lost = [key for key, found in named if key and found is None]
        return replace(loaded, why=f"there is no {' or '.join(lost)} to hang it under") if lost else loaded


def with_choices(before: WorkspaceSettings, profile: CompanyProfile) -> WorkspaceChoices:
    """What an admin chose. Other thresholds make every standing stale: those are worked out anew in steps, as after a
    change in the settings."""
    chosen, from_status, announce = before.choices, profile.absence_from_status, profile.announce_cycles
    others = profile.thresholds is not None and profile.thresholds != before.thresholds
    pilot = chosen.pilot if profile.pilot is None else tuple(sorted(profile.pilot, key=lambda each: each.since))
    return replace(
        chosen,
        absence_from_status=chosen.absence_from_status if from_status is None else from_status,
        announce_cycles=chosen.announce_cycles if announce is None else announce,
        calendar=profile.calendar or chosen.calendar,
        mission=chosen.mission if profile.mission is None else profile.mission,
        pilot=pilot,
        stale_from=0 if others or pilot != chosen.pilot else chosen.stale_from,
    )


def with_unsaid(objective: Objective, before: Objective, new: NewObjective, *, is_partial: bool) -> Objective:
    """The file's objective with what is on record of which the file says nothing. One person's file leaves out the
    parents that they may not see."""
    hangs = not is_partial or bool(new.parent or new.parent_key_result)
    return replace(
        objective,
        contributors=before.contributors if "contributors" in new.unsaid else objective.contributors,
        obstacles=before.obstacles if "obstacles" in new.unsaid else objective.obstacles,
        archived=before.archived if "archived" in new.unsaid else objective.archived,
        parent=objective.parent if hangs else before.parent,
        parent_key_result=objective.parent_key_result if hangs else before.parent_key_result,
    )


def by_member(memberships: Iterable[Membership]) -> dict[str, frozenset[Membership]]:
    found: defaultdict[str, set[Membership]] = defaultdict(set)
    for one in memberships:
        found[one.member].add(one)
    return {member: frozenset(theirs) for member, theirs in found.items()}


def batched(some: Sequence[NewObjective], size: int) -> Iterator[Sequence[NewObjective]]:
    for start in range(0, len(some), size):
        yield some[start : start + size]
