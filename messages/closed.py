"""A destination that is closed, in words: why nothing goes there, what to do, and that it works again."""

from collections.abc import Callable, Mapping
from typing import Any

from messages.dates import show_moment
from messages.mrkdwn import Safe, channel, join
from messages.reader import Reader
from messages.wording import Wording
from okr.delivery import DeliveryKind
from okr.destination import HeldBack, Outage, Trouble, Unreached
from okr.notice import NoticeSaid

REASONS: Mapping[str, Callable[[Wording, Safe], Safe]] = {
    Trouble.ARCHIVED: lambda say, place: say.piece("%(channel)s is archived.", channel=place),
    Trouble.REMOVED: lambda say, place: say.piece("The bot is not in %(channel)s any more.", channel=place),
    Trouble.GONE: lambda say, _: say.piece("The channel was deleted, or the bot can no longer see it."),
    Trouble.RESTRICTED: lambda say, place: say.piece("The bot may not post in %(channel)s.", channel=place),
    Trouble.SHARED: lambda say, place: say.piece("People of another company read %(channel)s.", channel=place),
}
REMEDIES: Mapping[str, Callable[[Wording], Safe]] = {
    Trouble.ARCHIVED: lambda say: say.piece("Unarchive it, or choose another channel for the team."),
    Trouble.REMOVED: lambda say: say.piece(
        "Type `/invite @OKR` in the channel, or choose another channel for the team."
    ),
    Trouble.GONE: lambda say: say.piece(
        "If it still exists, type `/invite @OKR` in it; else choose another channel for the team."
    ),
    Trouble.RESTRICTED: lambda say: say.piece(
        "Allow the bot to post there in the channel's settings, or choose another channel for the team."
    ),
    Trouble.SHARED: lambda say: say.piece("Choose a channel for the team that only your own people read."),
}

ASKING = frozenset({DeliveryKind.NUDGE, DeliveryKind.SNOOZE, DeliveryKind.REMINDER, DeliveryKind.LEAD_REMINDER})
WITH_A_DIGEST = frozenset({DeliveryKind.DIGEST_PART, DeliveryKind.DIGEST_PICTURE})


def held_back(place: str, why: str, wording: Wording) -> Safe:
    """Why nothing goes to that channel, and what to do about it."""
    return join(" ", (REASONS[why](wording, channel(place)), REMEDIES[why](wording)))


def closed_values(said: NoticeSaid, reader: Reader, wording: Wording) -> dict[str, Any]:
    """What the templates of notices about closed destinations take; nothing for other notices."""
    match said.closed:
        case HeldBack() as closed:
            return {
                "held_back": None
                if closed.is_over or closed.why is None
                else held_back(said.notice.about.words, closed.why, wording),
                "works_again": closed.now_in == closed.channel,
                "now_in": channel(closed.now_in) if closed.now_in else None,
            }
        case Unreached() as closed:
            return {"is_over": closed.is_over}
        case Outage() as outage:
            return {
                "since": show_moment(outage.since, reader.zone, reader.language),
                "until": show_moment(outage.until, reader.zone, reader.language),
                "missed": missed_words(outage, wording),
            }
        case _:
            return {}


def missed_words(outage: Outage, wording: Wording) -> Safe | None:
    """How much was missed, the questions and digests apart; None where nothing was."""
    asked = sum(count for kind, count in outage.missed if kind in ASKING)
    digests = sum(count for kind, count in outage.missed if kind == DeliveryKind.DIGEST)
    others = sum(count for kind, count in outage.missed if kind not in {*ASKING, *WITH_A_DIGEST, DeliveryKind.DIGEST})
    lines = []
    if asked:
        lines.append(wording.piece("• %(n)s question about check-ins", "• %(n)s questions about check-ins", n=asked))
    if digests:
        lines.append(wording.piece("• %(n)s digest", "• %(n)s digests", n=digests))
    if others:
        lines.append(wording.piece("• %(n)s other message", "• %(n)s other messages", n=others))
    return join("\n", lines) if lines else None
