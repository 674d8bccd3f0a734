"""A company of three teams in a real database, for tests of what people see of where things stand."""

from datetime import UTC, datetime, time, timedelta

from okr.check_in import Answer
from okr.key_result import KeyResult
from okr.member import Member
from okr.objective import Visibility
from okr.status import Scope, ScopeKind, Status
from okr.team import Membership
from okr.week import Week
from storage.engine import Database
from tests.builders import a_key_result, a_member, a_membership, a_team, an_increase, an_objective, friday
from tests.okr.check_in.office import Office

COMPANY = Scope(ScopeKind.COMPANY)
ME = Scope(ScopeKind.ME)
CARE = Scope(ScopeKind.TEAM, "care")
TIER_TWO_PRIVATE = 90


class Place(Office):
    """Acme: the teams care (Linh leads; Alice and Chi in it, channel CCARE) and sales (Lan leads; Dan in it, channel
    CSALES) below the company (Bao leads, channel CACME), and tier two below care. Each has one public objective.

    KR-1 (Alice) is care's, KR-2 (Chi) care's too, KR-3 (Dan) of sales, KR-4 (Bao) of the company, KR-5 of tier two
    is nobody's. It is Friday of week 48, 15:00 UTC.
    """

    def __init__(self, database: Database) -> None:
        super().__init__(database)
        self.boss = a_member("UBOSS", name="Bao")
        self.lan = a_member("ULAN", name="Lan")
        self.chi = a_member("UCHI", name="Chi")
        self.dan = a_member("UDAN", name="Dan")
        self.put(self.boss, self.lan, self.chi, self.dan)
        self.put(
            a_team(key="acme", name="Acme", lead="UBOSS", channel="CACME", parent=None, is_company=True),
            a_team(key="care", name="Chăm sóc khách hàng", lead="ULEAD", channel="CCARE", parent="acme"),
            a_team(key="sales", name="Sales", lead="ULAN", channel="CSALES", parent="acme"),
            a_team(key="tier-two", name="Tier two", lead=None, channel=None, parent="care"),
        )
        self.belong(a_membership("U1", "care"), a_membership("UCHI", "care"), a_membership("ULEAD", "care"))
        self.belong(a_membership("UDAN", "sales"), a_membership("ULAN", "sales"), a_membership("UBOSS", "acme"))
        self.put(
            an_objective(number=1, team="care", owner="ULEAD", title="Customers stay with us"),
            an_objective(number=2, team="sales", owner="ULAN", title="Win new customers"),
            an_objective(number=3, team="acme", owner="UBOSS", title="Double revenue"),
            an_objective(number=4, team="tier-two", owner=None, title="Nothing falls through"),
        )
        self.put(
            a_key_result(an_increase(0, 100), number=1, objective=1, title="Active users", owner="U1"),
            a_key_result(an_increase(120, 30), number=2, objective=1, title="Open tickets", owner="UCHI"),
            a_key_result(an_increase(0, 10), number=3, objective=2, title="New deals", owner="UDAN"),
            a_key_result(an_increase(12, 24), number=4, objective=3, title="Revenue", owner="UBOSS"),
            a_key_result(an_increase(0, 5), number=5, objective=4, title="Escalations solved", owner=None),
        )

    def belong(self, *memberships: Membership) -> None:
        with self.database.transaction("T1") as tx:
            for membership in memberships:
                tx.teams.put_membership(membership)

    def said(self, number: int, answer: Answer, *, by: Member, week: Week) -> None:
        """Answer at 16:00 UTC of that week's Friday; the clock stands where it stood afterwards."""
        before, self.now = self.now, datetime.combine(friday(week), time(16), UTC)
        self.answer({number: answer}, by=by, week=week)
        self.now = before

    def restricted(self, visibility: Visibility) -> KeyResult:
        """KR-90 of Chi's own objective O-9 in care, which not everybody may see."""
        self.put(an_objective(number=9, team="care", owner="UCHI", title="Quietly prepare", visibility=visibility))
        key_result = a_key_result(number=TIER_TWO_PRIVATE, objective=9, owner="UCHI", title="Talks held")
        self.put(key_result)
        return key_result

    def later(self, days: int) -> None:
        self.now += timedelta(days=days)


def numbers(status: Status) -> list[int]:
    """The key results a status shows, in order."""
    return [line.key_result.number for line in status.lines]
