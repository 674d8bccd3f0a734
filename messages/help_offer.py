"""Offers to help in words: what the helper reads, the thread they open, and what next week's digest says of them."""

from collections.abc import Sequence
from typing import Any

from messages.lengths import cut
from messages.mrkdwn import Safe, channel, join, mention
from messages.reader import Reader
from messages.render import Rendered, Renderer
from messages.wording import Wording
from okr.help_offer import HelpOffered, HelpThread, HelpWithheld
from okr.reaction import HelpLine, HelpOutcome

NAME = 40
TITLE = 140
BLOCKER = 300
MOST_OFFERS = 2
"""How many offers a line of the digest tells of."""


class HelpOfferMessages:
    def __init__(self, renderer: Renderer) -> None:
        self._renderer = renderer

    def offered(self, offered: HelpOffered, reader: Reader) -> dict[str, Any]:
        """What the helper alone reads after the offer."""
        return self._renderer.message(
            "help_offered",
            reader.language,
            label=offered.key_result.label,
            owner=mention(offered.owner.id),
            channel=channel(offered.channel) if offered.channel else None,
        )

    def thread(self, thread: HelpThread | HelpWithheld, reader: Reader) -> Rendered:
        """The message under the digest in which the two can talk."""
        if isinstance(thread, HelpWithheld):
            return self._renderer.render("help_withheld", reader.language)
        wording = self._renderer.wording(reader.language)
        return self._renderer.render(
            "help_thread",
            reader.language,
            helper=mention(thread.helper.id),
            owner=mention(thread.owner.id),
            helper_name=cut(thread.helper.name, NAME),
            owner_name=cut(thread.owner.name, NAME),
            label=thread.key_result.label,
            title=cut(thread.key_result.title, TITLE),
            blocker=cut(thread.blocker, BLOCKER),
            outcome=outcome_words(thread.outcome, wording) if thread.outcome is not HelpOutcome.OPEN else "",
        )


def help_sentence(line: HelpLine, wording: Wording) -> Safe:
    """What became of the help offered last week, as a part of a digest's line: "An's help: it helped"."""
    said = [one_offer(name, outcome, wording) for name, outcome in line.offers[:MOST_OFFERS]]
    return join(" · ", [*said, *more(line.offers[MOST_OFFERS:], wording)])


def one_offer(name: str, outcome: HelpOutcome, wording: Wording) -> Safe:
    shown = cut(name, NAME)
    match outcome:
        case HelpOutcome.HELPED:
            return wording.piece("🤝 %(name)s helped", name=shown)
        case HelpOutcome.UNDER_WAY:
            return wording.piece("🤝 %(name)s is helping", name=shown)
        case HelpOutcome.NOT_NEEDED:
            return wording.piece("🤝 %(name)s offered help, not needed any more", name=shown)
        case _:
            return wording.piece("🤝 %(name)s offered help", name=shown)


def more(offers: Sequence[object], wording: Wording) -> list[Safe]:
    return [wording.piece("%(n)s more offer", "%(n)s more offers", n=len(offers))] if offers else []


def outcome_words(outcome: HelpOutcome, wording: Wording) -> str:
    """What came of an offer, in a few words."""
    match outcome:
        case HelpOutcome.HELPED:
            return wording.say("it helped")
        case HelpOutcome.UNDER_WAY:
            return wording.say("still at it")
        case HelpOutcome.NOT_NEEDED:
            return wording.say("not needed any more")
        case _:
            return wording.say("still open")
