"""Three moments from which every control can be reached: nothing set up yet, a Friday, and the Monday after it."""

from dataclasses import replace
from datetime import UTC, date, datetime

from messages import ids
from okr.actions.agree import agree
from okr.actions.compose_tree import ROWS as PAGE
from okr.actions.say_away import say_away
from okr.actions.send_for_agreement import send_for_agreement
from okr.actions.start_draft import start_draft
from okr.away import Leave
from okr.week import Week
from tests.builders import (
    a_check_in,
    a_cycle,
    a_key_result,
    a_member,
    a_membership,
    a_team,
    an_increase,
    an_objective,
)
from tests.handlers.agreement_scene import OWN, TEAMS
from tests.handlers.every_control.stage import Stage
from tests.handlers.every_control.steps import Click, Fill, Say, Step, Submit
from tests.running_bot import Thing

NOTHING, FRIDAY, MONDAY = "nothing", "friday", "monday"
AT_NUDGE = datetime(2026, 11, 27, 15, 30, tzinfo=UTC)
AT_DIGEST = datetime(2026, 11, 30, 10, 30, tzinfo=UTC)
W46, W47, W48 = (Week(2026, number) for number in (46, 47, 48))
MANY = 12
"""Enough key results for a second page of everything."""


async def make_worlds(stage: Stage) -> None:
    """Leah (ULEAD) leads care, Bob (U2) sales. Alice (U1) and Lan (ULAN, Vietnamese) own what care reports, Bob KR-3;
    Minh (UMINH) owns a long list and leaves before Monday. Ada (UADMIN) is an admin."""
    blank = stage.keep()
    await stage.bot.slack.join(stage.bot.slack.office.bot_user, "CCARE", inviter="ULEAD")
    await stage.bot.tick()
    stage.worlds[NOTHING] = stage.keep()
    stage.back_to(blank)
    await stage.bot.put(*company())
    stage.bot.move_to(AT_NUDGE)
    await stage.bot.tick()
    await drafts(stage)
    stage.worlds[FRIDAY] = stage.keep()
    await until_monday(stage)
    stage.worlds[MONDAY] = stage.keep()


async def drafts(stage: Stage) -> None:
    """Alice sends two drafts to Leah, who has agreed to the team's."""
    people = await stage.bot.read(lambda tx: tx.members.many(["U1", "ULEAD"]))
    for number, content in ((1, TEAMS), (2, OWN)):
        await stage.bot.act(start_draft, content, by=people["U1"])
        await stage.bot.act(send_for_agreement, number, by=people["U1"])
    await stage.bot.act(agree, (1,), by=people["ULEAD"])
    await stage.bot.tick()


async def until_monday(stage: Stage) -> None:
    """Alice answers and is blocked; the digest goes out; people react to it, and somebody leaves."""
    red = {"kr-1-value": "20", "kr-1-confidence": "2", "kr-1-blocker": "No staff"}
    rest = {"kr-2-value": "60", "kr-2-confidence": "8"}
    await walk(stage, "U1", Say("checkin"), Fill(red | rest), Submit())
    stage.bot.slack.office.views.clear("U1")
    stage.bot.move_to(AT_DIGEST)
    await stage.bot.tick()
    await walk(stage, "U2", Click(ids.REACT, "help 1"))
    comment = {ids.COMMENT_WORDS: "How can we help?"}
    await walk(stage, "U2", Click(ids.REACT, "comment 1"), Fill(comment), Submit())
    stage.bot.slack.office.views.clear("U2")
    lead = await stage.bot.read(lambda tx: tx.members.get("ULEAD"))
    assert lead is not None
    await stage.bot.act(say_away, Leave(date(2026, 11, 30), date(2026, 12, 4)), by=lead, member="ULAN")
    await stage.bot.slack.deactivate("UMINH")
    await stage.bot.tick()
    await stage.bot.tick()


async def walk(stage: Stage, user: str, *steps: Step) -> None:
    for step in steps:
        done = await step.take(stage, stage.person(user))
        assert done is None or done.acked or not done.sent, (user, step, done)


def company() -> list[Thing]:
    care = (("U1", "ULEAD", "ULAN", "UMINH"), "care")
    return [
        a_member("U1", name="Alice Nguyen"),
        a_member("U2", name="Bob Stone"),
        a_member("ULEAD", name="Leah Lead"),
        a_member("UADMIN", name="Ada Admin", admin=True),
        a_member("UMINH", name="Lê Quang Minh", locale="vi-VN"),
        a_member("ULAN", name="Trần Thị Lan", locale="vi-VN"),
        a_cycle(),
        a_team(key="acme", name="Acme", lead="UADMIN", channel="CCOMPANY", is_company=True),
        a_team(parent="acme"),
        a_team(key="sales", name="Sales", lead="U2", channel="CSALES", parent="acme"),
        a_team(key="ops", name="Operations", lead="U2", channel=None, parent="acme"),
        *(a_membership(user, care[1]) for user in care[0]),
        a_membership("U2", "sales"),
        a_membership("U2", "ops"),
        replace(an_objective(number=1, owner="ULEAD"), obstacles=("Holidays", "No staff")),
        an_objective(number=2, team="sales", owner="U2", title="Win customers"),
        a_key_result(an_increase(0, 100), number=1, title="Active users"),
        a_key_result(an_increase(0, 100), number=2, title="Solved at once"),
        a_key_result(an_increase(0, 10), number=3, objective=2, title="New deals", owner="U2"),
        an_objective(number=5, team="ops", owner="U2", title="Run smoothly"),
        a_key_result(an_increase(0, 10), number=5, objective=5, title="Incidents", owner="U2"),
        a_key_result(an_increase(0, 100), number=4, title="Answer time", owner="ULAN"),
        *(a_key_result(number=20 + n, title=f"Figure {n}", owner="UMINH") for n in range(MANY)),
        *(an_objective(number=30 + n, team="ops", owner="U2", title=f"Keep running {n}") for n in range(PAGE)),
        *said(),
    ]


def said() -> list[Thing]:
    """What was said in the weeks before."""
    weeks = [Week(2026, number) for number in range(40, 48)]
    early = [a_check_in(40 + at, week=week, confidence=8) for at, week in enumerate(weeks)]
    return [
        *early,
        a_check_in(50, week=W47, key_result=2, confidence=8, blocker="Legal is slow"),
        a_check_in(5, week=W47, key_result=3, confidence=8, by="U2"),
        a_check_in(70, week=W47, key_result=4, confidence=8, by="ULAN"),
        a_check_in(60, week=W46, key_result=4, confidence=8, by="ULAN"),
    ]
