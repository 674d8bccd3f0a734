"""The weekly form and the views it turns into: one more question, whose answer holds, saved."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from messages.answered import AnsweredWords
from messages.capital import capital
from messages.check_in_answers import Filled, understand
from messages.check_in_doubts import disputed, doubted
from messages.check_in_entries import number_of
from messages.check_in_items import ItemWords
from messages.check_in_pages import pages_of
from messages.check_in_prefill import prefilled
from messages.check_in_state import FormState
from messages.dates import show_moment, week_label
from messages.later_menu import later_options
from messages.look_again import looking_again
from messages.reader import Reader
from messages.render import Renderer
from messages.until import until_form
from okr.answered import Receipt
from okr.check_in import Answer, CheckIn
from okr.confirming import Unchanged, may_confirm
from okr.draft import Entry
from okr.form import CheckInForm, FormItem
from okr.week import Week

SAVED_LINES = 30
AT_ONCE = 20
"""Key results that one more question is asked about at once: well within the blocks of a view."""


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
    ) -> dict[str, Any]:
        """One page of the form; `trouble`, and what *Nothing changed* did before, is said above it."""
        state = state or FormState.of(form)
        pages = pages_of(form.items)
        page = min(max(state.page, 1), len(pages))
        words = ItemWords(self._renderer.wording(reader.language), form.week)
        return self._renderer.view(
            "check_in_form",
            reader.language,
            state=replace(state, page=page).carried,
            week=capital(week_label(form.week, reader.language)),
            until=until_form(form, reader, words.wording),
            page=page,
            pages=len(pages),
            trouble=trouble,
            intro=looking_again(state.recorded, state.why, words.wording) if state.why else None,
            can_confirm=page == 1 and may_confirm(form),
            week_key=form.week.key,
            later=later_options(form.later, form.week, reader),
            offers_away=not form.only and any(item.current is None for item in form.items),
            key_results=[words.item(item) for item in pages[page - 1]],
        )

    def to_look_at(self, unchanged: Unchanged, form: CheckInForm, reader: Reader) -> dict[str, Any]:
        """The form for what *Nothing changed* leaves open, with what was recorded and why this is asked."""
        return self.form(
            form, reader, state=replace(FormState.of(form), recorded=unchanged.recorded, why=unchanged.why)
        )

    def put_off(self, at: datetime | None, week: Week, reader: Reader) -> dict[str, Any]:
        """What the form turns into once it was put off: when the question comes back, None where nothing is left."""
        return self._renderer.view(
            "check_in_later",
            reader.language,
            when=show_moment(at, reader.zone, reader.language) if at else "",
            week=week_label(week, reader.language),
        )

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
        return {
            number: entry
            for number, entry in entries.items()
            if number not in start or entry.said != start[number].said
        }

    def why(
        self, form: CheckInForm, answers: Mapping[int, Answer], asked: Sequence[int], reader: Reader, state: FormState
    ) -> dict[str, Any]:
        """The one more question that a contradiction asks, for each key result in `asked`: of many the first, and the
        others once these are answered."""
        wording = self._renderer.wording(reader.language)
        items = [item for item in form.items if item.key_result.number in asked][:AT_ONCE]
        return self._renderer.view(
            "check_in_why",
            reader.language,
            state=state.carried,
            week=capital(week_label(form.week, reader.language)),
            more=len(asked) - len(items),
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
        """Both answers for each key result that somebody answered meanwhile, and the choice between them: of many the
        first, and the others once these are chosen."""
        wording = self._renderer.wording(reader.language)
        items = [item for item in form.items if item.key_result.number in theirs][:AT_ONCE]
        seen = {**state.seen, **{item.key_result.number: theirs[item.key_result.number].revision for item in items}}
        return self._renderer.view(
            "check_in_clash",
            reader.language,
            state=replace(state, seen=seen).carried,
            week=capital(week_label(form.week, reader.language)),
            more=len(theirs) - len(items),
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
