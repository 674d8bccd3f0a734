"""Get to know people somebody named who were never heard of here."""

from collections.abc import Iterable, Sequence

from okr.actions.know_member import know_members
from okr.member import Member
from okr.ports import World


def unknown_among(world: World, people: Iterable[str], *, by: Member) -> tuple[str, ...]:
    """Those of the Slack ids that nobody here has heard of, each once. Whoever asks (`by`) is known."""
    named = dict.fromkeys(people)
    with world.snapshot() as tx:
        known = tx.members.many(named)
        return tuple(one for one in named if one not in known and one != by.id)


def meet_people(world: World, seen: Sequence[Member], *, by: Member) -> int:
    """Keep what Slack says of them; how many were new. `by` is who named them."""
    return know_members(world, [one for one in seen if one.workspace == by.workspace])
