"""What the form for a new team starts from, for somebody who may set one up."""

from collections.abc import Sequence

from okr.actions.acting import takes_part
from okr.actions.set_up_rights import right_to_set_up
from okr.member import Member
from okr.ports import Transaction, World
from okr.refusals_setting_up import ChannelHasTeam
from okr.setting_up import SetUpStart

MOST_FILLED_IN = 100
"""A channel of more people than this is no team: then nobody is filled in."""


def open_set_up(world: World, channel: str | None, people: Sequence[str] | None, *, by: Member) -> SetUpStart:
    """The start of the form, with those of `people` (who are in `channel`, by Slack id) that take part here.

    Raises NotYoursToSetUp, and ChannelHasTeam where a team is at home in the channel already.
    """
    with world.snapshot() as tx:
        right = right_to_set_up(world, tx, by)
        if channel is not None:
            require_free(tx, channel)
        found = None
        if people is not None and len(people) <= MOST_FILLED_IN:
            known = tx.members.many(people)
            found = tuple(known[one] for one in people if one in known and takes_part(tx, known[one]))
        return SetUpStart(by, found, right.above, right.is_first, world.now())


def require_free(tx: Transaction, channel: str) -> None:
    """Raise ChannelHasTeam where a team is at home in the channel."""
    for team in tx.teams.of_channel(channel):
        raise ChannelHasTeam(team.name, team.lead)
