"""Giving something to somebody else, in words: the button, its form, and the word that it is done."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Any

from messages import ids
from messages.buttons import Button
from messages.fields import Field, Kind, held_in, options_in, words_in
from messages.handed_back import counted, handed_back
from messages.lengths import cut
from messages.mrkdwn import Safe, join, mention
from messages.reader import Reader
from messages.render import Renderer
from messages.team_fields import ON, switch
from messages.wording import Wording
from okr.refusals import CannotTakeOver, Refusal
from okr.refusals_transfer import TheirsAlready
from okr.status import Scope, ScopeKind, Status
from okr.transfer import ToTransfer, Transfer, Transferred

MOST_LINES = 20
LINE, NAME = 120, 80
LABELS = 40


class TransferBlock(StrEnum):
    """The block of each field, where its error is shown."""

    TO = "transfer-to"
    WITH = "transfer-with"


@handed_back
def read_thing(value: str) -> Scope:
    """What a button or a form of a transfer carries; OutOfDate for anything else."""
    kind, name = value.split(" ")
    thing = Scope(ScopeKind(kind), name)
    if thing.kind in {ScopeKind.KEY_RESULT, ScopeKind.OBJECTIVE}:
        counted(name)
    elif thing.kind is not ScopeKind.PERSON:
        raise ValueError(f"nothing of ours transfers a {kind}")
    return thing


def transfer_button(status: Status, wording: Wording) -> Button | None:
    """The way to give away what the status is about, for whom that is."""
    if not status.transferable:
        return None
    value, n = f"{status.scope.kind.value} {status.scope.name}", status.transferable
    if status.scope.kind is not ScopeKind.PERSON:
        return Button(ids.TRANSFER_OPEN, value, wording.say("Transfer"))
    return Button(ids.TRANSFER_OPEN, value, wording.say("Hand over all %(n)s", "Hand over all %(n)s", n=n))


class TransferMessages:
    def __init__(self, renderer: Renderer) -> None:
        self._renderer = renderer

    def form(self, found: ToTransfer, reader: Reader) -> dict[str, Any]:
        """What goes, and to whom."""
        wording = self._renderer.wording(reader.language)
        return self._renderer.view(
            "transfer_form",
            reader.language,
            state=f"{found.thing.kind.value} {found.thing.name}",
            name=cut(found.owner.name, NAME) if found.owner else "",
            things=things(found, wording),
            fields=fields(found, wording),
        )

    def read(self, state: str, values: Mapping[str, Any]) -> Transfer:
        """What the form asks for."""
        alone = held_in(values, TransferBlock.WITH) is not None and ON not in options_in(values, TransferBlock.WITH)
        return Transfer(read_thing(state), words_in(values, TransferBlock.TO), with_key_results=not alone)

    def wrong(self, refusal: Refusal, reader: Reader) -> dict[str, str] | None:
        """What was refused, at its field; None for what is about no field."""
        say = self._renderer.wording(reader.language).say
        match refusal:
            case CannotTakeOver():
                return {TransferBlock.TO: say("They cannot take this over here. Choose somebody else.")}
            case TheirsAlready():
                return {TransferBlock.TO: say("It is theirs already. Choose somebody else.")}
            case _:
                return None

    def done(self, done: Transferred, reader: Reader) -> dict[str, Any]:
        """Who has it now."""
        what, is_asked = cut(", ".join(done.labels), 1_000), any(label.startswith("KR-") for label in done.labels)
        who = mention(done.to.id)
        return self._renderer.view("transfer_done", reader.language, who=who, what=what, is_asked=is_asked)


def things(found: ToTransfer, wording: Wording) -> Safe:
    """What goes, a line each; of one objective that alone, for its key results are asked about."""
    some = [] if found.thing.kind is ScopeKind.OBJECTIVE else list(found.key_results)
    named = [(f"🎯 {each.label}", each.title) for each in found.objectives] + [(one.label, one.title) for one in some]
    lines = [
        wording.piece("• *%(label)s* · %(title)s", label=label, title=title, most=LINE)
        for label, title in named[:MOST_LINES]
    ]
    if len(named) == 1:
        return wording.piece("*%(label)s · %(title)s*", label=named[0][0], title=named[0][1], most=LINE)
    if more := len(named) - len(lines):
        lines.append(wording.piece("… and %(n)s more", n=more))
    return join("\n", lines)


def fields(found: ToTransfer, wording: Wording) -> list[Field]:
    """Who takes over, and whether an objective's key results go with it."""
    asked = [Field(Kind.PERSON, TransferBlock.TO, wording.say("Who takes over?"), told(found, wording))]
    if found.thing.kind is ScopeKind.OBJECTIVE and found.key_results:
        said = wording.say(
            "Also hand over %(labels)s", labels=cut(", ".join(each.label for each in found.key_results), LABELS)
        )
        asked.append(switch(TransferBlock.WITH, wording.say("Key results of the same person"), said, is_on=True))
    return asked


def told(found: ToTransfer, wording: Wording) -> str:
    """What whoever takes over hears of it: about key results they are asked as well."""
    if not found.key_results:
        return wording.say("They will be told.")
    if found.thing.kind is ScopeKind.OBJECTIVE:
        return wording.say("They will be told, and asked about the key results that go with it at their next check-in.")
    return wording.say("They will be told, and asked about it at their next check-in.")
