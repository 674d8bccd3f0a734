"""A notice tells one person about one thing that happened, apart from the weekly round."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from okr.agreement import Agreeing
from okr.alert import Alerted
from okr.destination import HeldBack, Outage, Unreached
from okr.hand_over import LeftBehind
from okr.key_result import KeyResult
from okr.member import Member
from okr.objective import Objective
from okr.reaction import HelpOutcome
from okr.week import Week


class Topic(StrEnum):
    """What a notice is about; each has its words in messages/notice.py."""

    TURNED_RED = "turned_red"  # to the lead and the parent's owner: newly at risk, or newly blocked
    HAND_OVER = "hand_over"  # to the lead: somebody left, and their key results have no owner
    HANDED_OVER = "handed_over"  # to the new owner
    GIVEN_AWAY = "given_away"  # to the former owner, who is still here: somebody else gave it to another
    CORRECTED = "corrected"  # to the owner: somebody else corrected an older week
    REACTIONS = "reactions"  # to the owner: who saw and thanked this week; kept up to date
    COMMENT = "comment"  # to the owner
    HELP_OFFER = "help_offer"  # to the owner
    BLOCKER_NAMED = "blocker_named"  # to whoever is to clear a blocker
    DELEGATE_NAMED = "delegate_named"  # to whoever answers for somebody away
    AWAY_SAID = "away_said"  # to whoever is away: somebody else said so
    AWAY_FROM_STATUS = "away_from_status"  # to whoever is away: their status in Slack says so
    LEAD_ASKED = "lead_asked"  # no message of its own: keeps which lead asked, for the lead's reminder
    APPOINTED = "appointed"  # to a new admin or a new lead
    CHANNEL_CLOSED = "channel_closed"  # to whoever looks after a team: nothing goes to its channel; kept up to date
    UNREACHABLE = "unreachable"  # to whoever looks after a person's team: no message reaches them; kept up to date
    DRAFT_SENT = "draft_sent"  # to whoever is asked to agree to one; kept up to date
    SENT_UP = "sent_up"  # to the lead above, of all that a team sends up together; kept up to date
    DRAFT_AGREED = "draft_agreed"  # to the author, and to the lead who sent it up
    CHANGE_ASKED = "change_asked"  # to the same: what is to be changed
    TALK = "talk"  # to those who have to do with a draft or objective: somebody wrote about it
    OUTAGE = "outage"  # to the admins: from when until when nothing could be posted, and what was missed


@dataclass(frozen=True, slots=True)
class About:
    """What a notice is about: key results, `people` (member ids, whoever did it first), a team's key, `words` (what
    somebody wrote; for CHANNEL_CLOSED the channel's id, for OUTAGE when it began, ISO), the week (None: the one in
    which it is told), and `subjects`, the labels of drafts and objectives ("D-3", "O-3")."""

    key_results: tuple[int, ...] = ()
    people: tuple[str, ...] = ()
    team: str = ""
    words: str = ""
    week: Week | None = None
    subjects: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Notice:
    """What the member `to` is told, kept from the moment `at`; unique in its workspace by `number`."""

    number: int
    to: str
    topic: Topic
    week: Week
    at: datetime
    about: About = About()


@dataclass(frozen=True, slots=True)
class NoticeSaid:
    """A notice with what its sentence needs: the recipient, the people in order, and the key results that `to` may
    still see, with their objectives; `outcome` is what came of an offer to help, `alerted`
    how what an alert tells of stands now, `closed` the destination it tells of, `agreeing` the drafts."""

    notice: Notice
    member: Member
    people: tuple[Member, ...]
    key_results: tuple[tuple[KeyResult, Objective], ...]
    team_name: str = ""
    left: LeftBehind | None = None
    outcome: HelpOutcome | None = None
    alerted: tuple[Alerted, ...] = ()
    closed: HeldBack | Unreached | Outage | None = None
    agreeing: Agreeing | None = None
