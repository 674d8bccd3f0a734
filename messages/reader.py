"""A reader is whom a message is for: the language and the zone it is put in."""

from dataclasses import dataclass
from zoneinfo import ZoneInfo

from messages.language import Language


@dataclass(frozen=True, slots=True)
class Reader:
    language: Language
    zone: ZoneInfo
