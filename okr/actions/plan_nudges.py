"""Plan the week's invitation to check in, at each person's own check-in time."""

from datetime import datetime
from operator import attrgetter

from okr.actions.agenda import Agenda
from okr.actions.planning import Question, plan_for_people
from okr.delivery import DeliveryKind
from okr.member import ReminderProfile
from okr.ports import World


def plan_nudges(world: World) -> int:
    """Plan a nudge for everyone whose check-in time has come and who has not answered all; how many rows are new.

    One a person and week, at the earliest of their teams' times. Those away are not asked, their delegates are.
    """
    return plan_for_people(world, NUDGES)


def nudge_moment(agenda: Agenda) -> datetime | None:
    """When to ask; None for who chose to hear nothing but the reminder, in a week that has one."""
    wants_reminder_alone = agenda.member.reminders is ReminderProfile.REMINDER_ONLY
    return None if wants_reminder_alone and not agenda.when.reminder_is_moot else agenda.when.nudge_at


NUDGES = Question(DeliveryKind.NUDGE, nudge_moment, attrgetter("nudge_at"))
