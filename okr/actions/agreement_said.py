"""What notices about drafts and objectives say now: the drafts as they stand, and what was decided."""

from collections.abc import Sequence

from okr.actions.asking import read_decision
from okr.actions.shown_drafts import ShownDrafts
from okr.actions.talked_about import subject_of
from okr.agreement import WAITS, Agreeing, Decision, Outcome, ShownDraft
from okr.authority import Actor
from okr.authority_writing import may_know_of
from okr.delivery import DeliveryKind, DeliveryState
from okr.drafting import DraftedObjective, DraftState
from okr.notice import Notice, Topic
from okr.ports import Transaction, World
from okr.refusals import NoSuchKeyResult
from okr.refusals_writing import NoSuchDraft

ASKS = frozenset({Topic.DRAFT_SENT, Topic.SENT_UP})
"""The topics that ask for agreement."""

TOPICS = ASKS | {Topic.DRAFT_AGREED, Topic.CHANGE_ASKED, Topic.TALK}


def agreeing_of(world: World, tx: Transaction, actor: Actor, notice: Notice) -> Agreeing | None:
    """What the notice says to `actor`, its reader; None where it is about no draft or objective, or none of them is
    there for them any more. What asked for agreement goes on saying what came of it."""
    if notice.topic not in TOPICS:
        return None
    if notice.topic is Topic.TALK:
        return talked(tx, actor, notice)
    found = drafts_of(tx, notice)
    shown = ShownDrafts(world, tx, actor)
    drafts = shown.of([draft for draft in found if may_be_told(actor, draft, notice)])
    waiting = frozenset(each.draft.number for each in drafts if waits_by(each.draft, notice))
    if not drafts and notice.topic not in ASKS:
        return None
    return Agreeing(
        drafts=drafts,
        waiting=waiting,
        decision=decision_of(tx, notice, drafts, is_open=bool(waiting)),
        instead_of=tx.members.get(notice.about.people[1]) if is_for_another(notice) else None,
        asked_at=shown.asked_at(actor.member, drafts) if notice.topic is Topic.DRAFT_AGREED else None,
    )


def drafts_of(tx: Transaction, notice: Notice) -> list[DraftedObjective]:
    """The drafts that the notice names and that still are there, in its order."""
    labels = [label for label in notice.about.subjects if label.startswith("D-")]
    found = [tx.objective_drafts.get(int(label.removeprefix("D-"))) for label in labels]
    return [draft for draft in found if draft is not None]


def may_be_told(actor: Actor, draft: DraftedObjective, notice: Notice) -> bool:
    """Whoever may know of it, and whom this very notice asked to agree to it: they had it before them."""
    return may_know_of(actor, draft) or (notice.topic in ASKS and draft.notice == notice.number)


def waits_by(draft: DraftedObjective, notice: Notice) -> bool:
    """Whether the draft waits for the answer that this notice asks for."""
    return notice.topic in ASKS and draft.notice == notice.number and draft.state in WAITS


def is_for_another(notice: Notice) -> bool:
    """Whether it went to the delegate of whoever was asked."""
    return notice.topic in ASKS and len(notice.about.people) > 1 and notice.about.people[1] != notice.to


def decision_of(tx: Transaction, notice: Notice, drafts: Sequence[ShownDraft], *, is_open: bool) -> Decision | None:
    """What came of a notice that asked about one draft; None where it waits still, or was about several."""
    if notice.topic is not Topic.DRAFT_SENT or is_open:
        return None
    kept = read_decision(notice.about.words)
    if kept is None:
        is_out = any(each.draft.state is DraftState.PUBLISHED for each in drafts)
        return Decision(Outcome.AGREED if is_out else Outcome.GONE, None, notice.at)
    outcome, by, at = kept
    return Decision(outcome, tx.members.get(by), at)


def talked(tx: Transaction, actor: Actor, notice: Notice) -> Agreeing | None:
    """What somebody wrote, where the reader may still see what it is about."""
    try:
        subject = subject_of(tx, actor, notice.about.subjects[0])
    except (NoSuchDraft, NoSuchKeyResult):
        return None
    return Agreeing((), title=subject.title)


def thread_of(tx: Transaction, notice: Notice) -> str | None:
    """Where a comment on a draft hangs: under the message that asked its reader for agreement; None where it stands
    by itself."""
    if notice.topic is not Topic.TALK:
        return None
    draft = next(iter(drafts_of(tx, notice)), None)
    asked = tx.notices.get(draft.notice) if draft is not None and draft.notice is not None else None
    if asked is None or asked.to != notice.to:
        return None
    row = tx.deliveries.get(DeliveryKind.NOTICE, asked.to, f"{asked.week.key}.{asked.number}")
    return row.slack_ts if row is not None and row.state is DeliveryState.SENT else None
