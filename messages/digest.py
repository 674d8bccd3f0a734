"""The weekly digest in words: the message in the channel, its thread, and the preview a lead sees."""

from typing import Any

from messages.digest_words import OPENING, Said
from messages.lengths import cut
from messages.mrkdwn import channel
from messages.reader import Reader
from messages.render import Rendered, Renderer, as_message
from okr.channel_digest import ChannelDigest, DigestPart, DigestPreview
from okr.team import Team

TITLE = 120
NAME = 80


class DigestMessages:
    def __init__(self, renderer: Renderer) -> None:
        self._renderer = renderer

    def digest(self, shown: ChannelDigest, reader: Reader, *, is_posted: bool = True) -> Rendered:
        """The message in the channel, or what it would be where it is not posted; its lines have menus only there. Of
        one that is out and may show nothing any more, its heading and that it is so."""
        if shown.digest.is_empty:
            heading = self.heading(shown, reader)
            return self._renderer.render("digest_emptied", reader.language, heading=heading)
        values = self._said(reader).values(shown, with_menu=is_posted)
        return self._renderer.render("digest", reader.language, is_posted=is_posted, **values)

    def part(self, part: DigestPart, reader: Reader) -> Rendered:
        """One message of its thread."""
        said = self._said(reader)
        return self._renderer.render(
            "digest_part",
            reader.language,
            heading=said.heading(part.team, part.digest),
            number=part.number,
            emptied=part.digest.is_empty,
            objectives=said.by_objective(part, with_menu=True),
            more=part.more,
            asked_as=cut(part.team.name, TITLE),
        )

    def preview(self, preview: DigestPreview, reader: Reader) -> dict[str, Any]:
        """What the digest would say now, for one person, with what they may do about it."""
        shown = preview.shown
        team, edit = shown.team, shown.edit
        has_say = preview.may_post and team.channel is not None
        rendered = self._renderer.render(
            "digest_preview",
            reader.language,
            heading=self._said(reader).heading(team, shown.digest),
            channel=channel(team.channel) if team.channel else None,
            is_out=preview.is_out,
            is_skipped=shown.is_skipped,
            reason=edit.skipped if edit else "",
            name=cut(shown.names.get(edit.by, ""), NAME) if edit else "",
            may_edit=has_say,
            may_post=has_say and not preview.is_out,
            value=f"{team.key} {shown.digest.week.key}",
        )
        intro, *buttons = rendered.blocks
        body = self.digest(shown, reader, is_posted=False).blocks
        return as_message(Rendered(rendered.envelope, [intro, *body, *buttons]))

    def posting(self, team: Team, reader: Reader) -> dict[str, Any]:
        """What replaces the preview once its button was pressed."""
        return self._renderer.message("digest_posting", reader.language, channel=channel(team.channel or ""))

    def heading(self, shown: ChannelDigest, reader: Reader) -> str:
        return self._said(reader).heading(shown.team, shown.digest)

    def opening_words(self, shown: ChannelDigest, reader: Reader) -> str:
        """What the opening line's field starts with: the lead's words, else the sentence that the facts give."""
        if shown.edit is not None and shown.edit.opening:
            return cut(shown.edit.opening, OPENING)
        return cut(str(self._said(reader).opening(shown)), OPENING)

    def _said(self, reader: Reader) -> Said:
        return Said(self._renderer.wording(reader.language))
