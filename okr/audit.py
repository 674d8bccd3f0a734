"""The audit log as admins read it: who did what to which thing, and when; never what somebody wrote."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

OPERATOR = "operator"
"""Who acts on the command line: nobody whom Slack knows."""
BY_ITSELF = "calendar"
"""Who acts where nobody but the calendar opened or ended a cycle."""


@dataclass(frozen=True, slots=True)
class Note:
    """One line of the log, the `number`-th that was written anywhere; `at` is aware. `thing` is made of words that
    name something: a label, a team's key, a week, somebody's id."""

    number: int
    actor: str
    action: str
    thing: str
    at: datetime


@dataclass(frozen=True, slots=True)
class AuditPage:
    """Lines, newest first, as of the aware moment `at`: those of `actor`, or of everybody; `older` is what the next
    page begins below, None where none is older. `teams` are the names of the teams that the lines name, `people` the
    ids of the members."""

    workspace: str
    at: datetime
    notes: tuple[Note, ...] = ()
    actor: str | None = None
    older: int | None = None
    is_newest: bool = True
    teams: Mapping[str, str] = field(default_factory=dict, hash=False)
    people: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Administration:
    """What an admin looks over: names of teams that lack something, how many people there are of a kind, the ids of
    people who are gone and still own active key results, with how many, and with how many of those who take part which
    language (its code) is spoken, the most spoken first. `pilot` are the names of the teams that are asked
    alone, with those below them; none where there is no pilot."""

    workspace: str
    language: str
    teams: int
    without_lead: tuple[str, ...] = ()
    without_channel: tuple[str, ...] = ()
    without_objectives: tuple[str, ...] = ()
    members: int = 0
    guests: int = 0
    guests_allowed: bool = False
    gone: Mapping[str, int] = field(default_factory=dict, hash=False)
    pilot: tuple[str, ...] = ()
    speaking: Mapping[str, int] = field(default_factory=dict, hash=False)
