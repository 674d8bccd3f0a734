"""What planning looks through every minute: of thousands, a few columns of who owes what."""

from collections.abc import Iterable, Mapping, Sequence, Set
from datetime import date, time
from typing import NamedTuple, Protocol

from okr.week import Week


class Owed(NamedTuple):
    """One open key result of somebody who has something left to answer about a week.

    `start` is its first day as it counts now, `answered` whether it has an answer of that week. What stands after
    `answered` is all that is kept of how its owner lives here and wants to be asked, so all that a rule may go by.
    """

    owner: str
    team: str
    cycle: str
    start: date
    answered: bool
    zone: str
    own_zone: str | None
    kind: str
    quiet_from: time | None
    quiet_to: time | None
    reminders: str | None


class Outlook(Protocol):
    def zones(self) -> Set[tuple[str | None, str]]:
        """Every pair of zones that members live by: their own choice, Slack's."""

    def owed(self, kind: str, week: Week, *, teams: Iterable[str], zones: Iterable[str]) -> Sequence[Owed]:
        """every open key result of those who have no row of that kind about exactly that week and have not
        answered all that one of `teams` asks, and who live in one of `zones` (their own choice, else Slack's)."""

    def never_welcomed(self, *, teams: Iterable[str] | None = None, zones: Iterable[str] | None = None) -> set[str]:
        """Who owns something open that one of `teams` asks about, lives in one of `zones`, has no welcome, and answered
        none of what is open."""

    def reporting(self) -> Set[tuple[str, str]]:
        """Every team and cycle that takes check-ins with an objective that is not archived."""

    def key_results_in(self, teams: Iterable[str]) -> Mapping[str, int]:
        """How many key results, in whatever state, those teams have in the objectives of `reporting`; a team that has
        none is not there."""
