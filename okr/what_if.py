"""What an answer would mean that is still being typed: the health of its key result, were it sent as it stands."""

from okr.assessment import assess
from okr.check_in import Answer
from okr.form import FormItem
from okr.health import Assessment
from okr.standing import Standing
from okr.standing_fold import count
from okr.week import Week


def judged_with(item: FormItem, answer: Answer, week: Week) -> Assessment:
    """The assessment of the form's item on its `today`, with `answer` as the one about `week`; nothing is saved.

    As the status would judge it, but for `since` and for whether a contradiction was explained before, which the
    whole history decides.
    """
    key_result, today = item.key_result, item.today
    tally = count(item.standing.tally_at(week.previous()), answer, week, key_result.target_on(today).metric)
    return assess(
        key_result,
        Standing(key_result.number, tally=tally),
        ambition=item.objective.ambition,
        on=today,
        silent=0,
        thresholds=item.thresholds,
    )
