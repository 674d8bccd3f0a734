"""What the form asks before it saves: why so sure of what is far behind, and whose of two answers holds."""

from typing import Any

from messages.answered import AnsweredWords
from messages.check_in_entries import MINE, THEIRS, Field, block_id
from messages.check_in_heading import TITLE
from messages.dates import show_moment
from messages.lengths import cut
from messages.mrkdwn import mention
from messages.numbers import show_share
from messages.reader import Reader
from messages.wording import Wording
from okr.check_in import Answer, CheckIn
from okr.form import FormItem
from okr.progress import progress


def doubted(item: FormItem, answer: Answer, wording: Wording) -> dict[str, Any]:
    """A key result whose figure and confidence do not match."""
    words = AnsweredWords(wording)
    metric, reading, expected = item.key_result.metric, words.known(item, answer), item.assessment.expected
    made = progress(metric, reading)
    return {
        "label": item.key_result.label,
        "title": cut(item.key_result.title, TITLE),
        "figures": words.lines.value_to_target(metric, reading),
        "progress": show_share(made, wording.language) if made is not None else "",
        "expected": show_share(expected, wording.language) if expected is not None else "",
        "confidence": words.lines.confidence(answer.confidence),
        "id": block_id(item.key_result.number, Field.WHY),
    }


def disputed(item: FormItem, mine: Answer, theirs: CheckIn, reader: Reader, wording: Wording) -> dict[str, Any]:
    """A key result with two answers."""
    words = AnsweredWords(wording)
    metric = item.key_result.metric
    return {
        "label": item.key_result.label,
        "title": cut(item.key_result.title, TITLE),
        "who": mention(theirs.by),
        "at": show_moment(theirs.at, reader.zone, reader.language),
        "id": block_id(item.key_result.number, Field.WHOSE),
        "keep_mine": {"text": wording.say("Mine: %(said)s", said=cut(words.short(metric, mine), 60)), "value": MINE},
        "keep_theirs": {
            "text": wording.say("Theirs: %(said)s", said=cut(words.short(metric, theirs.answer), 60)),
            "value": THEIRS,
        },
    }
