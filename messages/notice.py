"""Notices in words: one template a topic, all given the same finished values."""

from collections.abc import Mapping
from typing import Any

from messages.agreement_notice import agreeing_values
from messages.alert import alert_values
from messages.away_words import away_values
from messages.closed import closed_values
from messages.dates import week_label
from messages.hand_over import left_values
from messages.help_offer import outcome_words
from messages.lengths import cut
from messages.mrkdwn import mention
from messages.reactions import everybody, line_value
from messages.reader import Reader
from messages.render import Rendered, Renderer
from messages.why import about
from okr.delivery import DeliveryKind
from okr.notice import NoticeSaid, Topic
from okr.reaction import HelpOutcome

TITLE = 140
NAME = 80
WORDS = 1000
MOST_LINES = 10


TEMPLATES: Mapping[Topic, str] = {
    Topic.TURNED_RED: "notice_turned_red",
    Topic.APPOINTED: "notice_appointed",
    Topic.REACTIONS: "notice_reactions",
    Topic.COMMENT: "notice_comment",
    Topic.HELP_OFFER: "notice_help_offer",
    Topic.CORRECTED: "notice_corrected",
    Topic.HAND_OVER: "notice_hand_over",
    Topic.HANDED_OVER: "notice_handed_over",
    Topic.GIVEN_AWAY: "notice_given_away",
    Topic.BLOCKER_NAMED: "notice_blocker_named",
    Topic.DELEGATE_NAMED: "notice_delegate_named",
    Topic.AWAY_SAID: "notice_away_said",
    Topic.AWAY_FROM_STATUS: "notice_away_from_status",
    Topic.CHANNEL_CLOSED: "notice_channel_closed",
    Topic.UNREACHABLE: "notice_unreachable",
    Topic.OUTAGE: "notice_outage",
    Topic.DRAFT_SENT: "notice_draft_sent",
    Topic.SENT_UP: "notice_sent_up",
    Topic.DRAFT_AGREED: "notice_draft_agreed",
    Topic.CHANGE_ASKED: "notice_change_asked",
    Topic.TALK: "notice_talk",
}
"""The template of each topic."""


class NoticeMessages:
    """Every topic has a template (TEMPLATES). Its values: `people` and `names` (mentions and plain names of the
    notice's people, in order), `everybody` (the first few mentions and how many more there are), `key_results` (label,
    title, objective, number), `line` (what a digest's menu calls the first of them), `more` that are not listed,
    `count` of all of them, `outcome` of an offer to help and whether it `is_settled`, `week`, `week_key`, `team`,
    `team_key`, `words`, `number` (the notice's, for buttons), and `about` for the macros of why.j2."""

    def __init__(self, renderer: Renderer) -> None:
        self._renderer = renderer

    def notice(self, said: NoticeSaid, reader: Reader) -> Rendered:
        wording = self._renderer.wording(reader.language)
        return self._renderer.render(
            TEMPLATES[said.notice.topic],
            reader.language,
            everybody=everybody(said.people, wording),
            outcome=outcome_words(said.outcome, wording)
            if said.outcome and said.outcome is not HelpOutcome.OPEN
            else "",
            is_settled=said.outcome is not None and said.outcome.is_settled,
            **left_values(said, wording),
            **alert_values(said, wording),
            **away_values(said, reader, wording),
            **closed_values(said, reader, wording),
            **agreeing_values(said, reader, wording),
            **values_of(said, reader),
        )


def values_of(said: NoticeSaid, reader: Reader) -> dict[str, Any]:
    """The finished values of any notice's template."""
    notice, shown = said.notice, said.key_results[:MOST_LINES]
    return {
        "number": notice.number,
        "about": about(DeliveryKind.NOTICE, notice.week, notice.number),
        "people": [mention(one.id) for one in said.people],
        "names": [cut(one.name, NAME) for one in said.people],
        "key_results": [
            {
                "label": key_result.label,
                "number": key_result.number,
                "title": cut(key_result.title, TITLE),
                "objective": cut(objective.title, TITLE),
            }
            for key_result, objective in shown
        ],
        "line": line_value(shown[0][0].number, notice.week) if shown else "",
        "count": len(said.key_results),
        "more": len(said.key_results) - len(shown),
        "week": week_label(notice.week, reader.language),
        "week_key": notice.week.key,
        "team": cut(said.team_name, NAME),
        "team_key": notice.about.team,
        "words": cut(notice.about.words, WORDS),
    }
