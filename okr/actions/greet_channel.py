"""Greet a channel that the bot was invited to: once, and never where a team is at home already."""

from dataclasses import replace
from datetime import timedelta

from okr.delivery import ONCE, DeliveryKind, Plan
from okr.ports import Transaction, World

GREETING_LIVES = timedelta(days=1)
MOST_REMEMBERED = 50
"""Whose invitations are remembered until they are answered: the latest."""


def greet_channel(world: World, channel: str, *, inviter: str) -> bool:
    """Plan the greeting of `channel`; whether there will be one. `inviter` is a member id, empty where Slack said none.

    Invited twice it is planned once. One that could never be sent (the bot was thrown out at once) is planned again.
    """
    with world.transaction() as tx:
        if tx.teams.of_channel(channel):
            return False
        remember_inviter(tx, channel, inviter)
        until = world.now() + GREETING_LIVES
        planned = tx.deliveries.plan([Plan(DeliveryKind.GREETING, channel, ONCE, world.now(), until)])
        row = tx.deliveries.get(DeliveryKind.GREETING, channel, ONCE)
        if not planned and row is not None and row.slack_ts is None:
            tx.deliveries.plan_again(row.id, not_before=world.now(), not_after=until)
        return planned > 0


def remember_inviter(tx: Transaction, channel: str, inviter: str) -> None:
    """The greeting is said in their language."""
    settings = tx.settings.lock()
    before = settings.choices.inviters
    if not inviter or before.get(channel) == inviter:
        return
    others = [(where, who) for where, who in before.items() if where != channel]
    inviters = dict([*others, (channel, inviter)][-MOST_REMEMBERED:])
    tx.settings.put(replace(settings, choices=replace(settings.choices, inviters=inviters)))
