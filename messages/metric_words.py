"""How a key result is measured, read back in one line: every figure as it was understood."""

from messages.lengths import cut
from messages.lines import Lines
from messages.numbers import show_figure
from messages.wording import Wording
from okr.metric import Binary, Change, Limit, Metric, Milestones

EVIDENCE = 150
STEP = 60


def measured(metric: Metric, wording: Wording) -> str:
    """ "from 5h to 2h", "at most 5%", "3 steps: …", "done when: …"."""
    say = wording.say
    match metric:
        case Change(start=start, target=target, unit=unit):
            first, last = (show_figure(each, unit, wording.language) for each in (start, target))
            return say("from %(start)s to %(target)s", start=first, target=last)
        case Limit() as limit:
            return Lines(wording).target(limit)
        case Milestones(steps=steps):
            titles = "; ".join(cut(step.title, STEP) for step in steps)
            return say("%(n)s step: %(titles)s", "%(n)s steps: %(titles)s", n=len(steps), titles=titles)
        case Binary(evidence=evidence):
            return say("done when: %(evidence)s", evidence=cut(evidence, EVIDENCE)) if evidence else say("yes or no")
