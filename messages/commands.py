"""Reading what people type after `/okr`: the command, however it is spelt, and what it is about."""

import difflib
import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from messages.cleaning import clean
from messages.command_words import AVAILABLE, COMMANDS
from messages.language import Language
from messages.lengths import cut
from messages.scope_reader import read_key_result, read_scope
from okr.names import folded
from okr.status import ScopeKind

__all__ = ["Command", "Unknown", "parse_command", "read_key_result", "read_language", "read_scope"]

_MOST_WORDS = 3
_LONGEST_WORD = 40
_CLOSE_ENOUGH = 0.6
_MENTION = re.compile(r"<(?P<sign>[@#])[A-Z0-9]+(?:\|(?P<name>[^>]*))?>")
_NAMELESS = {"@": "name", "#": "channel"}


@dataclass(frozen=True, slots=True)
class Command:
    """A command by its English name, and what was typed after it, as it was typed."""

    name: str
    rest: str = ""


@dataclass(frozen=True, slots=True)
class Unknown:
    """A word that is no command, and the one that comes closest, if any does. `is_scope` where it names what
    `/okr status` can be about: KR-12, @lan, team."""

    word: str
    closest: Command | None = None
    is_scope: bool = False


def parse_command(text: str, known: Collection[str] = AVAILABLE) -> Command | Unknown:
    """The command of `/okr <text>` among those `known`; nothing typed asks for help.

    The longest of the first three words that is a command counts, first as it is written, then without
    accents; spaces and hyphens within it do not matter: cập nhật, cap nhat, capnhat and cap-nhat are one.
    """
    words = clean(text).split()
    if not words:
        return Command("help")
    for count in range(min(_MOST_WORDS, len(words)), 0, -1):
        found = _find("".join(words[:count]), known)
        if found is not None:
            return Command(found.name, " ".join([*filter(None, [found.rest]), *words[count:]]))
    return _unknown(words, known)


def read_language(text: str) -> Language | None:
    """The language that `/okr lang <text>` asks for, by its code or name in either language."""
    names = {
        Language.EN: ("en", "eng", "english", "anh", "tienganh"),
        Language.VI: ("vi", "vn", "vie", "vietnamese", "viet", "tiengviet"),
    }
    typed = folded(text)
    return next((language for language, known in names.items() if typed in known), None)


def _find(joined: str, known: Collection[str]) -> Command | None:
    """What the word means among all commands; one nobody answers yet is not taken for another."""
    entries = dict(_entries())
    found = entries.get(joined.casefold().replace("-", "")) or entries.get(folded(joined))
    return found if found and found.name in known else None


def _entries() -> Iterator[tuple[str, Command]]:
    """Every word that is understood, without spaces and hyphens, in either language."""
    for command in COMMANDS:
        for word in (command.shown_in_vietnamese, *command.vietnamese, *command.accented):
            yield word, Command(command.name)
        for word in (command.name, *command.english):
            yield word.replace("-", ""), Command(command.name)
        for word, rest in command.implied.items():
            yield word, Command(command.name, rest)


def _unknown(words: list[str], known: Collection[str]) -> Unknown:
    """The first words, as many as come closest to a command; all of them where they say what a status is about."""
    if "status" in known and read_scope(" ".join(words)).kind not in {ScopeKind.NAMED, ScopeKind.USUAL}:
        return Unknown(cut(_as_seen(" ".join(words)), _LONGEST_WORD), is_scope=True)
    entries = {word: entry for word, entry in _entries() if entry.name in known}
    best, nearness = Unknown(cut(clean(words[0]), _LONGEST_WORD)), _CLOSE_ENOUGH
    for count in range(1, min(_MOST_WORDS, len(words)) + 1):
        joined = folded("".join(words[:count]))[:_LONGEST_WORD]
        for word, entry in entries.items():
            ratio = difflib.SequenceMatcher(None, joined, word).ratio()
            if ratio > nearness:
                best, nearness = Unknown(cut(clean(" ".join(words[:count])), _LONGEST_WORD), entry), ratio
    return best


def _as_seen(text: str) -> str:
    """`text` with Slack's mentions as people see them: <@U1|lan> as @lan."""
    return clean(_MENTION.sub(lambda found: found["sign"] + (found["name"] or _NAMELESS[found["sign"]]), text))
