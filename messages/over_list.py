"""What a form about a team carries: the team, and what the list is asked for that it lies over, if it does."""

from dataclasses import dataclass
from typing import Any

from messages import ids
from messages.admin_teams import is_of_archived, searched


@dataclass(frozen=True, slots=True)
class OverList:
    """The key of the team; `search` is what the list of live teams below the form is asked for, None where none is."""

    team: str
    search: str | None = None

    def carried(self) -> str:
        """As a form's private_metadata. A key holds no line break, and one without a list is the key alone."""
        return self.team if self.search is None else f"{self.team}\n{self.search}"

    @classmethod
    def read(cls, carried: object) -> "OverList":
        """Never trusted: the team is looked up, and the list is asked for by whoever sent the form."""
        team, is_over, search = str(carried).partition("\n")
        return cls(team, search if is_over else None)

    @classmethod
    def pressed_in(cls, view: dict[str, Any], team: str) -> "OverList":
        """Where a form about `team` comes to lie that is opened from `view`: the list of live teams, a form about that
        team over it, or anything else."""
        match view.get("callback_id"):
            case ids.ADMIN_TEAMS_FORM if not is_of_archived(view["private_metadata"]):
                return cls(team, searched(view["state"]["values"]))
            case ids.SETTINGS_TEAM_FORM:
                return cls(team, cls.read(view["private_metadata"]).search)
            case _:
                return cls(team)
