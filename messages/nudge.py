"""The nudge and the reminder in words, and what they turn into once everything is answered."""

from collections.abc import Sequence

from messages.answered import AnsweredWords
from messages.away import AwayMessages
from messages.check_in_state import Opening
from messages.dates import show_moment, show_time, week_label
from messages.later_menu import asked_again, later_menu
from messages.mrkdwn import Safe, join
from messages.reader import Reader
from messages.render import Rendered, Renderer
from messages.until import until_nudge, until_reminder
from messages.why import about
from messages.wording import Wording
from okr.answered import Asked, Nudge, Receipt, Reminder, Thanks
from okr.away import AwayNote
from okr.delivery import DeliveryKind

SECONDS_EACH = 40
"""How long one key result takes whoever has its figure at hand."""

LISTED = 5
TITLE = 80
RECEIPT_LINES = 15


class NudgeMessages:
    def __init__(self, renderer: Renderer) -> None:
        self._renderer = renderer
        self._away = AwayMessages(renderer)

    def nudge(self, content: Nudge | Receipt | AwayNote, reader: Reader) -> Rendered:
        """The invitation, or what it has turned into: the receipt, or a word while its reader is away."""
        if isinstance(content, AwayNote):
            return self._away.note(content, reader)
        if isinstance(content, Receipt):
            return self.receipt(content, reader)
        wording = self._renderer.wording(reader.language)
        return self._renderer.render(
            "nudge",
            reader.language,
            name=content.member.name,
            n=len(content.asked),
            answered=len(content.answered),
            minutes=minutes_for(len(content.asked), wording),
            until=until_nudge(content.window, reader, wording),
            list=listed(content.asked, wording),
            more=max(len(content.asked) - LISTED, 0),
            on_behalf=", ".join(dict.fromkeys(one.on_behalf_of.name for one in content.asked if one.on_behalf_of)),
            opening=Opening(content.week).value,
            again=asked_again(content.offers, reader),
            later=later_menu(content.offers, content.week, reader),
            can_confirm=content.offers.can_confirm,
            about=about(DeliveryKind.NUDGE, content.week),
        )

    def reminder(self, content: Reminder | Thanks | AwayNote, reader: Reader) -> Rendered:
        """The question once more, or thanks, or a word while its reader is away."""
        if isinstance(content, AwayNote):
            return self._away.note(content, reader)
        if isinstance(content, Thanks):
            return self.thanks(content, reader)
        wording = self._renderer.wording(reader.language)
        return self._renderer.render(
            "lead_reminder" if content.asked_by else "reminder",
            reader.language,
            asked_by=content.asked_by.name if content.asked_by else "",
            minutes=minutes_for(len(content.asked), wording),
            name=content.member.name,
            n=len(content.asked),
            week=week_label(content.week, reader.language),
            until=until_reminder(content.window, reader, wording),
            opening=Opening(content.week).value,
            again=asked_again(content.offers, reader),
            later=later_menu(content.offers, content.week, reader),
            can_confirm=content.offers.can_confirm,
            about=about(content.kind, content.week),
        )

    def thanks(self, content: Thanks, reader: Reader) -> Rendered:
        wording = self._renderer.wording(reader.language)
        late = content.window.digest_is_out
        return self._renderer.render(
            "reminder_thanks",
            reader.language,
            name=content.member.name,
            n=content.count,
            week=week_label(content.week, reader.language),
            at=show_time(content.at, reader.zone),
            then=wording.say("It is in the digest.") if late else wording.say("It will be in the digest."),
            opening=Opening(content.week).value,
            about=about(content.kind, content.week),
        )

    def receipt(self, content: Receipt, reader: Reader) -> Rendered:
        """Every value as it was understood, and *Edit*."""
        words = AnsweredWords(self._renderer.wording(reader.language))
        return self._renderer.render(
            "receipt",
            reader.language,
            week=week_label(content.week, reader.language),
            n=len(content.answered),
            at=show_moment(content.at, reader.zone, reader.language),
            closes=show_moment(content.window.closes_at, reader.zone, reader.language),
            lines=[words.line(one, to=content.member) for one in content.answered[:RECEIPT_LINES]],
            more=max(len(content.answered) - RECEIPT_LINES, 0),
            waiting=content.waiting,
            opening=Opening(content.week, content.only).value,
            about=about(DeliveryKind.RECEIPT, content.week, *content.only[:1]),
        )


def minutes_for(count: int, wording: Wording) -> str:
    """About how long the form takes."""
    return wording.say("%(n)s minute", "%(n)s minutes", n=-(-count * SECONDS_EACH // 60))


def listed(asked: Sequence[Asked], wording: Wording) -> Safe:
    """The first few key results, a line each."""
    return join(
        "\n",
        (
            wording.piece("• %(label)s · %(title)s", label=one.key_result.label, title=one.key_result.title, most=TITLE)
            for one in asked[:LISTED]
        ),
    )
