"""Tell the lead and the parent's owner at once of what an answer made newly at risk or blocked."""

from collections.abc import Iterator, Mapping, Sequence

from okr.actions.agenda import Due
from okr.actions.answering import Answering
from okr.actions.telling import tell
from okr.alert import is_news, needs_eyes
from okr.delivery import Delivery, DeliveryKind
from okr.notice import About, Notice, Topic
from okr.ports import Transaction, World
from okr.standing import Tally
from okr.week import Week


def raise_alerts(
    world: World,
    tx: Transaction,
    answering: Answering,
    items: Sequence[Due],
    *,
    week: Week,
    before: Mapping[int, Tally],
) -> None:
    """One notice to each lead and parent's owner about all of `items` that this submission made newly at risk or
    blocked; `before` are the tallies as they stood. Alerts of this week that tell of `items` are brought up to date.

    Nobody is told of their own answer, nor a second time in a week of a key result that was never cleared between. For
    teams that want alerts; whether its reader may see a key result is decided when the notice is composed.
    """
    after = tx.standings.tallies([item.key_result.number for item in items])
    for to, heard in recipients(tx, answering, items).items():
        told: set[int] = set()
        for row, notice in alerts_of(tx, to, week):
            told.update(notice.about.key_results)
            if any(item.key_result.number in notice.about.key_results for item in heard):
                tx.deliveries.want_edit(row.id)
        news = [item for item in heard if is_new_to(item.key_result.number, told, before, after, week)]
        if news:
            tell(world, tx, to, Topic.TURNED_RED, about_of(news, by=answering.by.id, week=week))


def is_new_to(number: int, told: set[int], before: Mapping[int, Tally], after: Mapping[int, Tally], week: Week) -> bool:
    if number in told and needs_eyes(before.get(number)):
        return False
    return is_news(before.get(number), after.get(number), week)


def about_of(news: Sequence[Due], *, by: str, week: Week) -> About:
    teams = {item.team.key for item in news}
    numbers = tuple(item.key_result.number for item in news)
    return About(key_results=numbers, people=(by,), team=min(teams) if len(teams) == 1 else "", week=week)


def recipients(tx: Transaction, answering: Answering, items: Sequence[Due]) -> dict[str, list[Due]]:
    """Who hears of which of `items`: the team's lead, and the owner of the objective or key result above it."""
    wanted = [item for item in items if item.team.choices.alerts]
    above = tx.objectives.many({item.objective.parent for item in wanted if item.objective.parent})
    results = tx.key_results.many(
        {item.objective.parent_key_result for item in wanted if item.objective.parent_key_result}
    )
    found: dict[str, list[Due]] = {}
    for item in wanted:
        parent, result = above.get(item.objective.parent or 0), results.get(item.objective.parent_key_result or 0)
        hear = [item.team.lead, parent.owner if parent else None, result.owner if result else None]
        for to in dict.fromkeys(filter(None, hear)):
            if to != answering.by.id:
                found.setdefault(to, []).append(item)
    return found


def alerts_of(tx: Transaction, to: str, week: Week) -> Iterator[tuple[Delivery, Notice]]:
    """The alerts about `week` that the member `to` was or will be told, with their rows; two queries."""
    rows = {
        row.plan.ordinal: row
        for row in tx.deliveries.of_period(week.key, subject=to)
        if row.plan.kind is DeliveryKind.NOTICE
    }
    notices = tx.notices.many(rows) if rows else {}
    yield from ((rows[number], one) for number, one in notices.items() if one.topic is Topic.TURNED_RED)
