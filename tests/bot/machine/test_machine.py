"""Whatever people, ticks, clocks and faults do, in any order: nothing comes twice, and all that was due has an end."""

from collections import Counter
from collections.abc import Iterator
from datetime import time, timedelta
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
import structlog
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test

from messages import Messages
from okr.actions.change_team import change_team
from okr.actions.choose_settings import choose_settings
from okr.actions.end_absence import end_absence
from okr.actions.know_member import know_member
from okr.actions.record_check_in import record_check_in
from okr.actions.say_away import say_away
from okr.actions.snooze import snooze
from okr.away import Leave
from okr.cadence import Cadence
from okr.form import Submission
from okr.later import LaterChoice
from okr.member import MemberKind
from okr.settings_shown import OwnChoices
from okr.week import Week
from tests.bot.machine.company import OWNERS, PEOPLE, Company
from tests.bot.machine.fake_slack import Fault
from tests.builders import a_member, a_team, an_answer
from tests.databases import sqlite_copy
from tests.soak import scaled, seed, tell

STEPS = scaled(short=75, long=250)
RUNS = scaled(short=4, long=220)
PERSON = st.sampled_from(OWNERS)
FAULTS = st.lists(st.sampled_from(Fault), min_size=1, max_size=4)
ZONES = st.sampled_from([None, "Asia/Tokyo", "America/Los_Angeles", "Pacific/Auckland"])


class Machine(RuleBasedStateMachine):
    """Each rule is a step."""

    def __init__(self, url: str, messages: Messages, steps: Iterator[int]) -> None:
        super().__init__()
        self.company = Company(url, messages)
        self.steps = steps

    @rule(minutes=st.sampled_from([1, 10, 60, 240, 600, 1_440]))
    def time_goes_by(self, minutes: int) -> None:
        self.company.time_goes_by(minutes=minutes)

    @rule(seconds=st.sampled_from([5, 31, 61, 400]))
    def only_the_machine_waits(self, seconds: int) -> None:
        self.company.clock.machine += seconds

    @rule(times=st.integers(1, 2))
    def plan(self, times: int) -> None:
        for _ in range(times):
            self.company.plan()

    @rule()
    def plan_and_deliver(self) -> None:
        self.company.plan()
        self.company.deliver()

    @rule(faults=FAULTS)
    def trouble_ahead(self, faults: list[Fault]) -> None:
        self.company.slack.faults.extend(faults)

    @rule(faults=FAULTS, hours=st.sampled_from([1, 6, 24]))
    def time_goes_by_in_trouble(self, faults: list[Fault], hours: int) -> None:
        self.company.time_goes_by(hours=hours)
        self.company.slack.faults.extend(faults)
        self.company.plan()
        self.company.deliver()

    @rule()
    def look_for_what_is_in_doubt(self) -> None:
        self.company.reconcile()

    @rule()
    def restart(self) -> None:
        self.company.restart()

    @rule(person=PERSON, value=st.integers(0, 100), confidence=st.integers(1, 10))
    def answer(self, person: str, value: int, confidence: int) -> None:
        number = OWNERS.index(person) + 1
        told = Submission(self.week, {number: an_answer(value, confidence=confidence)}, {})
        self.company.act(record_check_in, told, by=self.company.member(person))

    @rule(person=PERSON, choice=st.sampled_from(LaterChoice))
    def put_off(self, person: str, choice: LaterChoice) -> None:
        self.company.act(snooze, self.week, choice, by=self.company.member(person))

    @rule(person=PERSON, days=st.integers(0, 8), delegate=st.sampled_from([None, "U1", "U2"]))
    def say_away(self, person: str, days: int, delegate: str | None) -> None:
        today = self.company.clock.now().date()
        leave = Leave(today, today + timedelta(days=days), delegate)
        self.company.act(say_away, leave, by=self.company.member(person))

    @rule(person=PERSON)
    def come_back(self, person: str) -> None:
        self.company.act(end_absence, by=self.company.member(person))

    @rule(person=PERSON, zone=ZONES, quiet=st.booleans())
    def choose(self, person: str, zone: str | None, *, quiet: bool) -> None:
        hours = (time(12), time(16)) if quiet else (None, None)
        choices = OwnChoices(own_zone=zone, quiet_from=hours[0], quiet_to=hours[1])
        self.company.act(choose_settings, choices, by=self.company.member(person))

    @rule(weekday=st.integers(0, 4), hour=st.integers(8, 18))
    def ask_at_another_time(self, weekday: int, hour: int) -> None:
        team = a_team(cadence=Cadence(weekday=weekday, at=time(hour)))
        self.company.act(change_team, team, by=self.company.member("ULEAD"))

    @rule(person=PERSON, leaves=st.booleans())
    def leave_or_return(self, person: str, *, leaves: bool) -> None:
        kind = MemberKind.DEACTIVATED if leaves else MemberKind.FULL
        self.company.act(know_member, a_member(person, zone=PEOPLE[person], kind=kind))

    @property
    def week(self) -> Week:
        return Week.of(self.company.clock.now().date())

    @invariant()
    def nothing_came_twice_and_nobody_was_called_too_early(self) -> None:
        next(self.steps)
        slack = self.company.slack
        assert [number for number, times in slack.posted.items() if times > 1] == []
        assert slack.early == []

    def teardown(self) -> None:
        try:
            self.everything_due_comes_to_its_end()
        finally:
            self.company.close()

    def everything_due_comes_to_its_end(self) -> None:
        """Slack works again, and the bot runs for three days."""
        company = self.company
        company.slack.faults.clear()
        for _ in range(18):
            company.deliver()
            company.reconcile()
            company.time_goes_by(hours=4)
        company.deliver()
        assert company.unsettled() == []
        self.nobody_was_asked_twice_in_a_week()

    def nobody_was_asked_twice_in_a_week(self) -> None:
        posted = self.company.slack.posted
        asked = Counter(
            (row.subject, row.week) for row in self.company.rows() if row.kind == "nudge" and posted[row.id]
        )
        assert [whom for whom, times in asked.items() if times > 1] == []


@pytest.fixture
def _in_haste(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Nothing is logged, and nothing waits for company."""
    monkeypatch.setattr("bot.flights.TOGETHER", 0.0)
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(50))
    yield
    structlog.reset_defaults()


@pytest.mark.soak
@pytest.mark.usefixtures("_in_haste")
def test_in_any_order_nothing_comes_twice_and_all_that_is_due_has_an_end(sqlite: Path, in_memory: Path) -> None:
    seed()
    messages, steps = Messages.read(), count()
    with TemporaryDirectory(dir=in_memory) as folder:
        url = Path(folder)

        class Here(Machine):
            def __init__(self) -> None:
                super().__init__(sqlite_copy(sqlite, url), messages, steps)

        run_state_machine_as_test(Here, settings=settings(max_examples=RUNS, stateful_step_count=STEPS))
    tell(f"{next(steps)} steps in {RUNS} runs")
