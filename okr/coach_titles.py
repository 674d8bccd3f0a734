"""Reading a title as the coach does: whether it holds a figure, and whether it names an activity."""

import re
from enum import StrEnum
from itertools import pairwise
from unicodedata import normalize

from okr.coach_words import (
    EVENTS,
    JOINTS,
    KEEPING,
    MEASURES,
    NUMBERED,
    PERIODS,
    PURPOSES,
    RESULTS,
    TOWARDS,
    UNITS,
    USED,
    WITHIN,
    WORK,
)

_FIGURE = re.compile(
    r"(?<![\w.,/:#\-–])[$€£¥₫]?\d(?:[\d.,]*\d)?"
    rf"(?P<unit>(?:\s?(?:{'|'.join(map(re.escape, UNITS))})(?!\w|\s(?:lệ|trọng|suất|giá|phú|đầu)\b))*)(?![\w/:\-–])",
    re.IGNORECASE,
)
_YEAR = re.compile(r"(?:19|20)\d\d")
_VERSION = re.compile(r"\d{1,2}\.0")
_WORD = re.compile(r"[^\W\d_]+")
DOING = EVENTS | USED | WORK


class Activity(StrEnum):
    """What kind of doing a title begins with."""

    NONE = "none"
    EVENT = "event"  # something that people come to
    USED = "used"  # something that is there to be used
    WORK = "work"  # any other work


def figure_in(title: str) -> str:
    """The first figure in the title that measures something, as it is written there with its unit; empty where there
    is none. Years, versions, numbers that name a thing ("phase 2", "ISO 9001") and spans of time are none."""
    text = normalize("NFC", title)
    return next((found[0] for found in _FIGURE.finditer(text) if measures(text, found)), "")


def without_figure(title: str) -> str:
    """The title without the figure it ends with, and the word that leads to it; empty where it does not end with it,
    or little is left."""
    text = normalize("NFC", title).rstrip(" .!")
    figure = figure_in(text)
    if not figure or not text.endswith(figure):
        return ""
    words = text.removesuffix(figure).rstrip(" ,:(~").split()
    while words and words[-1].casefold() in TOWARDS:
        words.pop()
    return " ".join(words) if len(words) > 1 else ""


def measures(text: str, found: re.Match[str]) -> bool:
    if found["unit"].strip() or found[0][0] in "$€£¥₫":
        return True
    number = found[0]
    before, after = text[: found.start()].split(), _WORD.match(text[found.end() :].lstrip())
    word = before[-1].casefold().strip("(:,") if before else ""
    if _YEAR.fullmatch(number) or _VERSION.fullmatch(number) or word in NUMBERED or is_name(before, text):
        return False
    if after is None:
        return word in TOWARDS
    return not (word in WITHIN and after[0].casefold() in PERIODS)


def is_name(before: list[str], text: str) -> bool:
    """Whether the word right before is a name, which has a capital within a title, and so its number a part of it."""
    return len(before) > 1 and before[-1][:1].isupper() and not text.isupper()


def activity_in(title: str) -> Activity:
    """What kind of doing it begins with; none where a word says that there is a result."""
    words = said(title)
    if RESULTS & set(words):
        return Activity.NONE
    first = {" ".join(words[:count]) for count in (1, 2, 3)}
    for activity, verbs in ((Activity.EVENT, EVENTS), (Activity.USED, USED), (Activity.WORK, WORK)):
        if verbs & first:
            return activity
    return Activity.NONE


def done_or_held(title: str) -> str:
    """What is done, or held: the title without the doing it begins with ("build and maintain") and without its purpose
    ("to save time"); empty where nothing is left, or what is left would be no thing."""
    written = normalize("NFC", title).strip(" .;,").split()
    words = [word.casefold() for word in written]
    at = verbs_at(words, 0, DOING)
    while at < len(words) and words[at] in JOINTS:
        further = verbs_at(words, at + 1, DOING | KEEPING)
        if further == at + 1:
            return ""
        at = further
    until = next((place for place in range(at + 1, len(words)) if words[place] in PURPOSES), len(words))
    return " ".join(written[at:until]) if at else ""


def verbs_at(words: list[str], at: int, verbs: frozenset[str]) -> int:
    """The place behind the longest of the verbs that stands at `at`; `at` itself where none does."""
    return next((at + count for count in (3, 2, 1) if " ".join(words[at : at + count]) in verbs), at)


def says_a_measure(title: str) -> bool:
    """Whether it names something that can be counted or measured, of one or two words."""
    words = said(title)
    return bool(MEASURES & {*words, *(f"{one} {next_one}" for one, next_one in pairwise(words))})


def said(title: str) -> list[str]:
    return [word.strip("“”\"'(),.:;!?") for word in normalize("NFC", title).casefold().split()]
