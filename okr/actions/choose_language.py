"""Choose the language the bot speaks with somebody; it wins over what Slack says."""

from dataclasses import replace

from okr.actions.acting import actor_of
from okr.authority import Act, authorize
from okr.delivery import ONCE, DeliveryKind
from okr.member import Member
from okr.ports import Transaction, World


def choose_language(world: World, language: str, *, by: Member) -> Member:
    """Keep the language (its code, "en" or "vi") as `by`'s own choice; the member as they are now."""
    with world.transaction() as tx:
        authorize(actor_of(world, tx, by), Act.USE)
        return speak(tx, tx.members.lock([by.id]).get(by.id, by), language)


def speak(tx: Transaction, member: Member, language: str | None) -> Member:
    """Keep the language as the choice of the member, who is locked; None: what Slack says. The welcome follows."""
    chosen = replace(member, language=language)
    tx.members.put(chosen)
    welcome = tx.deliveries.get(DeliveryKind.WELCOME, member.id, ONCE)
    if welcome is not None:
        tx.deliveries.want_edit(welcome.id)
    return chosen
