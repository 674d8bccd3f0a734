"""Keeping the .po files: bringing one up to date with the sources, and naming what is wrong with it."""

from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po, write_po

from messages.extraction import PACKAGE, PLACEHOLDER, collect
from messages.language import DOMAIN, LOCALES, Language, catalogue_path

TRANSLATED = tuple(language for language in Language if language is not Language.EN)


def update(language: Language, *, package: Path = PACKAGE, locales: Path = LOCALES) -> Catalog:
    """Write the language's .po anew with the sources' sentences, keeping each translation it has."""
    path = catalogue_path(language, locales)
    catalogue = read_catalogue(language, locales) if path.exists() else _empty(language)
    catalogue.update(collect(package), no_fuzzy_matching=True, update_creation_date=False)
    catalogue.obsolete.clear()
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as target:
        write_po(target, catalogue, width=120, sort_output=True, include_lineno=False)
    return catalogue


def read_catalogue(language: Language, locales: Path = LOCALES) -> Catalog:
    """The language's .po as it lies on disk; PoFileError if it is malformed."""
    with catalogue_path(language, locales).open("rb") as source:
        return read_po(source, locale=language.value, domain=DOMAIN, abort_invalid=True)


def problems(language: Language, *, package: Path = PACKAGE, locales: Path = LOCALES) -> list[str]:
    """Why the language is not complete: nothing, when every sentence is there, whole and current."""
    catalogue, sources = read_catalogue(language, locales), collect(package)
    known, wanted = _keys(catalogue), _keys(sources)
    found = [f"not in the catalogue (run python -m messages.extract): {key}" for key in sorted(wanted - known)]
    found += [f"in no source any more: {key}" for key in sorted(known - wanted)]
    found += [f"obsolete: {key}" for key in catalogue.obsolete]
    for message in catalogue:
        if message.id:
            found += [f"{fault}: {message.id!r}" for fault in _faults(message)]
    return found


def _empty(language: Language) -> Catalog:
    return Catalog(
        locale=language.value,
        domain=DOMAIN,
        project="okr-bot",
        version="0",
        fuzzy=False,
        header_comment=f"# The words of okr-bot in {language.locale.english_name}; see messages/catalogue.py.",
    )


def _keys(catalogue: Catalog) -> set[tuple[str, str]]:
    return {(message.context or "", _forms(message.id)[0]) for message in catalogue if message.id}


def _faults(message: Message) -> Iterator[str]:
    sources, translations = _forms(message.id), _forms(message.string)
    if message.fuzzy:
        yield "fuzzy"
    if not all(translations):
        yield "untranslated"
        return
    least, most = _placeholders(sources[0]), _placeholders(sources[-1])
    for said in (*sources, *translations):
        if not (least & most <= _placeholders(said) <= least | most):
            yield f"other placeholders in {said!r}"
        if not _fills(said):
            yield f"a stray % in {said!r}"
        if "<" in said:
            yield f"markup by hand in {said!r}: pass mention(), channel() or link() as a value"


def _forms(text: object) -> tuple[str, ...]:
    return tuple(str(form) for form in text) if isinstance(text, (list, tuple)) else (str(text or ""),)


def _placeholders(text: str) -> set[str]:
    return set(PLACEHOLDER.findall(text))


def _fills(text: str) -> bool:
    try:
        _ = text % dict.fromkeys(_placeholders(text), "")
    except (ValueError, KeyError, TypeError):
        return False
    return True
