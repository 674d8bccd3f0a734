"""The library of templates: read from messages/library/ and checked once, searched by words, department and level."""

import re
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Self
from unicodedata import normalize

from okr.names import folded
from okr.objective import Level
from okr.template import Both, Part, Template

LIBRARY = Path(__file__).parent / "library"
ORDER = (
    "person",
    "employee",
    "leader",
    "company",
    "small_company",
    "marketing",
    "sales",
    "finance",
    "people",
    "product",
    "customer_service",
    "design",
    "engineering",
    "training",
)
"""The departments as they are listed, each a file of that name."""

_PLACE = re.compile(r"\{(\w+)\}")


@dataclass(frozen=True, slots=True)
class Library:
    """Every template, in the order of the departments, and the departments' names by key.

    Raises ValueError with a sentence where two templates share a key, a tag is no department, or texts and blanks of
    one do not belong together.
    """

    departments: dict[str, Both]
    templates: tuple[Template, ...]
    _words: dict[str, str] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        keys = [one.key for one in self.templates]
        if len(set(keys)) != len(keys):
            raise ValueError(f"a key is used twice: {sorted(key for key in keys if keys.count(key) > 1)}")
        for one in self.templates:
            check(one, frozenset(self.departments))
        object.__setattr__(self, "_words", {one.key: self._searched(one) for one in self.templates})

    @classmethod
    @cache
    def read(cls) -> Self:
        """Our own library, read once a process (some 0.1 s of processor: not on the event loop)."""
        from messages.template_rows import read_department  # noqa: PLC0415 - only whoever looks for a template needs it

        rows = {key: read_department((LIBRARY / f"{key}.yaml").read_text(encoding="utf-8")) for key in ORDER}
        return cls(
            {key: row.department for key, row in rows.items()},
            tuple(one.template(key) for key, row in rows.items() for one in row.templates),
        )

    def get(self, key: str) -> Template | None:
        return next((one for one in self.templates if one.key == key), None)

    def find(self, words: str = "", *, department: str = "", level: Level | None = None) -> tuple[Template, ...]:
        """Those in which every one of `words` begins a word, in either language, of that department and level where one
        is named; those whose title holds them first.

        Case does not matter, and accents do not where none are typed: "ban" finds bán and bạn, "bán" bán alone.
        """
        wanted = spelt(words).split()
        found = [
            one
            for one in self.templates
            if (not department or department in one.departments)
            and (level is None or one.level is level)
            and holds(self._words[one.key], wanted)
        ]
        return tuple(sorted(found, key=lambda one: not holds(searchable(one.title), wanted)))

    def _searched(self, template: Template) -> str:
        names = (self.departments[key] for key in template.departments)
        return "".join(searchable(text) for text in (*template.texts, *names))


def holds(searched: str, wanted: list[str]) -> bool:
    return all(f" {word}" in searched for word in wanted)


def searchable(text: Both) -> str:
    """Both languages' words as they are compared, a space before each: as they are spelt, and without accents."""
    words = spelt(f"{text.en} {text.vi}").split()
    return "".join(f" {word}" for word in (*words, *map(folded, words)))


def spelt(words: str) -> str:
    """Lower case, letters and digits alone, accents kept."""
    kept = ("".join(sign for sign in word if sign.isalnum()) for word in normalize("NFC", words).casefold().split())
    return " ".join(word for word in kept if word)


def check(template: Template, departments: frozenset[str]) -> None:
    """Refuse, with a ValueError, tags that are no departments and texts whose blanks are not the template's."""
    if unknown := set(template.departments) - departments:
        raise ValueError(f"{template.key}: no departments: {unknown}")
    words = {blank.key for blank in template.blanks if blank.part is Part.WORDS}
    english = {key for text in template.texts for key in _PLACE.findall(text.en)}
    vietnamese = {key for text in template.texts for key in _PLACE.findall(text.vi)}
    if not words == english == vietnamese:
        raise ValueError(f"{template.key}: blanks {words}, in English {english}, in Vietnamese {vietnamese}")
