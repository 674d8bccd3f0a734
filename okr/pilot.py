"""A pilot: some teams check in while the others wait; it is widened, narrowed or ended, and no week counts twice."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from okr.settings import PilotStage
from okr.team import Team
from okr.team_place import with_below


class Pilot:
    """Which of `teams` are asked when, by the stages of the pilot, the earliest first. Before the first one, in a stage
    that names no team, and where there is none at all, every team is."""

    def __init__(self, stages: Iterable[PilotStage], teams: Mapping[str, Team]) -> None:
        self._stages = [(each.since, with_below(each.teams, teams) if each.teams else None) for each in stages]

    @property
    def was_ever(self) -> bool:
        return bool(self._stages)

    def inside(self, at: datetime) -> frozenset[str] | None:
        """The keys of the teams that are asked at that moment; None for every team."""
        begun = [teams for since, teams in self._stages if since <= at]
        return begun[-1] if begun else None

    def asks(self, team: str, at: datetime) -> bool:
        """Whether a check-in of `team` that begins `at` takes place."""
        inside = self.inside(at)
        return inside is None or team in inside

    def mark(self, team: str) -> tuple[bool, ...]:
        """The same for teams that are asked and left alone by the same stages."""
        return tuple(teams is None or team in teams for _, teams in self._stages)


def chosen_now(stages: Sequence[PilotStage]) -> frozenset[str]:
    """The keys of the teams of the last stage; empty where there is no pilot."""
    return stages[-1].teams if stages else frozenset()


def with_stage(stages: tuple[PilotStage, ...], teams: frozenset[str], *, at: datetime) -> tuple[PilotStage, ...]:
    """The stages where from `at` on these teams are asked (all, where none is named): as they were, where that is so
    already. `at` is no earlier than any of them."""
    return stages if chosen_now(stages) == teams else (*stages, PilotStage(at, teams))


@dataclass(frozen=True, slots=True)
class PilotShown:
    """The pilot as an admin looks it over before it is kept.

    Of the `offered` teams, by name, those of the keys `chosen` are named. `teams` is how many are asked with those
    below them, `people` how many people that concerns: who is in one of them, and who owns something there. `now` is
    how many it concerns as things are, `everybody` without a pilot.
    """

    offered: tuple[Team, ...]
    chosen: frozenset[str]
    is_on: bool
    teams: int
    people: int
    now: int
    everybody: int
