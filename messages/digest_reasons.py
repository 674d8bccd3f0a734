"""Why a line of a digest reads as it does: the reasons in plain words, without the terms of the method."""

from collections.abc import Callable, Mapping
from decimal import Decimal

from messages.lengths import cut
from messages.lines import WORDS_OF_A_BLOCKER, Lines
from messages.numbers import show_share
from messages.wording import Wording
from okr.digest import DigestLine
from okr.health import Assessment, Reason, ReasonKind

MOST_REASONS = 2
NAME = 80

SAID_BY_THE_FALL = frozenset({ReasonKind.CONFIDENCE_AT_RISK, ReasonKind.UNSURE})
"""What "confidence fell from 6 to 3" says already."""

SAID_ELSEWHERE = frozenset({ReasonKind.BLOCKED, ReasonKind.NO_OWNER})
"""What a line tells after its first reasons, or by whose it is."""


def reasons(wording: Wording, line: DigestLine, names: Mapping[str, str]) -> str:
    """The first reasons, the blocker with who clears it whatever its place among them, and that nobody answered."""
    found = line.assessment
    wanted = telling(found)
    first = [one for one in wanted if one.kind is not ReasonKind.SILENT][:MOST_REASONS]
    silent = [one for one in wanted if one.kind is ReasonKind.SILENT and line.check_in is None]
    said = [plain(wording, one, found) for one in (*first, *silent)]
    said += [blocked(wording, line, names)] if found.has(ReasonKind.BLOCKED) else []
    return "; ".join(said)


def telling(found: Assessment) -> list[Reason]:
    """The reasons that each say something of their own, the weightiest first; not what is told elsewhere."""
    left_out = SAID_ELSEWHERE
    if found.has(ReasonKind.CONFIDENCE_FELL):
        left_out |= SAID_BY_THE_FALL
    if found.has(ReasonKind.CONTRADICTION):
        left_out |= {ReasonKind.FAR_BEHIND}
    return [one for one in found.reasons if one.kind not in left_out]


def plain(wording: Wording, reason: Reason, found: Assessment) -> str:
    """One reason as anybody says it; never ends in a full stop."""
    say = OWN_WORDS.get(reason.kind)
    return say(wording, reason, found) if say else Lines(wording).reason(reason)


def blocked(wording: Wording, line: DigestLine, names: Mapping[str, str]) -> str:
    """What is in the way and, where somebody else is to clear it, who."""
    what, who = cut(line.blocker.rstrip(" ."), WORDS_OF_A_BLOCKER), names.get(line.blocker_owner or "", "")
    if not who or line.blocker_owner == line.owner:
        return wording.say("blocked: %(blocker)s", blocker=what)
    return wording.say("blocked: %(blocker)s (%(name)s is to clear it)", blocker=what, name=cut(who, NAME))


def _far_behind(wording: Wording, reason: Reason, found: Assessment) -> str:
    return wording.say("far behind, at %(progress)s with %(expected)s expected by now", **_shares(wording, found))


def _behind(wording: Wording, reason: Reason, found: Assessment) -> str:
    return wording.say("a little behind, at %(progress)s with %(expected)s expected by now", **_shares(wording, found))


def _contradiction(wording: Wording, reason: Reason, found: Assessment) -> str:
    return wording.say(
        "confidence is %(now)s of 10, yet it is at %(progress)s with %(expected)s expected by now",
        now=reason.now,
        **_shares(wording, found),
    )


def _shares(wording: Wording, found: Assessment) -> dict[str, str]:
    progress, expected = found.progress or Decimal(0), found.expected or Decimal(0)
    return {"progress": show_share(progress, wording.language), "expected": show_share(expected, wording.language)}


def _unsure(wording: Wording, reason: Reason, _: Assessment) -> str:
    return wording.say("confidence %(now)s of 10", now=reason.now)


def _stalled(wording: Wording, reason: Reason, _: Assessment) -> str:
    return wording.say("the same figure %(n)s times in a row", "the same figure %(n)s times in a row", n=reason.count)


def _silent(wording: Wording, reason: Reason, _: Assessment) -> str:
    return wording.say("no answer this week") if reason.count == 1 else Lines(wording).reason(reason)


OWN_WORDS: Mapping[ReasonKind, Callable[[Wording, Reason, Assessment], str]] = {
    ReasonKind.FAR_BEHIND: _far_behind,
    ReasonKind.BEHIND: _behind,
    ReasonKind.CONTRADICTION: _contradiction,
    ReasonKind.UNSURE: _unsure,
    ReasonKind.STALLED: _stalled,
    ReasonKind.SILENT: _silent,
}
