"""One act on the open form, a tap or a character: kept at once, even where it comes in after the form was sent."""

from dataclasses import replace
from decimal import Decimal

from okr.actions.answering import Answering
from okr.actions.check_in_form import form_of
from okr.actions.keep_draft import add_to_draft
from okr.actions.record_check_in import record_check_in
from okr.check_in import Answer, CheckIn
from okr.draft import Entry, Press, Touch, looked_at_again, touched
from okr.form import CheckInForm, FormItem, Submission, Touched, Typed
from okr.member import Member
from okr.objective import Objective
from okr.ports import World
from okr.refusals import AnsweredMeanwhile, NeedsExplanation, OutOfDate


def touch_form(world: World, touch: Touch, typed: Typed, *, by: Member) -> Touched:
    """Keep what the act did in the draft of `by`, with all that stood in the fields of its key result (and of those
    begun before); the later of two acts counts, in whatever order they come in.

    A tap that was on its way while the form was sent is not lost: where `by` has answered about this key result since
    the form was opened, it becomes a further revision of that answer. Raises as `open_check_in`, and OutOfDate for an
    obstacle that is none.
    """
    kept = keep_touch(world, touch, typed, by=by)
    item = item_of(kept, touch.key_result)
    if item is None or item.current is None or not is_revised(item.current, typed, by=by):
        return Touched(touch, kept)
    touch = in_full(touch, item.objective)
    answer = after(item.current.answer, touch)
    sent = was_sent(kept, typed, by=by)
    if answer == item.current.answer:
        return Touched(touch, kept, was_sent=sent)
    revised = Submission(typed.week, {touch.key_result: answer}, {touch.key_result: item.current.revision})
    try:
        receipt = record_check_in(world, revised, by=by)
    except (NeedsExplanation, AnsweredMeanwhile) as refusal:
        form = keep_for_later(world, touch, typed, item, by=by)
        return Touched(touch, form, asks_why=isinstance(refusal, NeedsExplanation), was_sent=sent)
    with world.snapshot() as tx:
        answering = Answering(world, tx, by=by, only=typed.only)
        form = form_of(world, tx, answering, typed.week, answering.open_items(typed.week))
    return Touched(touch, form, receipt, was_sent=sent)


def keep_touch(world: World, touch: Touch, typed: Typed, *, by: Member) -> CheckInForm:
    """The form with the act in its draft; about a key result answered since the form was opened nothing is kept."""
    with world.transaction() as tx:
        tx.key_results.lock(typed.entries)
        answering = Answering(world, tx, by=by, only=typed.only)
        items = answering.open_items(typed.week)
        on_form = {item.key_result.number for item in items}
        draft, current = tx.drafts.get(by.id, typed.week), tx.check_ins.current_of(on_form, typed.week)
        before = draft.entries if draft else {}
        touch = next(
            (in_full(touch, one.objective) for one in items if one.key_result.number == touch.key_result), touch
        )
        after = {
            number: touched(before.get(number), entry, touch, here=number == touch.key_result)
            for number, entry in typed.entries.items()
            if number in on_form
            and (number == touch.key_result or number in before)
            and not is_revised(current.get(number), typed, by=by)
        }
        add_to_draft(world, tx, typed, looked_at_again(before, after, touch.key_result), by=by)
        return form_of(world, tx, answering, typed.week, items)


def in_full(touch: Touch, objective: Objective) -> Touch:
    """The act with all the words of the obstacle that was chosen, of which it has the beginning; OutOfDate where none
    begins so."""
    if touch.press is not Press.FORESEEN:
        return touch
    known = [each for each in objective.obstacles if touch.words and each.startswith(touch.words)]
    if not known:
        raise OutOfDate
    return replace(touch, words=known[0])


def is_revised(current: CheckIn | None, typed: Typed, *, by: Member) -> bool:
    """Whether `by` has answered since what is `typed` was on their screen."""
    return current is not None and current.by == by.id and current.revision > typed.seen.get(current.key_result, 0)


def keep_for_later(world: World, touch: Touch, typed: Typed, item: FormItem, *, by: Member) -> CheckInForm:
    """The form with the act in its draft after all, typed in sight of the answer that it would revise."""
    revision = item.current.revision if item.current else 0
    seen = replace(typed, seen={**typed.seen, touch.key_result: revision})
    entry = touched(None, typed.entries[touch.key_result], touch, here=True)
    with world.transaction() as tx:
        answering = Answering(world, tx, by=by, only=typed.only)
        add_to_draft(world, tx, seen, {touch.key_result: entry}, by=by)
        return form_of(world, tx, answering, typed.week, answering.open_items(typed.week))


def after(answer: Answer, touch: Touch) -> Answer:
    """The answer as the tap would have had it; a new confidence is explained anew, or not at all."""
    match touch.press:
        case Press.CONFIDENCE if touch.confidence is not None and touch.confidence != answer.confidence:
            return replace(answer, confidence=touch.confidence, explanation="")
        case Press.NO_FIGURE if isinstance(answer.reading, Decimal):
            return replace(answer, reading=None)
        case Press.CLEARED:
            return replace(answer, blocker="", blocker_owner=None)
        case Press.FORESEEN:
            return replace(answer, blocker=touch.words)
        case _:
            return answer


def was_sent(form: CheckInForm, typed: Typed, *, by: Member) -> bool:
    """Whether it is this form that was sent: everything on it was answered since, in the words that stood on it."""
    return all(
        is_revised(item.current, typed, by=by) and says(item, typed.entries.get(item.key_result.number))
        for item in form.items
    )


def says(item: FormItem, entry: Entry | None) -> bool:
    return entry is None or item.current is None or item.current.answer.note == entry.note.strip()


def item_of(form: CheckInForm, number: int) -> FormItem | None:
    return next((item for item in form.items if item.key_result.number == number), None)
