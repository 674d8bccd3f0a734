"""The languages people read the bot in, and the gettext catalogues of their words."""

import gettext
import io
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from babel import Locale
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

LOCALES = Path(__file__).parent / "locale"
DOMAIN = "okr_bot"


class Language(StrEnum):
    """A language we write; English is the source, the other one is complete."""

    EN = "en"
    VI = "vi"

    @property
    def locale(self) -> Locale:
        """Babel's locale, for numbers and names of days."""
        return _LOCALES[self]


_LOCALES = {language: Locale.parse(language.value) for language in Language}


def known_language(tag: str) -> Language | None:
    """The language of a tag such as "vi", "vi-VN" or "en_GB", if we write it."""
    code = tag.strip().lower().replace("_", "-").split("-")[0]
    return Language(code) if code in set(Language) else None


def language_named(tag: str) -> Language:
    """The language of a tag that is on record, English for one we do not write."""
    return known_language(tag) or Language.EN


@dataclass(frozen=True, slots=True)
class Words:
    """The catalogue of one language; a message it lacks is said in English."""

    language: Language
    translations: gettext.NullTranslations

    def translate(self, message: str, plural: str | None = None, *, n: int = 1, context: str | None = None) -> str:
        """The message in this language, with its placeholders; by `n` in the right plural form."""
        known = self.translations
        if plural is None:
            return known.gettext(message) if context is None else known.pgettext(context, message)
        if context is None:
            return known.ngettext(message, plural, n)
        return known.npgettext(context, message, plural, n)


def marked(message: str) -> str:
    """`message` itself, marked for translation where the sentence is a constant that is said later."""
    return message


def catalogue_path(language: Language, locales: Path = LOCALES) -> Path:
    """Where the .po file of a language lies."""
    return locales / language.value / "LC_MESSAGES" / f"{DOMAIN}.po"


def read_words(locales: Path = LOCALES) -> Mapping[Language, Words]:
    """The catalogues of all languages, read from their .po files; nothing compiled lies on disk."""
    return {language: Words(language, _read_translations(language, locales)) for language in Language}


def _read_translations(language: Language, locales: Path) -> gettext.NullTranslations:
    if language is Language.EN:
        return gettext.NullTranslations()
    with catalogue_path(language, locales).open("rb") as source:
        catalogue = read_po(source, locale=language.value, domain=DOMAIN, abort_invalid=True)
    compiled = io.BytesIO()
    write_mo(compiled, catalogue)
    compiled.seek(0)
    return gettext.GNUTranslations(compiled)
