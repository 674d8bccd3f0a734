"""Placing a team below another: which ones a form offers, and what is checked before it stands there."""

from okr.authority import Act, Actor, authorize, require_live
from okr.ports import Transaction, World
from okr.refusals import NoSuchTeam
from okr.team import Team
from okr.team_place import require_place

Places = tuple[tuple[str, str], ...]
"""Names and keys of teams."""


def places_of(tx: Transaction, team: Team, actor: Actor) -> Places | None:
    """The other teams; None where `actor` may not place the team. Only admins do: with its place go the rights of the
    leads above it. The company stands below none."""
    if team.is_company or not actor.member.is_admin:
        return None
    return tuple((each.name, each.key) for each in tx.teams.live() if each.key != team.key)


def check_place(tx: Transaction, wanted: Team, known: Team, actor: Actor) -> None:
    """Raises NotAnAdmin, NoSuchTeam, TeamArchived and TeamCircle where the team is to stand elsewhere and cannot."""
    if known.is_company or wanted.parent == known.parent:
        return
    authorize(actor, Act.CHANGE_WORKSPACE)
    if wanted.parent is None:
        return
    above = tx.teams.get(wanted.parent)
    if above is None:
        raise NoSuchTeam(wanted.parent)
    require_live(above)
    require_place(known, above, tx.teams.all())


def note_place(world: World, tx: Transaction, changed: Team, known: Team, *, by: str) -> None:
    """A line of its own in the log, where the team stands elsewhere now: who leads it has changed with it."""
    if changed.parent != known.parent:
        thing = f"{changed.key} to {changed.parent}" if changed.parent else changed.key
        tx.audit.note(actor=by, action="place_team", thing=thing, at=world.now())
