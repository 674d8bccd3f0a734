"""Who may set up a team, and below which one it will stand (docs/decisions/0010-the-first-admin.md)."""

from dataclasses import dataclass

from okr.actions.acting import actor_of
from okr.authority import Act, Actor, authorize
from okr.member import Member, MemberKind
from okr.ports import Transaction, World
from okr.refusals_setting_up import NotYoursToSetUp
from okr.team import Team

MOST_NAMED = 5


@dataclass(frozen=True, slots=True)
class SetUpRight:
    """`by` may set up a team below `above` (None: below a company that is made with it); `is_first` where that makes
    them the first admin."""

    by: Member
    above: Team | None
    is_first: bool = False


def right_to_set_up(world: World, tx: Transaction, by: Member) -> SetUpRight:
    """Admins may, below the company; leads, below their own team; before there is any team or anybody was appointed,
    whoever comes first. Raises NotYoursToSetUp, with those who may, for everybody else."""
    actor = actor_of(world, tx, by)
    authorize(actor, Act.USE)
    teams = {team.key: team for team in tx.teams.all()}
    company = next((team for team in teams.values() if team.is_company), None)
    if by.is_admin:
        return SetUpRight(by, company)
    if actor.leads:
        return SetUpRight(by, led_first(actor, teams))
    people = [one for one in tx.members.all() if one.can_answer]
    if not teams and not any(one.appointed for one in people) and by.kind is MemberKind.FULL:
        return SetUpRight(by, None, is_first=True)
    raise NotYoursToSetUp(who_may(people, teams))


def led_first(actor: Actor, teams: dict[str, Team]) -> Team:
    """Of the teams they lead, one that stands below none of the others; by name where there are several."""
    led = [teams[key] for key in actor.leads]
    highest = [team for team in led if team.parent not in actor.leads]
    return min(highest or led, key=lambda team: (not team.is_company, team.name))


def who_may(people: list[Member], teams: dict[str, Team]) -> tuple[str, ...]:
    """Up to five member ids: those appointed here first, then Slack's admins, then the leads."""
    leads = {team.lead_now for team in teams.values()}
    ranked = sorted(people, key=lambda one: (not one.appointed, not one.admin, one.name))
    return tuple(one.id for one in ranked if one.is_admin or one.id in leads)[:MOST_NAMED]
