"""Hand over what somebody who left was responsible for: all of it in one step, or one by one."""

from collections import defaultdict
from dataclasses import replace

from okr.actions.acting import actor_of, seen_of, takes_part
from okr.actions.hand_over_asking import asked_about, want_edit
from okr.actions.hand_over_left import Leaving
from okr.actions.moving import Moving
from okr.actions.telling import tell
from okr.authority import Act, authorize
from okr.hand_over import HandedOver, HandOver, LeftBehind, Taken
from okr.member import Member
from okr.notice import About, Topic
from okr.ports import Transaction, World
from okr.refusals import CannotTakeOver, NoSuchMember, NothingLeft, StillHere
from okr.team import Team


def open_hand_over(world: World, leaver: str, team: str, *, by: Member) -> LeftBehind:
    """What `leaver` left in the care of that team's lead. Raises NoSuchMember, NoSuchTeam, NotTheLead, StillHere where
    they are back, NothingLeft with who has it now where all of it has been handed over."""
    with world.snapshot() as tx:
        handing = Handing(world, tx, leaver, team, by=by)
        left = handing.leaving.left_in(handing.team, reader=handing.actor)
        if left.is_settled:
            raise handing.nothing_left()
        return left


def hand_over(world: World, asked: HandOver, *, by: Member) -> HandedOver:
    """Give it to who is named: key results, objectives, teams they led; who had named them as delegate has none now.

    The takers are told and asked about what is theirs, at most once a week; messages that show an owner are brought up
    to date. Raises as open_hand_over, and CannotTakeOver for a taker who cannot answer here; nothing is done then.
    """
    with world.transaction() as tx:
        tx.settings.lock()  # teams change their lead
        tx.members.lock([asked.leaver])  # of two leads who hand over at once the second sees what the first did
        handing = Handing(world, tx, asked.leaver, asked.team, by=by)
        if handing.leaving.left_in(handing.team, reader=handing.actor).is_settled:
            raise handing.nothing_left()
        takers = handing.takers(asked)
        handing.move(asked)
        handing.show_everywhere(takers)
        handing.tell(takers)
        after = Leaving(world, tx, handing.leaver)
        handing.ask_new_leads(after)
        left = after.left_in(handing.team, reader=handing.actor)
        return HandedOver(handing.leaver, handing.taken(takers), left.to_hand_over)


class Handing:
    """One hand-over on its way: what moves to whom."""

    def __init__(self, world: World, tx: Transaction, leaver: str, team: str, *, by: Member) -> None:
        self.world, self.tx, self.by, self.now = world, tx, by, world.now()
        self.actor = actor_of(world, tx, by)
        authorize(self.actor, Act.USE)
        found = tx.members.get(leaver)
        if found is None:
            raise NoSuchMember(leaver)
        self.leaver, self.leaving = found, Leaving(world, tx, found)
        self.team = self.leaving.in_care_of(team)
        here = self.team.lead if self.team.lead in self.leaving.here else None
        authorize(self.actor, Act.HAND_OVER, replace(self.team, lead=here))
        if not self.leaving.is_gone:
            raise StillHere(leaver)
        self.moving = Moving(world, tx, by=by)
        self.led: defaultdict[str, list[Team]] = defaultdict(list)

    def nothing_left(self) -> NothingLeft:
        """Who has now what `by`, or the team's lead, was asked about, as far as `by` may see it."""
        people = dict.fromkeys([self.by.id, *self.leaving.whom_to_ask(self.team.key)])
        notice = next(asked_about(self.tx, self.leaver.id, people, self.moving.this), None)
        found = self.tx.key_results.many(notice.about.key_results if notice else ())
        seen = seen_of(
            self.tx, self.actor, self.tx.objectives.many({each.objective for each in found.values()}).values()
        )
        shown = (each for _, each in sorted(found.items()) if each.objective in seen)
        holders = tuple((each.label, each.owner) for each in shown if each.owner)
        return NothingLeft(self.leaver.id, holders)

    def takers(self, asked: HandOver) -> dict[str, Member]:
        """The people who take something; CannotTakeOver for one who cannot."""
        known = self.tx.members.many(asked.takers)
        for taker in sorted(asked.takers):
            member = known.get(taker)
            if member is None or not takes_part(self.tx, member):
                raise CannotTakeOver(taker)
        return known

    def move(self, asked: HandOver) -> None:
        """Everything that has a taker; what somebody else was quicker with stays with whom it went to."""
        self.moving.key_results(self.leaving.key_results(self.team), asked.taker_of, of=self.leaver.id)
        self.moving.objectives(self.leaving.objectives(self.team), asked.taker_of)
        for team in self.leaving.led(self.team):
            if to := asked.leads.get(team.key):
                self.tx.teams.put(replace(team, lead=to))
                self.led[to].append(team)
                self.tx.audit.note(actor=self.by.id, action="appoint_lead", thing=f"{team.key} to {to}", at=self.now)
        for absence in self.leaving.delegations(self.team):
            self.tx.members.put_absence(replace(absence, delegate=None))

    def show_everywhere(self, takers: dict[str, Member]) -> None:
        """Nudges, the latest digests, and the messages that asked for this."""
        self.moving.show(takers)
        people = dict.fromkeys([self.by.id, *self.leaving.whom_to_ask(self.team.key)])
        for notice in list(asked_about(self.tx, self.leaver.id, people, self.moving.this)):
            want_edit(self.tx, notice)

    def tell(self, takers: dict[str, Member]) -> None:
        """Everybody who has something new that they did not take themselves."""
        for one in sorted(takers.keys() - {self.by.id}):
            if labels := self.moving.labels[one]:
                people, numbers = (self.by.id, self.leaver.id), tuple(self.moving.numbers[one])
                about = About(numbers, people, team=self.team.key, words=", ".join(labels))
                tell(self.world, self.tx, one, Topic.HANDED_OVER, about)
            for team in self.led[one]:
                tell(self.world, self.tx, one, Topic.APPOINTED, About(people=(self.by.id,), team=team.key))

    def ask_new_leads(self, after: Leaving) -> None:
        """What was not given to anybody is the business of a lead who has just been appointed over it."""
        for team in (team for some in self.led.values() for team in some):
            care = after.in_care_of(team.key)
            numbers = tuple(each.number for each, _ in after.key_results(care))
            if numbers and care.key != self.team.key and care.lead:
                about = About(key_results=numbers, people=(self.leaver.id,), team=care.key)
                tell(self.world, self.tx, care.lead, Topic.HAND_OVER, about)

    def taken(self, takers: dict[str, Member]) -> tuple[Taken, ...]:
        return tuple(
            Taken(takers[one], tuple(self.moving.labels[one]), tuple(team.name for team in self.led[one]))
            for one in takers
            if self.moving.labels[one] or self.led[one]
        )
