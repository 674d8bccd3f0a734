"""Changing and archiving an objective: the buttons below its status, and what stands there once it is archived."""

from typing import Any

from messages import ids
from messages.buttons import Button, Confirm
from messages.lengths import cut
from messages.reader import Reader
from messages.render import Renderer
from messages.wording import Wording
from okr.objective import Objective
from okr.status import Status

TITLE = 150


def edit_button(status: Status, wording: Wording) -> Button | None:
    """Who may archive an objective may change it, too."""
    return edit_one(status.objectives[0].objective.number, wording) if status.archivable else None


def edit_one(number: int, wording: Wording) -> Button:
    """Opens the form in which that objective is changed."""
    return Button(ids.OBJECTIVE_EDIT, str(number), wording.say("Edit"))


def archive_button(status: Status, wording: Wording) -> Button | None:
    """Below the status of one objective, where it is the reader's to archive."""
    if not status.archivable:
        return None
    objective = status.objectives[0].objective
    asking = Confirm(
        title=wording.say("Archive this objective?"),
        text=wording.say(
            "Nobody is asked about it any more, and no view shows it. Nothing is lost: it can be restored."
        ),
        yes=wording.say("Archive"),
        no=wording.say("Not now"),
    )
    return Button(ids.OBJECTIVE_ARCHIVE, str(objective.number), wording.say("Archive"), confirm=asking)


class ArchiveMessages:
    def __init__(self, renderer: Renderer) -> None:
        self._renderer = renderer

    def archived(self, objective: Objective, reader: Reader) -> dict[str, Any]:
        """That it is archived, with the way back; for whoever may restore it."""
        wording = self._renderer.wording(reader.language)
        restore = Button(ids.OBJECTIVE_RESTORE, str(objective.number), wording.say("Restore"))
        return self._renderer.message(
            "objective_archived",
            reader.language,
            label=objective.label,
            title=cut(objective.title, TITLE),
            buttons=[restore],
        )

    def restored(self, objective: Objective, reader: Reader) -> dict[str, Any]:
        """That it is there again."""
        title = cut(objective.title, TITLE)
        return self._renderer.message("objective_restored", reader.language, label=objective.label, title=title)
