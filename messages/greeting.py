"""The one greeting of a channel, in words: hello, or by now whose channel it is."""

from messages.lengths import cut
from messages.reader import Reader
from messages.render import Rendered, Renderer
from messages.team_rhythm import rhythm
from okr.setting_up import Greeting

NAME = 80


class GreetingMessages:
    def __init__(self, renderer: Renderer) -> None:
        self._renderer = renderer

    def greeting(self, greeting: Greeting, reader: Reader) -> Rendered:
        if greeting.team is None:
            return self._renderer.render("greeting", reader.language)
        return self._renderer.render(
            "greeting_answered",
            reader.language,
            team=cut(greeting.team.name, NAME),
            team_key=greeting.team.key,
            lead=cut(greeting.lead.name, NAME) if greeting.lead else "",
            rhythm=rhythm(greeting.team, self._renderer.wording(reader.language)),
        )
