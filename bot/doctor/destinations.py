"""Destinations: what Slack took nothing for when it was last tried, since when, and what to do."""

from collections.abc import Iterable, Iterator

from bot.destinations import MESSAGES_TAB, outage_words
from bot.doctor.finding import Finding
from okr.destination import DIRECT_MESSAGES, INSTALL, ClosedDestination, Trouble


def look_at_destinations(closed: Iterable[ClosedDestination]) -> list[Finding]:
    """One finding for each; the channels of teams are looked at in Slack itself (company.py)."""
    return list(findings(closed)) or [Finding("Slack takes what the bot posts.")]


def findings(closed: Iterable[ClosedDestination]) -> Iterator[Finding]:
    for one in closed:
        since = f"since {one.since:%Y-%m-%d %H:%M} UTC"
        if one.place == INSTALL:
            told, _, mend = outage_words(one.why, one.needed).partition("; ")
            yield Finding(f"{told}, {since}.", f"{mend[:1].upper()}{mend[1:]}")
        elif one.place == DIRECT_MESSAGES:
            yield Finding(f"Slack takes no direct messages ({one.why}), {since}.", f"Switch {MESSAGES_TAB[7:]}.")
        elif one.why == Trouble.UNREACHABLE:
            mend = "Give their key results to somebody else, or have an admin of your Slack look at the account."
            yield Finding(f"No message reaches {one.place}, {since}.", mend)
        else:
            mend = "Mend the channel, or give the team another one in its settings; its lead was told in Slack."
            yield Finding(f"The digest for {one.place} is held back ({one.why}), {since}.", mend)
