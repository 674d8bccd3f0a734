"""What a lead changes about one week's digest: its opening line, or that it is left out this week."""

from dataclasses import replace

from okr.actions.acting import actor_of
from okr.actions.post_digest import digest_for, preview_of, take_up_again, week_to_report
from okr.actions.settling_digests import cancel, rows_of
from okr.authority import Act, authorize
from okr.channel_digest import ChannelDigest, DigestPreview
from okr.delivery import DeliveryKind, DeliveryState
from okr.digest_edit import DigestEdit
from okr.member import Member
from okr.ports import Transaction, World
from okr.refusals import NoSuchTeam
from okr.refusals_in_channels import (
    DigestAlreadyOut,
    DigestLeftOut,
    DigestWeekOver,
    NoChannel,
)
from okr.team import Team
from okr.week import Week

NOT_OUT = frozenset({DeliveryState.PENDING, DeliveryState.CANCELLED, DeliveryState.MISSED, DeliveryState.DEAD})
"""Where a digest is not in its channel, and certainly not on its way there."""


def digest_to_edit(world: World, team_key: str, week_key: str, *, by: Member) -> ChannelDigest:
    """What the channel gets, as far as `by` may see it, for a lead or an admin who is about to change it.

    Raises NoSuchTeam, NotTheLead, NoChannel, DigestWeekOver for another week than the one to report, DigestLeftOut
    where it is skipped, NoDigestThisWeek where there is nothing to report.
    """
    with world.snapshot() as tx:
        team, week = asked_for(world, tx, team_key, week_key, by=by)
        refuse_left_out(tx, team, week)
        return digest_for(world, tx, team, week, actor=actor_of(world, tx, by))


def edit_opening(world: World, team_key: str, week_key: str, words: str, *, by: Member) -> ChannelDigest:
    """Begin the digest with `words`, signed by whoever wrote them; no words: the bot's own sentence. What is out
    already is brought up to date. Raises what `digest_to_edit` raises."""
    with world.transaction() as tx:
        team, week = asked_for(world, tx, team_key, week_key, by=by)
        refuse_left_out(tx, team, week)
        if is_anew(tx, DigestEdit(team.key, week, by.id, world.now(), opening=words.strip())):
            row = tx.deliveries.get(DeliveryKind.DIGEST, team.key, week.key)
            if row is not None:
                tx.deliveries.want_edit(row.id)
            note(world, tx, team, week, by=by, action="edit_digest")
        return digest_for(world, tx, team, week, actor=actor_of(world, tx, by))


def skip_digest(world: World, team_key: str, week_key: str, reason: str, *, by: Member) -> ChannelDigest:
    """Leave the digest of that week out, and say why; an opening line written for it is dropped. Skipping again
    changes the reason. DigestAlreadyOut where the channel has it; raises else what `digest_to_edit` raises."""
    with world.transaction() as tx:
        team, week = asked_for(world, tx, team_key, week_key, by=by)
        if is_anew(tx, DigestEdit(team.key, week, by.id, world.now(), skipped=reason.strip() or "—")):
            for each in tx.deliveries.of_period(week.key, subject=team.key):
                tx.deliveries.cancel(each.id, reason="skipped")
            note(world, tx, team, week, by=by, action="skip_digest")
        row = tx.deliveries.get(DeliveryKind.DIGEST, team.key, week.key)
        if row is not None and row.state not in NOT_OUT:  # claimed in this very instant, where it waited a moment ago
            raise DigestAlreadyOut(team.name, week.key)
        return digest_for(world, tx, team, week, actor=actor_of(world, tx, by))


def unskip_digest(world: World, team_key: str, week_key: str, *, by: Member) -> DigestPreview:
    """Take back that it is left out: it goes out at its time, or now where that has passed; not at all where the team
    wants no digest any more. Harmless where it is not left out. Raises what `digest_to_edit` raises but DigestLeftOut.
    """
    with world.transaction() as tx:
        team, week = asked_for(world, tx, team_key, week_key, by=by)
        edit = tx.digest_edits.get(team.key, week)
        if edit is not None and edit.skipped:
            tx.digest_edits.put(DigestEdit(team.key, week, by.id, world.now()))
            take_up_again(tx, team, week, at=world.now())
            if not team.digest:
                cancel(tx, rows_of(tx, team, week))  # to wait like any that was switched off
            note(world, tx, team, week, by=by, action="unskip_digest")
        return preview_of(world, tx, team, week, actor=actor_of(world, tx, by))


def asked_for(world: World, tx: Transaction, team_key: str, week_key: str, *, by: Member) -> tuple[Team, Week]:
    """The team and week that a button names, where this person may change that digest now."""
    team = tx.teams.get(team_key)
    if team is None:
        raise NoSuchTeam(team_key)
    authorize(actor_of(world, tx, by), Act.POST_DIGEST, team)
    if team.channel is None:
        raise NoChannel(team.name)
    week = week_to_report(world, tx, team)
    if week.key != week_key:
        raise DigestWeekOver(team.name, week_key)
    return team, week


def is_anew(tx: Transaction, edit: DigestEdit) -> bool:
    """Keep what was said; False where the same person has said just that already."""
    before = tx.digest_edits.get(edit.team, edit.week)
    if before is not None and replace(before, at=edit.at) == edit:
        return False
    tx.digest_edits.put(edit)
    return True


def refuse_left_out(tx: Transaction, team: Team, week: Week) -> None:
    """Raise DigestLeftOut where somebody skipped it."""
    edit = tx.digest_edits.get(team.key, week)
    if edit is not None and edit.skipped:
        raise DigestLeftOut(team.name, week.key, edit.by, edit.skipped)


def note(world: World, tx: Transaction, team: Team, week: Week, *, by: Member, action: str) -> None:
    tx.audit.note(actor=by.id, action=action, thing=f"{team.key} {week.key}", at=world.now())
