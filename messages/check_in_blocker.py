"""The blocker on the form: one that is open from before is asked about anew, those foreseen are offered to choose."""

from messages.cleaning import clean
from messages.lengths import cut
from messages.mrkdwn import Safe, mention
from messages.wording import Wording
from okr.draft import Entry
from okr.form import FormItem
from okr.week import Week

WORDS = 200
MOST_FORESEEN = 20
OPTION_TEXT = 75
KNOWN_BY = 70
"""Signs by which an obstacle is known again: Slack hands back up to 150 units, of which a sign may take two."""


def open_blocker(item: FormItem, entry: Entry, week: Week, wording: Wording) -> Safe | None:
    """The question, or that it is cleared now; None where nothing was in the way."""
    tally = item.standing.tally
    blocker = tally.blocker if tally else ""
    if tally is None or not blocker:
        return None
    words = cut(blocker, WORDS)
    if entry.cleared:
        return wording.piece("👍 No longer in the way: “%(blocker)s”", blocker=words)
    since = tally.blocker_since
    return wording.piece(
        "🚧 *Still in the way?* “%(blocker)s”%(since)s%(who)s",
        blocker=words,
        since=wording.piece(" since week %(n)s", n=since.number) if since and since < week else "",
        who=wording.piece(" · to be cleared by %(person)s", person=mention(tally.blocker_owner))
        if tally.blocker_owner
        else "",
    )


def foreseen(item: FormItem, entry: Entry) -> list[dict[str, str]]:
    """What may stand in the way, as it was written with the objective: options, as long as nothing else is said."""
    if entry.blocker.strip() or entry.cleared:
        return []
    known = {each[:KNOWN_BY]: cut(words, OPTION_TEXT) for each in item.objective.obstacles if (words := clean(each))}
    return [{"text": text, "value": start} for start, text in list(known.items())[:MOST_FORESEEN]]
