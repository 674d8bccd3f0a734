"""Plan the one reminder for those who have not answered, on the first working day after the check-in."""

from datetime import datetime
from operator import attrgetter

from okr.actions.agenda import Agenda
from okr.actions.planning import Question, after_own_quiet_hours, plan_for_people
from okr.delivery import DeliveryKind
from okr.member import ReminderProfile
from okr.ports import World


def plan_reminders(world: World) -> int:
    """Plan a reminder for everyone whose reminder time has come and who has not answered all; how many rows are new."""
    return plan_for_people(world, REMINDERS)


def reminder_moment(agenda: Agenda) -> datetime | None:
    """When to remind: not once the week takes no more answers. Not who wants nothing but the nudge either, nor where
    their teams want no reminders, nor on a day to which quiet hours put the nudge; who hears nothing but the reminder
    always has it."""
    if agenda.when.reminder_is_moot or agenda.member.reminders is ReminderProfile.NUDGE_ONLY:
        return None
    if agenda.member.reminders is ReminderProfile.REMINDER_ONLY:
        return agenda.when.reminder_at
    wanted = [item.occurrence.reminder_at for item in agenda.items if item.team.choices.reminder]
    return after_the_nudge(agenda, min(wanted)) if wanted else None


def after_the_nudge(agenda: Agenda, reminder_at: datetime) -> datetime | None:
    """`reminder_at`, None where quiet hours put the nudge on that day or a later one."""
    zone = agenda.member.tz
    nudged = after_own_quiet_hours(agenda.member, agenda.when.nudge_at).astimezone(zone).date()
    return reminder_at if nudged < reminder_at.astimezone(zone).date() else None


REMINDERS = Question(DeliveryKind.REMINDER, reminder_moment, attrgetter("reminder_at"))
