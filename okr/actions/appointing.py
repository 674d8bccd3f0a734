"""Who is an admin of the bot beside Slack's own: named and no longer named in one place, noted and told."""

from collections.abc import Iterable
from dataclasses import replace

from okr.actions.telling import tell
from okr.member import Member, MemberKind
from okr.notice import About, Topic
from okr.ports import Transaction, World
from okr.refusals import CannotBeChosen, NoAdminLeft


def appoint(world: World, tx: Transaction, wanted: Iterable[str], *, by: Member) -> list[Member]:
    """Make exactly these members the appointed admins; who changed, by id, as they are now. The new ones are told.

    Call it where the settings are locked: of two who do this at once the second sees what the first did. Raises
    CannotBeChosen for one who is no full member, NoAdminLeft.
    """
    chosen, members = set(wanted), {member.id: member for member in tx.members.all()}
    for each in sorted(chosen):
        require_choosable(each, members.get(each))
    if not any(is_left(member, chosen) for member in members.values()):
        raise NoAdminLeft
    changed = sorted(one for one, member in members.items() if member.appointed is not (one in chosen))
    known = tx.members.lock(changed)
    after = [replace(known[one], appointed=one in chosen) for one in changed]
    for member in after:
        tx.members.put(member)
        note(world, tx, member, by=by)
    return after


def require_choosable(name: str, member: Member | None) -> None:
    if member is None or (member.kind is not MemberKind.FULL and not member.appointed):
        raise CannotBeChosen(name)


def is_left(member: Member, chosen: set[str]) -> bool:
    """Whether this is an admin who is here, once these are chosen."""
    return member.kind is MemberKind.FULL and (member.admin or member.id in chosen)


def note(world: World, tx: Transaction, member: Member, *, by: Member) -> None:
    action = "appoint_admin" if member.appointed else "dismiss_admin"
    tx.audit.note(actor=by.id, action=action, thing=member.id, at=world.now())
    if member.appointed and member.id != by.id:
        tell(world, tx, member.id, Topic.APPOINTED, About(people=(by.id,)))
