"""What each piece of advice is said with: the draft's own words, quoted and short."""

from dataclasses import dataclass

from messages.lengths import cut
from messages.wording import Wording
from okr.coach import Advice
from okr.drafting import DraftContent, DraftedKeyResult

TITLE = 70
NAMED = 2
"""Key results that a piece of advice names; the others are counted."""


@dataclass(frozen=True, slots=True)
class Said:
    """A sentence of advice, and an example of how to mend it; plain words."""

    says: str
    example: str


@dataclass(frozen=True, slots=True)
class CoachWords:
    """The words of one language and the draft that is spoken of."""

    wording: Wording
    content: DraftContent

    def first(self, advice: Advice) -> DraftedKeyResult | None:
        """The first key result that it is about."""
        return self.content.key_result(advice.keys[0]) if advice.keys else None

    def title(self, advice: Advice) -> str:
        """The title of the first key result that it is about."""
        first = self.first(advice)
        return cut(first.title, TITLE) if first else ""

    def titles(self, advice: Advice) -> str:
        """ "“A”", "“A” and “B”", "“A”, “B” and 3 more"."""
        found = [self.content.key_result(key) for key in advice.keys]
        quoted = [self.wording.say("“%(title)s”", title=cut(one.title, TITLE)) for one in found if one]
        shown, more = quoted[:NAMED], len(quoted) - NAMED
        if more > 0:
            names = ", ".join(shown)
            return self.wording.say("%(names)s and %(n)s more", "%(names)s and %(n)s more", names=names, n=more)
        if len(shown) == NAMED:
            return self.wording.say("%(first)s and %(last)s", first=shown[0], last=shown[1])
        return "".join(shown)
