"""Load what hangs under objectives, hundreds at once: key results with their answers, and initiatives."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, time

from okr.actions.agenda import group_absences
from okr.actions.loaded import saved, versioned
from okr.actions.schedule import Schedule
from okr.check_in import CheckIn
from okr.company import Loaded, NewInitiative, NewKeyResult, NewObjective, Outcome, PastCheckIn
from okr.initiative import Initiative
from okr.key_result import KeyResult, positions
from okr.objective import Objective
from okr.ports import Transaction, World
from okr.reference_keys import INITIATIVE, ReferenceKeys
from okr.standing import Standing
from okr.standing_fold import rebuild
from okr.week import Week


@dataclass(frozen=True, slots=True)
class OnRecord:
    """What is known already of the objectives at hand and of what hangs under them."""

    objectives: Mapping[int, Objective]
    key_results: Mapping[int, KeyResult]
    histories: Mapping[int, Sequence[CheckIn]]
    initiatives: Mapping[int, Initiative]


@dataclass(slots=True)
class Writing:
    """What is to be written of them."""

    key_results: list[KeyResult] = field(default_factory=list)
    check_ins: list[CheckIn] = field(default_factory=list)
    standings: list[Standing] = field(default_factory=list)


class LoadingContents:
    """Generates a Loaded a row, in the order of the file. The objectives are in the database, their keys numbered."""

    def __init__(
        self,
        world: World,
        tx: Transaction,
        objectives: Mapping[str, int],
        key_results: Mapping[str, int],
        *,
        at_home: bool = False,
    ) -> None:
        """`at_home` where the file was exported from here: "I-7" is the initiative of that number then."""
        self.world, self.tx, self.objectives, self.key_results = world, tx, objectives, key_results
        self.schedule = Schedule(world, tx)
        self.absences = group_absences(tx.members.absences())
        self.initiatives = dict(tx.references.all(INITIATIVE))
        self.labels = ReferenceKeys(INITIATIVE, dict(self.initiatives)) if at_home else None
        self.said_at: dict[tuple[str, str, Week], datetime] = {}

    def rows(self, some: Sequence[NewObjective]) -> Iterator[Loaded]:
        found, writing = self._on_record(some), Writing()
        for new in some:
            objective = found.objectives.get(self.objectives[new.key])
            if objective is not None:
                for key_result in self._in_order(new.key_results, found):
                    yield from self._key_result(key_result, objective, found, writing)
                for initiative in new.initiatives:
                    yield self._initiative(initiative, objective, found)
        self.tx.key_results.put_all(writing.key_results)
        self.tx.check_ins.add_all(writing.check_ins)
        self.tx.standings.put_all(writing.standings)

    def _on_record(self, some: Sequence[NewObjective]) -> OnRecord:
        objectives = [self.objectives[new.key] for new in some]
        numbers = [self.key_results[one.key] for new in some for one in new.key_results]
        return OnRecord(
            self.tx.objectives.many(objectives),
            known := self.tx.key_results.many(numbers),
            self.tx.check_ins.histories(known),
            {one.number: one for one in self.tx.initiatives.of_objectives(objectives)},
        )

    def _in_order(self, listed: Sequence[NewKeyResult], found: OnRecord) -> Iterator[NewKeyResult]:
        """One objective's, each with the position by which they stand in the order of the file."""
        known = [found.key_results.get(self.key_results[one.key]) for one in listed]
        places = positions([(one.position, one.number) if one else None for one in known])
        for one, position in zip(listed, places, strict=True):
            yield replace(one, key_result=replace(one.key_result, position=position))

    def _key_result(
        self, new: NewKeyResult, objective: Objective, found: OnRecord, writing: Writing
    ) -> Iterator[Loaded]:
        number = self.key_results[new.key]
        before, history = found.key_results.get(number), found.histories.get(number, ())
        after, told = replace(new.key_result, number=number, objective=objective.number), ""
        if before is not None:
            after, told = with_targets_on_record(after, before, answered=bool(history))
        name, put = f"{after.label} {after.title}", writing.key_results.append
        loaded = saved("key result", name, *versioned(after, before), put)
        yield replace(loaded, why=told) if told else loaded
        said_once = {(said.week, said.revision): said for said in reversed(new.check_ins)}
        answered = {check_in.week for check_in in history}
        added = [self._said(said, number, objective) for said in said_once.values() if said.week not in answered]
        writing.check_ins += added
        if added or loaded.outcome is not Outcome.UNCHANGED:
            writing.standings.append(self._standing(after, objective, [*history, *current(added)]))
        if new.check_ins:
            yield told_of_history(after.label, new.check_ins, len(current(added)))

    def _standing(self, key_result: KeyResult, objective: Objective, history: Sequence[CheckIn]) -> Standing:
        away = self.absences.get(key_result.owner or "", ())
        return rebuild(
            key_result,
            history,
            ambition=objective.ambition,
            due=self.schedule.due_weeks(objective.team, objective.cycle, away=away),
            thresholds=self.schedule.thresholds(objective.team),
        )

    def _said(self, said: PastCheckIn, number: int, objective: Objective) -> CheckIn:
        at = said.at or self._usually_said(objective.team, objective.cycle, said.week)
        return CheckIn(
            number,
            said.week,
            said.revision,
            said.answer,
            said.by,
            at,
            on_behalf_of=said.on_behalf_of,
            reason=said.reason,
        )

    def _usually_said(self, *place_and_week: *tuple[str, str, Week]) -> datetime:
        if place_and_week not in self.said_at:
            self.said_at[place_and_week] = self._said_at(*place_and_week)
        return self.said_at[place_and_week]

    def _said_at(self, team: str, cycle: str, week: Week) -> datetime:
        """The check-in time of that week where the team is; the end of the week where it is not asked then."""
        occurrence = self.schedule.team_occurrence(team, cycle, week)
        end = datetime.combine(week.sunday, time(12), self.schedule.teams[team].tz)
        return min(occurrence.nudge_at if occurrence else end, self.world.now())

    def _initiative(self, new: NewInitiative, objective: Objective, found: OnRecord) -> Loaded:
        number = self._number_of(new.key, found.initiatives)
        key_result = self.key_results.get(new.key_result or "")
        after = replace(new.initiative, number=number, objective=objective.number, key_result=key_result)
        return saved("initiative", new.key, after, found.initiatives.get(number), self.tx.initiatives.put)

    def _number_of(self, key: str, known: Mapping[int, Initiative]) -> int:
        labelled = self.labels.number_of(key) if self.labels else None
        if key not in self.initiatives and labelled is not None and labelled in known:
            return labelled
        if key not in self.initiatives:
            self.initiatives[key] = self.tx.initiatives.next_number()
            self.tx.references.put(INITIATIVE, key, self.initiatives[key])
        return self.initiatives[key]


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


def current(check_ins: Sequence[CheckIn]) -> list[CheckIn]:
    """The last revision of each week, by week."""
    in_order = sorted(check_ins, key=lambda one: (one.week, one.revision))
    return list({one.week: one for one in in_order}.values())


def told_of_history(label: str, said: tuple[PastCheckIn, ...], added: int) -> Loaded:
    outcome = Outcome.ADDED if added else Outcome.UNCHANGED
    weeks = len({one.week for one in said})
    return Loaded("check-ins", f"{label}: {added} of {weeks} weeks", outcome)
