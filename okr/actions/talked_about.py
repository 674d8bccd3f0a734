"""What people write about: a draft or an objective, found by its label, where somebody may see it."""

from dataclasses import dataclass

from okr.actions.acting import circle_of
from okr.actions.drafts_at_hand import draft_at_hand
from okr.authority import Actor, may_see
from okr.authority_writing import may_know_of
from okr.drafting import DraftedObjective
from okr.objective import Objective
from okr.ports import Transaction
from okr.refusals import NoSuchKeyResult
from okr.talk import Talk


@dataclass(frozen=True, slots=True)
class Subject:
    """A draft or an objective; `concerned` are the members it concerns, `circle` those named on an objective."""

    thing: DraftedObjective | Objective
    concerned: tuple[str, ...]
    circle: frozenset[str] = frozenset()

    @property
    def label(self) -> str:
        return self.thing.label

    @property
    def title(self) -> str:
        return self.thing.content.title if isinstance(self.thing, DraftedObjective) else self.thing.title

    def talk(self, tx: Transaction) -> Talk:
        """What was written about it so far."""
        return talk_about(tx, self.label, self.title)

    def is_seen_by(self, actor: Actor) -> bool:
        """Whether `actor` may read what is said about it."""
        if isinstance(self.thing, DraftedObjective):
            return may_know_of(actor, self.thing)
        return may_see(actor, self.thing, self.circle)


def subject_of(tx: Transaction, actor: Actor, label: str) -> Subject:
    """The draft ("D-3") or objective ("O-3") of that label. Raises NoSuchDraft and NoSuchKeyResult, also for what
    `actor` may not see."""
    kind, _, number = label.partition("-")
    if kind == "D":
        return subject_of_draft(tx, draft_at_hand(tx, actor, int(number)))
    objective = tx.objectives.get(int(number))
    if objective is None:
        raise NoSuchKeyResult(label)
    found = subject_of_objective(tx, objective)
    if not found.is_seen_by(actor):
        raise NoSuchKeyResult(label)
    return found


def subject_of_draft(tx: Transaction, draft: DraftedObjective) -> Subject:
    """A draft concerns its author, and whom it was sent to last."""
    notice = tx.notices.get(draft.notice) if draft.notice is not None else None
    asked = notice.about.people[1:2] if notice else ()
    return Subject(draft, tuple(dict.fromkeys((draft.author, *asked))))


def subject_of_objective(tx: Transaction, objective: Objective) -> Subject:
    """An objective concerns its owner and contributors."""
    circle = circle_of(objective, tx.key_results.of_objectives([objective.number]))
    concerned = dict.fromkeys((objective.owner, *objective.contributors))
    return Subject(objective, tuple(each for each in concerned if each), circle)


def talk_about(tx: Transaction, label: str, title: str) -> Talk:
    """What was written about the draft or the objective of that label and title, for whoever may see it."""
    comments = tuple(tx.objective_comments.of(label))
    people = tx.members.many({one.by for one in comments}) if comments else {}
    return Talk(label, title, comments, people)
