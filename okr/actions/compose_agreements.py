"""Put together what waits for somebody's agreement, what of theirs is under way, and what they may send up."""

from okr.actions.acting import actor_of
from okr.actions.asking import teams_and_leads
from okr.actions.drafts_at_hand import draft_at_hand
from okr.actions.shown_drafts import ShownDrafts
from okr.agreement import WAITS, Agreements, Bundle, ShownDraft, asked_above
from okr.authority import Act, Actor, authorize
from okr.drafting import DraftedObjective, DraftState
from okr.member import Member
from okr.ports import Transaction, World

UNDER_WAY = frozenset({DraftState.SENT, DraftState.AGREED, DraftState.SENT_UP, DraftState.RETURNED})


def compose_agreements(world: World, *, by: Member) -> Agreements:
    """All that `by` has to do with agreeing, the oldest first. Raises the refusals of those who take no part."""
    with world.snapshot() as tx:
        actor = actor_of(world, tx, by)
        authorize(actor, Act.USE)
        shown = ShownDrafts(world, tx, actor)
        own = {draft.number: draft for draft in tx.objective_drafts.of_author(by.id) if draft.state in UNDER_WAY}
        sent = own | {draft.number: draft for draft in sent_up_by(tx, actor)}
        return Agreements(
            member=by,
            waiting=shown.of(waiting_for(tx, actor)),
            sent=shown.of([sent[number] for number in sorted(sent)]),
            bundles=bundles_of(tx, actor, shown),
        )


def waiting_for(tx: Transaction, actor: Actor) -> list[DraftedObjective]:
    """The drafts that wait for the answer of `actor`, or of somebody they answer for."""
    people = [actor.id, *sorted(actor.delegate_of)]
    found = [draft for person in people for draft in tx.objective_drafts.asked_of(person) if draft.state in WAITS]
    return sorted(found, key=lambda draft: draft.number)


def sent_up_by(tx: Transaction, actor: Actor) -> list[DraftedObjective]:
    """What went up from the teams that `actor` leads themselves, and waits there for somebody else."""
    teams, _ = teams_and_leads(tx)
    led = [team.key for team in teams.values() if team.lead_now == actor.id]
    drafts = [draft for team in led for draft in tx.objective_drafts.of_team(team)]
    return [draft for draft in drafts if draft.state is DraftState.SENT_UP and draft.asked != actor.id]


def bundles_of(tx: Transaction, actor: Actor, shown: ShownDrafts) -> tuple[Bundle, ...]:
    """Of each team that `actor` leads themselves: what is agreed to there and may be sent up."""
    teams, here = teams_and_leads(tx)
    found = list[Bundle]()
    for team in sorted((each for each in teams.values() if each.lead_now == actor.id), key=lambda each: each.name):
        agreed = [each for each in tx.objective_drafts.of_team(team.key) if each.state is DraftState.AGREED]
        above = tx.members.get(asked_above(team.key, teams, here) or "")
        if agreed and above is not None:
            found.append(Bundle(team, above, shown.of(agreed)))
    return tuple(found)


def open_agreement(world: World, number: int, *, by: Member) -> ShownDraft:
    """One draft as it stands, with its talk and what `by` can do with it. Raises NoSuchDraft."""
    with world.snapshot() as tx:
        actor = actor_of(world, tx, by)
        authorize(actor, Act.USE)
        (found,) = ShownDrafts(world, tx, actor).of([draft_at_hand(tx, actor, number)])
        return found
