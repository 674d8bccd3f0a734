"""The weekly form and the views it turns into: one more question, whose answer holds, saved."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from messages.answered import AnsweredWords
from messages.check_in_answers import Filled, understand
from messages.check_in_entries import MINE, THEIRS, Field, block_id, number_of
from messages.check_in_items import TITLE, ItemWords
from messages.check_in_prefill import prefilled
from messages.check_in_state import FormState
from messages.dates import show_moment, week_label
from messages.lengths import cut
from messages.look_again import looking_again
from messages.mrkdwn import Safe, mention
from messages.numbers import show_share
from messages.reader import Reader
from messages.render import Renderer
from messages.until import until_form
from messages.wording import Wording
from okr.answered import Receipt
from okr.check_in import Answer, CheckIn
from okr.confirming import Unchanged
from okr.draft import Entry
from okr.form import CheckInForm, FormItem
from okr.progress import progress

PER_PAGE = 6
"""Key results on a page: four fields each are as much as a phone's screen bears."""

SAVED_LINES = 30


class CheckInMessages:
    def __init__(self, renderer: Renderer) -> None:
        self._renderer = renderer

    def form(
        self,
        form: CheckInForm,
        reader: Reader,
        *,
        state: FormState | None = None,
        trouble: str = "",
        intro: Safe | None = None,
    ) -> dict[str, Any]:
        """One page of the form; `trouble`, or what leads to it (`intro`), is said above it."""
        state = state or FormState.of(form)
        pages = pages_of(form.items)
        page = min(max(state.page, 1), len(pages))
        words = ItemWords(self._renderer.wording(reader.language))
        return self._renderer.view(
            "check_in_form",
            reader.language,
            state=replace(state, page=page).carried,
            week=capital(week_label(form.week, reader.language)),
            until=until_form(form, reader, words.wording),
            page=page,
            pages=len(pages),
            trouble=trouble,
            intro=intro,
            key_results=[words.item(item) for item in pages[page - 1]],
        )

    def to_look_at(self, unchanged: Unchanged, form: CheckInForm, reader: Reader) -> dict[str, Any]:
        """The form for what *Nothing changed* leaves open, with what was recorded and why this is asked."""
        return self.form(form, reader, intro=looking_again(unchanged, self._renderer.wording(reader.language)))

    def is_last(self, form: CheckInForm, page: int) -> bool:
        return page >= len(pages_of(form.items))

    def page_with(self, form: CheckInForm, block: str) -> int:
        """The page that a field stands on, 1 where it stands on none."""
        pages = enumerate(pages_of(form.items), start=1)
        return next((at for at, items in pages if number_of(block) in {item.key_result.number for item in items}), 1)

    def understand(self, items: Sequence[FormItem], entries: Mapping[int, Entry], reader: Reader) -> Filled:
        """What the entries mean, or what is wrong at which block."""
        return understand(items, entries, self._renderer.wording(reader.language))

    def typed_anew(self, form: CheckInForm, entries: Mapping[int, Entry], reader: Reader) -> dict[int, Entry]:
        """The entries that differ from what their fields were prefilled with."""
        start = {item.key_result.number: prefilled(item, reader.language) for item in form.items}
        return {number: entry for number, entry in entries.items() if entry != start.get(number)}

    def why(
        self, form: CheckInForm, answers: Mapping[int, Answer], asked: Sequence[int], reader: Reader, state: FormState
    ) -> dict[str, Any]:
        """The one more question that a contradiction asks, for each key result in `asked`."""
        wording = self._renderer.wording(reader.language)
        items = [item for item in form.items if item.key_result.number in asked]
        return self._renderer.view(
            "check_in_why",
            reader.language,
            state=state.carried,
            week=capital(week_label(form.week, reader.language)),
            key_results=[doubted(item, answers[item.key_result.number], wording) for item in items],
        )

    def clash(
        self,
        form: CheckInForm,
        answers: Mapping[int, Answer],
        theirs: Mapping[int, CheckIn],
        reader: Reader,
        state: FormState,
    ) -> dict[str, Any]:
        """Both answers for each key result that somebody answered meanwhile, and the choice between them."""
        wording = self._renderer.wording(reader.language)
        items = [item for item in form.items if item.key_result.number in theirs]
        seen = {**state.seen, **{number: check_in.revision for number, check_in in theirs.items()}}
        return self._renderer.view(
            "check_in_clash",
            reader.language,
            state=replace(state, seen=seen).carried,
            week=capital(week_label(form.week, reader.language)),
            key_results=[
                disputed(item, answers[item.key_result.number], theirs[item.key_result.number], reader, wording)
                for item in items
            ],
        )

    def saved(self, receipt: Receipt, reader: Reader, *, lost: Sequence[int] = ()) -> dict[str, Any]:
        """What was saved, as it was understood; `lost` are key results that were on the form and take no answer now."""
        words = AnsweredWords(self._renderer.wording(reader.language))
        return self._renderer.view(
            "check_in_saved",
            reader.language,
            week=week_label(receipt.week, reader.language),
            late=receipt.window.digest_is_out,
            waiting=receipt.waiting,
            lost=", ".join(f"KR-{number}" for number in lost),
            n_lost=len(lost),
            lines=[words.line(one, to=receipt.member) for one in receipt.answered[:SAVED_LINES]],
            more=max(len(receipt.answered) - SAVED_LINES, 0),
        )


def pages_of(items: Sequence[FormItem]) -> list[tuple[FormItem, ...]]:
    """The items on pages of about the same length, at most PER_PAGE each; one empty page for none."""
    count = max(-(-len(items) // PER_PAGE), 1)
    size, longer = divmod(len(items), count)
    pages, at = [], 0
    for page in range(count):
        end = at + size + (1 if page < longer else 0)
        pages.append(tuple(items[at:end]))
        at = end
    return pages


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


def capital(words: str) -> str:
    """`words` with a capital first letter."""
    return words[:1].upper() + words[1:]
