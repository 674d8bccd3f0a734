"""Archiving a team in words: the way there from its form, what it means or what is in the way, and that it is done."""

from typing import Any

from messages import ids
from messages.buttons import Button
from messages.lengths import cut
from messages.mrkdwn import Safe, channel
from messages.over_list import OverList
from messages.reader import Reader
from messages.refusals_archiving import SENTENCES
from messages.render import Renderer
from messages.settings_members import named
from messages.wording import Wording
from okr.settings_shown import TeamSettings
from okr.team import Team
from okr.team_archiving import TeamArchiving

NAME = 60


def archive_team_button(settings: TeamSettings, wording: Wording) -> list[Button]:
    """Below the form of a team for those who may place it: admins, and never the company's."""
    if settings.places is None:
        return []
    return [Button(ids.TEAM_ARCHIVE, settings.team.key, wording.say("Archive this team…"))]


class TeamArchiveMessages:
    def __init__(self, renderer: Renderer) -> None:
        self._renderer = renderer

    def preview(self, found: TeamArchiving, reader: Reader, *, over: OverList | None = None) -> dict[str, Any]:
        """The modal that says what it means, with the button to do it where nothing stands in the way; `over` the list
        of teams where it comes to lie there."""
        wording = self._renderer.wording(reader.language)
        return self._view(
            found.team,
            reader,
            obstacles=[SENTENCES[type(one)](one, wording) for one in found.obstacles()],
            channel=channel(found.team.channel) if found.team.channel else None,
            homeless=named(found.homeless, wording),
            drafts=found.drafts,
            state=(over or OverList(found.team.key)).carried(),
        )

    def done(self, team: Team, reader: Reader) -> dict[str, Any]:
        """That it is archived, with the way back."""
        return self._view(team, reader, is_done=True)

    def _view(self, team: Team, reader: Reader, **values: Any) -> dict[str, Any]:
        obstacles: list[Safe] = []
        asked = {"obstacles": obstacles, "channel": None, "homeless": None, "drafts": 0, "is_done": False}
        shown = {"state": team.key, "team": cut(team.name, NAME), **asked, **values}
        return self._renderer.view("team_archive", reader.language, **shown)
