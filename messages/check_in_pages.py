"""The pages of the form: a few key results each, as many as a phone's screen bears."""

from collections.abc import Sequence

from okr.form import FormItem

PER_PAGE = 6
"""Key results on a page: with all that can stand on it each has up to twelve blocks of the hundred Slack takes."""


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
