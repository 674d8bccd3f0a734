"""What holds for the whole workspace: what it is, and changing it, with who its admins are."""

from dataclasses import replace

from okr.actions.acting import actor_of
from okr.actions.appointing import appoint
from okr.actions.change_team import check_thresholds
from okr.actions.settings_ahead import zones_here
from okr.actions.settling import promised, settle
from okr.authority import Act, authorize
from okr.member import Member
from okr.ports import Transaction, World
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
        appoint(world, tx, choices.appointed, by=by)
        changed = changed_settings(known, choices)
        if changed.allow_guests != known.allow_guests:
            before = promised(world, tx)
            tx.settings.put(changed)
            settle(world, tx, before)
        elif changed != known:
            tx.settings.put(changed)
        if changed != known:
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


def shared_settings(world: World, tx: Transaction) -> SharedSettings:
    appointed = tuple(sorted(member.id for member in tx.members.all() if member.appointed and member.can_answer))
    return SharedSettings(world.now(), tx.settings.get(), appointed, zones_here(tx))
