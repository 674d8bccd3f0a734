"""Why somebody got a notice: what they lead or own, or who did something that concerns them."""

from collections.abc import Iterator

from okr.delivery import DeliveryKind
from okr.member import Member
from okr.notice import Notice, Topic
from okr.objective import Objective
from okr.ports import Transaction
from okr.team import Team
from okr.why import Cause, LeadsTeam, OwnsParent, SomebodyDid

ABOUT_DESTINATIONS = frozenset({Topic.CHANNEL_CLOSED, Topic.UNREACHABLE, Topic.OUTAGE})


def notice_causes(tx: Transaction, number: int, *, by: Member) -> tuple[tuple[Cause, ...], list[Team]]:
    """The causes of `by`'s notice of that number, and the teams it is about; nothing where it is no longer kept, or not
    theirs."""
    notice = tx.notices.get(number)
    if notice is None or notice.to != by.id:
        return (), []
    key_results = tx.key_results.many(notice.about.key_results)
    objectives = tx.objectives.many({each.objective for each in key_results.values()})
    teams = teams_of(tx, notice, list(objectives.values()))
    if notice.topic is Topic.TURNED_RED:
        return tuple(of_turned_red(tx, list(objectives.values()), teams, by)), teams
    led = [team.name for team in teams if leads(by, team)]
    if notice.topic is Topic.HAND_OVER or (led and notice.topic in ABOUT_DESTINATIONS):
        return tuple(LeadsTeam(name, DeliveryKind.NOTICE, notice.topic) for name in led), teams
    if notice.topic in ABOUT_DESTINATIONS:
        return (SomebodyDid(notice.topic, None),), teams
    who = notice.about.people[0] if notice.about.people else None
    person = tx.members.get(who) if who and who != by.id else None
    return (SomebodyDid(notice.topic, person),), teams


def of_turned_red(tx: Transaction, objectives: list[Objective], teams: list[Team], by: Member) -> Iterator[Cause]:
    """Leading a team that wants alerts, or owning what such a team's objectives support."""
    alerting = {team.key: team for team in teams if team.choices.alerts}
    led = (team.name for team in alerting.values() if leads(by, team))
    yield from (LeadsTeam(name, DeliveryKind.NOTICE, Topic.TURNED_RED) for name in led)
    heard = [each for each in objectives if each.team in alerting]
    above = tx.objectives.many({each.parent for each in heard if each.parent})
    yield from (OwnsParent(each) for each in above.values() if each.owner == by.id)
    results = tx.key_results.many({each.parent_key_result for each in heard if each.parent_key_result})
    yield from (OwnsParent(each) for each in results.values() if each.owner == by.id)


def teams_of(tx: Transaction, notice: Notice, objectives: list[Objective]) -> list[Team]:
    """The teams that a notice is about: those of its key results, or the one it names."""
    keys = dict.fromkeys([*(each.team for each in objectives), *filter(None, [notice.about.team])])
    teams = {team.key: team for team in tx.teams.all()}
    return [teams[key] for key in keys if key in teams]


def leads(member: Member, team: Team) -> bool:
    return team.lead == member.id
