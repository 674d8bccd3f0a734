"""Say why somebody got a message, as far as it can still be known."""

from collections.abc import Iterator, Sequence

from okr.actions.acting import actor_of
from okr.actions.agenda import Agenda, Agendas, Due
from okr.actions.compose_welcome import AHEAD
from okr.actions.lead_asking import asker_of
from okr.actions.planning import after_own_quiet_hours
from okr.actions.why_notice import notice_causes
from okr.authority import Act, authorize
from okr.delivery import DeliveryKind
from okr.member import Member, ReminderProfile
from okr.ports import Transaction, World
from okr.team import Team
from okr.week import Week
from okr.why import (
    Answered,
    AnswersFor,
    Cause,
    DayMoved,
    LeadAsked,
    LeadsTeam,
    NewInTeam,
    NotAnsweredYet,
    OneForAllTeams,
    OwnsKeyResults,
    PutOff,
    WaitedForQuietHours,
    Why,
)

ASKING = frozenset(
    {
        DeliveryKind.NUDGE,
        DeliveryKind.SNOOZE,
        DeliveryKind.REMINDER,
        DeliveryKind.LEAD_REMINDER,
        DeliveryKind.RECEIPT,
        DeliveryKind.WELCOME,
    }
)


def why_this(world: World, kind: DeliveryKind, week: Week | None, ordinal: int, *, by: Member) -> Why:
    """Why `by` got the message of `kind` about `week` (None: it was sent once); `ordinal` as in its delivery's period.

    Worked out from what holds now: of a message of long ago, what has changed since is left out.
    """
    with world.snapshot() as tx:
        authorize(actor_of(world, tx, by), Act.USE)
        if kind is DeliveryKind.NOTICE:
            causes, teams = notice_causes(tx, ordinal, by=by)
        elif kind is DeliveryKind.LEAD_LINE:
            teams = [team for team in tx.teams.live() if team.lead == by.id and team.choices.lead_line]
            causes = tuple(LeadsTeam(team.name, kind) for team in teams)
        elif kind is DeliveryKind.WELCOME:
            causes, teams = welcome_causes(world, tx, by)
        else:
            causes, teams = Asked(world, tx, kind, week, by).causes(ordinal)
        own = next((team.key for team in teams if team.lead == by.id), None)
        leads = tx.members.many({team.lead for team in teams if team.lead and team.lead != by.id})
        whom = next((leads[team.lead] for team in teams if team.lead in leads), None)
        return Why(by, kind, causes, asks=kind in ASKING, lead=whom, leads=own)


def welcome_causes(world: World, tx: Transaction, by: Member) -> tuple[tuple[Cause, ...], list[Team]]:
    """The team that was new to them, and whatever team they belong to; where that is none, why they are asked next."""
    mine = sorted(tx.teams.memberships(member=by.id), key=lambda each: not each.primary)
    teams = [team for each in mine if (team := tx.teams.get(each.team))]
    if teams:
        return (NewInTeam(teams[0].name),), teams
    agenda = Agendas(world, tx, members=[by.id]).next_of(by, after=world.now(), weeks=AHEAD)
    return Asked(world, tx, DeliveryKind.WELCOME, agenda.week, by).causes(0) if agenda else ((), [])


class Asked:
    """The causes of what asks `by` about a week, or tells what they answered."""

    def __init__(self, world: World, tx: Transaction, kind: DeliveryKind, week: Week | None, by: Member) -> None:
        self.tx, self.kind, self.by = tx, kind, by
        self.week = week or Week.of(world.now().astimezone(by.tz).date())
        self.agendas = Agendas(world, tx, members=[by.id])
        self.agenda = self.agendas.of(by.id, self.week)

    def causes(self, ordinal: int) -> tuple[tuple[Cause, ...], list[Team]]:
        """The causes in order, and the teams that ask, the first one first."""
        if self.kind is DeliveryKind.RECEIPT and ordinal:
            return tuple(self._answered_for(ordinal)), []
        if self.agenda is None:
            return (), []
        first = min(self.agenda.items, key=lambda item: item.occurrence.nudge_at)
        teams = list(dict.fromkeys([first.team, *(item.team for item in self.agenda.items)]))
        found = [*self._occasion(first), *self._ownership(teams), *self._absences(), *self._timing(first, teams)]
        return tuple(found), teams

    def _occasion(self, first: Due) -> Iterator[Cause]:
        """What made just this kind of message."""
        match self.kind:
            case DeliveryKind.SNOOZE:
                yield PutOff()
            case DeliveryKind.LEAD_REMINDER if lead := asker_of(self.tx, self.by.id, self.week):
                yield LeadAsked(lead, self.week)
            case DeliveryKind.REMINDER:
                only = self.by.reminders is ReminderProfile.REMINDER_ONLY
                yield NotAnsweredYet(first.team.cadence.reminder_at, only)
            case DeliveryKind.RECEIPT:
                yield from self._answered([item.key_result.number for item in self._items()])

    def _ownership(self, teams: Sequence[Team]) -> Iterator[Cause]:
        for team in teams:
            count = sum(1 for item in self._items() if item.team.key == team.key and not item.on_behalf_of)
            if count:
                at = team.cadence
                yield OwnsKeyResults(team.name, count, at.every, at.weekday, at.at)

    def _absences(self) -> Iterator[Cause]:
        """Whom they answer for, each once."""
        behalf: dict[str, list[Due]] = {}
        for item in self._items():
            if item.on_behalf_of:
                behalf.setdefault(item.on_behalf_of, []).append(item)
        owners = self.tx.members.many(behalf)
        for key, items in behalf.items():
            absence = self.agendas.is_away(key, items[0].occurrence)
            if absence and key in owners:
                yield AnswersFor(owners[key], absence.last_day, len(items))

    def _timing(self, first: Due, teams: Sequence[Team]) -> Iterator[Cause]:
        """Why it came when it did."""
        usual, day = self.week.day(first.team.cadence.weekday), first.occurrence.day
        if day != usual:
            yield DayMoved(day, usual)
        if len(teams) > 1:
            yield OneForAllTeams()
        at = first.occurrence.nudge_at
        is_first = self.kind in {DeliveryKind.NUDGE, DeliveryKind.RECEIPT}
        if is_first and self.by.quiet_to and after_own_quiet_hours(self.by, at) != at:
            yield WaitedForQuietHours(self.by.quiet_to)

    def _answered(self, numbers: Sequence[int]) -> Iterator[Cause]:
        answers = self.tx.check_ins.current_of(numbers, self.week).values()
        if answers:
            yield Answered(self.week, max(answer.at for answer in answers))

    def _answered_for(self, number: int) -> Iterator[Cause]:
        """They answered for a key result that is not theirs."""
        answer = self.tx.check_ins.current(number, self.week)
        if answer is not None and answer.by == self.by.id:
            owner = self.tx.key_results.many([number])[number].owner
            yield Answered(self.week, answer.at, self.tx.members.get(owner) if owner else None)

    def _items(self) -> tuple[Due, ...]:
        agenda: Agenda | None = self.agenda
        return agenda.items if agenda else ()
