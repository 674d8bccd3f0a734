"""A status in words: for the one who asks, page by page, and for a channel once it is shared."""

from typing import Any

from messages import ids
from messages.archive import archive_button, edit_button
from messages.buttons import Button, Confirm
from messages.duplicate import duplicate_button
from messages.limits import check_view
from messages.reader import Reader
from messages.render import Rendered, Renderer, as_message
from messages.status_detail import detail_of, menu_of
from messages.status_pages import Page, Row, Turn, page_of, rows_of
from messages.status_words import StatusWords
from messages.talk import talk_values
from messages.transfer import transfer_button
from messages.wording import Wording
from okr.status import ScopeKind, SharedStatus, Status


class StatusMessages:
    def __init__(self, renderer: Renderer) -> None:
        self._renderer = renderer

    def show(
        self, status: Status, reader: Reader, *, asked_by: str, page: int = 1, in_channel: bool = False
    ) -> dict[str, Any]:
        """The answer that the asker (a member id) alone sees; with *Share* where it is asked `in_channel`."""
        shown = page_of(rows_of(status), page)
        wording = self._renderer.wording(reader.language)
        buttons = [*turning(status, shown, wording), *beyond(status, wording)]
        if in_channel and shown.rows:
            buttons.append(sharing(status, wording))
        offered = {"buttons": buttons, "menu": menu_of(status), "talk": talk_of(status, reader)}
        return as_message(self._own(status, reader, shown, asked_by, **offered))

    def modal(self, status: Status, reader: Reader, *, asked_by: str, page: int = 1) -> dict[str, Any]:
        """The same as a modal, for where there is no channel: opened from the home tab."""
        shown = page_of(rows_of(status), page)
        buttons = turning(status, shown, self._renderer.wording(reader.language))
        told = self._own(status, reader, shown, asked_by, buttons=buttons)
        view = self._renderer.view("status_modal", reader.language) | {"blocks": told.blocks}
        check_view(view)
        return view

    def post(self, shared: SharedStatus, reader: Reader) -> dict[str, Any]:
        """The message in the channel, with the name of who shared it; `reader` is that of the channel's team."""
        shown = page_of(rows_of(shared.status), 1)
        words = StatusWords(self._renderer.wording(reader.language))
        values = self._values(shared.status, reader, shown) | {
            "heading": words.heading(shared.status),
            "shared_by": shared.by.name,
            "more": shown.after,
            "asked_as": words.asked_as(shared.status),
        }
        return as_message(self._renderer.render("status", reader.language, **values))

    def shared(self, shared: SharedStatus, reader: Reader) -> dict[str, Any]:
        """What the sharer sees in place of their own copy."""
        return self._renderer.message("status_shared", reader.language, left_out=shared.left_out)

    def _own(self, status: Status, reader: Reader, shown: Page[Row], asked_by: str, **offered: Any) -> Rendered:
        words = StatusWords(self._renderer.wording(reader.language))
        values = self._values(status, reader, shown) | {
            "heading": words.heading(status, reader_id=asked_by),
            "pages": shown.of,
            **offered,
        }
        return self._renderer.render("status", reader.language, **values)

    def _values(self, status: Status, reader: Reader, shown: Page[Row]) -> dict[str, Any]:
        """What one page says, whoever sees it."""
        words = StatusWords(self._renderer.wording(reader.language))
        return {
            "summary": words.summary(status),
            "told": words.told_at_a_glance(status),
            "groups": words.groups(shown.rows, status),
            "detail": detail_of(status, reader, words),
            "menu": None,
            "talk": None,
            "below": [words.team(row.team) for row in shown.rows if row.team],
            "archived": words.archived(status),
            "is_empty": not shown.rows,
            "page": shown.number,
            "pages": 1,
            "more": 0,
            "asked_as": "",
            "buttons": [],
            "shared_by": "",
        }


def turning(status: Status, shown: Page[Row], wording: Wording) -> list[Button]:
    """The buttons to the pages before and after."""
    found = []
    if shown.number > 1:
        value = Turn(status.scope, shown.number - 1).value
        found.append(Button(ids.STATUS_PREVIOUS, value, wording.say("Previous")))
    if shown.number < shown.of:
        value = Turn(status.scope, shown.number + 1).value
        found.append(Button(ids.STATUS_NEXT, value, wording.say("Next")))
    return found


def beyond(status: Status, wording: Wording) -> list[Button]:
    """From one key result to its history, from one objective to what is said about it; from what the reader may give
    away, write once more or archive to the form for that."""
    found = list[Button]()
    if button := edit_button(status, wording):
        found.append(button)
    if status.scope.kind is ScopeKind.KEY_RESULT:
        found.append(Button(ids.HISTORY_OPEN, status.scope.name, wording.say("History")))
    if status.scope.kind is ScopeKind.OBJECTIVE and status.talk is not None:
        found.append(Button(ids.TALK_OPEN, status.talk.about, wording.say("Comment")))
    others = (transfer_button(status, wording), duplicate_button(status, wording), archive_button(status, wording))
    return [*found, *(button for button in others if button)]


def talk_of(status: Status, reader: Reader) -> dict[str, Any] | None:
    """The newest comments on the one objective it is about; None where there are none."""
    found = status.talk
    return talk_values(found, reader, told=None) if found is not None and found.comments else None


def sharing(status: Status, wording: Wording) -> Button:
    """Others will see it, so it asks first."""
    asking = Confirm(
        title=wording.say("Share in this channel?"),
        text=wording.say("Everybody in this channel will see it, with your name."),
        yes=wording.say("Share"),
        no=wording.say("Not now"),
    )
    return Button(ids.STATUS_SHARE, Turn(status.scope).value, wording.say("Share in channel"), confirm=asking)
