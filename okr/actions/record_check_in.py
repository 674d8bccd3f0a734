"""Record what somebody answered about one week: all of it or nothing."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from okr.actions.agenda import Due
from okr.actions.alert import raise_alerts
from okr.actions.answering import Answering
from okr.actions.show_answers import show_answers
from okr.actions.standings import due_weeks_of, keep_standing
from okr.actions.telling import tell
from okr.actions.told import told_of
from okr.answered import Receipt
from okr.assessment import assess
from okr.check_in import Answer, CheckIn
from okr.draft import Draft
from okr.form import Submission
from okr.member import Member
from okr.metric import Change, Limit, Metric, Reading, fits
from okr.notice import About, Topic
from okr.ports import Transaction, World
from okr.refusals import AnsweredMeanwhile, NeedsExplanation, WeekNotOpen, WrongReading
from okr.week import Week


def record_check_in(world: World, submission: Submission, *, by: Member) -> Receipt:
    """Save the answers and return them as they were understood.

    Sending the same answers again changes nothing. Raises, and saves nothing: NothingDue, NotYourKeyResult and the
    other refusals of `authorize`; WeekNotOpen; WrongReading; AnsweredMeanwhile with what somebody said since the
    sender looked, unless it is the same; NeedsExplanation for contradictions not explained yet.
    """
    with world.transaction() as tx:
        tx.key_results.lock(submission.numbers)
        answering = Answering(world, tx, by=by, only=submission.numbers)
        items = answering.open_items(submission.week)
        if len(items) < len(submission.numbers):
            raise WeekNotOpen(submission.week.key)
        recording = Recording(world, tx, answering, submission)
        answered = [item for item in items if item.key_result.number in submission.answers]
        recording.require_sound(answered)
        saved = [item for item in answered if recording.save(item, at=world.now())]
        recording.require_explained()
        recording.drop_from_draft(submission.numbers)
        recording.tell_blocker_owners(saved)
        raise_alerts(world, tx, answering, saved, week=submission.week, before=recording.blockers)
        show_answers(tx, answering, submission.week, saved, at=world.now())
        told = told_of(tx, by, submission.week, items, now=world.now())
        return replace(told.receipt(), waiting=waiting(tx, answering, submission.week))


def waiting(tx: Transaction, answering: Answering, week: Week) -> int:
    """How many key results that are one's own to answer are not answered yet."""
    own = [item.key_result.number for item in answering.own_items(week)]
    return len(own) - len(tx.check_ins.current_of(own, week))


class Recording:
    """One submission on its way into the database."""

    def __init__(self, world: World, tx: Transaction, answering: Answering, submission: Submission) -> None:
        self.world, self.tx, self.answering, self.by = world, tx, answering, answering.by
        self.week, self.seen = submission.week, submission.seen
        self.current = tx.check_ins.current_of(submission.answers, submission.week)
        self.answers = {
            number: with_explanation_of(self.current.get(number), answer)
            for number, answer in with_taps(submission, tx.drafts.get(self.by.id, submission.week)).items()
        }
        self.blockers = tx.standings.tallies(submission.answers)
        self.unexplained: list[int] = []

    def require_sound(self, items: Sequence[Due]) -> None:
        """Refuse readings that do not fit, and what would overwrite somebody else's answer unseen."""
        for item in items:
            reading = self.answers[item.key_result.number].reading
            if not fits_as_answer(item.key_result.metric, reading):
                raise WrongReading(item.key_result.label)
        theirs = {
            number: check_in
            for number, check_in in self.current.items()
            if check_in.revision > self.seen.get(number, 0) and check_in.answer != self.answers[number]
        }
        if theirs:
            raise AnsweredMeanwhile(theirs)

    def save(self, item: Due, *, at: datetime) -> bool:
        """Add the answer as the next revision; False where this person said just that already."""
        number = item.key_result.number
        before, answer = self.current.get(number), self.answers[number]
        if before is not None and before.by == self.by.id and before.answer == answer:
            return False
        check_in = CheckIn(
            key_result=number,
            week=self.week,
            revision=before.revision + 1 if before else 1,
            answer=answer,
            by=self.by.id,
            at=at,
            on_behalf_of=item.on_behalf_of,
        )
        self.tx.check_ins.add(check_in)
        if self._contradicts(item, check_in):
            self.unexplained.append(number)
        self.tx.audit.note(actor=self.by.id, action="check_in", thing=f"{item.key_result.label} {self.week.key}", at=at)
        return True

    def tell_blocker_owners(self, items: Sequence[Due]) -> None:
        """Tell those who are newly named to clear a blocker; not every week anew, and nobody of what they said."""
        for item in items:
            number = item.key_result.number
            answer, before = self.answers[number], self.blockers.get(number)
            owner = answer.blocker_owner if answer.blocker else None
            if owner in {None, self.by.id} or (before and before.blocker and before.blocker_owner == owner):
                continue
            about = About((number,), (self.by.id,), words=answer.blocker, week=self.week)
            tell(self.world, self.tx, owner or "", Topic.BLOCKER_NAMED, about)

    def require_explained(self) -> None:
        if self.unexplained:
            raise NeedsExplanation(tuple(self.unexplained))

    def drop_from_draft(self, numbers: Sequence[int]) -> None:
        """What is settled need not be kept as a draft; what else was typed stays."""
        draft = self.tx.drafts.get(self.by.id, self.week)
        if draft is None:
            return
        left = {number: entry for number, entry in draft.entries.items() if number not in numbers}
        if left:
            self.tx.drafts.put(replace(draft, entries=left))
        else:
            self.tx.drafts.drop(self.by.id, self.week)

    def _contradicts(self, item: Due, check_in: CheckIn) -> bool:
        """Keep the standing, and say whether its high confidence while far behind is still unexplained."""
        schedule = self.answering.schedule
        standing = keep_standing(self.tx, schedule, item.key_result, item.objective, check_in)
        if standing.latest != check_in or check_in.answer.explanation:
            return False
        judged = assess(
            item.key_result,
            standing,
            ambition=item.objective.ambition,
            on=due_weeks_of(self.tx, schedule, item.key_result, item.objective).day_of(self.week),
            silent=0,
            thresholds=schedule.thresholds(item.objective.team),
        )
        return judged.asks_why


def with_taps(submission: Submission, draft: Draft | None) -> dict[int, Answer]:
    """The answers, with each confidence that was tapped on the form up to now."""
    if draft is None or not submission.from_draft:
        return submission.answers
    tapped = {number: entry.confidence for number, entry in draft.entries.items() if entry.chosen_at}
    return {
        number: replace(answer, confidence=tapped.get(number) or answer.confidence)
        for number, answer in submission.answers.items()
    }


def with_explanation_of(before: CheckIn | None, answer: Answer) -> Answer:
    """The answer with what was explained for the same confidence in this week: nobody is asked twice."""
    if before is None or answer.explanation or before.answer.confidence != answer.confidence:
        return answer
    return replace(answer, explanation=before.answer.explanation)


def fits_as_answer(metric: Metric, reading: Reading | None) -> bool:
    """Whether the reading is of the metric's kind; only figures may be left out."""
    if reading is None:
        return isinstance(metric, Change | Limit)
    return fits(metric, reading)
