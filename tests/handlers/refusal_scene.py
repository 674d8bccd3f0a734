"""The scene of the refusals: three teams, key results in every state, and people who may not."""

from dataclasses import dataclass
from datetime import UTC, date, datetime

from okr.cycle import CycleState
from okr.key_result import KeyResultState
from okr.member import MemberKind
from okr.objective import Visibility
from sandbox.driver.screen import View
from sandbox.plain_text import as_text
from sandbox.state.messages import Message
from tests.builders import (
    a_cycle,
    a_key_result,
    a_member,
    a_membership,
    a_team,
    an_increase,
    an_objective,
)
from tests.running_bot import RunningBot, Thing

FRIDAY_AFTERNOON = datetime(2026, 11, 27, 16, tzinfo=UTC)
LANGUAGES = ("en", "vi")
NAMES = {"U1": "Alice Nguyen", "U2": "Bob Stone", "ULEAD": "Leah Lead", "UMINH": "Lê Quang Minh"}


@dataclass(frozen=True, slots=True)
class Refused:
    """Leah (ULEAD) leads care (#care), ops (no channel) and the newcomers
    (no objective), Bob (U2) sales (#sales); Alice (U1) is in care, Minh
    (UMINH) nowhere. KR-1, of care, is Alice's, and so are those that take no answers: KR-4 (closed cycle), KR-5
    (paused), KR-6 (cancelled), KR-7 (done), KR-8 (not started). KR-2 is Leah's and private, KR-3 Bob's, of sales;
    KR-9 is nobody's, KR-10 belongs to Dan (UGONE), who left; KR-11 is Leah's, of ops and for ops alone.
    All read `language`.
    """

    bot: RunningBot
    language: str

    async def begin(self) -> None:
        await self.bot.put(*self.people(), *teams_and_cycles(), *goals())
        self.bot.move_to(FRIDAY_AFTERNOON)

    def people(self) -> list[Thing]:
        guest = a_member("UGUEST", name="Gus Guest", kind=MemberKind.GUEST, language=self.language)
        gone = a_member("UGONE", name="Dan Gone", kind=MemberKind.DEACTIVATED)
        eve = a_member("UELSE", name="Eve Else", kind=MemberKind.STRANGER, language=self.language)
        return [guest, gone, eve, *(a_member(user, name=NAMES[user], language=self.language) for user in NAMES)]

    async def told(self, user: str, text: str, *, channel: str = "CCARE") -> str:
        """What `/okr text` answers that person alone; it opens nothing."""
        person = self.bot.person(user)
        await person.command("/okr", text, channel=channel)
        assert person.view() is None
        return await self.last(user, channel)

    async def last(self, user: str, channel: str | None = "CCARE") -> str:
        """The newest of what that person alone reads there."""
        told = [one for one in await self.bot.person(user).messages(channel) if one.ephemeral_to == user]
        return self.reads(told[-1], user)

    async def shown(self, user: str, text: str, *, channel: str = "CCARE") -> Message:
        """The message that the command answers with, to press its buttons."""
        await self.bot.person(user).command("/okr", text, channel=channel)
        return (await self.bot.person(user).messages(channel))[-1]

    def screen(self, user: str) -> str:
        """The modal on top, as that person reads it."""
        view = self.bot.person(user).view()
        assert view is not None, "no modal is open"
        return self.reads(view, user)

    def reads(self, shown: Message | View, user: str) -> str:
        return as_text(shown, self.bot.slack, user)


def teams_and_cycles() -> list[Thing]:
    return [
        a_cycle(),
        a_cycle(
            key="2026-Q3",
            name="Q3 2026",
            first_day=date(2026, 7, 1),
            last_day=date(2026, 9, 30),
            state=CycleState.CLOSED,
        ),
        a_team(),
        a_team(key="sales", name="Sales", lead="U2", channel="CSALES"),
        a_team(key="ops", name="Operations", channel=None),
        a_team(key="new", name="Newcomers"),
        a_membership("U1"),
        a_membership("ULEAD"),
        a_membership("U2", "sales"),
    ]


def goals() -> list[Thing]:
    metric = an_increase(0, 100)
    states = {5: KeyResultState.PAUSED, 6: KeyResultState.CANCELLED, 7: KeyResultState.DONE}
    return [
        an_objective(number=1, owner="ULEAD"),
        an_objective(number=2, owner="ULEAD", title="Quiet plans", visibility=Visibility.PRIVATE),
        an_objective(number=3, team="sales", owner="U2", title="Win customers"),
        an_objective(number=4, owner="ULEAD", cycle="2026-Q3", title="Last quarter"),
        an_objective(number=5, team="ops", owner="ULEAD", title="Run smoothly", visibility=Visibility.TEAM),
        a_key_result(metric, number=1, title="Renewals"),
        a_key_result(metric, number=2, objective=2, owner="ULEAD", title="Talks held"),
        a_key_result(metric, number=3, objective=3, owner="U2", title="New deals"),
        a_key_result(metric, number=4, objective=4, start=date(2026, 7, 1), due=date(2026, 9, 30)),
        *(a_key_result(metric, number=number, state=state) for number, state in states.items()),
        a_key_result(metric, number=8, start=date(2026, 12, 14)),
        a_key_result(metric, number=9, owner=None, title="Nobody's"),
        a_key_result(metric, number=10, owner="UGONE", title="Dan's"),
        a_key_result(metric, number=11, objective=5, owner="ULEAD", title="Incidents"),
    ]
