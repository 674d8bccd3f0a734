"""What the actions ask of the drafts of objectives, without knowing how they are kept."""

from collections.abc import Sequence
from typing import Protocol

from okr.drafting import DraftedObjective


class ObjectiveDrafts(Protocol):
    """Lists hold those that are not published yet, by number."""

    def get(self, number: int) -> DraftedObjective | None: ...
    def of_author(self, member: str) -> Sequence[DraftedObjective]: ...
    def asked_of(self, member: str) -> Sequence[DraftedObjective]:
        """Those that wait for this member's agreement."""
        ...

    def of_team(self, team: str) -> Sequence[DraftedObjective]: ...
    def next_number(self) -> int: ...
    def put(self, draft: DraftedObjective) -> None:
        """Insert, or replace the one of that number."""
        ...

    def drop(self, number: int) -> None: ...
