"""Notices about agreement and talk in words: what waits, what was decided, what somebody wrote."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from messages.dates import show_moment
from messages.draft_words import DraftWords
from messages.lengths import cut
from messages.mrkdwn import Safe
from messages.reader import Reader
from messages.wording import Wording
from okr.agreement import Agreeing, Decision, Outcome, ShownDraft
from okr.drafting import DraftState
from okr.notice import NoticeSaid, Topic

KEY_RESULTS = 5
"""How many key results the message shows that asks about one draft; opened, it shows them all."""

MOST_DRAFTS = 12
NAME, TITLE, WORDS = 60, 140, 1000


def agreeing_values(said: NoticeSaid, reader: Reader, wording: Wording) -> dict[str, Any]:
    """What the templates of these notices take beside what every notice has; of other notices nothing."""
    found = said.agreeing
    if found is None:
        return {}
    words = DraftWords(wording, reader)
    bundle = said.notice.topic is Topic.SENT_UP
    listed = found.drafts[:MOST_DRAFTS]
    drafts = [
        {
            **words.values(each, most=0 if bundle else KEY_RESULTS),
            "became": became(each, found, wording),
            "then": after(each, wording),
        }
        for each in listed
    ]
    return {
        "drafts": drafts,
        "n_all": len(found.drafts),
        "may_edit": any(one.may_edit for one in listed),
        "more_drafts": len(found.drafts) - len(drafts),
        "subject": said.notice.about.subjects[0] if said.notice.about.subjects else "",
        "subject_title": cut(found.title, TITLE),
        "waiting": numbers_value(sorted(found.waiting)),
        "n_waiting": len(found.waiting),
        "decision": decided(found.decision, found.drafts, said, reader, wording) if found.decision else None,
        "instead_of": cut(found.instead_of.name, NAME) if found.instead_of else "",
        "first_asked": show_moment(found.asked_at, reader.zone, reader.language) if found.asked_at else "",
    }


def became(each: ShownDraft, found: Agreeing, wording: Wording) -> Safe | None:
    """What came of a draft among others; None where it waits for the reader's answer."""
    if each.draft.number in found.waiting:
        return None
    if then := after(each, wording):
        return wording.piece("✅ Agreed. %(then)s", then=then)
    match each.draft.state:
        case DraftState.RETURNED:
            return wording.piece("✏️ A change is asked for.")
        case DraftState.WRITING:
            return wording.piece("↩️ Taken back.")
        case _:
            return wording.piece("⏳ Sent anew.")


def after(each: ShownDraft, wording: Wording) -> Safe | None:
    """Where a draft that is agreed to stands now; None where it is not."""
    match each.draft.state:
        case DraftState.PUBLISHED if each.objective is not None and each.draft.base is not None:
            return wording.piece("*%(label)s* is changed.", label=each.objective.label)
        case DraftState.PUBLISHED if each.objective is not None:
            return wording.piece("It is *%(label)s* now.", label=each.objective.label)
        case DraftState.PUBLISHED:
            return wording.piece("It is published.")
        case DraftState.AGREED:
            return wording.piece("It is sent up with the team's others.")
        case _:
            return None


def decided(
    decision: Decision, drafts: Sequence[ShownDraft], said: NoticeSaid, reader: Reader, wording: Wording
) -> Safe:
    """What came of the one draft a notice asked about, by whom and when, and where it stands now."""
    words = DecidedWords(wording, show_moment(decision.at, reader.zone, reader.language))
    if decision.by is not None and decision.by.id == said.member.id:
        first = words.by_the_reader(decision.outcome)
    else:
        name = cut(decision.by.name, NAME) if decision.by else wording.say("Somebody")
        first = words.by_another(decision.outcome, name)
    more = next((and_then(each, said, wording) for each in drafts), None)
    return wording.piece("%(first)s\n%(more)s", first=first, more=more) if more else first


def and_then(each: ShownDraft, said: NoticeSaid, wording: Wording) -> Safe | None:
    """Where the draft stands after that decision: what it is now, what the lead does next, what is to be changed."""
    is_latest = each.draft.notice == said.notice.number
    if is_latest and each.draft.state is DraftState.RETURNED:
        return wording.piece("“%(words)s”", words=cut(each.draft.said, WORDS))
    if each.draft.state is DraftState.AGREED:
        return wording.piece("`/okr agree` sends it up together with the team's others.")
    return after(each, wording) if is_latest else None


@dataclass(frozen=True, slots=True)
class DecidedWords:
    """What was decided, `at` a moment in words."""

    wording: Wording
    at: str

    def by_the_reader(self, outcome: Outcome) -> Safe:
        match outcome:
            case Outcome.AGREED:
                return self.wording.piece("✅ You agreed at %(at)s.", at=self.at)
            case Outcome.RETURNED:
                return self.wording.piece("✏️ You asked for a change at %(at)s.", at=self.at)
            case _:
                return self.settled()

    def by_another(self, outcome: Outcome, name: str) -> Safe:
        match outcome:
            case Outcome.AGREED:
                return self.wording.piece("✅ %(name)s agreed at %(at)s.", name=name, at=self.at)
            case Outcome.RETURNED:
                return self.wording.piece("✏️ %(name)s asked for a change at %(at)s.", name=name, at=self.at)
            case Outcome.WITHDRAWN:
                return self.wording.piece("↩️ %(name)s took it back at %(at)s.", name=name, at=self.at)
            case Outcome.GONE:
                return self.settled()

    def settled(self) -> Safe:
        return self.wording.piece("Nobody waits for your answer any more.")


def numbers_value(numbers: Sequence[int]) -> str:
    """Drafts as a button's value."""
    return " ".join(str(number) for number in numbers)
