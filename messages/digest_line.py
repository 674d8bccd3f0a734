"""One line of a digest in words: what it is, why it stands there, whose it is, and what readers left on it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from messages.digest_reasons import reasons
from messages.help_offer import help_sentence
from messages.lengths import cut
from messages.lines import SIGNS, Lines
from messages.mrkdwn import Safe, join
from messages.reactions import line_menu, on_line
from messages.target_moved import target_moved
from messages.wording import Wording
from okr.channel_digest import Heard
from okr.digest import Digest, DigestLine, Group
from okr.digest_pages import has_moved
from okr.health import Health
from okr.metric import Binary

NOTE = 160
"""Characters of a note that a line holds; the history has all of it."""

TITLE = 120
NAME = 80
NOTHING_HEARD = Heard()


@dataclass(frozen=True, slots=True)
class DigestLines:
    """The lines of one digest in one language. `with_menu` where people can press something: not in a preview."""

    wording: Wording
    digest: Digest
    names: Mapping[str, str]
    heard: Mapping[int, Heard] = field(default_factory=dict)
    with_menu: bool = True

    def line(self, line: DigestLine, *, is_short: bool = False) -> dict[str, Any]:
        """The finished values of a line's section; in one row where it `is_short`."""
        return {
            "sign": SIGNS[line.assessment.health],
            "title": cut(line.key_result.title, TITLE),
            "facts": self.facts(line),
            "who": self.who(line),
            "why": "" if is_short else reasons(self.wording, line, self.names),
            "note": cut(line.note, NOTE // 2 if is_short else NOTE),
            "heard": self.left(line),
            "is_short": is_short,
            "menu": line_menu(line.key_result.number, self.digest.week) if self.with_menu else None,
        }

    def facts(self, line: DigestLine) -> str:
        """What it comes to in one row; what is done needs no explanation of its target."""
        facts = [self.figures(line), self.state(line), self.unblocked(line)]
        if line.moved is not None and has_moved(line):
            facts.append(target_moved(line.moved, self.wording, self.names))
        return " · ".join(fact for fact in facts if fact)

    def figures(self, line: DigestLine) -> str:
        """ "2h 50m → 2h"; what is done needs no target, and yes or no no figure then."""
        lines, metric = Lines(self.wording), line.key_result.metric
        if line.assessment.health is Health.DONE and isinstance(metric, Binary):
            return ""
        if line.assessment.health is Health.DONE:
            return lines.value(metric, line.reading)
        return lines.value_to_target(metric, line.reading)

    def state(self, line: DigestLine) -> str:
        """What became of it this week, in a word or three."""
        say, health = self.wording.say, line.assessment.health
        if line.group is Group.GOT_WORSE and health is Health.AT_RISK and not self.digest.place.is_first:
            return say("newly at risk")
        if line.group is Group.GOT_WORSE and health is not Health.AT_RISK:
            return say("less sure than before")
        if line.group is Group.RECOVERED:
            return say("back on track") if health is Health.ON_TRACK else say("no longer at risk")
        if health is Health.AT_RISK and line.weeks > 1:
            return say("at risk for %(n)s week", "at risk for %(n)s weeks", n=line.weeks)
        return Lines(self.wording).health(health)

    def unblocked(self, line: DigestLine) -> str:
        """That what stood in the way was cleared this week; empty where nothing did, or all is done anyway."""
        is_worth_saying = line.unblocked and line.assessment.health is not Health.DONE
        return self.wording.say("unblocked") if is_worth_saying else ""

    def who(self, line: DigestLine) -> str:
        """Whose it is, and that they are away."""
        name = cut(self.names.get(line.owner or "", ""), NAME)
        if name and line.away:
            return self.wording.say("%(name)s (away)", name=name)
        return name or self.wording.say("Nobody is responsible for it")

    def left(self, line: DigestLine) -> Safe | str:
        """What readers left, shortly, and what became of the help that was offered; empty where there is nothing."""
        heard = self.heard.get(line.key_result.number, NOTHING_HEARD)
        said = [on_line(heard.left, self.wording)] if heard.left else []
        said += [help_sentence(heard.helped, self.wording)] if heard.helped else []
        return join(" · ", said) if said else ""

    def name(self, member: str) -> str:
        return cut(self.names.get(member, ""), NAME)
