"""A person's own settings: what they are, and choosing them."""

from dataclasses import replace

from okr.actions.acting import actor_of
from okr.actions.know_member import put_member
from okr.actions.settings_ahead import own_ahead, zones_here
from okr.authority import Act, Actor, authorize, leads
from okr.member import Member
from okr.ports import Transaction, World
from okr.settings_shown import OwnChoices, OwnSettings
from okr.team import Team


def show_settings(world: World, *, by: Member) -> OwnSettings:
    """What `by` may set, and when they are asked next."""
    with world.snapshot() as tx:
        return own_settings(world, tx, by)


def choose_settings(world: World, choices: OwnChoices, *, by: Member) -> OwnSettings:
    """Keep what `by` chose; the week's messages follow. Choosing the same twice changes nothing."""
    with world.transaction() as tx:
        authorize(actor_of(world, tx, by), Act.USE)
        known = tx.members.lock([by.id]).get(by.id, by)
        chosen = replace(
            known,
            language=choices.language,
            own_zone=choices.own_zone,
            quiet_from=choices.quiet_from,
            quiet_to=choices.quiet_to,
            reminders=choices.reminders,
        )
        if chosen != known:
            put_member(world, tx, chosen, known)
            tx.audit.note(actor=by.id, action="choose_settings", thing=by.id, at=world.now())
        return own_settings(world, tx, chosen)


def own_settings(world: World, tx: Transaction, by: Member) -> OwnSettings:
    actor = actor_of(world, tx, by)
    authorize(actor, Act.USE)
    member = tx.members.get(by.id) or by
    return OwnSettings(
        now=world.now(),
        member=member,
        language=member.reads(tx.settings.get().language),
        ahead=own_ahead(world, tx, member),
        teams=teams_to_set(tx, actor),
        zones=zones_here(tx),
    )


def teams_to_set(tx: Transaction, actor: Actor) -> tuple[Team, ...]:
    """The teams that `actor` may set: first those they lead themselves, then by name."""
    found = [team for team in tx.teams.live() if leads(actor, team.key)]
    return tuple(sorted(found, key=lambda team: (team.lead != actor.id, team.name, team.key)))
