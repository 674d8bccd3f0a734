"""The scene of agreement: Alice writes in care, Leah leads it, Bob leads the company above."""

from dataclasses import dataclass, replace
from datetime import date

from messages import ids
from okr.actions.send_for_agreement import send_for_agreement
from okr.actions.start_draft import start_draft
from okr.drafting import DraftContent, DraftedKeyResult, DraftedObjective
from okr.member import Member
from okr.objective import Level
from sandbox.driver.screen import View
from sandbox.plain_text import as_text
from sandbox.state.messages import Message
from tests.builders import a_cycle, a_member, a_membership, a_team, an_increase
from tests.running_bot import RunningBot

FASTER = DraftedKeyResult(key=1, title="First answer", metric=an_increase(5, 2), owner="U1", due=date(2026, 12, 31))
OWN = DraftContent(
    title="Answer faster", why="They wait", team="care", cycle="2026-Q4", owner="U1", key_results=(FASTER,)
)
TEAMS = replace(OWN, level=Level.TEAM, title="A calm queue", why="")


@dataclass(frozen=True, slots=True)
class Agreeing:
    """Alice (U1) and Lan (ULAN, Vietnamese) are in care; Leah (ULEAD) leads it; Bob (U2) leads Acme above."""

    bot: RunningBot

    async def begin(self) -> None:
        await self.bot.put(
            a_member("U1", name="Alice Nguyen"),
            a_member("U2", name="Bob Stone"),
            a_member("ULAN", name="Trần Thị Lan", zone="Asia/Ho_Chi_Minh", locale="vi-VN"),
            a_member("ULEAD", name="Leah Lead"),
            a_member("UADMIN", name="Ada Admin", admin=True),
            a_cycle(),
            a_team(key="acme", name="Acme", lead="U2", channel="CCOMPANY", is_company=True),
            a_team(parent="acme"),
            a_membership("U1"),
            a_membership("ULAN"),
            a_membership("ULEAD"),
            a_membership("U2", "acme"),
        )

    async def member(self, user: str) -> Member:
        found = await self.bot.read(lambda tx: tx.members.get(user))
        assert found is not None
        return found

    async def send(self, content: DraftContent = OWN, user: str = "U1") -> DraftedObjective:
        """Write a draft and send it; what is to be said about it goes out."""
        by = await self.member(user)
        draft = await self.bot.act(start_draft, content, by=by)
        sent = await self.bot.act(send_for_agreement, draft.number, by=by)
        await self.bot.tick()
        return sent

    async def draft(self, number: int = 1) -> DraftedObjective:
        found = await self.bot.read(lambda tx: tx.objective_drafts.get(number))
        assert found is not None
        return found

    async def newest(self, user: str) -> Message:
        """The newest message that the bot wrote to that person, not in a thread."""
        return (await self.bot.person(user).dm())[-1]

    async def press(self, user: str, action: str) -> None:
        """Press it in the newest message, or in the modal on top; what follows goes out."""
        person = self.bot.person(user)
        pressed = await person.click(person.view() or await self.newest(user), action)
        assert pressed.acked, pressed.error
        await self.bot.tick()

    async def send_form(self, user: str, field: str, words: str) -> None:
        await self.bot.person(user).fill({field: words})
        await self.bot.person(user).submit()
        await self.bot.tick()

    async def ask_for_change(self, user: str, words: str) -> None:
        await self.press(user, ids.AGREEMENT_CHANGE)
        await self.send_form(user, ids.AGREEMENT_CHANGE_WORDS, words)

    async def list(self, user: str, words: str = "agree") -> str:
        """`/okr agree`, and what is read then."""
        await self.bot.person(user).command("/okr", words, channel="CCARE")
        return self.modal(user)

    async def reads(self, user: str) -> str:
        return as_text(await self.newest(user), self.bot.slack, user)

    def modal(self, user: str) -> str:
        view: View | None = self.bot.person(user).view()
        assert view is not None, "no modal is open"
        return as_text(view, self.bot.slack, user)
