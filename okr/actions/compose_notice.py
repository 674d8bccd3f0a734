"""Say what a notice says now, to whoever it is for, about what they may see."""

from dataclasses import replace

from okr.actions.acting import actor_of, seen_of, takes_part
from okr.actions.agreement_said import agreeing_of, thread_of
from okr.actions.alert_now import alerted_now
from okr.actions.closed_now import closed_now
from okr.actions.hand_over_left import Leaving
from okr.actions.offer_help import offer_of
from okr.actions.told import addressed
from okr.authority import Actor
from okr.delivery import Delivery, Moot, Outgoing
from okr.hand_over import LeftBehind
from okr.key_result import KeyResult
from okr.notice import Notice, NoticeSaid, Topic
from okr.objective import Objective
from okr.ports import Transaction, World
from okr.reaction import HelpOutcome


def compose_notice(world: World, delivery: Delivery) -> Outgoing[NoticeSaid] | Moot:
    """The notice whose number is the ordinal of the delivery's period. Moot where it was about key results, drafts
    or objectives and its reader may see none of them any more."""
    with world.snapshot() as tx:
        notice = tx.notices.get(delivery.plan.ordinal)
        member = tx.members.get(delivery.plan.subject)
        if notice is None or member is None or not takes_part(tx, member):
            return Moot("nobody to tell")
        actor = actor_of(world, tx, member)
        shown, left = seen_by(tx, actor, notice), left_behind(world, tx, actor, notice)
        if notice.about.key_results and not shown and left is None:
            return Moot("about nothing they may see")
        agreeing = agreeing_of(world, tx, actor, notice)
        if notice.about.subjects and agreeing is None:
            return Moot("about nothing they may see")
        alerted = alerted_now(world, tx, notice, shown)
        if alerted and not delivery.is_edit and not any(one.still_holds for one in alerted):
            return Moot("taken back")
        closed = closed_now(tx, notice)
        if closed is not None and closed.is_over and not delivery.is_edit:
            return Moot("works again")
        people = tx.members.many(notice.about.people)
        team = tx.teams.get(notice.about.team) if notice.about.team else None
        said = NoticeSaid(
            notice,
            member,
            tuple(people[one] for one in notice.about.people if one in people),
            shown,
            team.name if team else "",
            left=left,
            outcome=outcome_of(tx, notice),
            alerted=alerted,
            closed=closed,
            agreeing=agreeing,
        )
        return replace(addressed(tx, member, said), thread_ts=thread_of(tx, notice))


def seen_by(tx: Transaction, actor: Actor, notice: Notice) -> tuple[tuple[KeyResult, Objective], ...]:
    """The notice's key results that `actor` may see, with their objectives, in its order."""
    key_results = tx.key_results.many(notice.about.key_results)
    objectives = tx.objectives.many({each.objective for each in key_results.values()})
    seen = seen_of(tx, actor, objectives.values())
    found = [key_results[number] for number in notice.about.key_results if number in key_results]
    return tuple((each, objectives[each.objective]) for each in found if each.objective in seen)


def outcome_of(tx: Transaction, notice: Notice) -> HelpOutcome | None:
    """What came of the offer to help that the notice tells of, None where it tells of none."""
    offer = offer_of(tx, notice) if notice.topic is Topic.HELP_OFFER else None
    return offer.outcome if offer else None


def left_behind(world: World, tx: Transaction, actor: Actor, notice: Notice) -> LeftBehind | None:
    """What waits for somebody new, as the reader of a notice that asks for a hand-over may see it."""
    if notice.topic is not Topic.HAND_OVER:
        return None
    leaver, team = tx.members.get(notice.about.people[0]), tx.teams.get(notice.about.team)
    return Leaving(world, tx, leaver).left_in(team, reader=actor) if leaver and team else None
