"""What one step of the form writes into a draft: a part of it, told apart from what others write in the other parts."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from hashlib import blake2b
from typing import Protocol

from okr.drafting import DraftContent, DraftedInitiative, DraftedKeyResult
from okr.objective import Ambition, Level, Visibility

Part = Callable[[DraftContent], object]
"""What of a draft an edit replaces; two that change different parts lose nothing."""


class Edit(Protocol):
    """One change of a draft. `part` is what it replaces, as it stands in a content."""

    def part(self, content: DraftContent) -> object: ...
    def apply(self, content: DraftContent) -> DraftContent: ...


def print_of(part: object) -> str:
    """A short print of a part of a draft, by which a writer's form says which version of it they saw."""
    return blake2b(repr(part).encode(), digest_size=9).hexdigest()


def goal_of(content: DraftContent) -> object:
    """What the first step is about: the objective itself."""
    named = (content.title, content.why, content.level, content.team, content.cycle, content.owner)
    return (*named, content.ambition, content.parent, content.parent_key_result)


def key_results_of(content: DraftContent) -> object:
    """What the second step is about."""
    return content.key_results


def plans_of(content: DraftContent) -> object:
    """What the third step is about: how it is to be reached, and who sees it."""
    plans = (content.initiatives, content.obstacles, content.contributors)
    return (*plans, content.visibility, content.priority)


@dataclass(frozen=True, slots=True, kw_only=True)
class WriteGoal:
    """The objective itself. `first_day` and `last_day` are those of its cycle: in another cycle than before, key
    results that would be due outside of it are due on its last day."""

    title: str
    why: str
    level: Level
    team: str
    cycle: str
    owner: str | None
    ambition: Ambition
    parent: int | None
    parent_key_result: int | None
    first_day: date
    last_day: date

    def part(self, content: DraftContent) -> object:
        return goal_of(content)

    def apply(self, content: DraftContent) -> DraftContent:
        moves = content.cycle != self.cycle
        return replace(
            content,
            title=self.title,
            why=self.why,
            level=self.level,
            team=self.team,
            cycle=self.cycle,
            owner=self.owner,
            ambition=self.ambition,
            parent=self.parent,
            parent_key_result=self.parent_key_result,
            key_results=tuple(self._within(one) for one in content.key_results) if moves else content.key_results,
        )

    def _within(self, one: DraftedKeyResult) -> DraftedKeyResult:
        return one if self.first_day < one.due <= self.last_day else replace(one, due=self.last_day)


@dataclass(frozen=True, slots=True)
class WriteKeyResult:
    """One key result in the place of that of its key; a new one (key 0) at the end, where the same is not there yet."""

    key_result: DraftedKeyResult

    def part(self, content: DraftContent) -> object:
        return content.key_result(self.key_result.key)

    def apply(self, content: DraftContent) -> DraftContent:
        one = self.key_result
        if one.key:
            return content.with_key_result(one)
        if any(replace(each, key=0) == one for each in content.key_results):
            return content
        return content.with_key_result(replace(one, key=content.next_key))


@dataclass(frozen=True, slots=True)
class MoveKeyResult:
    """So many places further down, up where negative."""

    key: int
    by: int

    def part(self, content: DraftContent) -> object:
        return key_results_of(content)

    def apply(self, content: DraftContent) -> DraftContent:
        return content.moved(self.key, self.by)


@dataclass(frozen=True, slots=True)
class RemoveKeyResult:
    key: int

    def part(self, content: DraftContent) -> object:
        return key_results_of(content)

    def apply(self, content: DraftContent) -> DraftContent:
        return content.without_key_result(self.key)


@dataclass(frozen=True, slots=True, kw_only=True)
class WritePlans:
    """How it is to be reached, and who sees it."""

    initiatives: tuple[DraftedInitiative, ...]
    obstacles: tuple[str, ...]
    contributors: tuple[str, ...]
    visibility: Visibility
    priority: int

    def part(self, content: DraftContent) -> object:
        return plans_of(content)

    def apply(self, content: DraftContent) -> DraftContent:
        return replace(
            content,
            initiatives=self.initiatives,
            obstacles=self.obstacles,
            contributors=self.contributors,
            visibility=self.visibility,
            priority=self.priority,
        )
