"""The sentences of what cannot be said in a channel: digests and shared statuses."""

from collections.abc import Callable, Mapping
from typing import Any

from messages.closed import held_back
from messages.mrkdwn import Safe, channel, mention
from messages.wording import Wording
from okr import refusals_in_channels as refusals
from okr.week import Week


def no_channel(refusal: refusals.NoChannel, say: Wording) -> Safe:
    return say.piece(
        "*%(team)s* has no channel yet, so there is nowhere to post. Ask a workspace admin to give it one.",
        team=refusal.team,
    )


def digest_held_back(refusal: refusals.DigestHeldBack, say: Wording) -> Safe:
    return say.piece(
        "Nothing can be posted for *%(team)s* now. %(held_back)s",
        team=refusal.team,
        held_back=held_back(refusal.channel, refusal.why, say),
    )


def digest_already_out(refusal: refusals.DigestAlreadyOut, say: Wording) -> Safe:
    return say.piece(
        "The digest of *%(team)s* for week %(n)s is already in its channel. "
        "It stays up to date by itself: late answers are added there.",
        team=refusal.team,
        n=Week.parse(refusal.week).number,
    )


def digest_left_out(refusal: refusals.DigestLeftOut, say: Wording) -> Safe:
    return say.piece(
        "The digest of *%(team)s* for week %(n)s is skipped. %(name)s: “%(reason)s” To undo it, type `/okr digest`.",
        team=refusal.team,
        n=Week.parse(refusal.week).number,
        name=mention(refusal.by),
        reason=refusal.reason,
    )


def digest_week_over(refusal: refusals.DigestWeekOver, say: Wording) -> Safe:
    return say.piece(
        "Week %(n)s is over, so the digest of *%(team)s* for it stays as it is. `/okr digest` shows the one that is "
        "reported now.",
        team=refusal.team,
        n=Week.parse(refusal.week).number,
    )


def no_digest(refusal: refusals.NoDigestThisWeek, say: Wording) -> Safe:
    return say.piece(
        "*%(team)s* has nothing to report for that week: no check-in was due, or it has no objectives.",
        team=refusal.team,
    )


def not_for_this_channel(refusal: refusals.NotForThisChannel, say: Wording) -> Safe:
    if refusal.private:
        return say.piece(
            "This is private: only the people it names and the leads above them may see it, "
            "so it was not shared in %(channel)s and cannot be in any other channel.",
            channel=channel(refusal.channel),
        )
    return say.piece(
        "This holds objectives that not everybody in %(channel)s may see, so it was not shared. "
        "What is for a team alone can be shared in that team's own channel; what is private stays with its people.",
        channel=channel(refusal.channel),
    )


def external_channel(refusal: refusals.ExternalChannel, say: Wording) -> Safe:
    return say.piece(
        "People from outside your company are in %(channel)s, so nothing was shared there. "
        "Share it in a channel of your own workspace instead.",
        channel=channel(refusal.channel),
    )


def not_in_channel(refusal: refusals.NotInChannel, say: Wording) -> Safe:
    return say.piece(
        "The bot is not in %(channel)s yet, so nothing was shared. Type `/invite @OKR` there, then share it once more.",
        channel=channel(refusal.channel),
    )


SENTENCES: Mapping[type, Callable[[Any, Wording], Safe]] = {
    refusals.NoChannel: no_channel,
    refusals.DigestHeldBack: digest_held_back,
    refusals.DigestAlreadyOut: digest_already_out,
    refusals.DigestLeftOut: digest_left_out,
    refusals.DigestWeekOver: digest_week_over,
    refusals.NoDigestThisWeek: no_digest,
    refusals.NotForThisChannel: not_for_this_channel,
    refusals.ExternalChannel: external_channel,
    refusals.NotInChannel: not_in_channel,
}
