"""Offer to help the owner of a key result, and say what came of it."""

from dataclasses import replace
from datetime import datetime

from okr.actions.acting import actor_of, in_context, takes_part
from okr.actions.digest_line import digest_in_channel, line_of, require_another, show_on_line
from okr.actions.planning import after_own_quiet_hours
from okr.actions.react import given_by
from okr.actions.show_answers import TO_CHANNELS, want_edits
from okr.actions.telling import NOTICE_LIVES, period_of, retell, tell
from okr.authority import Act, KeyResultInContext, authorize, may_be_shown_in
from okr.delivery import Delivery, DeliveryKind, Plan
from okr.help_offer import HelpOffered
from okr.key_result import KeyResultState
from okr.member import Member
from okr.notice import About, Notice, Topic
from okr.ports import Transaction, World
from okr.reaction import HelpOutcome, Reaction, ReactionKind
from okr.refusals_on_lines import (
    HelpOfferedAlready,
    HelpSettled,
    NobodyToHelp,
    NoSuchOffer,
    NothingToHelpWith,
)
from okr.week import Week


def offer_help(world: World, number: int, week: Week, *, by: Member) -> HelpOffered:
    """Tell the owner that `by` can help, and open a thread for the two under the digest of `week`, where there is one;
    on an older line it counts for the team's latest digest, so that the next one tells what became of it.

    Offered once a person and week. Raises HelpOfferedAlready, with what came of it; YourOwnKeyResult; NobodyToHelp
    where it has no owner; NothingToHelpWith once it is over; NoSuchKeyResult, also for what `by` may not see.
    """
    with world.transaction() as tx:
        tx.key_results.lock([number])
        thing = line_of(world, tx, number, week, by=by)
        require_another(thing, by)
        owner, week = owner_to_help(tx, thing), latest_reported(world, tx, thing, week)
        offer = Reaction(number, week, by.id, ReactionKind.HELP, world.now(), HelpOutcome.OPEN)
        before = given_by(tx, offer)
        if before is not None:
            raise HelpOfferedAlready(thing.key_result.label, owner.id, before.outcome or HelpOutcome.OPEN)
        tx.reactions.put(offer)
        about = About((number,), (by.id,), thing.team.key, week=week)
        notice = tell(world, tx, owner.id, Topic.HELP_OFFER, about)
        digest = digest_for(tx, thing, week)
        if notice is not None and digest is not None:
            tx.deliveries.plan([thread_plan(notice, at=after_own_quiet_hours(owner, world.now()))])
        show_on_line(tx, thing, week)
        return HelpOffered(thing.key_result, owner, digest.channel if digest else None)


def owner_to_help(tx: Transaction, thing: KeyResultInContext) -> Member:
    """Whom an offer is told. Raises NothingToHelpWith and NobodyToHelp."""
    if not thing.cycle.takes_check_ins or thing.key_result.state is not KeyResultState.ACTIVE:
        raise NothingToHelpWith(thing.key_result.label)
    owner = tx.members.get(thing.key_result.owner or "")
    if owner is None or not takes_part(tx, owner):
        raise NobodyToHelp(thing.key_result.label, thing.team.lead)
    return owner


def latest_reported(world: World, tx: Transaction, thing: KeyResultInContext, week: Week) -> Week:
    """The week of the team's latest digest in a channel, where that is after `week`."""
    return next(
        (each for each in reversed(weeks_since(world, thing, week)) if digest_in_channel(tx, thing, each)), week
    )


def weeks_since(world: World, thing: KeyResultInContext, week: Week) -> list[Week]:
    """The weeks after `week` up to this one of the team's calendar."""
    this = Week.of(world.now().astimezone(thing.team.tz).date())
    return [week.plus(after) for after in range(1, this - week + 1)]


def settle_help(world: World, notice: int, outcome: HelpOutcome, *, by: Member) -> None:
    """Say what came of the offer that the notice of that number told of: the owner, their delegate or a lead does.

    Its messages and the digests that tell of it are brought up to date. Raises HelpSettled where it was said before,
    NotYourKeyResult, NoSuchKeyResult and, where there is no such offer any more, NoSuchOffer.
    """
    with world.transaction() as tx:
        told = tx.notices.get(notice)
        if told is None or told.topic is not Topic.HELP_OFFER:
            raise NoSuchOffer
        tx.key_results.lock(told.about.key_results)
        thing = in_context(tx, told.about.key_results[0])
        authorize(actor_of(world, tx, by), Act.SETTLE_HELP, thing)
        offer = offer_of(tx, told)
        if offer is None:
            raise NoSuchOffer
        if offer.outcome is outcome or (offer.outcome and offer.outcome.is_settled):
            raise HelpSettled(thing.key_result.label, offer.member, offer.outcome)
        tx.reactions.put(replace(offer, outcome=outcome))
        retell(tx, told)
        show_outcome(world, tx, thing, told)


def show_outcome(world: World, tx: Transaction, thing: KeyResultInContext, told: Notice) -> None:
    """Bring up to date the thread of the offer, and the digest after the one it was made under."""
    row = tx.deliveries.get(DeliveryKind.HELP_THREAD, told.about.team, period_of(told))
    if row is not None:
        tx.deliveries.want_edit(row.id)
    after = (week for week in weeks_since(world, thing, told.week) if digest_in_channel(tx, thing, week))
    if (telling := next(after, None)) is not None:
        want_edits(tx, thing.team.key, telling, TO_CHANNELS)


def offer_of(tx: Transaction, told: Notice) -> Reaction | None:
    """The offer that the notice tells of."""
    (number, *_), (helper, *_) = told.about.key_results, told.about.people
    return given_by(tx, Reaction(number, told.week, helper, ReactionKind.HELP, told.at))


def digest_for(tx: Transaction, thing: KeyResultInContext, week: Week) -> Delivery | None:
    """The digest under which a thread about the key result may hang: it is out, and its channel may see it."""
    digest = digest_in_channel(tx, thing, week)
    return digest if digest is not None and is_for_channel(tx, thing, digest.channel) else None


def is_for_channel(tx: Transaction, thing: KeyResultInContext, channel: str | None) -> bool:
    """Whether the channel, where there is one, may see the key result."""
    if channel is None:
        return False
    channel_of = frozenset(each.key for each in tx.teams.of_channel(channel))
    return may_be_shown_in(thing.objective, channel_of=channel_of, external=False)


def thread_plan(notice: Notice, *, at: datetime) -> Plan:
    """The thread of the offer that `notice` tells of: its number makes the period unique."""
    return Plan(
        DeliveryKind.HELP_THREAD, notice.about.team, period_of(notice), not_before=at, not_after=at + NOTICE_LIVES
    )
