"""Agreement in views: what waits and is under way, one draft with its talk, the form that asks for a change."""

from collections.abc import Sequence
from typing import Any

from messages import ids
from messages.agreement_notice import numbers_value
from messages.buttons import Button, Confirm
from messages.draft_words import DraftWords
from messages.handed_back import counted, handed_back
from messages.lengths import cut
from messages.mrkdwn import Safe, join, mention
from messages.reader import Reader
from messages.render import Renderer
from messages.talk import talk_values
from messages.wording import Wording
from okr.agreement import Agreements, Bundle, ShownDraft
from okr.drafting import DraftedObjective
from okr.member import Member
from okr.talk import Talk

MOST_LISTED = 12
"""Drafts of each list; what is more is a number."""

MOST_BUNDLES, OF_BUNDLES = 10, 70
"""Bundles that are shown, and the blocks they share: with both lists a view is full."""

LINE, MOST_LINES = 120, 10

KEY_RESULTS = 40
A_SECTION = 8
"""Key results that one section holds."""

NAME = 60


class AgreementMessages:
    def __init__(self, renderer: Renderer) -> None:
        self._renderer = renderer

    def overview(self, found: Agreements, reader: Reader) -> dict[str, Any]:
        """All that somebody has to do with agreeing, as a modal."""
        words = DraftWords(self._renderer.wording(reader.language), reader)
        return self._renderer.view(
            "agreement_list",
            reader.language,
            waiting=listed(found.waiting, words),
            more_waiting=max(len(found.waiting) - MOST_LISTED, 0),
            sent=under_way(found.sent, words),
            more_sent=max(len(found.sent) - MOST_LISTED, 0),
            bundles=bundles_of(found.bundles[:MOST_BUNDLES], words),
            more_bundles=max(len(found.bundles) - MOST_BUNDLES, 0),
        )

    def draft(self, shown: ShownDraft, reader: Reader, *, told: Sequence[Member] | None = None) -> dict[str, Any]:
        """One draft whole, its newest comments, what can be done with it, and a field to write in; after something was
        written, who hears of it (`told`) instead of the field."""
        wording = self._renderer.wording(reader.language)
        words = DraftWords(wording, reader)
        talk = Talk(shown.draft.label, shown.draft.content.title, shown.comments, shown.people)
        return self._renderer.view(
            "agreement_draft",
            reader.language,
            one=words.values(shown, most=0),
            sections=sections_of(shown, words),
            state=words.state(shown),
            initiatives=a_line_each([one.title for one in shown.draft.content.initiatives], wording),
            obstacles=a_line_each(shown.draft.content.obstacles, wording),
            buttons=self.buttons(shown, reader),
            **talk_values(talk, reader, told=told),
        )

    def buttons(self, shown: ShownDraft, reader: Reader) -> list[Button]:
        """What the reader can do with the draft, and the way to all that waits."""
        say, number = self._renderer.wording(reader.language).say, str(shown.draft.number)
        found = list[Button]()
        if shown.may_agree:
            found.append(Button(ids.AGREEMENT_AGREE, number, say("Agree"), primary=True))
        if shown.may_return:
            found.append(Button(ids.AGREEMENT_CHANGE, number, say("Ask for a change")))
        if shown.may_edit:
            found.append(Button(ids.OBJECTIVE_DRAFT, number, say("Go on writing"), primary=True))
        if shown.may_withdraw:
            found.append(Button(ids.AGREEMENT_WITHDRAW, number, say("Take back")))
        return [*found, Button(ids.AGREEMENT_SHOW, "list", say("To the list"))]

    def change_form(self, numbers: Sequence[int], reader: Reader) -> dict[str, Any]:
        """Where somebody writes what is to be changed."""
        return self._renderer.view(
            "agreement_change", reader.language, numbers=numbers_value(numbers), n=len(numbers), told=None
        )

    def returned(self, drafts: Sequence[DraftedObjective], reader: Reader) -> dict[str, Any]:
        """What the form turns into: who writes on."""
        authors = dict.fromkeys(draft.author for draft in drafts)
        piece = self._renderer.wording(reader.language).piece
        told = mention(next(iter(authors))) if len(authors) == 1 else None
        return self._renderer.view(
            "agreement_change",
            reader.language,
            numbers=numbers_value([draft.number for draft in drafts]),
            n=len(drafts),
            told=told or piece("%(n)s person", "%(n)s people", n=len(authors)),
        )


def listed(drafts: Sequence[ShownDraft], words: DraftWords) -> list[dict[str, Any]]:
    """The first drafts of a list, each with whose it is."""
    return [
        {
            **words.values(one, most=0),
            "said": words.wording.say("Written by %(name)s", name=words.name(one, one.draft.author)),
        }
        for one in drafts[:MOST_LISTED]
    ]


def under_way(drafts: Sequence[ShownDraft], words: DraftWords) -> list[dict[str, Any]]:
    """One's own, each with how far it has come."""
    return [{**words.values(one, most=0), "said": words.state(one)} for one in drafts[:MOST_LISTED]]


def bundles_of(bundles: Sequence[Bundle], words: DraftWords) -> list[dict[str, Any]]:
    """Each with as many of its drafts as there is room for: beside them it has a heading, a number and a button."""
    room = OF_BUNDLES // max(len(bundles), 1) - 3
    return [bundle_values(one, words, most=min(room, MOST_LISTED)) for one in bundles]


def bundle_values(bundle: Bundle, words: DraftWords, *, most: int) -> dict[str, Any]:
    """What a lead may send up, the first drafts of it listed, with the button that does so."""
    say, n = words.wording.say, len(bundle.drafts)
    above, team = cut(bundle.above.name, NAME), cut(bundle.team.name, NAME)
    confirm = Confirm(
        title=say("Send up %(n)s objective?", "Send up %(n)s objectives?", n=n),
        text=say("%(name)s is asked to agree to what %(team)s has agreed on.", name=above, team=team),
        yes=say("Send up"),
        no=say("Not yet", context="button"),
    )
    label = say("Send up (%(n)s)", n=n)
    return {
        "team": team,
        "above": above,
        "n": n,
        "drafts": listed(bundle.drafts[:most], words),
        "more": max(n - most, 0),
        "button": Button(ids.AGREEMENT_SEND_UP, bundle.team.key, label, primary=True, confirm=confirm),
    }


def sections_of(shown: ShownDraft, words: DraftWords) -> list[Any]:
    """The key results, as many in a section as it holds."""
    from_one = list(enumerate(shown.draft.content.key_results[:KEY_RESULTS], 1))
    chunks = [from_one[at : at + A_SECTION] for at in range(0, len(from_one), A_SECTION)]
    return [words.lines([words.key_result(n, one, shown) for n, one in chunk]) for chunk in chunks]


@handed_back
def read_numbers(value: object) -> tuple[int, ...]:
    """The drafts that `numbers_value` wrote, at least one."""
    numbers = tuple(counted(number) for number in str(value).split(" "))
    if not numbers:
        raise ValueError("no draft is named")
    return numbers


@handed_back
def require_list(state: object) -> None:
    """Raise OutOfDate unless it is the state of the list of what waits."""
    if state != ids.AGREEMENT_SHOW:
        raise ValueError("another modal")


def a_line_each(lines: Sequence[str], wording: Wording) -> Safe | None:
    """The first few, each on a line of its own; None for none."""
    shown = [wording.piece("• %(cause)s", cause=cut(line, LINE), most=2 * LINE) for line in lines[:MOST_LINES]]
    return join("\n", shown) if shown else None
