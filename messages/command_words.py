"""The words of `/okr`, in both languages: what is shown, and what is understood beside it."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from messages.language import Language


@dataclass(frozen=True, slots=True)
class CommandWord:
    """One command. `name` is its English word, by which features register.

    `english` and `vietnamese` are understood and not shown; `accented` only as written, since without its
    accents it would be another's; `implied` are words that say a language too ("tiếng việt" is `lang vi`).
    """

    name: str
    shown_in_vietnamese: str
    english: tuple[str, ...] = ()
    vietnamese: tuple[str, ...] = ()
    accented: tuple[str, ...] = ()
    implied: Mapping[str, str] = field(default_factory=dict)

    def shown(self, language: Language) -> str:
        """The word people are told."""
        return self.name if language is Language.EN else self.shown_in_vietnamese


COMMANDS = (
    CommandWord("checkin", "capnhat", english=("check-in",)),
    CommandWord("status", "tinhhinh", vietnamese=("tiendo", "trangthai")),
    CommandWord("history", "lichsu"),
    CommandWord("remind", "nhac", vietnamese=("nhacnho",)),
    CommandWord("digest", "bantin", vietnamese=("tonghop",)),
    CommandWord("settings", "caidat", vietnamese=("thietlap",)),
    CommandWord(
        "lang",
        "ngonngu",
        english=("language",),
        implied={
            "english": "en",
            "vi": "vi",
            "viet": "vi",
            "việt": "vi",
            "tiengviet": "vi",
            "anh": "en",
            "tienganh": "en",
            "en": "en",
        },
    ),
    CommandWord("help", "trogiup", vietnamese=("huongdan", "giup")),
    CommandWord("new", "moi", vietnamese=("tao",), accented=("viết",)),
    CommandWord("templates", "mau", english=("template",)),
    CommandWord("tree", "sodo"),
    CommandWord("agree", "thongnhat", english=("agreement",), vietnamese=("dongy", "xinykien")),
    CommandWord("cycle", "chuky", vietnamese=("quy",)),
    CommandWord("kpi", "kpi", vietnamese=("chiso",)),
    CommandWord("close", "ketthuc", vietnamese=("dong", "chamdiem")),
    CommandWord("admin", "quantri"),
    CommandWord("privacy", "riengtu"),
    CommandWord("export", "xuat", vietnamese=("xuatfile", "taixuong")),
    CommandWord("away", "vangmat", vietnamese=("nghi",)),
)
"""Words of later features are here already; those that no feature answers are unknown to people."""

AVAILABLE = frozenset(
    {
        "settings",
        "checkin",
        "status",
        "history",
        "digest",
        "lang",
        "away",
        "remind",
        "new",
        "templates",
        "tree",
        "cycle",
        "agree",
        "export",
        "admin",
        "help",
    }
)


def shown_word(name: str, language: Language) -> str:
    """The word of the command `name` that people of a language are told."""
    return next(command for command in COMMANDS if command.name == name).shown(language)
