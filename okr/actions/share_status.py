"""Put a status into a channel: what that channel may see of what the one who shares it sees."""

from okr.actions.acting import actor_of
from okr.actions.compose_status import status_of
from okr.actions.overview import Overview
from okr.authority import Act, authorize
from okr.member import Member
from okr.objective import Visibility
from okr.ports import Transaction, World
from okr.refusals import NoSuchKeyResult
from okr.refusals_in_channels import ExternalChannel, NotForThisChannel
from okr.status import Scope, SharedStatus


def share_status(world: World, scope: Scope, channel: str, *, external: bool, by: Member) -> SharedStatus:
    """The status of `scope` as the channel may see it; `external` channels have people of other workspaces in them.

    Raises ExternalChannel, NotForThisChannel where nothing is left to show, and all that compose_status raises.
    """
    with world.snapshot() as tx:
        actor = actor_of(world, tx, by)
        authorize(actor, Act.USE)
        if external:
            raise ExternalChannel(channel)
        teams = tx.teams.of_channel(channel)
        overview = Overview(world, tx, actor, channel_of=frozenset(team.key for team in teams))
        try:
            status = status_of(tx, overview, scope)
        except NoSuchKeyResult as refusal:
            raise withheld_from(channel, tx, overview) if overview.withheld else refusal from None
        if overview.withheld and not status.objectives:
            raise withheld_from(channel, tx, overview)
        settings = tx.settings.get()
        return SharedStatus(
            status=status,
            by=by,
            left_out=len(overview.withheld),
            language=teams[0].language if teams else settings.language,
            zone=teams[0].zone if teams else settings.zone,
        )


def withheld_from(channel: str, tx: Transaction, overview: Overview) -> NotForThisChannel:
    """The refusal for what `overview` withheld: a team's may stand in its own channel, what is private in none."""
    withheld = tx.objectives.many(overview.withheld).values()
    return NotForThisChannel(channel, private=all(each.visibility is Visibility.PRIVATE for each in withheld))
