"""Every refusal and every crash as a kind sentence, on whichever surface a person is looking at."""

from typing import Any

from messages.mrkdwn import Safe
from messages.reader import Reader
from messages.refusal_sentences import SENTENCES, Trouble, unforeseen
from messages.render import Renderer
from okr.refusals import Refusal

__all__ = ["RefusalMessages", "Trouble"]


class RefusalMessages:
    """The same sentence on each surface."""

    def __init__(self, renderer: Renderer) -> None:
        self._renderer = renderer

    def sentence(self, trouble: Refusal | Trouble, reader: Reader) -> Safe:
        """The sentence as mrkdwn."""
        say = SENTENCES.get(type(trouble), unforeseen)
        return say(trouble, self._renderer.wording(reader.language))

    def ephemeral(self, trouble: Refusal | Trouble, reader: Reader) -> dict[str, Any]:
        """A message for that person alone: `text` and `blocks`."""
        message = self._renderer.message("refusal_message", reader.language, sentence=self.sentence(trouble, reader))
        return {"text": message["text"], "blocks": message["blocks"]}

    def modal(self, trouble: Refusal | Trouble, reader: Reader) -> dict[str, Any]:
        """A small modal over whatever was open, which stays as it was."""
        return self._renderer.view("refusal_modal", reader.language, sentence=self.sentence(trouble, reader))

    def home(self, trouble: Refusal | Trouble, reader: Reader) -> dict[str, Any]:
        """The home tab of somebody who has none."""
        return self._renderer.view("refusal_home", reader.language, sentence=self.sentence(trouble, reader))
