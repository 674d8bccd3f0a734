"""What the menu beside a week of a history offers: to correct it, to see every version of it."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Self

from messages.handed_back import counted, handed_back
from messages.wording import Wording
from okr.history import AnsweredWeek, Entry, History, SilentWeek
from okr.week import Week


class Wish(StrEnum):
    CORRECT = "correct"
    VERSIONS = "versions"


@dataclass(frozen=True, slots=True)
class Choice:
    """What somebody chose for one week of the key result of that number."""

    wish: Wish
    number: int
    week: Week

    @classmethod
    @handed_back
    def read(cls, value: str) -> Self:
        """What `value` wrote; OutOfDate for anything else."""
        wish, number, week = value.split(" ")
        return cls(Wish(wish), counted(number), Week.parse(week))

    @property
    def value(self) -> str:
        """The choice as an option's value."""
        return f"{self.wish.value} {self.number} {self.week.key}"


def menu_of(entry: Entry, history: History, wording: Wording) -> list[dict[str, str]]:
    """The options beside an entry; none where there is nothing to choose."""
    if not isinstance(entry, AnsweredWeek | SilentWeek):
        return []
    number, found = history.key_result.number, []
    if history.may_correct:
        label = wording.say("Correct this week") if isinstance(entry, AnsweredWeek) else wording.say("Add an answer")
        found.append({"text": label, "value": Choice(Wish.CORRECT, number, entry.week).value})
    if isinstance(entry, AnsweredWeek) and entry.earlier:
        label = wording.say("All %(n)s versions", n=len(entry.revisions))
        found.append({"text": label, "value": Choice(Wish.VERSIONS, number, entry.week).value})
    return found
