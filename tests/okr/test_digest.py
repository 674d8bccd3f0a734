"""The digest: what stands where, in the order people read."""

from dataclasses import replace
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from okr.assessment import health_at
from okr.check_in import CheckIn
from okr.digest import ChildLine, Counted, Digest, DigestLine, Entry, Group, arrange, count
from okr.health import Health
from okr.key_result import KeyResult
from okr.objective import Objective
from okr.settings import DEFAULT_THRESHOLDS
from okr.standing import Standing
from okr.standing_fold import rebuild
from tests.builders import (
    FIRST_WEEK,
    a_check_in,
    a_key_result,
    an_increase,
    an_objective,
    at_most,
    due_fridays,
    friday,
)
from tests.okr.strategies import histories, key_results

WEEK = FIRST_WEEK.plus(6)  # 47 % of the time is gone
BEFORE = FIRST_WEEK.plus(5)


def entry(
    *answers: tuple[int, int] | None,
    key_result: KeyResult | None = None,
    objective: Objective | None = None,
    away: bool = False,
    note: str = "",
) -> Entry:
    """A key result with one (value, confidence) a week, the last for WEEK; None where nobody answered."""
    key_result, objective = key_result or a_key_result(), objective or an_objective()
    first = WEEK.plus(1 - len(answers))
    history = [
        a_check_in(said[0], week=first.plus(n), confidence=said[1], note=note) for n, said in enumerate(answers) if said
    ]
    return found(key_result, objective, history, away=away)


def found(key_result: KeyResult, objective: Objective, history: list[CheckIn], *, away: bool = False) -> Entry:
    standing = rebuild(
        key_result, history, ambition=objective.ambition, due=due_fridays(), thresholds=DEFAULT_THRESHOLDS
    )
    now, before = (
        health_at(
            key_result,
            standing,
            ambition=objective.ambition,
            week=week,
            due=due_fridays(),
            thresholds=DEFAULT_THRESHOLDS,
        )
        for week in (WEEK, BEFORE)
    )
    return Entry(objective, key_result, standing, now, before, away)


def the_line(given: Entry) -> DigestLine:
    (line,) = arrange(WEEK, [given]).lines
    return line


def group(given: Entry) -> Group:
    return the_line(given).group


ON_TRACK, RED = (45, 8), (45, 2)


def test_what_is_done_is_listed_as_done_and_told_apart_from_what_was_done_before() -> None:
    just, long_since = the_line(entry(ON_TRACK, (100, 8))), the_line(entry((100, 8), (100, 8)))
    assert (just.group, just.newly_done) == (Group.DONE, True)
    assert (long_since.group, long_since.newly_done) == (Group.DONE, False)


def test_newly_at_risk_got_worse() -> None:
    line = the_line(entry(ON_TRACK, RED))
    assert (line.group, line.weeks) == (Group.GOT_WORSE, 1)


def test_at_risk_with_the_first_answer_got_worse() -> None:
    assert group(entry(RED)) is Group.GOT_WORSE


def test_at_risk_in_the_very_first_week_got_worse() -> None:
    assert group(replace(entry(RED), before=None)) is Group.GOT_WORSE


def test_a_confidence_that_fell_by_two_got_worse_though_on_track() -> None:
    line = the_line(entry((45, 10), (47, 8)))
    assert (line.group, line.assessment.health) == (Group.GOT_WORSE, Health.ON_TRACK)
    assert line.confidence == 8


def test_a_confidence_that_fell_last_week_is_no_news_this_week() -> None:
    assert group(entry((45, 10), (47, 7), None)) is Group.SILENT


def test_still_at_risk_counts_the_weeks_also_those_without_an_answer() -> None:
    line = the_line(entry(ON_TRACK, RED, RED, None))
    assert (line.group, line.weeks) == (Group.STILL_AT_RISK, 3)


def test_back_from_red_has_recovered() -> None:
    assert group(entry(RED, ON_TRACK)) is Group.RECOVERED
    assert group(entry(RED, (45, 6))) is Group.RECOVERED


def test_no_answer_is_silent_unless_the_owner_is_away() -> None:
    assert group(entry(ON_TRACK, None)) is Group.SILENT
    assert group(entry(ON_TRACK, None, away=True)) is Group.AWAY
    assert group(entry(None)) is Group.SILENT


def test_an_answer_for_somebody_away_counts_as_any_other() -> None:
    assert group(entry(ON_TRACK, ON_TRACK, away=True)) is Group.REST


def test_what_needs_attention_without_news_is_in_the_thread() -> None:
    assert group(entry((30, 7), (32, 7))) is Group.REST


def test_a_line_carries_what_was_said_this_week_and_no_note_of_an_earlier_one() -> None:
    answered, silent = the_line(entry(ON_TRACK, (50, 8), note="two deals")), the_line(entry(ON_TRACK, None, note="old"))
    assert (answered.reading, answered.note, answered.owner) == (50, "two deals", "U1")
    assert (silent.reading, silent.note, silent.check_in) == (45, "", None)


def test_a_line_shows_this_week_though_next_weeks_answer_is_in() -> None:
    history = [
        a_check_in(45, week=BEFORE, confidence=9),
        a_check_in(50, week=WEEK, confidence=8, note="this week"),
        a_check_in(1, week=WEEK.plus(1), confidence=1, blocker="all gone"),
    ]
    line = the_line(found(a_key_result(), an_objective(), history))
    assert (line.reading, line.confidence, line.note, line.blocker) == (50, 8, "this week", "")
    assert line.group is Group.REST


def test_lines_come_in_the_order_people_read() -> None:
    one_week = entry(ON_TRACK, ON_TRACK, RED, RED, key_result=a_key_result(number=1))
    two_weeks = entry(ON_TRACK, RED, RED, RED, key_result=a_key_result(number=2))
    fell = entry((45, 10), (47, 8), key_result=a_key_result(number=3))
    red = entry(ON_TRACK, RED, key_result=a_key_result(number=4))
    done = entry((100, 8), key_result=a_key_result(number=5))
    away = entry(None, away=True, key_result=a_key_result(number=6))
    silent = entry(None, key_result=a_key_result(number=7))
    recovered = entry(RED, ON_TRACK, key_result=a_key_result(number=8))
    rest = entry(ON_TRACK, ON_TRACK, key_result=a_key_result(number=9))
    lines = arrange(WEEK, [rest, away, one_week, silent, done, two_weeks, fell, recovered, red]).lines
    assert [line.key_result.number for line in lines] == [4, 3, 2, 1, 5, 8, 7, 6, 9]


def test_a_group_is_read_by_the_objectives_priority() -> None:
    low, high = an_objective(number=1, priority=2), an_objective(number=2, priority=1)
    entries = [
        entry(ON_TRACK, ON_TRACK, key_result=a_key_result(number=1), objective=low),
        entry(ON_TRACK, ON_TRACK, key_result=a_key_result(number=2), objective=high),
    ]
    digest = arrange(WEEK, entries)
    assert [line.key_result.number for line in digest.of(Group.REST)] == [2, 1]
    assert [line.objective.number for line in digest.objectives] == [2, 1]


def test_the_headline_counts_healths_answers_and_people() -> None:
    entries = [
        entry(ON_TRACK, key_result=a_key_result(owner="U1")),
        entry(RED, key_result=a_key_result(owner="U1")),
        entry(ON_TRACK, key_result=a_key_result(owner="U2")),
        entry(None, key_result=a_key_result(owner="U2")),
        entry(None, key_result=a_key_result(owner="U3"), away=True),
        entry(None, key_result=a_key_result(owner=None)),
    ]
    found = arrange(WEEK, entries).count
    assert found.healths == ((Health.AT_RISK, 1), (Health.UNKNOWN, 3), (Health.ON_TRACK, 2))
    assert (found.answered, found.due) == (3, 5)
    assert (found.people_answered, found.people_due) == (1, 2)
    assert (found.of(Health.AT_RISK), found.of(Health.DONE)) == (1, 0)


def test_the_headline_compares_progress_with_what_was_expected_of_the_same_key_results() -> None:
    half = a_key_result(start=friday(WEEK.plus(-5)), due=friday(WEEK.plus(5)))
    entries = [
        entry((20, 8), key_result=half, objective=an_objective(number=1)),
        entry((40, 8), key_result=half, objective=an_objective(number=2)),
        entry((4, 8), key_result=a_key_result(at_most(5)), objective=an_objective(number=2)),
        entry((4, 8), key_result=a_key_result(at_most(5)), objective=an_objective(number=3)),
    ]
    digest = arrange(WEEK, entries)
    assert (digest.progress, digest.expected) == (Decimal("0.3"), Decimal("0.5"))


def test_limits_alone_show_a_progress_and_expect_nothing() -> None:
    digest = arrange(WEEK, [entry((4, 8), key_result=a_key_result(at_most(5)))])
    assert (digest.progress, digest.expected) == (Decimal(1), None)


def test_nothing_to_report_is_an_empty_digest() -> None:
    digest = arrange(WEEK, [])
    assert (digest.lines, digest.objectives, digest.progress, digest.expected) == ((), (), None, None)
    assert (digest.count.due, digest.count.healths) == (0, ())


def test_a_child_team_is_one_line_of_counts() -> None:
    child = ChildLine("onboarding", count([Counted(Health.AT_RISK, "U1", answered=True, away=False)]))
    digest: Digest = arrange(WEEK, [], [child])
    assert digest.children == (child,)
    assert digest.children[0].count.of(Health.AT_RISK) == 1


def test_a_key_result_never_answered_has_a_line_without_figures() -> None:
    line = the_line(replace(entry(None), standing=Standing(1)))
    assert (line.reading, line.confidence, line.blocker) == (None, None, "")


@given(st.data(), st.lists(key_results(), max_size=5), st.booleans())
def test_every_key_result_is_in_the_digest_once(data: st.DataObject, many: list[KeyResult], away: bool) -> None:
    numbered = [replace(key_result, number=number) for number, key_result in enumerate(many)]
    entries = [found(each, an_objective(), data.draw(histories(each, most=5)), away=away) for each in numbered]
    digest = arrange(WEEK, entries)
    assert sorted(line.key_result.number for line in digest.lines) == list(range(len(many)))
    assert sum(number for _, number in digest.count.healths) == len(many)
    assert digest.count.answered <= digest.count.due <= len(many)


def test_a_decrease_and_an_increase_read_alike() -> None:
    up = entry((30, 8), (50, 8), key_result=a_key_result(an_increase(0, 100)))
    down = entry((70, 8), (50, 8), key_result=a_key_result(an_increase(100, 0)))
    assert group(up) is group(down) is Group.REST
