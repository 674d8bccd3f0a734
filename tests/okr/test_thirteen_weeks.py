"""Six believable key results over a quarter: every word of health and its first reason, written down by hand.

Read a table as a person would. The quarter runs from 1 October to 31 December 2026 and people answer on Fridays; the
share of the time that is gone stands on the left. Before the health stands what was said: the value, the confidence,
and a blocker. "-" is no new figure; a week with no value and confidence is one without an answer.
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

import pytest

from okr.assessment import health_at
from okr.check_in import CheckIn
from okr.due_weeks import DueWeeks
from okr.key_result import KeyResult
from okr.metric import Binary, Kind, Reading
from okr.objective import Ambition
from okr.settings import DEFAULT_THRESHOLDS
from okr.standing_fold import rebuild
from okr.week import Week
from tests.builders import a_check_in, a_key_result, an_increase, at_most, due_fridays, milestones

MORE_LEADS = a_key_result(an_increase(0, 950), title="New qualified leads")
MORE_LEADS_TABLE = """
  gone  week | value  sure | health           first reason
    1 %   40 |     5     8 | on_track
    9 %   41 |    70     8 | on_track
   16 %   42 |   120     8 | on_track
   24 %   43 |   150     8 | on_track
   32 %   44 |   160     7 | needs_attention  behind
   40 %   45 |   165     5 | needs_attention  confidence_fell
   47 %   46 |   170     5 | at_risk          far_behind
   55 %   47 |   330     6 | needs_attention  behind
   63 %   48 |   450     7 | needs_attention  behind
   70 %   49 |             | needs_attention  behind
   78 %   50 |   700     8 | on_track
   86 %   51 |   780     8 | on_track
   93 %   52 |   955     9 | done
"""

FEWER_TICKETS = a_key_result(an_increase(120, 30), title="Support tickets a month")
FEWER_TICKETS_TABLE = """
  gone  week | value  sure | health           first reason
    1 %   40 |   120     7 | needs_attention  unsure
    9 %   41 |   124     7 | needs_attention  behind
   16 %   42 |   126     7 | at_risk          worse_than_start
   24 %   43 |   110     6 | needs_attention  behind
   32 %   44 |    96     8 | on_track
   40 %   45 |    84     8 | on_track
   47 %   46 |    75     9 | on_track
   55 %   47 |             | on_track         silent
   63 %   48 |             | unknown          silent
   70 %   49 |    60     8 | on_track
   78 %   50 |    45     8 | needs_attention  blocked          | no release before the freeze
   86 %   51 |    33     9 | on_track
   93 %   52 |    28    10 | done
"""

FEW_COMPLAINTS = a_key_result(at_most(5), title="Complaints, % of transactions")
FEW_COMPLAINTS_TABLE = """
  gone  week | value  sure | health           first reason
    1 %   40 |   4.1     8 | on_track
    9 %   41 |   4.6     8 | on_track
   16 %   42 |   5.4     7 | needs_attention  limit_missed
   24 %   43 |   5.8     6 | at_risk          limit_missed
   32 %   44 |   5.2     6 | at_risk          limit_missed
   40 %   45 |   4.9     7 | needs_attention  unsure
   47 %   46 |   4.7     8 | on_track
   55 %   47 |     -     8 | on_track
   63 %   48 |   4.4     9 | on_track
   70 %   49 |    away     | on_track
   78 %   50 |   5.1     8 | needs_attention  limit_missed
   86 %   51 |   4.8     8 | on_track
   93 %   52 |   4.5     9 | on_track
"""

RELEASE = a_key_result(
    milestones(
        date(2026, 10, 16),
        date(2026, 11, 13),
        date(2026, 11, 27),
        date(2026, 12, 11),
        date(2026, 12, 29),
        weights=[1, 2, 1, 1, 3],
    ),
    title="Version 2.0: design, beta, guide, security review, launch",
)
RELEASE_TABLE = """
  gone  week | value  sure | health           first reason
    1 %   40 |  none     8 | on_track
    9 %   41 |  none     8 | on_track
   16 %   42 |  none     8 | needs_attention  behind
   24 %   43 |     1     8 | on_track
   32 %   44 |     1     8 | on_track
   40 %   45 |     1     7 | needs_attention  unsure
   47 %   46 |     1     6 | needs_attention  behind
   55 %   47 |     1     3 | at_risk          confidence_at_risk
   63 %   48 |   1,2     6 | needs_attention  behind
   70 %   49 | 1,2,3     8 | on_track
   78 %   50 | 1,2,3,4   8 | on_track
   86 %   51 | 1,2,3,4   8 | on_track
   93 %   52 | 1,2,3,4,5 9 | done
"""

CERTIFICATE = a_key_result(Binary(), title="Certified for ISO 27001", due=date(2026, 12, 18))
CERTIFICATE_TABLE = """
  gone  week | value  sure | health           first reason
    1 %   40 |    no     7 | needs_attention  unsure
   10 %   41 |    no     8 | on_track
   19 %   42 |    no     8 | on_track
   28 %   43 |             | on_track         silent
   37 %   44 |    no     8 | on_track
   46 %   45 |    no     6 | needs_attention  confidence_fell
   55 %   46 |    no     6 | needs_attention  unsure
   64 %   47 |    no     3 | at_risk          confidence_at_risk
   73 %   48 |    no     3 | at_risk          confidence_at_risk | the auditor is ill
   82 %   49 |    no     5 | needs_attention  unsure
   91 %   50 |    no     8 | on_track
  100 %   51 |    no     8 | on_track
  100 %   52 |    no     8 | at_risk          overdue
"""

ACTIVE_USERS = a_key_result(an_increase(250, 350), title="Monthly active users of key accounts, thousands")
ACTIVE_USERS_TABLE = """
  gone  week | value  sure | health           first reason
    1 %   40 |   250     8 | on_track
    9 %   41 |   252     8 | on_track
   16 %   42 |   252     8 | on_track
   24 %   43 |   252     8 | needs_attention  behind
   32 %   44 |   260     8 | needs_attention  behind
   40 %   45 |   275     8 | on_track
   47 %   46 |   282     8 | on_track
   55 %   47 |   283     9 | on_track
   63 %   48 |   284     9 | on_track
   70 %   49 |   285     9 | needs_attention  behind
   78 %   50 |   286     9 | needs_attention  behind
   86 %   51 |   287     9 | at_risk          far_behind
   93 %   52 |   322     8 | on_track
"""


@dataclass(frozen=True)
class Row:
    week: Week
    said: CheckIn | None
    away: bool
    expected: str


@pytest.mark.parametrize(
    ("key_result", "ambition", "table"),
    [
        pytest.param(MORE_LEADS, Ambition.COMMITTED, MORE_LEADS_TABLE, id="increase"),
        pytest.param(FEWER_TICKETS, Ambition.COMMITTED, FEWER_TICKETS_TABLE, id="decrease"),
        pytest.param(FEW_COMPLAINTS, Ambition.COMMITTED, FEW_COMPLAINTS_TABLE, id="at_most"),
        pytest.param(RELEASE, Ambition.COMMITTED, RELEASE_TABLE, id="milestone"),
        pytest.param(CERTIFICATE, Ambition.COMMITTED, CERTIFICATE_TABLE, id="binary"),
        pytest.param(ACTIVE_USERS, Ambition.ASPIRATIONAL, ACTIVE_USERS_TABLE, id="aspirational"),
    ],
)
def test_a_quarter_reads_as_a_person_would_judge_it(key_result: KeyResult, ambition: Ambition, table: str) -> None:
    rows = [row_of(line, key_result) for line in table.strip().splitlines()[1:]]
    due = due_fridays(without=[row.week for row in rows if row.away])
    judged = [judge(key_result, ambition, rows[: number + 1], due) for number in range(len(rows))]
    assert judged == [f"{row.week} {row.expected}" for row in rows]


def judge(key_result: KeyResult, ambition: Ambition, rows: list[Row], due: DueWeeks) -> str:
    """The week's health and first reason, as the digest finds them with the answers so far."""
    history = [row.said for row in rows if row.said]
    standing = rebuild(key_result, history, ambition=ambition, due=due, thresholds=DEFAULT_THRESHOLDS)
    week = rows[-1].week
    found = health_at(key_result, standing, ambition=ambition, week=week, due=due, thresholds=DEFAULT_THRESHOLDS)
    return " ".join([week.key, found.health, *(reason.kind for reason in found.reasons[:1])])


def row_of(line: str, key_result: KeyResult) -> Row:
    when, said, judged, *blocker = line.split("|")
    week = Week(2026, int(when.split()[-1]))
    words = said.split()
    check_in = None
    if len(words) == 2:
        value, sure = words
        blocked = blocker[0].strip() if blocker else ""
        check_in = a_check_in(reading(key_result, value), week=week, confidence=int(sure), blocker=blocked)
    return Row(week, check_in, words == ["away"], " ".join(judged.split()))


def reading(key_result: KeyResult, word: str) -> Reading | None:
    if word == "-":
        return None
    match key_result.metric.kind:
        case Kind.MILESTONE:
            return frozenset(int(step) for step in word.split(",") if step != "none")
        case Kind.BINARY:
            return word == "yes"
        case _:
            return Decimal(word)
