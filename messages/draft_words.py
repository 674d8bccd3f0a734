"""The draft of an objective in words: what it is, how it is measured, and how far it has come."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from messages.dates import show_date
from messages.lengths import cut
from messages.metric_words import measured
from messages.mrkdwn import Safe, join
from messages.reader import Reader
from messages.wording import Wording
from okr.agreement import ShownDraft
from okr.drafting import DraftedKeyResult, DraftState
from okr.member import Member
from okr.objective import Ambition, Level, Visibility

TITLE, NAME, WHY, FIGURES = 140, 60, 300, 120
LINE = 330
"""Characters of one key result's line: eight of them fill a section of 3,000."""


@dataclass(frozen=True, slots=True)
class DraftWords:
    wording: Wording
    reader: Reader

    def values(self, shown: ShownDraft, *, most: int) -> dict[str, Any]:
        """The finished values of a draft, with its first `most` key results."""
        content = shown.draft.content
        return {
            "label": shown.draft.label,
            "number": shown.draft.number,
            "may_edit": shown.may_edit,
            "title": self.title(shown),
            "why": cut(" ".join(content.why.split()), WHY),
            "kind": self.kind(shown),
            "key_results": self.key_results(shown, most=most),
            "count": len(content.key_results),
            "more": max(len(content.key_results) - most, 0),
            "owner": self.name(shown, content.owner),
            "author": self.name(shown, shown.draft.author),
            "objective": shown.objective.label if shown.objective else "",
        }

    def title(self, shown: ShownDraft) -> str:
        return cut(shown.draft.content.title, TITLE) or self.wording.say("No title yet")

    def kind(self, shown: ShownDraft) -> str:
        """Whose objective it is, when, how ambitious, who sees it, and what it serves or changes."""
        say, content = self.wording.say, shown.draft.content
        team = cut(shown.team.name, NAME)
        if content.level is Level.INDIVIDUAL:
            parts = [say("%(name)s's own, %(team)s", name=self.name(shown, content.owner), team=team)]
        else:
            parts = [team]
        parts += [cut(shown.cycle.name, NAME)] if shown.cycle else []
        aspires = content.ambition is Ambition.ASPIRATIONAL
        parts.append(say("aspirational") if aspires else say("committed"))
        if content.visibility is Visibility.PRIVATE:
            parts.append(say("private"))
        if content.visibility is Visibility.TEAM:
            parts.append(say("for the team alone"))
        return " · ".join([*parts, *self.beside(shown)])

    def beside(self, shown: ShownDraft) -> list[str]:
        """The objective it changes and the one it serves, where the reader may see them."""
        say, found = self.wording.say, list[str]()
        if shown.objective is not None and shown.draft.state is not DraftState.PUBLISHED:
            found.append(say("changes %(label)s", label=shown.objective.label))
        if shown.parent is not None:
            title = cut(shown.parent.title, NAME)
            found.append(say("serves %(label)s · %(title)s", label=shown.parent.label, title=title))
        return found

    def key_results(self, shown: ShownDraft, *, most: int) -> Safe | None:
        """A line each, the first `most`; None where there are none."""
        lines = [self.key_result(n, one, shown) for n, one in enumerate(shown.draft.content.key_results[:most], 1)]
        return self.lines(lines) if lines else None

    @staticmethod
    def lines(lines: Iterable[Safe]) -> Safe:
        return join("\n", lines)

    def key_result(self, n: int, one: DraftedKeyResult, shown: ShownDraft) -> Safe:
        return self.wording.piece(
            "%(n)s. %(title)s: %(measured)s · %(owner)s · by %(due)s",
            n=n,
            title=cut(one.title, TITLE),
            measured=cut(measured(one.metric, self.wording), FIGURES),
            owner=self.name(shown, one.owner),
            due=show_date(one.due, self.reader.language),
            most=LINE,
        )

    def name(self, shown: ShownDraft, member: str | None) -> str:
        """The member's name; that there is no owner."""
        found: Member | None = shown.people.get(member or "")
        return cut(found.name, NAME) if found else self.wording.say("no owner")

    def state(self, shown: ShownDraft) -> str:
        """How far it has come, as a few words that start a line."""
        say, draft = self.wording.say, shown.draft
        asked = self.name(shown, draft.asked)
        match draft.state:
            case DraftState.WRITING:
                return say("Being written")
            case DraftState.SENT:
                return say("Waits for %(name)s to agree", name=asked)
            case DraftState.RETURNED:
                return say("A change is asked for: %(words)s", words=cut(draft.said, WHY))
            case DraftState.AGREED:
                return say("Agreed in the team, waits to be sent up")
            case DraftState.SENT_UP:
                return say("Sent up, waits for %(name)s to agree", name=asked)
            case DraftState.PUBLISHED:
                return say("Published as %(label)s", label=shown.objective.label if shown.objective else "O-…")
