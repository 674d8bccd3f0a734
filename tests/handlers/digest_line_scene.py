"""The scene of what readers do with a digest's lines: care's digest of week 48 is out in #care."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from messages import ids
from okr.notice import Notice
from okr.week import Week
from sandbox.driver.screen import View
from sandbox.plain_text import as_text
from sandbox.state.messages import Message
from tests.builders import a_check_in, a_cycle, a_key_result, a_member, a_membership, a_team, an_increase, an_objective
from tests.running_bot import RunningBot, Thing

MONDAY = datetime(2026, 11, 30, 10, tzinfo=UTC)
LINE = "1 2026-W48"


@dataclass(frozen=True, slots=True)
class Lines:
    """Alice (U1) owns KR-1 and answered; Bob (U2) and Lan (ULAN, Vietnamese) read; Leah (ULEAD) leads care."""

    bot: RunningBot

    async def begin(self, *more: Thing) -> None:
        await self.bot.put(
            a_member("U1", name="Alice Nguyen"),
            a_member("U2", name="Bob Stone"),
            a_member("ULAN", name="Trần Thị Lan", zone="Asia/Ho_Chi_Minh", locale="vi-VN"),
            a_member("ULEAD", name="Leah Lead"),
            a_cycle(),
            a_team(),
            a_membership("U1"),
            a_membership("ULEAD"),
            an_objective(),
            a_key_result(an_increase(0, 100), title="Active users"),
            a_check_in(20, week=Week(2026, 48), confidence=3, blocker="no staff"),
            *more,
        )
        self.bot.move_to(MONDAY)
        await self.bot.tick()

    async def digest(self) -> Message:
        return (await self.in_channel())[0]

    async def in_channel(self) -> list[Message]:
        return [one for one in await self.bot.person("U2").messages("CCARE") if one.ephemeral_to is None]

    async def choose(self, choice: str, user: str = "U2", line: str = LINE) -> None:
        """Choose from the menu on that line, wherever in the digest and its thread it stands, and let the bot work."""
        value = f"{choice} {line}"
        pressed = await self.bot.person(user).click(await self.having(value), ids.REACT, option=value)
        assert pressed.acked, pressed.error
        await self.bot.tick()

    async def having(self, value: str) -> Message:
        """The message of the digest whose menu has that option."""
        digest = await self.digest()
        thread = await self.bot.person("U2").thread("CCARE", digest.ts)
        (message,) = [one for one in thread if value in repr(one.blocks)]
        return message

    async def line(self) -> str:
        """The digest with its thread, as Bob reads it."""
        digest = await self.digest()
        return "\n".join(self.reads(one, "U2") for one in await self.bot.person("U2").thread("CCARE", digest.ts))

    async def told(self, user: str) -> list[str]:
        """What the bot wrote to that person, oldest first, the nudge and what only they see in the channel left out."""
        person = self.bot.person(user)
        return [self.reads(one, user) for one in await person.dm() if one.ephemeral_to is None]

    async def whispered(self, user: str) -> list[str]:
        """What only that person sees in the channel and in the DM."""
        person = self.bot.person(user)
        digest = await self.digest()
        seen = [*await person.messages("CCARE"), *(await person.thread("CCARE", digest.ts))[1:], *await person.dm()]
        return list(dict.fromkeys(self.reads(one, user) for one in seen if one.ephemeral_to == user))

    def modal(self, user: str) -> View:
        view = self.bot.person(user).view()
        assert view is not None, "no modal is open"
        return view

    def reads(self, shown: View | Message, user: str) -> str:
        return as_text(shown, self.bot.slack, user)

    def after(self, **later: float) -> None:
        self.bot.move_to(MONDAY + timedelta(**later))

    async def notice(self, number: int = 1) -> Notice | None:
        return await self.bot.read(lambda tx: tx.notices.get(number))
