"""Say hello in a channel; by now perhaps whose channel it is."""

from okr.delivery import Delivery, Moot, Outgoing
from okr.ports import World
from okr.setting_up import Greeting


def compose_greeting(world: World, delivery: Delivery) -> Outgoing[Greeting] | Moot:
    """The greeting of the channel that is its subject, in the language of whoever invited the bot; once a team is set
    up there, in that team's, and only where the greeting was already said. Kept inside the workspace."""
    channel = delivery.plan.subject
    with world.snapshot() as tx:
        settings = tx.settings.get()
        team = next(iter(tx.teams.of_channel(channel)), None)
        if team is not None and not delivery.is_edit:
            return Moot("a team is at home there")
        inviter = tx.members.get(settings.choices.inviters.get(channel, ""))
        lead = tx.members.get(team.lead or "") if team else None
        language = inviter.reads(settings.language) if inviter else settings.language
        return Outgoing(
            to=channel,
            language=team.language if team else language,
            zone=team.zone if team else settings.zone,
            content=Greeting(team, lead),
            only_inside=True,
        )
