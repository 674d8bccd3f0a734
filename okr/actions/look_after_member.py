"""Look after one person as an admin: make them an admin or no longer one, and say which language they are spoken to."""

from okr.actions.acting import actor_of
from okr.actions.appointing import appoint
from okr.actions.choose_language import speak
from okr.actions.show_member import shown
from okr.authority import Act, Actor, authorize
from okr.member import Member
from okr.member_shown import MemberShown
from okr.ports import Transaction, World
from okr.refusals import NoSuchMember


def look_after_members(world: World, *, by: Member) -> None:
    """Return where `by` may; NotAnAdmin for everybody else."""
    with world.snapshot() as tx:
        looking_after(world, tx, by)


def appoint_member(world: World, person: str, *, is_admin: bool, by: Member) -> MemberShown:
    """Have them be an admin here, or no longer; how they stand then, also where they stood so already.

    Slack's own admins stay admins whatever is said here. Raises NotAnAdmin, NoSuchMember, CannotBeChosen for one who is
    no full member, NoAdminLeft where nobody would be left who is one.
    """
    with world.transaction() as tx:
        tx.settings.lock()
        actor = looking_after(world, tx, by)
        appointed = {member.id for member in tx.members.all() if member.appointed}
        appoint(world, tx, appointed | {person} if is_admin else appointed - {person}, by=by)
        return shown(world, tx, known(tx, person), actor=actor)


def set_language_of(world: World, person: str, language: str | None, *, by: Member) -> MemberShown:
    """Keep the language (its code; None: Slack's) as if they had chosen it: they may choose again. Raises NotAnAdmin,
    NoSuchMember."""
    with world.transaction() as tx:
        actor = looking_after(world, tx, by)
        tx.members.lock([person])
        member = known(tx, person)
        if member.language != language:
            member = speak(tx, member, language)
            tx.audit.note(actor=by.id, action="set_language_of", thing=person, at=world.now())
        return shown(world, tx, member, actor=actor)


def looking_after(world: World, tx: Transaction, by: Member) -> Actor:
    """An admin as they are known now, who may have been one no longer since they were asked."""
    actor = actor_of(world, tx, tx.members.get(by.id) or by)
    authorize(actor, Act.LOOK_AFTER)
    return actor


def known(tx: Transaction, person: str) -> Member:
    found = tx.members.get(person)
    if found is None:
        raise NoSuchMember(person)
    return found
