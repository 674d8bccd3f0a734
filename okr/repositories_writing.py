"""What the actions ask of the drafts of objectives and of the talk about them, without knowing how they are kept."""

from collections.abc import Sequence
from typing import Protocol

from okr.drafting import DraftedObjective
from okr.talk import ObjectiveComment


class ObjectiveDrafts(Protocol):
    """Lists hold those that are not published yet, by number."""

    def get(self, number: int) -> DraftedObjective | None: ...
    def of_author(self, member: str) -> Sequence[DraftedObjective]: ...
    def asked_of(self, member: str) -> Sequence[DraftedObjective]:
        """Those that wait for this member's agreement."""
        ...

    def waiting(self) -> Sequence[DraftedObjective]:
        """Those that wait for anybody's agreement."""
        ...

    def of_team(self, team: str) -> Sequence[DraftedObjective]: ...
    def next_number(self) -> int: ...
    def put(self, draft: DraftedObjective) -> None:
        """Insert, or replace the one of that number."""
        ...

    def drop(self, number: int) -> None: ...


class ObjectiveComments(Protocol):
    """Kept by the label of what they are about: "D-3", "O-3"."""

    def of(self, *about: str) -> Sequence[ObjectiveComment]:
        """On any of these, in the order they were written."""
        ...

    def next_number(self) -> int: ...
    def put(self, comment: ObjectiveComment) -> None: ...
    def drop(self, about: str) -> None:
        """All of them."""
        ...
