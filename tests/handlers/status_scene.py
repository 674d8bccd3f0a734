"""The scene of the handler tests of status, history, home and language: two teams, and what people see of them."""

from dataclasses import dataclass
from datetime import UTC, datetime

from okr.objective import Visibility
from okr.week import Week
from sandbox.driver.screen import View
from sandbox.plain_text import as_text
from sandbox.state.messages import Message
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
from tests.running_bot import RunningBot

FRIDAY_AFTERNOON = datetime(2026, 11, 27, 15, 30, tzinfo=UTC)
W46, W47 = Week(2026, 46), Week(2026, 47)


@dataclass(frozen=True, slots=True)
class Scene:
    """Alice (U1) and Minh (UMINH, Vietnamese) are in care (CCARE, led by ULEAD), Bob (U2) in sales (CSALES).

    KR-1 is Alice's, answered in weeks 46 and 47; KR-2 is Bob's and never was answered. It is Friday of week 48, 15:30.
    """

    bot: RunningBot

    async def begin(self) -> None:
        await self.bot.put(
            a_member("U1", name="Alice Nguyen"),
            a_member("U2", name="Bob Stone"),
            a_member("ULEAD", name="Leah Lead"),
            a_member("UMINH", name="Lê Quang Minh", locale="vi-VN", zone="Asia/Ho_Chi_Minh"),
            a_cycle(),
            a_team(key="acme", name="Acme", lead=None, channel="CCOMPANY", is_company=True),
            a_team(parent="acme"),
            a_team(key="sales", name="Sales", lead=None, channel="CSALES", parent="acme", language="vi"),
            a_membership("U1"),
            a_membership("UMINH"),
            a_membership("ULEAD"),
            a_membership("U2", "sales"),
            an_objective(number=1, owner="ULEAD"),
            an_objective(number=2, team="sales", owner="U2", title="Win new customers"),
            a_key_result(an_increase(0, 100), number=1, title="Active users", owner="U1"),
            a_key_result(an_increase(0, 10), number=2, objective=2, title="New deals", owner="U2"),
            a_check_in(50, week=W46, confidence=9),
            a_check_in(58, week=W47, confidence=6, note="Two accounts moved over", blocker="Legal is slow"),
        )
        self.bot.move_to(FRIDAY_AFTERNOON)

    async def many(self, count: int) -> None:
        """More key results of Alice's, KR-11 and up."""
        await self.bot.put(*(a_key_result(number=10 + n, title=f"Figure {n}", owner="U1") for n in range(1, count + 1)))

    async def secret(self, visibility: Visibility) -> None:
        """KR-90 of Alice's own objective in care, which not everybody may see."""
        await self.bot.put(
            an_objective(number=9, owner="U1", title="Quietly prepare", visibility=visibility),
            a_key_result(number=90, objective=9, title="Talks held", owner="U1"),
        )

    async def ask(self, user: str, text: str, *, channel: str | None = "CCARE") -> Message:
        """What that person alone sees after `/okr <text>`."""
        person = self.bot.person(user)
        answer = await person.command("/okr", text, channel=channel)
        assert answer.acked, answer.error
        told = (await person.messages(channel))[-1]
        assert told.ephemeral_to == user
        return told

    async def press(self, user: str, where: Message | View, action: str, value: str | None = None) -> None:
        pressed = await self.bot.person(user).click(where, action, value=value)
        assert pressed.acked, pressed.error

    async def read(self, user: str, text: str, *, channel: str | None = "CCARE") -> str:
        return self.reads(await self.ask(user, text, channel=channel), user)

    async def left(self, user: str, channel: str = "CCARE") -> list[str]:
        """Everything that stands in the channel for that person, as they read it."""
        return [self.reads(one, user) for one in await self.bot.person(user).messages(channel)]

    def reads(self, shown: Message | View | None, user: str) -> str:
        assert shown is not None, "nothing is shown"
        return as_text(shown, self.bot.slack, user)
