"""The countries whose holidays a team may keep, by name; those the holidays library knows and people ask for."""

from collections.abc import Iterable

from messages.fields import Choice
from messages.language import Language
from okr.names import folded

FIRST = ("VN",)
COUNTRIES = (
    *("AE", "AR", "AT", "AU", "BD", "BE", "BG", "BH", "BN", "BR", "BY", "CA", "CH", "CL", "CN", "CO", "CR", "CY"),
    *("CZ", "DE", "DK", "EC", "EE", "EG", "ES", "ET", "FI", "FR", "GB", "GE", "GH", "GR", "HK", "HR", "HU", "ID"),
    *("IE", "IL", "IN", "IS", "IT", "JO", "JP", "KE", "KH", "KR", "KW", "KZ", "LA", "LB", "LK", "LT", "LU", "LV"),
    *("MA", "MM", "MN", "MT", "MX", "MY", "NG", "NL", "NO", "NP", "NZ", "PE", "PH", "PK", "PL", "PT", "QA", "RO"),
    *("RS", "RU", "SA", "SE", "SG", "SI", "SK", "TH", "TN", "TR", "TW", "UA", "US", "UY", "UZ", "ZA"),
)
NO_COUNTRY = "none"


def country_choices(language: Language, *, also: Iterable[str] = ()) -> tuple[Choice, ...]:
    """Việt Nam, then the others by name; `also` are codes that stand on record and must be among them."""
    codes = dict.fromkeys((*COUNTRIES, *(code for code in also if code not in FIRST)))
    rest = sorted((country_choice(code, language) for code in codes), key=lambda choice: folded(choice.text))
    return (*(country_choice(code, language) for code in FIRST), *rest)


def country_choice(code: str, language: Language) -> Choice:
    return Choice(language.locale.territories.get(code, code), code)
