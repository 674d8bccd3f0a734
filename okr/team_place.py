"""Where a team stands: below which other one, never below itself."""

from collections.abc import Iterable

from okr.refusals_setting_up import TeamCircle
from okr.team import Team


def require_place(team: Team, above: Team, teams: Iterable[Team]) -> None:
    """Raise TeamCircle where `above` is `team` itself or stands below it, at whatever distance."""
    parents = {each.key: each.parent for each in teams}
    key, passed = above.key, set[str]()
    while key and key not in passed:
        if key == team.key:
            raise TeamCircle(team.name, above.name)
        passed.add(key)
        key = parents.get(key) or ""
