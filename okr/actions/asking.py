"""Asking leads for their agreement, and telling what they decided, inside somebody's transaction."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime

from okr.actions.acting import takes_part
from okr.actions.planning import LOOK_BACK, weeks_between
from okr.actions.show_answers import TO_LEADS, want_edits
from okr.actions.telling import retell, tell
from okr.agreement import Outcome
from okr.drafting import DraftedObjective, DraftState
from okr.member import Member
from okr.notice import About, Topic
from okr.ports import Transaction, World
from okr.team import Team


def teams_and_leads(tx: Transaction) -> tuple[dict[str, Team], frozenset[str]]:
    """Every team by key, and those of their leads who are here and take part."""
    teams = {team.key: team for team in tx.teams.all()}
    people = tx.members.many({team.lead for team in tx.teams.live() if team.lead})
    guests = tx.settings.get().allow_guests
    return teams, frozenset(key for key, member in people.items() if member.takes_part(guests=guests))


def ask(
    world: World, tx: Transaction, drafts: Sequence[DraftedObjective], asked: str, *, by: Member
) -> tuple[DraftedObjective, ...]:
    """Keep that the drafts (at least one, of one team) wait for the agreement of `asked`, and tell them once, or
    whoever answers for them while they are away. One that its lead agreed to is sent up."""
    is_bundle = drafts[0].state is DraftState.AGREED
    topic, state = (Topic.SENT_UP, DraftState.SENT_UP) if is_bundle else (Topic.DRAFT_SENT, DraftState.SENT)
    about = About(
        people=(by.id, asked),
        team=drafts[0].content.team,
        subjects=tuple(draft.label for draft in drafts),
    )
    notice = tell(world, tx, stand_in(world, tx, asked), topic, about)
    number = notice.number if notice else None
    sent = tuple(replace(draft, state=state, asked=asked, notice=number) for draft in drafts)
    for draft in sent:
        tx.objective_drafts.put(draft)
    return sent


def stand_in(world: World, tx: Transaction, asked: str) -> str:
    """Who reads what is sent to `asked` today: they themselves, or their delegate while they are away."""
    member = tx.members.get(asked)
    if member is None:
        return asked
    today = world.now().astimezone(member.tz).date()
    named = (absence.delegate for absence in tx.members.absences(member=asked) if absence.covers(today))
    delegate = tx.members.get(next((one for one in named if one), ""))
    return delegate.id if delegate is not None and takes_part(tx, delegate) else asked


def settle_asking(world: World, tx: Transaction, drafts: Iterable[DraftedObjective], outcome: Outcome, by: str) -> None:
    """Bring what asked for agreement to these drafts up to date: the buttons go, and what came of it stands there; and
    the lead's line of those who were asked, which counts what waits for them."""
    asked = tuple(drafts)
    now = world.now()
    for week in weeks_between(now - LOOK_BACK, now):
        for lead in sorted({draft.asked for draft in asked if draft.asked}):
            want_edits(tx, lead, week, TO_LEADS)
    numbers = {draft.notice for draft in asked if draft.notice is not None}
    for notice in tx.notices.many(numbers).values():
        is_bundle = notice.topic is Topic.SENT_UP
        words = "" if is_bundle else decision_words(outcome, by, now)
        retell(tx, replace(notice, about=replace(notice.about, words=words)))


def decision_words(outcome: Outcome, by: str, at: datetime) -> str:
    """A decision as the notice keeps it."""
    return f"{outcome.value} {by} {at.isoformat()}"


def read_decision(words: str) -> tuple[Outcome, str, datetime] | None:
    """What `decision_words` wrote; None for nothing."""
    if not words:
        return None
    outcome, by, at = words.split(" ")
    return Outcome(outcome), by, datetime.fromisoformat(at)


def tell_outcome(
    world: World, tx: Transaction, drafts: Iterable[DraftedObjective], topic: Topic, *, by: Member, words: str = ""
) -> None:
    """Tell the authors what was decided about the drafts as they were before it, and whoever sent them up: one message
    each, none to who decided."""
    concerned: defaultdict[str, list[DraftedObjective]] = defaultdict(list)
    for draft in drafts:
        for person in dict.fromkeys([draft.author, *sender_up(tx, draft)]):
            concerned[person].append(draft)
    concerned.pop(by.id, None)
    for person, theirs in concerned.items():
        labels = tuple(draft.label for draft in theirs)
        about = About(people=(by.id,), team=theirs[0].content.team, words=words, subjects=labels)
        tell(world, tx, person, topic, about)


def sender_up(tx: Transaction, draft: DraftedObjective) -> tuple[str, ...]:
    """The lead who sent a draft up, where somebody did."""
    notice = tx.notices.get(draft.notice) if draft.state is DraftState.SENT_UP and draft.notice else None
    return notice.about.people[:1] if notice else ()
