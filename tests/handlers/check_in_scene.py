"""The scene of the check-in's handler tests: a team with its people and key results, and what a person does in it."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from okr.check_in import CheckIn
from okr.key_result import KeyResult
from okr.week import Week
from sandbox.driver.person import Person
from sandbox.driver.screen import View
from sandbox.plain_text import as_text
from sandbox.state.messages import Message
from tests.builders import a_cycle, a_key_result, a_member, a_team, an_increase, an_objective
from tests.running_bot import RunningBot

WEEK = Week(2026, 48)
NUDGE_TIME = datetime(2026, 11, 27, 15, tzinfo=UTC)
NUDGE_TIME_IN_VIETNAM = datetime(2026, 11, 27, 8, tzinfo=UTC)
MONDAY_AT_NINE = datetime(2026, 11, 30, 9, tzinfo=UTC)
DIGEST_OUT = datetime(2026, 11, 30, 11, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Scene:
    """Alice (U1, English, UTC) and Lan (ULAN, Vietnamese) in the care team, which ULEAD leads."""

    bot: RunningBot

    async def begin(self, *key_results: KeyResult) -> None:
        await self.bot.put(
            a_member("U1", name="Alice Nguyen", zone="UTC"),
            a_member("ULAN", name="Trần Thị Lan", zone="Asia/Ho_Chi_Minh", locale="vi-VN"),
            a_member("ULEAD", name="Leah Lead"),
            a_cycle(),
            a_team(),
            an_objective(),
            *(key_results or (a_key_result(an_increase(0, 100)),)),
        )

    async def nudge(self, user: str = "U1") -> Message:
        """The nudge of that person, who has no other message."""
        self.bot.move_to(NUDGE_TIME)
        await self.bot.tick()
        (message,) = await self.bot.person(user).dm()
        return message

    async def open(self, user: str = "U1", text: str = "checkin") -> View:
        """The form, by command."""
        person = self.bot.person(user)
        await person.command("/okr", text, channel="CCARE")
        return on_screen(person)

    async def kept(self, number: int = 1, week: Week = WEEK) -> CheckIn | None:
        return await self.bot.read(lambda tx: tx.check_ins.current(number, week))

    async def revisions(self, number: int = 1) -> list[CheckIn]:
        return await self.bot.read(lambda tx: list(tx.check_ins.revisions(number)))

    def reads(self, shown: View | Message, user: str = "U1") -> str:
        """What that person reads."""
        return as_text(shown, self.bot.slack, user)

    def after(self, **later: float) -> None:
        self.bot.move_to(NUDGE_TIME + timedelta(**later))


def on_screen(person: Person) -> View:
    """The modal on top, which there is."""
    view = person.view()
    assert view is not None, "no modal is open"
    return view


def field(name: str, number: int = 1) -> str:
    return f"kr-{number}-{name}"


def filled(value: Any, confidence: int = 8, *, number: int = 1, **words: str) -> dict[Any, Any]:
    """What a person enters for one key result measured by a figure."""
    entered = {field("value", number): value, field("confidence", number): str(confidence)}
    return entered | {field(name, number): said for name, said in words.items()}
