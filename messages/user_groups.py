"""User groups of Slack as options of a menu, and what a team made from one is called."""

from messages.capital import capital
from messages.fields import Choice, ChoiceGroup
from messages.lengths import cut
from messages.wording import Wording
from okr.team_members import Source, UserGroup

OPTION = 75
AT_ONCE = 100
"""Options that Slack takes in one group of a menu."""
MOST = 400
"""Groups offered: a view takes 250 kB, an option up to 550 bytes."""


def group_choices(source: Source, wording: Wording) -> list[ChoiceGroup]:
    """The groups by handle, the one that is asked for first; no more than fit in a view."""
    offered = sorted(source.groups, key=lambda one: one.id != source.asked)[:MOST]
    choices = [Choice(cut(title(one), OPTION), one.id) for one in offered]
    parts = (tuple(choices[at : at + AT_ONCE]) for at in range(0, len(choices), AT_ONCE))
    return [ChoiceGroup(wording.say("User groups"), part) for part in parts]


def title(group: UserGroup) -> str:
    return f"@{group.handle} · {group.name}" if group.name and group.name != group.handle else f"@{group.handle}"


def named_after(group: UserGroup | None) -> str:
    """What a team made from the group would be called; nothing without one."""
    return "" if group is None else group.name or capital(group.handle.replace("-", " "))
