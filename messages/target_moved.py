"""That a target moved since the last digest, in a few words: from what to what, why, and who said so."""

from collections.abc import Mapping

from messages.dates import show_days
from messages.lengths import cut
from messages.lines import Lines
from messages.wording import Wording
from okr.target_moved import Moved

WHY = 80
NAME = 60
"""Characters; the history has all of it."""


def target_moved(moved: Moved, wording: Wording, names: Mapping[str, str]) -> str:
    """ "target 2h → 3h, due 11 Dec → 20 Dec: understaffed (An)"."""
    say, after = wording.say, moved.after
    what = ", ".join(changes(moved, wording))
    why, name = cut(" ".join(after.reason.split()), WHY), cut(names.get(after.by or "", ""), NAME)
    if not why:
        return what
    if not name:
        return say("%(what)s: %(why)s", what=what, why=why)
    return say("%(what)s: %(why)s (%(name)s)", what=what, why=why, name=name)


def changes(moved: Moved, wording: Wording) -> list[str]:
    """Target, due day and first day, each only where it changed."""
    say, lines, before, after = wording.say, Lines(wording), moved.before, moved.after
    found: list[str] = []
    if before.metric != after.metric:
        old, new = lines.target(before.metric), lines.target(after.metric)
        found.append(say("target %(old)s → %(new)s", old=old, new=new) if old != new else say("target changed"))
    if before.due != after.due:
        old, new = (show_days(target.due, target.due, wording.language) for target in (before, after))
        found.append(say("due %(old)s → %(new)s", old=old, new=new))
    if before.start != after.start:
        old, new = (show_days(target.start, target.start, wording.language) for target in (before, after))
        found.append(say("starts %(old)s → %(new)s", old=old, new=new))
    return found
