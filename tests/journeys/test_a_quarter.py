"""Thirteen weeks of 25 people: everybody who is due is nudged once a week, and every digest is what history says."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, time, timedelta
from decimal import Decimal
from random import Random
from typing import Any
from zoneinfo import ZoneInfo

import pytest
import structlog.testing

from bot.actions import Actor
from bot.clock import MovableClock
from bot.delivery import Deliverer
from bot.parcel import Packer
from bot.planning import Planner
from bot.slack_gateway import Address, Outcome, Posted
from bot.wiring import PLANS, registry_of
from bot.worlds import Worlds
from messages import Messages
from messages.language import language_named
from messages.picture import Picture
from messages.reader import Reader
from messages.render import as_message
from okr.actions.compose_digest import compose_digest
from okr.actions.know_member import know_member
from okr.actions.open_check_in import open_check_in
from okr.actions.record_check_in import record_check_in
from okr.actions.schedule import Schedule
from okr.actions.standings import rebuild_standing
from okr.actions.upcoming import upcoming
from okr.check_in import Answer
from okr.delivery import Delivery, DeliveryKind, Outgoing
from okr.form import FormItem, Submission
from okr.member import Absence, MemberKind
from okr.metric import Limit, Milestones, Reading
from okr.ports import World
from okr.settings import WorkspaceSettings
from okr.week import Week
from storage.engine import Database, open_database
from tests.builders import LONG_AGO, WORKSPACE, a_cycle, a_member, a_membership, an_objective, friday
from tests.journeys.quarter import FARTHEST, TEAMS, WEEKS, Event, Habit, Person, What, events, people

BEGIN = datetime(2026, 9, 29, tzinfo=UTC)
END = datetime(2027, 1, 4, tzinfo=UTC)


@dataclass(slots=True)
class Recorder:
    """A Slack that takes everything and remembers each message as it stands."""

    posts: list[int] = field(default_factory=list)
    shown: dict[int, tuple[str, Sequence[dict[str, Any]]]] = field(default_factory=dict)
    fresh: set[int] = field(default_factory=set)

    async def deliver(self, *, delivery: int, address: Address, text: str, blocks: Sequence[dict[str, Any]]) -> Outcome:
        if address.ts is None:
            self.posts.append(delivery)
        self.shown[delivery] = (text, blocks)
        self.fresh.add(delivery)
        return Posted(address.channel, address.ts or f"{1_800_000_000 + len(self.posts)}.000100")

    async def upload(self, *, address: Address, picture: Picture) -> Outcome:
        return Posted(address.channel, picture.name)

    async def is_shared(self, channel: str) -> bool | Outcome:
        del channel
        return False


class Quarter:
    """The bot without Slack's transport: its plans, its outbox, its words, and a calendar."""

    def __init__(self, database: Database, seed: int, *, weeks: Sequence[Week]) -> None:
        self.weeks = weeks
        self.end = min(END, datetime.combine(weeks[-1].plus(1).day(6), time(), UTC))
        self.database, self.random = database, Random(seed)
        self.clock, self.slack = MovableClock(BEGIN), Recorder()
        self.messages = Messages.read()
        worlds = Worlds(database, self.clock)
        self.world = worlds(WORKSPACE)
        self.actor = Actor(worlds, retry=database.run, threads=2)
        self.planner = Planner(PLANS, self.actor, workspaces=database.workspaces)
        self.deliverer = Deliverer(
            database.outbox,
            self.actor,
            packer=Packer(registry_of(self.messages), self.actor),
            gateway=lambda _workspace: self.slack,
            clock=self.clock,
        )
        self.everybody = people(seed)
        self.events = events(self.everybody)
        self.digests = 0
        self.planned: list[datetime] = []

    def begin(self) -> None:
        with self.world.transaction() as tx:
            tx.settings.put(WorkspaceSettings(workspace=WORKSPACE, name="Acme", since=LONG_AGO))
            for person in self.everybody:
                tx.members.put(a_member(person.id, name=f"Person {person.id}", zone=person.zone))
            tx.cycles.put(a_cycle())
            for number, team in enumerate(TEAMS, start=1):
                tx.teams.put(team)
                tx.objectives.put(an_objective(number=number, team=team.key, owner=team.lead, title=team.name))
            for person in self.everybody:
                tx.teams.put_membership(a_membership(person.id, person.team.key))
                for key_result in person.key_results:
                    tx.key_results.put(key_result)

    async def live(self) -> None:
        """From moment to moment: whatever people do, and whatever the bot has to."""
        ahead = list(self.events)
        while (now := self.next_moment(ahead)) < self.end:
            self.clock.move_to(now)
            while ahead and ahead[0].at <= now:
                self.happen(ahead.pop(0))
            await self.planner.plan_due()
            await self.deliverer.deliver_due()
            self.check_digests()

    def next_moment(self, ahead: Sequence[Event]) -> datetime:
        """Looked up for a week ahead; whatever moves what is planned (`happen`) has it looked up again."""
        now = self.clock.now()
        self.planned = [at for at in self.planned if at > now] or list(upcoming(self.world, now + timedelta(days=7)))
        return min([self.end, *self.planned[:1], *(event.at for event in ahead[:1])])

    def happen(self, event: Event) -> None:
        with self.world.snapshot() as tx:
            member = tx.members.get(event.person.id)
        assert member is not None
        if event.what is not What.ANSWERS:
            self.planned = []
        match event.what:
            case What.ANSWERS:
                self.answer(event)
            case What.MOVES:
                know_member(self.world, replace(member, zone=FARTHEST.get(member.zone, "Pacific/Auckland")))
            case What.LEAVES:
                know_member(self.world, replace(member, kind=MemberKind.DEACTIVATED))
            case What.GOES_AWAY:
                self.go_away(event)

    def go_away(self, event: Event) -> None:
        """From Wednesday to Tuesday; the standings of what they own know of it, as after `load`."""
        day = friday(event.week)
        with self.world.transaction() as tx:
            tx.members.put_absence(
                Absence(
                    WORKSPACE, event.person.id, day - timedelta(days=2), day + timedelta(days=4), event.person.delegate
                )
            )
        self.rebuild(team=event.person.team.key)

    def answer(self, event: Event) -> None:
        with self.world.snapshot() as tx:
            member = tx.members.get(event.person.id)
        assert member is not None
        form = open_check_in(self.world, by=member, week=event.week)
        answers = {item.key_result.number: self.said_about(item) for item in form.items}
        record_check_in(self.world, Submission(event.week, answers, form.seen), by=member)

    def said_about(self, item: FormItem) -> Answer:
        """Anything people say: figures that wander, doubts that come and go, now and then a blocker."""
        random = self.random
        blocker = random.choice(["", "", "", "", "waiting for legal"])
        return Answer(
            reading=self.reading(item),
            confidence=random.randrange(1, 11),
            note=random.choice(["", "on it", "signed two more"]),
            blocker=blocker,
            explanation="the big order comes in December",
        )

    def reading(self, item: FormItem) -> Reading | None:
        metric = item.key_result.metric
        if isinstance(metric, Milestones):
            return frozenset(step.number for step in metric.steps if self.random.random() < 0.4)
        if self.random.random() < 0.1:
            return None
        return Decimal(self.random.randrange(8) if isinstance(metric, Limit) else self.random.randrange(110))

    def check_digests(self) -> None:
        """What was just posted or edited as a digest is what comes out when every standing is made anew."""
        if not self.slack.fresh:
            return
        with self.world.snapshot() as tx:
            digests = [row for week in self.weeks for row in tx.deliveries.of_kind(DeliveryKind.DIGEST, week.key)]
        for row in digests:
            if row.id in self.slack.fresh:
                self.digests += 1
                self.rebuild(team=row.plan.subject)
                assert self.slack.shown[row.id] == self.composed(row), (row.plan, self.clock.now())
        self.slack.fresh.clear()

    def rebuild(self, *, team: str) -> None:
        """Every standing of the team from nothing but the check-ins."""
        with self.world.transaction() as tx:
            schedule = Schedule(self.world, tx)
            for objective in tx.objectives.find(teams=[team]):
                for key_result in tx.key_results.of_objectives([objective.number]):
                    rebuild_standing(tx, schedule, key_result, objective)

    def composed(self, row: Delivery) -> tuple[str, Sequence[dict[str, Any]]]:
        said = compose_digest(self.world, row)
        assert isinstance(said, Outgoing)
        reader = Reader(language_named(said.language), ZoneInfo(said.zone))
        message = as_message(self.messages.digest.digest(said.content, reader))
        return message["text"], message["blocks"]

    def nudged(self) -> Counter[tuple[str, Week]]:
        """How many nudges each person found in their messages, by week."""
        rows = {row.id: row for row in self.rows(self.world, DeliveryKind.NUDGE)}
        found = (rows[post].plan for post in self.slack.posts if post in rows)
        return Counter((plan.subject, Week.parse(plan.week)) for plan in found)

    def rows(self, world: World, kind: DeliveryKind) -> list[Delivery]:
        with world.snapshot() as tx:
            found = (tx.deliveries.get(kind, person.id, week.key) for person in self.everybody for week in self.weeks)
            return [row for row in found if row is not None]

    def due(self) -> set[tuple[str, Week]]:
        """Who is to be nudged in which week, worked out from the habits alone."""
        return {(person.id, week) for person in self.everybody for week in self.weeks if self.is_due(person, week)}

    def is_due(self, person: Person, week: Week) -> bool:
        """Here, not away, and something of their own or of somebody whose delegate they are is still open at 15:00."""
        covers = any(each.delegate == person.id and week in each.away and each.is_due(week) for each in self.everybody)
        own = person.is_due(week) and person.habit is not Habit.EARLY
        return person.is_here(week) and week not in person.away and (own or covers)


@pytest.mark.slow(seconds=72)
async def test_everybody_due_is_nudged_once_a_week_and_every_digest_is_what_history_says(sqlite_url: str) -> None:
    await hold(sqlite_url, seed=2026)


@pytest.mark.slow(seconds=12)
@pytest.mark.postgres
async def test_the_first_weeks_of_another_quarter_on_postgres(postgres_url: str) -> None:
    await hold(postgres_url, seed=7, weeks=2)


async def hold(url: str, *, seed: int, weeks: int = len(WEEKS)) -> None:
    """Live through the first `weeks` of the quarter and hold what was sent against the habits alone."""
    database = open_database(url)
    quarter = Quarter(database, seed, weeks=WEEKS[:weeks])
    quarter.begin()
    try:
        with structlog.testing.capture_logs() as entries:
            await quarter.live()
        assert [entry for entry in entries if entry["log_level"] not in {"debug", "info"}] == []
        nudged = quarter.nudged()
        assert set(nudged) == quarter.due()
        assert set(nudged.values()) == {1}
        assert quarter.digests > 2 * weeks + weeks // 2
    finally:
        quarter.actor.close()
        database.dispose()


def test_the_habits_are_the_same_for_the_same_seed() -> None:
    assert people(7) == people(7) != people(8)
    assert {person.habit for person in people(7)} == set(Habit)
    assert len(people(7)) == 25
