"""What the coach says of key results: what they measure, who answers for them, by when and how many there are."""

from collections.abc import Callable, Mapping
from decimal import ROUND_HALF_UP, Decimal

from messages.coach_said import TITLE, CoachWords, Said
from messages.dates import show_date
from messages.lengths import cut
from messages.numbers import show_figure, show_number, show_percent
from okr.coach import Advice, Check
from okr.coach_titles import Activity, activity_in, done_or_held
from okr.metric import Change

GOOD = Decimal("0.7")
"""How far of the way is a success for an aspirational objective (method.md)."""


def activity(words: CoachWords, advice: Advice) -> Said:
    say, title = words.wording.say, words.title(advice)
    says = say(
        "%(titles)s says what will be done, not what will be different afterwards.",
        "%(titles)s say what will be done, not what will be different afterwards.",
        titles=words.titles(advice),
        n=advice.count,
    )
    what = done_or_held(title)
    match activity_in(title) if what else Activity.WORK:
        case Activity.EVENT:
            return Said(says, say("“People who would come to %(what)s again”, 80%%", what=what))
        case Activity.USED:
            return Said(says, say("“People who say that %(what)s helps them”, 80%%", what=what))
        case _:
            return Said(says, say("“%(title)s”, done when the team works with what came of it", title=title))


def same_title(words: CoachWords, advice: Advice) -> Said:
    say, title = words.wording.say, cut(advice.words, TITLE)
    says = say(
        "%(n)s key result is called “%(title)s”.",
        "%(n)s key results are called “%(title)s”, and nobody could tell them apart.",
        title=title,
        n=advice.count,
    )
    return Said(says, say("“%(title)s, new customers” and “%(title)s, returning customers”", title=title))


def weights_over(words: CoachWords, advice: Advice) -> Said:
    say, whole = words.wording.say, advice.figure or Decimal(0)
    says = say("The weights add up to %(sum)s instead of 100%%.", sum=show_percent(whole, words.wording.language))
    return Said(says, say("leave the weights empty, and every key result counts the same"))


def due_late(words: CoachWords, advice: Advice) -> Said:
    say, day = words.wording.say, show_date(advice.day, words.wording.language) if advice.day else ""
    says = say(
        "%(titles)s is due after the cycle's last day, %(day)s.",
        "%(titles)s are due after the cycle's last day, %(day)s.",
        titles=words.titles(advice),
        day=day,
        n=advice.count,
    )
    return Said(says, say("due on %(day)s, with the target that can be reached by then", day=day))


def no_owner(words: CoachWords, advice: Advice) -> Said:
    say = words.wording.say
    says = say("Nobody answers for %(titles)s yet, so nobody would be asked.", titles=words.titles(advice))
    return Said(says, say("whoever is first to notice when the figure moves"))


def no_evidence(words: CoachWords, advice: Advice) -> Said:
    say = words.wording.say
    says = say("Say what will prove that this is done: %(titles)s.", titles=words.titles(advice))
    return Said(says, say("the signed certificate, a link to the report"))


def all_yes_or_no(words: CoachWords, advice: Advice) -> Said:
    say = words.wording.say
    says = say("All key results are yes or no, so nothing moves before the last day.")
    return Said(says, say("“%(title)s” as milestones: first version, tried out, in use", title=words.title(advice)))


def no_middle(words: CoachWords, advice: Advice) -> Said:
    say = words.wording.say
    says = say("An aspirational objective is a success at about 70%%, but a yes or no has no 70%%.")
    return Said(says, say("“%(title)s” as milestones, or choose “committed”", title=words.title(advice)))


def one_key_result(words: CoachWords, advice: Advice) -> Said:
    say = words.wording.say
    says = say("One figure alone can be reached at the cost of something else; a second one keeps watch.")
    return Said(says, say("beside “%(title)s”: complaints a week, at most 5", title=words.title(advice)))


def many_key_results(words: CoachWords, advice: Advice) -> Said:
    say = words.wording.say
    says = say("%(n)s key results are more than anybody keeps in mind; three to five say what matters.", n=advice.count)
    title = words.title(advice)
    return Said(says, say("“%(title)s” becomes an initiative, or goes into an objective of its own", title=title))


def doubles(words: CoachWords, advice: Advice) -> Said:
    say, language = words.wording.say, words.wording.language
    times = (advice.figure or Decimal(1)).quantize(Decimal("0.1"), ROUND_HALF_UP).normalize()
    says = say(
        "“%(title)s” is to become %(times)s times what it was at the start, and “committed” promises all of it.",
        title=words.title(advice),
        times=show_number(times, language),
    )
    good = good_enough(words, advice)
    return Said(says, say("if %(figure)s were a success already, choose “aspirational”", figure=good))


def good_enough(words: CoachWords, advice: Advice) -> str:
    """Seven tenths of the way from start to target, rounded as people would say it."""
    first = words.first(advice)
    if first is None or not isinstance(first.metric, Change):
        return ""
    metric = first.metric
    figure = metric.start + (metric.target - metric.start) * GOOD
    step = Decimal(1).scaleb(max(figure.adjusted() - 1, -2))
    return show_figure(figure.quantize(step, ROUND_HALF_UP) + 0, metric.unit, words.wording.language)


SAID: Mapping[Check, Callable[[CoachWords, Advice], Said]] = {
    Check.ACTIVITY: activity,
    Check.SAME_TITLE: same_title,
    Check.WEIGHTS_OVER: weights_over,
    Check.DUE_LATE: due_late,
    Check.NO_OWNER: no_owner,
    Check.NO_EVIDENCE: no_evidence,
    Check.ALL_YES_OR_NO: all_yes_or_no,
    Check.NO_MIDDLE: no_middle,
    Check.ONE_KEY_RESULT: one_key_result,
    Check.MANY_KEY_RESULTS: many_key_results,
    Check.DOUBLES: doubles,
}
