"""The blocker that is open from before, asked about anew: is it still in the way, since when, who is to clear it."""

from messages.lengths import cut
from messages.mrkdwn import Safe, mention
from messages.wording import Wording
from okr.draft import Entry
from okr.form import FormItem
from okr.week import Week

WORDS = 200


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
