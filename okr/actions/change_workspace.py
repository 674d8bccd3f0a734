"""What holds for the whole workspace: what it is, and changing it, with who its admins are."""

from collections.abc import Iterable
from dataclasses import replace

from okr.actions.acting import actor_of
from okr.actions.change_team import check_thresholds
from okr.actions.settings_ahead import zones_here
from okr.actions.settling import promised, settle
from okr.actions.telling import tell
from okr.authority import Act, authorize
from okr.member import Member, MemberKind
from okr.notice import About, Topic
from okr.ports import Transaction, World
from okr.refusals import CannotBeChosen, NoAdminLeft
from okr.settings import WorkspaceSettings
from okr.settings_shown import SharedChoices, SharedSettings


def show_workspace(world: World, *, by: Member) -> SharedSettings:
    """What holds for the whole workspace; NotAnAdmin for everybody else."""
    with world.snapshot() as tx:
        authorize(actor_of(world, tx, by), Act.CHANGE_WORKSPACE)
        return shared_settings(world, tx)


def change_workspace(world: World, choices: SharedChoices, *, by: Member) -> SharedSettings:
    """Keep what an admin chose. New admins are told.

    Other thresholds change what every standing says: those are worked out anew in steps (keep_standings_true), from the
    next minute on. Raises NotAnAdmin, ThresholdsCross, CannotBeChosen for an admin who is no full member, NoAdminLeft.
    """
    with world.transaction() as tx:
        known = tx.settings.lock()
        authorize(actor_of(world, tx, tx.members.get(by.id) or by), Act.CHANGE_WORKSPACE)
        check_thresholds(choices.thresholds)
        named = appoint(tx, choices.appointed)
        changed = changed_settings(known, choices)
        if changed.allow_guests != known.allow_guests:
            before = promised(world, tx)
            tx.settings.put(changed)
            settle(world, tx, before)
        elif changed != known:
            tx.settings.put(changed)
        for member in named:
            if member.appointed and member.id != by.id:
                tell(world, tx, member.id, Topic.APPOINTED, About(people=(by.id,)))
        if named or changed != known:
            tx.audit.note(actor=by.id, action="change_workspace", thing=world.workspace, at=world.now())
        return shared_settings(world, tx)


def changed_settings(known: WorkspaceSettings, choices: SharedChoices) -> WorkspaceSettings:
    others = choices.thresholds != known.thresholds
    stale_from = 0 if others else known.choices.stale_from
    return replace(
        known,
        language=choices.language,
        zone=choices.zone,
        allow_guests=choices.allow_guests,
        thresholds=choices.thresholds,
        choices=replace(
            known.choices,
            absence_from_status=choices.absence_from_status,
            stale_from=stale_from,
            mission=choices.mission,
        ),
    )


def appoint(tx: Transaction, wanted: Iterable[str]) -> list[Member]:
    """Make exactly these members the appointed admins; returns who changed, as they are now."""
    chosen, members = set(wanted), tx.members.lock(member.id for member in tx.members.all())
    for each in sorted(chosen):
        member = members.get(each)
        if member is None or (member.kind is not MemberKind.FULL and not member.appointed):
            raise CannotBeChosen(each)
    after = [replace(member, appointed=member.id in chosen) for member in members.values()]
    if not any(member.is_admin and member.kind is MemberKind.FULL for member in after):
        raise NoAdminLeft
    changed = [member for member in after if member != members[member.id]]
    for member in changed:
        tx.members.put(member)
    return sorted(changed, key=lambda member: member.id)


def shared_settings(world: World, tx: Transaction) -> SharedSettings:
    appointed = tuple(sorted(member.id for member in tx.members.all() if member.appointed and member.can_answer))
    return SharedSettings(world.now(), tx.settings.get(), appointed, zones_here(tx))
