"""The drafts that somebody has at hand, in words: what each is about, how far it is, and what can be done with it."""

from dataclasses import dataclass
from typing import Any

from messages import ids
from messages.buttons import Button, Confirm
from messages.dates import show_moment
from messages.lengths import cut
from messages.objective_state import NewObjective
from messages.reader import Reader
from messages.render import Renderer
from messages.wording import Wording
from okr.draft_sheet import DraftList
from okr.drafting import DraftedObjective, DraftState

TITLE, NAME, SAID = 120, 40, 300
MOST = 40
"""Two blocks each, of the hundred that a modal holds."""


class ObjectiveDraftMessages:
    def __init__(self, renderer: Renderer) -> None:
        self._renderer = renderer

    def list(self, drafts: DraftList, reader: Reader) -> dict[str, Any]:
        """The modal that `/okr new` begins with, where there are any."""
        words = DraftWords(self._renderer.wording(reader.language), reader, drafts)
        return self._renderer.view(
            "objective_drafts",
            reader.language,
            ways=words.ways(),
            count=len(drafts.drafts),
            drafts=[words.row(one) for one in drafts.drafts[:MOST]],
            more=max(len(drafts.drafts) - MOST, 0),
        )


@dataclass(frozen=True, slots=True)
class DraftWords:
    wording: Wording
    reader: Reader
    drafts: DraftList

    def ways(self) -> list[Button]:
        say = self.wording.say
        return [
            Button(ids.OBJECTIVE_NEW, NewObjective().value, say("Write a new one"), primary=True),
            Button(ids.OBJECTIVE_TEMPLATES, "templates", say("Start from a template")),
        ]

    def row(self, draft: DraftedObjective) -> dict[str, Any]:
        return {
            "label": draft.label,
            "title": cut(draft.content.title, TITLE),
            "about": self.about(draft),
            "buttons": self.buttons(draft),
        }

    def about(self, draft: DraftedObjective) -> str:
        """How far it is, how many key results it has, and since when it is there."""
        say = self.wording.say
        parts = [self.state(draft)]
        if draft.objective is not None:
            parts.append(say("a change of %(label)s", label=f"O-{draft.objective}"))
        parts.append(say("%(n)s key result", "%(n)s key results", n=len(draft.content.key_results)))
        when = show_moment(draft.at, self.reader.zone, self.reader.language)
        parts.append(say("begun %(when)s", when=when))
        return " · ".join(parts)

    def state(self, draft: DraftedObjective) -> str:
        say, asked = self.wording.say, self.drafts.people.get(draft.asked or "")
        name = cut(asked.name, NAME) if asked else "—"
        match draft.state:
            case DraftState.WRITING:
                return say("📝 being written")
            case DraftState.SENT | DraftState.SENT_UP:
                return say("📨 waits for %(name)s", name=name)
            case DraftState.RETURNED:
                return say("↩️ a change is asked for: “%(said)s”", said=cut(draft.said, SAID))
            case DraftState.AGREED:
                return say("👍 agreed; it goes up with the team's others")
            case DraftState.PUBLISHED:
                return say("✅ published")

    def buttons(self, draft: DraftedObjective) -> list[Button]:
        """Going on where it can be written on, else looking at it; and deleting, which asks first."""
        say = self.wording.say
        looking = Button(ids.TALK_OPEN, draft.label, say("Show"))
        found = [Button(ids.OBJECTIVE_DRAFT, str(draft.number), say("Go on")) if draft.is_open else looking]
        asking = Confirm(
            say("Delete this draft?"),
            say("What is written in %(label)s is gone for good.", label=draft.label),
            say("Delete"),
            say("Keep it"),
        )
        return [*found, Button(ids.OBJECTIVE_DRAFT_DELETE, str(draft.number), say("Delete"), confirm=asking)]
