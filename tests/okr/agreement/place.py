"""Acme with drafts of objectives: Alice is in care, which Linh leads; Bao leads the company above."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from okr.actions.compose_notice import compose_notice
from okr.actions.start_draft import start_draft
from okr.actions.telling import period_of
from okr.agreement import Agreeing, Outcome
from okr.delivery import Delivery, DeliveryKind, Outgoing
from okr.drafting import DraftContent, DraftedKeyResult, DraftedObjective
from okr.member import Member
from okr.notice import Notice, NoticeSaid, Topic
from okr.objective import Level, Visibility
from tests.builders import an_absence, an_increase
from tests.okr.status.place import Place

FASTER = DraftedKeyResult(key=1, title="First answer", metric=an_increase(5, 2), owner="U1", due=date(2026, 12, 31))
EMPTY = DraftContent(title="Answer faster", why="They wait", team="care", cycle="2026-Q4", owner="U1")
OWN = replace(EMPTY, key_results=(FASTER,))
TEAMS = replace(OWN, level=Level.TEAM, title="A calm queue")


class Drafting(Place):
    """A place in which drafts are sent about; notices are read as their readers get them."""

    def draft(self, content: DraftContent = OWN, *, by: Member | None = None) -> DraftedObjective:
        return start_draft(self.world, content, by=by or self.alice)

    def now_is(self, number: int) -> DraftedObjective:
        with self.world.snapshot() as tx:
            found = tx.objective_drafts.get(number)
        assert found is not None
        return found

    def notices(self, topic: Topic | None = None, *, to: str | None = None) -> list[Notice]:
        """Those that were kept, oldest first."""
        with self.world.snapshot() as tx:
            found = tx.notices.many(range(1, 100))
        kept = [found[number] for number in sorted(found)]
        return [each for each in kept if topic in (None, each.topic) and to in (None, each.to)]

    def row(self, notice: Notice) -> Delivery:
        return self.delivery(DeliveryKind.NOTICE, notice.to, period_of(notice))

    def words_of(self, notice: Notice) -> NoticeSaid | None:
        """What its message says now; None where there is nothing to say."""
        outgoing = self.outgoing(notice)
        return outgoing.content if outgoing else None

    def agreeing(self, notice: Notice) -> Agreeing:
        """What its message says of the drafts now."""
        said = self.words_of(notice)
        assert said is not None
        assert said.agreeing is not None
        return said.agreeing

    def decided(self, notice: Notice) -> Outcome | None:
        """What its message says came of it."""
        decision = self.agreeing(notice).decision
        return decision.outcome if decision else None

    def outgoing(self, notice: Notice) -> Outgoing[NoticeSaid] | None:
        found = compose_notice(self.world, self.row(notice))
        return found if isinstance(found, Outgoing) else None

    def titles(self) -> set[str]:
        """Of the objectives that are published."""
        with self.world.snapshot() as tx:
            return {each.title for each in tx.objectives.find()}

    def away(self, member: str, *, delegate: str) -> None:
        today = self.now.date()
        self.put(an_absence(member, first_day=today, last_day=today + timedelta(days=3), delegate=delegate))


def private(content: DraftContent) -> DraftContent:
    return replace(content, visibility=Visibility.PRIVATE)


def numbers_of(drafts: Sequence[DraftedObjective]) -> list[int]:
    return [draft.number for draft in drafts]
