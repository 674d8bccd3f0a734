"""Who is acting, and on what: members and key results with all that decides what is allowed."""

from collections.abc import Iterable, Mapping
from datetime import timedelta

from okr.authority import Actor, KeyResultInContext, may_see
from okr.key_result import KeyResult
from okr.member import Member
from okr.objective import Objective, Visibility
from okr.ports import Transaction, World
from okr.refusals import NoSuchKeyResult
from okr.team import Team
from okr.team_place import upwards

ANSWERS_STAY_OPEN = timedelta(days=7)
"""How long a delegate may still answer for a week in which the owner was away."""


def actor_of(world: World, tx: Transaction, member: Member) -> Actor:
    """The member with every role that counts now; one delegates until the answers of the last week away close. Archived
    teams of theirs are among their teams, for what was said there; they lead none of those themselves."""
    teams = {team.key: team for team in tx.teams.all()}
    today = world.now().astimezone(member.tz).date()
    lately = (a for a in tx.members.absences() if a.first_day <= today <= a.last_day + ANSWERS_STAY_OPEN)
    return Actor(
        member=member,
        teams=frozenset(m.team for m in tx.teams.memberships(member=member.id, archived=True)),
        leads=frozenset(key for key in teams if is_led_by(member.id, key, teams)),
        delegate_of=frozenset(a.member for a in lately if a.delegate == member.id),
        guests_allowed=tx.settings.get().allow_guests,
    )


def seen_of(tx: Transaction, actor: Actor, objectives: Iterable[Objective]) -> set[int]:
    """The numbers of those that `actor` may see; one query, none where all are public."""
    found = {each.number: each for each in objectives}
    hidden = [number for number, each in found.items() if each.visibility is not Visibility.PUBLIC]
    siblings = tx.key_results.of_objectives(hidden) if hidden else ()
    return {number for number, each in found.items() if may_see(actor, each, circle_of(each, siblings))}


def takes_part(tx: Transaction, member: Member) -> bool:
    """Whether this person owns, answers and is told anything here."""
    return member.takes_part(guests=tx.settings.get().allow_guests)


def is_led_by(member: str, team: str, teams: Mapping[str, Team]) -> bool:
    """Whether `member` leads `team` or one of the teams above it; the company's lead leads them all."""
    return any(teams[key].lead_now == member for key in upwards(team, teams))


def in_context(tx: Transaction, number: int) -> KeyResultInContext:
    """The key result with its objective, cycle, team and circle; NoSuchKeyResult where there is none."""
    key_result = tx.key_results.get(number)
    objective = tx.objectives.get(key_result.objective) if key_result else None
    cycle = tx.cycles.get(objective.cycle) if objective else None
    team = tx.teams.get(objective.team) if objective else None
    if key_result is None or objective is None or cycle is None or team is None:
        raise NoSuchKeyResult(f"KR-{number}")
    circle = circle_of(objective, tx.key_results.of_objectives([objective.number]))
    return KeyResultInContext(key_result, objective, cycle, team, circle)


def circle_of(objective: Objective, key_results: Iterable[KeyResult]) -> frozenset[str]:
    """The members named on the objective: its owner and contributors, and those of those of `key_results` it has."""
    own = [kr for kr in key_results if kr.objective == objective.number]
    named = {
        objective.owner,
        *objective.contributors,
        *(kr.owner for kr in own),
        *(name for kr in own for name in kr.contributors),
    }
    return frozenset(name for name in named if name)
