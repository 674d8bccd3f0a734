"""The week that the demo plays: a Friday in two zones, a reminder, the digests, an answer that comes late."""

from datetime import datetime

from bot.demo.actors import Answers, read_script
from bot.demo.stage import Stage

FRIDAY_HANOI = "2026-11-27T15:00:00+07:00"
FRIDAY_NEW_YORK = "2026-11-27T15:00:00-05:00"
SATURDAY_REMINDER = "2026-11-28T09:00:00+07:00"
SATURDAY_DIGEST = "2026-11-28T10:00:00+07:00"
SATURDAY_LATE = "2026-11-28T10:40:00+07:00"
MONDAY_HANOI = "2026-11-30T10:00:00+07:00"
MONDAY_REMINDER = "2026-11-30T09:00:00-05:00"
MONDAY_NEW_YORK = "2026-11-30T10:00:00-05:00"

MAI, TUNG, KIET, DAVID, TOM, ANH = "U017", "U018", "U023", "U003", "U008", "U001"
COMPANY, SALES, MARKETING, CARE, VIETNAM = "C001", "C002", "C004", "C006", "C007"


async def play(stage: Stage) -> None:
    """Everything that people see in week 48 of the sample company, in the order they see it."""
    week = read_script()
    await friday(stage, week)
    await saturday(stage, week)
    await monday(stage)
    stage.say("\nThat was one week. `okr-bot run` does this in your own Slack: see README.md.")


async def friday(stage: Stage, week: dict[str, list[Answers]]) -> None:
    await stage.at(at(FRIDAY_HANOI), "check-in time in Vietnam")
    for answers in week["vietnam"]:
        await stage.answer(answers)
    await stage.ask(MAI, "tình hình", channel=CARE)
    await stage.show_home(TUNG)
    await stage.at(at(FRIDAY_NEW_YORK), "check-in time in New York")
    for answers in week["america"]:
        await stage.answer(answers)
    await stage.ask(DAVID, "status", channel=SALES)
    await stage.ask(DAVID, "history KR-4", channel=SALES)


async def saturday(stage: Stage, week: dict[str, list[Answers]]) -> None:
    await stage.at(at(SATURDAY_REMINDER), "one team works on Saturdays; who has not answered is reminded")
    reminder = (await stage.slack.person(KIET).dm())[-1]
    stage.show(f"{stage.name(KIET)} · direct message", reminder, KIET)
    await stage.at(at(SATURDAY_DIGEST), "its digest")
    await stage.show_channel(VIETNAM, ANH)
    await stage.at(at(SATURDAY_LATE), "an answer that comes late")
    for answers in week["late"]:
        await stage.answer(answers)
    stage.tell("The digest in the channel now reads:")
    await stage.show_channel(VIETNAM, ANH)


async def monday(stage: Stage) -> None:
    await stage.at(at(MONDAY_HANOI), "digests in Vietnam")
    await stage.show_channel(CARE, MAI)
    await stage.at(at(MONDAY_REMINDER), "reminders in New York")
    reminder = (await stage.slack.person(TOM).dm())[-1]
    stage.show(f"{stage.name(TOM)} · direct message", reminder, TOM)
    await stage.at(at(MONDAY_NEW_YORK), "digests in New York")
    await stage.show_channel(SALES, DAVID)
    await stage.show_channel(MARKETING, "U009")
    stage.tell("And the company's, in #company since this morning in Vietnam:")
    await stage.show_channel(COMPANY, ANH)


def at(moment: str) -> datetime:
    return datetime.fromisoformat(moment)
