"""The sentence of each refusal and of a crash: what is in the way, and what to do next."""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from messages import (
    refusals_agreement,
    refusals_archiving,
    refusals_away,
    refusals_cycles,
    refusals_in_channels,
    refusals_on_corrections,
    refusals_on_lines,
    refusals_on_reminding,
    refusals_setting_up,
    refusals_settings,
    refusals_transfer,
    refusals_writing,
)
from messages.mrkdwn import Safe, channel, escaped, join, mention
from messages.wording import Wording
from okr import refusals
from okr.key_result import KeyResultState
from okr.week import Week

CHANNEL_ID = re.compile(r"[CG](?=[A-Z]*[0-9])[A-Z0-9]{6,}")
LABEL = re.compile(r"(?:KR|O)-[0-9]+")
MEMBER_ID = re.compile(r"[UW](?=[A-Z]*[0-9])[A-Z0-9]{6,}")
"""Slack's ids, which hold figures; a name in capitals does not."""

Sentence = Callable[[Any, Wording], Safe]


@dataclass(frozen=True, slots=True)
class Trouble:
    """Something broke on our side; the log knows more under `reference`. `saved` where what was sent is kept,
    `took_too_long` where Slack had stopped waiting."""

    reference: str
    saved: bool = False
    took_too_long: bool = False


def unforeseen(_trouble: Any, say: Wording) -> Safe:
    return say.piece("That can't be done right now. Your team's lead or an admin can tell you more.")


def trouble(trouble: Trouble, say: Wording) -> Safe:
    if trouble.took_too_long:
        return say.piece("That took too long, and Slack stopped waiting. Please try once more.")
    if trouble.saved:
        return say.piece(
            "What you sent is saved, but showing you the result went wrong on our side. "
            "If this happens again, give your admin the reference `%(reference)s`.",
            reference=trouble.reference,
        )
    return say.piece(
        "Something went wrong on our side, and nothing was saved. Please try once more; "
        "if it happens again, give your admin the reference `%(reference)s`.",
        reference=trouble.reference,
    )


def out_of_date(_refusal: refusals.OutOfDate, say: Wording) -> Safe:
    return say.piece("That is from an older version of this bot. Please open it anew: `/okr help` shows how.")


def guests(_refusal: refusals.GuestsMayNot, say: Wording) -> Safe:
    return say.piece(
        "Guests don't take part in the OKR check-in of this workspace. "
        "If you should be part of it, ask a workspace admin to let guests in."
    )


def from_elsewhere(_refusal: refusals.FromAnotherWorkspace, say: Wording) -> Safe:
    return say.piece(
        "This bot only works with members of the workspace it is installed in. "
        "To use it in your own workspace, ask an admin there."
    )


def no_such_key_result(refusal: refusals.NoSuchKeyResult, say: Wording) -> Safe:
    if not refusal.label:
        return say.piece(
            "Which key result? Name it by its number, as in `/okr history KR-12`. `/okr status me` lists yours."
        )
    if not LABEL.fullmatch(refusal.label):
        return say.piece(
            "No key result goes by “%(name)s”. Name it by its number, as in `/okr history KR-12`. "
            "`/okr status me` lists yours.",
            name=refusal.label,
        )
    if refusal.label.startswith("O-"):
        return say.piece(
            "There is no *%(label)s* among the objectives you can see. `/okr tree company` shows them.",
            label=refusal.label,
        )
    return say.piece(
        "There is no *%(label)s* among the key results you can see. `/okr status me` lists yours.",
        label=refusal.label,
    )


def no_such_team(refusal: refusals.NoSuchTeam, say: Wording) -> Safe:
    if not refusal.name:
        return say.piece("You don't belong to a team yet. Ask a workspace admin to put you in one.")
    if CHANNEL_ID.fullmatch(refusal.name):
        return say.piece(
            "No team has its home in %(channel)s. Try the team's name, as in `/okr status sales`.",
            channel=channel(refusal.name),
        )
    return say.piece(
        "No team goes by “%(name)s”. Try its full name, or its channel, as in `/okr status #sales`.", name=refusal.name
    )


def no_company_team(_refusal: refusals.NoCompanyTeam, say: Wording) -> Safe:
    return say.piece(
        "No team stands for the whole company yet. Ask a workspace admin to name one, "
        "or look at a single team, as in `/okr status #sales`."
    )


def no_such_member(refusal: refusals.NoSuchMember, say: Wording) -> Safe:
    if MEMBER_ID.fullmatch(refusal.name):
        return say.piece("%(person)s has no key results here.", person=mention(refusal.name))
    return say.piece(
        "Nobody here goes by “%(name)s”. Mention the person with @, as in `/okr status @lan`.", name=refusal.name
    )


def not_yours(refusal: refusals.NotYourKeyResult, say: Wording) -> Safe:
    if refusal.owner is None:
        return say.piece(
            "*%(label)s* has no owner yet, so nobody can update it. Ask the team's lead to give it one.",
            label=refusal.label,
        )
    return say.piece(
        "*%(label)s* belongs to %(owner)s, so you can't update it. "
        "Ask %(owner)s to update it, or to choose you as their delegate while away.",
        label=refusal.label,
        owner=mention(refusal.owner),
    )


def not_the_lead(refusal: refusals.NotTheLead, say: Wording) -> Safe:
    if refusal.lead is None:
        return say.piece(
            "Only a lead of *%(team)s* or a workspace admin can do this. The team has no lead yet: ask an admin.",
            team=refusal.team,
        )
    return say.piece(
        "Only a lead of *%(team)s* or a workspace admin can do this. Ask %(lead)s.",
        team=refusal.team,
        lead=mention(refusal.lead),
    )


def cycle_closed(refusal: refusals.CycleClosed, say: Wording) -> Safe:
    if refusal.lead is None:
        return say.piece(
            "%(cycle)s is closed, so *%(label)s* takes no more check-ins. "
            "If its final value needs correcting, ask a workspace admin.",
            cycle=refusal.cycle,
            label=refusal.label,
        )
    return say.piece(
        "%(cycle)s is closed, so *%(label)s* takes no more check-ins. "
        "If its final value needs correcting, write to the team's lead, %(lead)s.",
        cycle=refusal.cycle,
        label=refusal.label,
        lead=mention(refusal.lead),
    )


def not_yours_to_archive(refusal: refusals.NotYoursToArchive, say: Wording) -> Safe:
    if refusal.lead is None:
        return say.piece("*%(label)s* can be archived or restored by the bot's admins.", label=refusal.label)
    return say.piece(
        "*%(label)s* can be archived or restored by its team's lead %(lead)s or an admin.",
        label=refusal.label,
        lead=mention(refusal.lead),
    )


def not_open(refusal: refusals.KeyResultNotOpen, say: Wording) -> Safe:
    match refusal.state:
        case KeyResultState.PAUSED:
            return say.piece(
                "*%(label)s* is paused, so it takes no check-ins. If it should go on, ask the team's lead.",
                label=refusal.label,
            )
        case KeyResultState.CANCELLED:
            return say.piece(
                "*%(label)s* was cancelled, so it takes no check-ins. If that was a mistake, ask the team's lead.",
                label=refusal.label,
            )
        case KeyResultState.DONE:
            return say.piece(
                "*%(label)s* is done, so it takes no more check-ins. If it should be open again, ask the team's lead.",
                label=refusal.label,
            )
        case refusals.ARCHIVED:
            return say.piece(
                "The objective of *%(label)s* is archived, so it takes no check-ins. If that was a mistake, ask the "
                "team's lead.",
                label=refusal.label,
            )
    return say.piece(
        "*%(label)s* has not started yet, so there is nothing to report. You will be asked once it has.",
        label=refusal.label,
    )


def nothing_due(_refusal: refusals.NothingDue, say: Wording) -> Safe:
    return say.piece("You have no key results to update. `/okr status team` shows how your team is doing.")


def week_not_open(refusal: refusals.WeekNotOpen, say: Wording) -> Safe:
    return say.piece(
        "Week %(n)s takes no answers now. `/okr checkin` opens the week that does.", n=Week.parse(refusal.week).number
    )


def answered_meanwhile(refusal: refusals.AnsweredMeanwhile, say: Wording) -> Safe:
    return say.piece(
        "Somebody answered %(labels)s while you were filling in the form. "
        "Their answer stands; look at it, and send yours again if it is the right one.",
        labels=labels(refusal.theirs),
    )


def needs_explanation(refusal: refusals.NeedsExplanation, say: Wording) -> Safe:
    return say.piece(
        "You are sure of %(labels)s while the numbers are far behind. Add a line on why, and send again.",
        labels=labels(refusal.key_results),
    )


def wrong_reading(refusal: refusals.WrongReading, say: Wording) -> Safe:
    return say.piece(
        "That answer doesn't fit *%(label)s*: the form was out of date. Open it again with `/okr checkin`.",
        label=refusal.label,
    )


def labels(numbers: Iterable[int]) -> Safe:
    """The key results of those numbers, as people know them."""
    return join(", ", (escaped(f"KR-{number}") for number in sorted(numbers)))


SENTENCES: Mapping[type, Sentence] = {
    **refusals_in_channels.SENTENCES,
    **refusals_away.SENTENCES,
    **refusals_on_lines.SENTENCES,
    **refusals_transfer.SENTENCES,
    **refusals_on_corrections.SENTENCES,
    **refusals_setting_up.SENTENCES,
    **refusals_archiving.SENTENCES,
    **refusals_writing.SENTENCES,
    **refusals_agreement.SENTENCES,
    **refusals_on_reminding.SENTENCES,
    **refusals_settings.SENTENCES,
    **refusals_cycles.SENTENCES,
    Trouble: trouble,
    refusals.OutOfDate: out_of_date,
    refusals.GuestsMayNot: guests,
    refusals.FromAnotherWorkspace: from_elsewhere,
    refusals.NoSuchKeyResult: no_such_key_result,
    refusals.NoSuchTeam: no_such_team,
    refusals.NoCompanyTeam: no_company_team,
    refusals.NoSuchMember: no_such_member,
    refusals.NotYourKeyResult: not_yours,
    refusals.NotTheLead: not_the_lead,
    refusals.CycleClosed: cycle_closed,
    refusals.KeyResultNotOpen: not_open,
    refusals.NotYoursToArchive: not_yours_to_archive,
    refusals.NothingDue: nothing_due,
    refusals.WeekNotOpen: week_not_open,
    refusals.AnsweredMeanwhile: answered_meanwhile,
    refusals.NeedsExplanation: needs_explanation,
    refusals.WrongReading: wrong_reading,
}
