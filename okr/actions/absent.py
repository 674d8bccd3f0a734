"""Whose absence it is, and what becomes of what they owe and are asked once it is another.

For what changes *whether* people are asked. When they are is settling.py's, who owns what is hand_over_nudging.py's:
docs/architecture.md says which to use when.
"""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta

from okr.actions.acting import actor_of
from okr.actions.agenda import Agenda, Agendas
from okr.actions.plan_nudges import nudge_moment
from okr.actions.plan_reminders import reminder_moment
from okr.actions.planning import LOOK_BACK, after_own_quiet_hours, end_of_day, weeks_between
from okr.actions.scopes import Scopes
from okr.actions.show_answers import TO_CHANNELS, TO_PEOPLE, want_edits
from okr.actions.standings import rebuild_standing
from okr.authority import Act, Colleague, authorize
from okr.delivery import Delivery, DeliveryKind, DeliveryState, Plan
from okr.member import Absence, Member
from okr.ports import Transaction, World
from okr.status import Scope, ScopeKind
from okr.team_place import upwards
from okr.week import Week

GIVEN_UP = frozenset({DeliveryState.MISSED, DeliveryState.CANCELLED, DeliveryState.DEAD})
ASKED_OTHERWISE = "asked otherwise"
"""Why a message is cancelled in whose place another one asks at about the same time."""


def whose(world: World, tx: Transaction, named: str | None, *, by: Member) -> Member:
    """The member whose absence `by` speaks of: their own, or that of `named` (an id, or a name as it was typed).

    Raises NoSuchMember, and NotTheirLead where `by` may not speak for them.
    """
    actor = actor_of(world, tx, by)
    authorize(actor, Act.USE)
    if named is None or named == by.id:
        return by
    member = Scopes(tx, actor).find(Scope(ScopeKind.PERSON, named)).person or by
    authorize(actor, Act.SAY_AWAY, Colleague(member, teams_of(tx, member.id)))
    return member


def teams_of(tx: Transaction, member: str) -> frozenset[str]:
    """The teams that somebody belongs to or owns a key result in."""
    objectives = tx.objectives.many({kr.objective for kr in tx.key_results.owned_by([member])}).values()
    return frozenset({each.team for each in tx.teams.memberships(member=member)} | {each.team for each in objectives})


def keep(world: World, tx: Transaction, member: Member, after: Sequence[Absence], *, told: bool = False) -> None:
    """Let `after` be all absences of `member`, and everything that follows from it: the standings of their key
    results, the messages and digests of the weeks concerned, and who is to be asked now.

    `told` where the delegate hears of it in a message of its own, which asks in the nudge's place.
    """
    before = tx.members.absences(member=member.id)
    gone, new = [each for each in before if each not in after], [each for each in after if each not in before]
    for each in gone:
        tx.members.drop_absence(each)
    for each in new:
        tx.members.put_absence(each)
    if gone or new:
        Following(world, tx, member, [*gone, *new]).follow(told=told)


class Following:
    """What follows from `changed`: the absences of `member` that are no more, or are new."""

    def __init__(self, world: World, tx: Transaction, member: Member, changed: Sequence[Absence]) -> None:
        self.now, self.tx, self.member, self.changed = world.now(), tx, member, changed
        self.people = (member.id, *sorted({each.delegate for each in changed if each.delegate}))
        self.agendas = Agendas(world, tx, members=self.people)

    def follow(self, *, told: bool) -> None:
        teams = self._rebuild()
        for week in self._weeks():
            for person in self.people:
                want_edits(self.tx, person, week, TO_PEOPLE)
                agenda = self.agendas.of(person, week)
                if agenda is not None:
                    ask_now(self.tx, agenda, now=self.now, told=told and person != self.member.id)
            for team in teams:
                want_edits(self.tx, team, week, TO_CHANNELS)

    def _rebuild(self) -> set[str]:
        """Away weeks are not silent: the standings say so from now on. The teams whose digests do too."""
        schedule = self.agendas.schedule
        owned = self.tx.key_results.owned_by([self.member.id])
        objectives = self.tx.objectives.many({kr.objective for kr in owned})
        teams: set[str] = set()
        for key_result in owned:
            objective = objectives.get(key_result.objective)
            if objective is not None and schedule.cycles[objective.cycle].takes_check_ins:
                rebuild_standing(self.tx, schedule, key_result, objective)
                teams.update(upwards(objective.team, schedule.teams))
        return teams

    def _weeks(self) -> Iterable[Week]:
        """The weeks about which something was said, or will be soon, that a changed day lies in."""
        for week in weeks_between(self.now - LOOK_BACK, self.now):
            if any(each.first_day <= week.sunday and week.monday <= each.last_day for each in self.changed):
                yield week


def ask_now(tx: Transaction, agenda: Agenda, *, now: datetime, told: bool) -> None:
    """Ask somebody whose check-in time has passed or was given up, who has not answered, and who was not asked: at
    once, or after their quiet hours. `told`: they are asked otherwise. Nobody is asked twice at one time."""
    answered = tx.check_ins.current_of(agenda.numbers, agenda.week)
    if now >= agenda.when.closes_at or answered.keys() >= set(agenda.numbers):
        return
    asked_at = plan_nudge(tx, agenda, now=now, told=told)
    plan_reminder(tx, agenda, asked_at, now=now)


def plan_nudge(tx: Transaction, agenda: Agenda, *, now: datetime, told: bool) -> datetime | None:
    """When the nudge comes that this asks for, None where none does: it was sent, or its time is still to come."""
    row = tx.deliveries.get(DeliveryKind.NUDGE, agenda.member.id, agenda.week.key)
    moment = nudge_moment(agenda)
    ahead = moment is not None and moment > now
    if moment is None or (row is None and ahead) or (row is not None and row.state not in GIVEN_UP):
        return None
    at = after_own_quiet_hours(agenda.member, max(moment, now))
    if at >= agenda.when.closes_at:
        return None
    row = put_row(tx, agenda, DeliveryKind.NUDGE, row, at)
    if told and row is not None:
        tx.deliveries.cancel(row.id, reason=ASKED_OTHERWISE)
    return at


def plan_reminder(tx: Transaction, agenda: Agenda, asked_at: datetime | None, *, now: datetime) -> None:
    """A reminder on the day of the nudge (or before it) is one question too many; one that was given up is taken up
    where it is still to come."""
    moment, zone = reminder_moment(agenda), agenda.member.tz
    if moment is None:
        return
    row = tx.deliveries.get(DeliveryKind.REMINDER, agenda.member.id, agenda.week.key)
    if asked_at is not None and asked_at.astimezone(zone).date() >= moment.astimezone(zone).date():
        row = row or put_row(tx, agenda, DeliveryKind.REMINDER, None, moment)
        if row is not None:
            tx.deliveries.cancel(row.id, reason=ASKED_OTHERWISE)
    elif row is not None and row.state in GIVEN_UP and moment > now - timedelta(minutes=1):
        put_row(tx, agenda, DeliveryKind.REMINDER, row, after_own_quiet_hours(agenda.member, moment))


def put_row(tx: Transaction, agenda: Agenda, kind: DeliveryKind, row: Delivery | None, at: datetime) -> Delivery | None:
    """The row planned for `at`, or taken up again; to be sent until that local day ends."""
    until = max(at, min(end_of_day(at, agenda.member.tz), agenda.when.closes_at))
    if row is not None:
        tx.deliveries.plan_again(row.id, not_before=at, not_after=until)
    else:
        tx.deliveries.plan([Plan(kind, agenda.member.id, agenda.week.key, not_before=at, not_after=until)])
    return tx.deliveries.get(kind, agenda.member.id, agenda.week.key)
