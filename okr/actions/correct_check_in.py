"""Correct what was said about a week that is over: a new revision with its reason, and everything that follows."""

from dataclasses import replace

from okr.actions.acting import actor_of, in_context
from okr.actions.record_check_in import fits_as_answer, with_explanation_of
from okr.actions.schedule import Schedule
from okr.actions.show_answers import TO_CHANNELS, want_edits
from okr.actions.standings import due_weeks_of, rebuild_standing
from okr.actions.telling import tell
from okr.assessment import assess
from okr.authority import Act, authorize
from okr.check_in import Answer, CheckIn
from okr.correction import Corrected, Correction, CorrectionForm
from okr.form import FormItem
from okr.key_result import KeyResult
from okr.member import Member
from okr.notice import About, Topic
from okr.ports import Transaction, World
from okr.refusals import AnsweredMeanwhile, NeedsReason, NotToCorrect, WeekStillOpen, WrongReading
from okr.standing import Standing
from okr.standing_fold import rebuild
from okr.team_place import upwards
from okr.week import Week


def open_correction(world: World, number: int, week: Week, *, by: Member) -> CorrectionForm:
    """What stands about the key result `number` in `week`. Raises the refusals of `authorize` for answering,
    NotToCorrect where that week never asked about it, WeekStillOpen where the usual form takes the answer."""
    with world.snapshot() as tx:
        correcting = Correcting(world, tx, number, week, by=by)
        correcting.require_over()
        return CorrectionForm(by, week, correcting.item())


def correct_check_in(world: World, correction: Correction, *, by: Member) -> Corrected:
    """Keep the correction as a new revision, or as the first where that week was never answered.

    The standing is worked out anew, the digests of that week and of the next that are out are brought up to date, and
    the owner is told where somebody else did it. Sending the same again changes nothing. Raises as open_correction,
    and WrongReading, NeedsReason, AnsweredMeanwhile with what was said since the sender looked.
    """
    with world.transaction() as tx:
        tx.key_results.lock([correction.key_result])
        correcting = Correcting(world, tx, correction.key_result, correction.week, by=by)
        correcting.require_over()
        before, answer = correcting.current, correcting.understood(correction)
        if before is not None and before.answer == answer:
            return Corrected(correcting.then, before, changed=False)
        if before is not None and before.revision > correction.seen:
            raise AnsweredMeanwhile({correction.key_result: before})
        now = correcting.keep(answer, reason=correction.reason.strip())
        correcting.show_everywhere()
        correcting.tell_owner(now)
        return Corrected(correcting.then, now, before)


class Correcting:
    """One key result and one week, with everything that a correction by `by` needs of them."""

    def __init__(self, world: World, tx: Transaction, number: int, week: Week, *, by: Member) -> None:
        self.world, self.tx, self.week, self.by = world, tx, week, by
        self.thing = in_context(tx, number)
        authorize(actor_of(world, tx, by), Act.ANSWER, self.thing)
        self.schedule = Schedule(world, tx)
        self.key_result, self.objective = self.thing.key_result, self.thing.objective
        self.current = tx.check_ins.current(number, week)
        self.due = due_weeks_of(tx, self.schedule, self.key_result, self.objective)
        self.owner = tx.members.get(self.key_result.owner or "") or by
        self.occurrence = self.schedule.occurrence(self.thing.team.key, self.thing.cycle.key, week, self.owner.tz)
        self.day = self.occurrence.day if self.occurrence else self.due.day_of(week)

    @property
    def then(self) -> KeyResult:
        """The key result with the targets that were in force."""
        until = self.key_result.targets.index(self.key_result.target_on(self.day))
        return replace(self.key_result, targets=self.key_result.targets[: until + 1])

    def require_over(self) -> None:
        """Raise unless that week asked about the key result, or was answered, and takes no answers any more."""
        now = self.world.now()
        label, this = self.key_result.label, Week.of(now.astimezone(self.owner.tz).date())
        asked = self.occurrence is not None and self.key_result.target_on(self.day).start <= self.day
        if self.week > this or not (asked or self.current):
            raise NotToCorrect(label, self.week.key)
        still_open = now < self.occurrence.closes_at if self.occurrence else self.week == this
        if still_open:
            raise WeekStillOpen(label, self.week.key)

    def item(self) -> FormItem:
        """The form's item as it would have been then, with what was said since about that week."""
        thresholds = self.schedule.thresholds(self.objective.team)
        known = [one for one in self.tx.check_ins.history(self.key_result.number) if one.week <= self.week]
        ambition = self.objective.ambition
        standing: Standing = rebuild(self.then, known, ambition=ambition, due=self.due, thresholds=thresholds)
        judged = assess(self.then, standing, ambition=ambition, on=self.day, silent=0, thresholds=thresholds)
        for_another = self.owner if self.owner.id != self.by.id else None
        return FormItem(
            key_result=self.then,
            objective=self.objective,
            standing=standing,
            assessment=judged,
            today=self.day,
            thresholds=thresholds,
            current=self.current,
            on_behalf_of=for_another,
            seen=self.revision,
        )

    @property
    def revision(self) -> int:
        return self.current.revision if self.current else 0

    def understood(self, correction: Correction) -> Answer:
        """The answer as it is kept: with what was explained, and who was to clear a blocker that stays."""
        if not fits_as_answer(self.then.metric, correction.answer.reading):
            raise WrongReading(self.key_result.label)
        if not correction.reason.strip():
            raise NeedsReason(self.key_result.label)
        answer = with_explanation_of(self.current, correction.answer)
        before = self.current.answer if self.current else None
        if before and answer.blocker == before.blocker and answer.blocker_owner is None:
            return replace(answer, blocker_owner=before.blocker_owner)
        return answer

    def keep(self, answer: Answer, *, reason: str) -> CheckIn:
        """Add the revision, work the standing out anew, and write down who did it."""
        at, owner = self.world.now(), self.key_result.owner
        check_in = CheckIn(
            key_result=self.key_result.number,
            week=self.week,
            revision=self.revision + 1,
            answer=answer,
            by=self.by.id,
            at=at,
            on_behalf_of=owner if owner != self.by.id else None,
            reason=reason,
        )
        self.tx.check_ins.add(check_in)
        rebuild_standing(self.tx, self.schedule, self.key_result, self.objective)
        thing = f"{self.key_result.label} {self.week.key}"
        self.tx.audit.note(actor=self.by.id, action="correct_check_in", thing=thing, at=at)
        return check_in

    def show_everywhere(self) -> None:
        """The digests of that week and of the next, which compares itself with it."""
        all_due = self.schedule.due_weeks(self.objective.team, self.objective.cycle)
        following = next((week for week in all_due.weeks if week > self.week), None)
        for team in upwards(self.objective.team, self.schedule.teams):
            for week in filter(None, (self.week, following)):
                want_edits(self.tx, team, week, TO_CHANNELS)

    def tell_owner(self, now: CheckIn) -> None:
        """Where somebody else corrected their answer."""
        owner = self.key_result.owner
        if owner is not None and owner != self.by.id:
            about = About((self.key_result.number,), (self.by.id,), words=now.reason, week=self.week)
            tell(self.world, self.tx, owner, Topic.CORRECTED, about)
