"""The one welcome of a newcomer, in words."""

from messages.dates import show_moment
from messages.fields import Choice
from messages.help import NAMES
from messages.language import Language
from messages.lengths import cut
from messages.mrkdwn import channel
from messages.nudge import minutes_for
from messages.reader import Reader
from messages.render import Rendered, Renderer
from messages.why import about
from okr.delivery import DeliveryKind
from okr.welcome import Welcome

NAME = 80


class WelcomeMessages:
    def __init__(self, renderer: Renderer) -> None:
        self._renderer = renderer

    def welcome(self, welcome: Welcome, reader: Reader) -> Rendered:
        """What this is, when they are first asked, who reads the answers, and the way to language and settings."""
        team = next(iter(welcome.teams), None)
        return self._renderer.render(
            "welcome",
            reader.language,
            name=cut(welcome.member.name, NAME),
            team=cut(team.name, NAME) if team else cut(welcome.workspace, NAME),
            workspace=cut(welcome.workspace, NAME),
            count=welcome.key_results,
            minutes=minutes_for(welcome.key_results, self._renderer.wording(reader.language)),
            asked=show_moment(welcome.asked_at, reader.zone, reader.language),
            digest=show_moment(welcome.digest_at, reader.zone, reader.language),
            channel=channel(team.channel) if team and team.channel else "",
            about=about(DeliveryKind.WELCOME),
            others=[Choice(NAMES[one], one.value) for one in Language if one is not reader.language],
        )
