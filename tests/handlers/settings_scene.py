"""The scene of the settings' handler tests: a team with a lead, an owner and an admin, on a Wednesday."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from okr.member import Member
from okr.team import Team
from sandbox.driver.screen import View
from sandbox.plain_text import as_text
from tests.builders import a_cycle, a_key_result, a_member, a_membership, a_team, an_increase, an_objective
from tests.handlers.check_in_scene import on_screen
from tests.running_bot import RunningBot, bot_in_slack

WEDNESDAY = datetime(2026, 11, 25, 9, tzinfo=UTC)
A_MONTH_LATER = datetime(2026, 12, 27, 9, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Scene:
    """Alice (U1) and Lan (ULAN, Vietnamese) own a key result each in care, which Leah (ULEAD) leads; Ada (UADMIN) is an
    admin in Slack. It is Wednesday of week 48."""

    bot: RunningBot

    async def begin(self) -> None:
        await self.bot.put(
            a_member("U1", name="Alice Nguyen"),
            a_member("ULAN", name="Trần Thị Lan", zone="Asia/Ho_Chi_Minh", locale="vi-VN"),
            a_member("ULEAD", name="Leah Lead"),
            a_member("UADMIN", name="Ada Admin", admin=True),
            a_cycle(),
            a_team(),
            a_membership("U1"),
            a_membership("ULEAD"),
            an_objective(owner="ULEAD"),
            a_key_result(an_increase(0, 100)),
            a_key_result(number=2, owner="ULAN"),
        )

    async def open(self, user: str, text: str = "settings") -> View:
        """The form, by command."""
        person = self.bot.person(user)
        await person.command("/okr", text, channel="CCARE")
        return on_screen(person)

    async def save(self, user: str, entered: dict[Any, Any]) -> str:
        """Fill in the form on top and send it; what is on top then."""
        person = self.bot.person(user)
        await person.fill(entered)
        await person.submit()
        return self.screen(user)

    def screen(self, user: str) -> str:
        return as_text(on_screen(self.bot.person(user)), self.bot.slack, user)

    async def told(self, user: str, text: str) -> str:
        """What `/okr text` answers that person alone; it opens nothing."""
        person = self.bot.person(user)
        await person.command("/okr", text, channel="CCARE")
        assert person.view() is None
        return as_text((await person.messages("CCARE"))[-1], self.bot.slack, user)

    async def member(self, user: str) -> Member:
        found = await self.bot.read(lambda tx: tx.members.get(user))
        assert found is not None
        return found

    async def team(self, key: str = "care") -> Team:
        found = await self.bot.read(lambda tx: tx.teams.get(key))
        assert found is not None
        return found


@asynccontextmanager
async def a_scene(database_url: str) -> AsyncIterator[Scene]:
    async with bot_in_slack(database_url, now=WEDNESDAY) as bot:
        scene = Scene(bot)
        await scene.begin()
        yield scene
