"""The coach in words: the draft as one sentence, and what would make it better, each with one example."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from messages import coach_key_results, coach_objective
from messages.coach_said import CoachWords, Said
from messages.coach_sentence import sentence
from messages.wording import Wording
from okr.coach import ALONE, Advice, Beside, Check, advise
from okr.drafting import DraftContent

MOST = 5
"""Pieces of advice shown at once, the most telling first: never a wall."""

_SAID: Mapping[Check, Callable[[CoachWords, Advice], Said]] = {**coach_objective.SAID, **coach_key_results.SAID}


@dataclass(frozen=True, slots=True)
class Coached:
    """What the macro `coached` of coach.j2 shows: the sentence (empty while there is no title), the advice, and how
    many more pieces there are. All are plain words."""

    sentence: str
    advice: tuple[Said, ...]
    more: int


def coached(content: DraftContent, wording: Wording, *, beside: Beside = ALONE) -> Coached:
    """The draft as its writer's coach sees it, in at most eight blocks."""
    found = advise(content, beside=beside)
    words = CoachWords(wording, content)
    said = tuple(said_of(each, words) for each in found[:MOST])
    return Coached(sentence(content, wording), said, max(len(found) - MOST, 0))


def said_of(advice: Advice, words: CoachWords) -> Said:
    """One piece of advice: a sentence, and one example of how to mend it."""
    return _SAID[advice.check](words, advice)
