"""What a lead changes about a week's digest, in words: its opening line, and that it is left out."""

from typing import Any

from messages.digest import DigestMessages
from messages.language import language_named
from messages.lengths import cut
from messages.limits import check_view
from messages.mrkdwn import channel
from messages.reader import Reader
from messages.render import Renderer
from okr.channel_digest import ChannelDigest

REASON = 200


class DigestEditMessages:
    def __init__(self, renderer: Renderer, digest: DigestMessages) -> None:
        self._renderer = renderer
        self._digest = digest

    def opening_form(self, shown: ChannelDigest, reader: Reader) -> dict[str, Any]:
        """A modal with the opening line to change, in the language the channel reads; it carries team, week and whose
        words it begins with ("bot" or "lead")."""
        of_channel = Reader(language_named(shown.team.language), shown.team.tz)
        words = self._digest.opening_words(shown, of_channel)
        whose = "lead" if shown.edit is not None and shown.edit.opening else "bot"
        values = {**self._named(shown, reader), "words": words, "whose": whose}
        return self._renderer.view("digest_opening_form", reader.language, **values)

    def skip_form(self, shown: ChannelDigest, reader: Reader) -> dict[str, Any]:
        """A modal that asks why this week's digest is left out."""
        values = self._named(shown, reader) | {"channel": channel(shown.team.channel or "")}
        return self._renderer.view("digest_skip_form", reader.language, **values)

    def saved(self, shown: ChannelDigest, reader: Reader) -> dict[str, Any]:
        """What replaces either form: the digest as it reads now, or that there is none."""
        skipped = shown.edit.skipped if shown.edit else ""
        view = self._renderer.view(
            "digest_edited",
            reader.language,
            heading=self._digest.heading(shown, reader),
            skipped=cut(skipped, REASON),
            channel=channel(shown.team.channel or ""),
        )
        if not skipped:
            view["blocks"] += self._digest.digest(shown, reader, is_posted=False).blocks
        check_view(view)
        return view

    def why_needed(self, reader: Reader) -> str:
        """What stands at the field where no reason was given."""
        return self._renderer.wording(reader.language).say("Say why in a word or two: the team will ask.")

    def _named(self, shown: ChannelDigest, reader: Reader) -> dict[str, Any]:
        value = f"{shown.team.key} {shown.digest.week.key}"
        return {"heading": self._digest.heading(shown, reader), "value": value}
