"""A team's members beside the people of its channel, in words: who would join and leave, and what was done."""

from collections.abc import Sequence
from typing import Any

from messages.handed_back import handed_back
from messages.lengths import cut
from messages.mrkdwn import Safe, channel, join, mention
from messages.reader import Reader
from messages.render import Renderer
from messages.wording import Wording
from okr.member import Member
from okr.team_members import MembersChange

NAME = 60
NAMED = 100
"""People that a line names; the rest are a number."""


@handed_back
def read_shown(metadata: object) -> tuple[str, str]:
    """The team's key and the sign of what was shown; OutOfDate for anything else."""
    sign, key = str(metadata).split(" ", 1)
    return key, sign


class TeamMembersMessages:
    def __init__(self, renderer: Renderer) -> None:
        self._renderer = renderer

    def change(self, change: MembersChange, reader: Reader) -> dict[str, Any]:
        """The modal that shows what would be done, without a button to do it where that is nothing; or what was."""
        wording = self._renderer.wording(reader.language)
        return self._renderer.view(
            "settings_members",
            reader.language,
            state=f"{change.sign} {change.team.key}",
            team=cut(change.team.name, NAME),
            channel=channel(change.team.channel or ""),
            is_done=change.is_done,
            is_any=change.is_any,
            joining=named(change.joining, wording),
            leaving=named(change.leaving, wording),
            owning=named(change.owning, wording),
        )


def named(people: Sequence[Member], wording: Wording) -> Safe | None:
    """They, the first hundred by name; None for nobody."""
    if not people:
        return None
    listed, more = join(", ", (mention(one.id) for one in people[:NAMED])), len(people) - NAMED
    if more <= 0:
        return listed
    return wording.piece("%(names)s and %(n)s more person", "%(names)s and %(n)s more people", names=listed, n=more)
