"""Nothing changed: confirm what may stay as it was, and ask about the rest."""

from collections.abc import Mapping

from okr.actions.open_check_in import open_check_in
from okr.actions.record_check_in import record_check_in
from okr.answered import Receipt
from okr.check_in import Answer
from okr.confirming import LookAgain, Unchanged, as_it_was, look_again
from okr.form import Submission
from okr.member import Member
from okr.ports import World
from okr.refusals import NeedsExplanation
from okr.week import Week


def confirm_unchanged(world: World, week: Week | None = None, *, by: Member, only: tuple[int, ...] = ()) -> Unchanged:
    """Answer for everything of `week` (None: the one a command would open) that waits for `by`, or for what of `only`
    does: value and confidence stay. What is not to be confirmed unseen (`LookAgain`) comes back as a form.

    Recorded as any other answer; pressing twice changes nothing. Raises as `open_check_in` and `record_check_in`.
    """
    form = open_check_in(world, by=by, week=week, only=only)
    waiting = {item.key_result.number: item for item in form.items if item.current is None}
    looks = {number: why for number, item in waiting.items() if (why := look_again(item, form.week))}
    answers = {
        number: as_it_was(item.key_result, tally)
        for number, item in waiting.items()
        if number not in looks and (tally := item.standing.tally)
    }
    receipt, doubted = recorded_but(world, form.week, answers, by=by)
    looks |= dict.fromkeys(doubted, LookAgain.CONTRADICTION)
    recorded = len(answers) - len(doubted)
    if not looks:
        return Unchanged(recorded, receipt=receipt)
    rest = open_check_in(world, by=by, week=form.week, only=tuple(sorted(looks)))
    return Unchanged(recorded, rest, next(why for why in LookAgain if why in looks.values()), receipt)


def recorded_but(
    world: World, week: Week, answers: Mapping[int, Answer], *, by: Member
) -> tuple[Receipt | None, tuple[int, ...]]:
    """Record the answers; returns their receipt and the key results left out because they would have to be explained
    first."""
    if not answers:
        return None, ()
    try:
        return record_check_in(world, Submission(week, dict(answers), {}), by=by), ()
    except NeedsExplanation as refusal:
        rest = {number: answer for number, answer in answers.items() if number not in refusal.key_results}
        receipt, doubted = recorded_but(world, week, rest, by=by)
        return receipt, (*refusal.key_results, *doubted)
