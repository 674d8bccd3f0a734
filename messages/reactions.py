"""What readers can do with one line of a digest, and how a line shows what they did."""

from collections.abc import Sequence
from enum import StrEnum
from typing import Any

from messages.handed_back import counted, handed_back
from messages.lengths import cut
from messages.mrkdwn import Safe, join, mention
from messages.reader import Reader
from messages.render import Renderer
from messages.wording import Wording
from okr.member import Member
from okr.reaction import LineReactions, Reacted, ReactionKind
from okr.week import Week

NAME = 40
MOST_NAMES = 2
"""How many names a line of the digest has room for."""

MOST_ON_A_RECEIPT = 5
MOST_THANKING = 8


class Choice(StrEnum):
    """An option of the menu on a line."""

    SEEN = "seen"
    THANKS = "thanks"
    COMMENT = "comment"
    HELP = "help"
    DETAILS = "details"


class ReactionMessages:
    def __init__(self, renderer: Renderer) -> None:
        self._renderer = renderer

    def reacted(self, reacted: Reacted, reader: Reader) -> dict[str, Any]:
        """The word that whoever pressed reads where no digest shows it, or where it was taken back."""
        return self._renderer.message(
            "reacted",
            reader.language,
            label=reacted.label,
            is_thanks=reacted.kind is ReactionKind.THANKS,
            given=reacted.given,
        )


def line_menu(key_result: int, week: Week) -> dict[str, str]:
    """What the macro `line_menu` of line_menu.j2 takes: for each choice what Slack hands back. For a section that
    says what was answered about the key result of that number in `week`."""
    return {choice.value: f"{choice.value} {line_value(key_result, week)}" for choice in Choice}


def line_value(key_result: int, week: Week) -> str:
    """A line as a button's value."""
    return f"{key_result} {week.key}"


@handed_back
def read_choice(value: str) -> tuple[Choice, int, Week]:
    """The choice, the key result's number and the week of an option that `line_menu` wrote; OutOfDate for anything
    else."""
    choice, _, line = value.partition(" ")
    return Choice(choice), *read_line(line)


@handed_back
def read_line(value: str) -> tuple[int, Week]:
    """The key result's number and the week that `line_value` wrote; OutOfDate for anything else."""
    number, _, week = value.partition(" ")
    return counted(number), Week.parse(week)


def on_line(reactions: LineReactions, wording: Wording) -> Safe:
    """How a line of a digest shows them: "👀 3 · 🙏 An, Bình +1 · 💬 2 · 🤝 Chi"; empty where there are none."""
    seen = [wording.piece("👀 %(n)s", n=len(reactions.seen))] if reactions.seen else []
    return shown(seen, reactions, wording, most=MOST_NAMES)


def on_receipt(reactions: LineReactions, wording: Wording) -> Safe:
    """As `on_line`, with the names of those who saw it: for its owner."""
    seen = [named("👀", reactions.seen, wording, most=MOST_ON_A_RECEIPT)] if reactions.seen else []
    return shown(seen, reactions, wording, most=MOST_ON_A_RECEIPT)


def shown(seen: list[Safe], reactions: LineReactions, wording: Wording, *, most: int) -> Safe:
    thanks = [named("🙏", reactions.thanks, wording, most=most)] if reactions.thanks else []
    comments = [wording.piece("💬 %(n)s", n=reactions.comments)] if reactions.comments else []
    offers = [named("🤝", reactions.help, wording, most=most)] if reactions.help else []
    return join(" · ", [*seen, *thanks, *comments, *offers])


def named(sign: str, names: Sequence[str], wording: Wording, *, most: int) -> Safe:
    """A sign with the first names after it, and how many more there are."""
    first = ", ".join(cut(name, NAME) for name in names[:most])
    if len(names) <= most:
        return wording.piece("%(sign)s %(names)s", sign=sign, names=first)
    return wording.piece("%(sign)s %(names)s +%(n)s", sign=sign, names=first, n=len(names) - most)


def everybody(people: Sequence[Member], wording: Wording) -> Safe:
    """The mentions of the first few people, and how many more there are."""
    first = join(", ", [mention(person.id) for person in people[:MOST_THANKING]])
    if len(people) <= MOST_THANKING:
        return first
    rest = len(people) - MOST_THANKING
    return wording.piece("%(names)s and %(n)s more", "%(names)s and %(n)s more", names=first, n=rest)
