"""Note that the operator wrote an export to a file: what left the database, and how much of it."""

from okr.audit import OPERATOR
from okr.export import Form
from okr.member import Member
from okr.ports import World


def note_export(world: World, form: Form, count: int, *, seen_by: Member | None) -> None:
    """A line in the audit log: `count` objectives as `form`, all there is or what `seen_by` may see."""
    thing = f"{count} {form.value}" + (f" {seen_by.id}" if seen_by else "")
    with world.transaction() as tx:
        tx.audit.note(actor=OPERATOR, action="export_company", thing=thing, at=world.now())
