"""An alert in words: what turned red or is blocked, why, and what its owner says of it."""

from typing import Any

from messages.capital import capital
from messages.digest_reasons import plain, telling
from messages.lengths import cut
from messages.lines import SIGNS, Lines
from messages.reactions import line_value
from messages.status_pages import Turn
from messages.wording import Wording
from okr.alert import Alerted
from okr.notice import NoticeSaid
from okr.status import Scope, ScopeKind

TITLE = 140
NAME = 80
WORDS = 300
MOST_REASONS = 2
MOST_LINES = 10


def alert_values(said: NoticeSaid, wording: Wording) -> dict[str, Any]:
    """What the template of an alert takes beside what every notice has; of other notices nothing to show."""
    shown = said.alerted[:MOST_LINES]
    return {
        "alerted": [alerted_values(one, said, wording) for one in shown],
        "status": Turn(scope_of(said)).value if shown else "",
    }


def alerted_values(one: Alerted, said: NoticeSaid, wording: Wording) -> dict[str, Any]:
    """The finished values of one key result's section."""
    answer, by = one.check_in.answer if one.check_in else None, said.people[0].id if said.people else ""
    return {
        "sign": SIGNS[one.assessment.health],
        "label": one.key_result.label,
        "title": cut(one.key_result.title, TITLE),
        "figures": Lines(wording).value_to_target(one.key_result.metric, answer.reading)
        if answer and answer.reading is not None
        else "",
        "why": why(wording, one),
        "note": cut(answer.explanation or answer.note, WORDS) if answer else "",
        "blocker": cut(one.blocker, WORDS),
        "owner": cut(one.owner.name, NAME) if one.owner and one.owner.id != by else "",
        "still_holds": one.still_holds,
        "line": line_value(one.key_result.number, said.notice.week),
    }


def why(wording: Wording, one: Alerted) -> str:
    """The first reasons in words; empty where it does not hold any more."""
    reasons = telling(one.assessment)[:MOST_REASONS] if one.still_holds else []
    return capital("; ".join(plain(wording, reason, one.assessment) for reason in reasons))


def scope_of(said: NoticeSaid) -> Scope:
    """What *Show* shows: the one key result, else the team, else all of whoever answered."""
    if len(said.alerted) == 1:
        return Scope(ScopeKind.KEY_RESULT, str(said.alerted[0].key_result.number))
    if said.notice.about.team:
        return Scope(ScopeKind.TEAM, said.notice.about.team)
    return Scope(ScopeKind.PERSON, said.notice.about.people[0])
