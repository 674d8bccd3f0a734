"""Where a team stands: which ones are above it and below it, and never below itself. Parents in a file may run in a
circle."""

from collections.abc import Iterable, Mapping

from okr.refusals_setting_up import TeamCircle
from okr.team import Team

Parents = Mapping[str | None, list[str]]
"""The keys of the teams right below each team."""


def upwards(key: str, teams: Mapping[str, Team]) -> list[str]:
    """The key and those of the teams above it, the nearest first, each once; nothing for a team that is not there."""
    found: list[str] = []
    at: str | None = key
    while at is not None and at in teams and at not in found:
        found.append(at)
        at = teams[at].parent
    return found


def with_above(keys: Iterable[str], teams: Mapping[str, Team]) -> frozenset[str]:
    """The keys of these teams and of all above them."""
    return frozenset(above for key in keys for above in upwards(key, teams))


def with_below(keys: Iterable[str], teams: Mapping[str, Team]) -> frozenset[str]:
    """The keys of these teams and of all below them."""
    parents = by_parent(teams)
    return frozenset(below for key in keys if key in teams for below in all_under(key, parents))


def branches(teams: Mapping[str, Team], top: str) -> dict[str, set[str]]:
    """Each team right below `top`, with the keys of its own and of every team below it."""
    parents = by_parent(teams)
    return {child: all_under(child, parents) for child in parents.get(top, ())}


def by_parent(teams: Mapping[str, Team]) -> Parents:
    found: dict[str | None, list[str]] = {}
    for key, team in teams.items():
        found.setdefault(team.parent, []).append(key)
    return found


def all_under(top: str, parents: Parents) -> set[str]:
    """`top` and all below it."""
    found, ahead = {top}, [top]
    while ahead:
        more = [key for key in parents.get(ahead.pop(), ()) if key not in found]
        found.update(more)
        ahead += more
    return found


def require_place(team: Team, above: Team, teams: Iterable[Team]) -> None:
    """Raise TeamCircle where `above` is `team` itself or stands below it, at whatever distance."""
    if team.key in upwards(above.key, {each.key: each for each in teams}):
        raise TeamCircle(team.name, above.name)
