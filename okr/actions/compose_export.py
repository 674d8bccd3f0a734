"""Say who gets an export, and as what; what is in it is written beside, for that may take a while."""

from dataclasses import dataclass
from datetime import datetime

from okr.actions.acting import takes_part
from okr.actions.ask_export import form_of
from okr.delivery import Delivery, Moot, Outgoing
from okr.export import Form
from okr.member import Member
from okr.ports import World


@dataclass(frozen=True, slots=True)
class AskedExport:
    """What `by` gets, as of the aware moment `at`."""

    form: Form
    by: Member
    at: datetime


def compose_export(world: World, delivery: Delivery) -> Outgoing[AskedExport] | Moot:
    """Moot for somebody who takes no part any more; an export is as of a moment and never changed afterwards."""
    if delivery.is_edit:
        return Moot("an export is not written anew")
    with world.snapshot() as tx:
        member = tx.members.get(delivery.plan.subject)
        if member is None or not takes_part(tx, member):
            return Moot("takes no part here")
        common = tx.settings.get()
        asked = AskedExport(form_of(delivery.plan), member, world.now())
        return Outgoing(to=member.id, language=member.reads(common.language), zone=member.tz.key, content=asked)
