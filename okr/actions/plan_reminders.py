"""Plan the one reminder for those who have not answered, on the first working day after the check-in."""

from datetime import datetime

from okr.actions.agenda import Agenda
from okr.actions.planning import after_own_quiet_hours, plan_for_people
from okr.delivery import DeliveryKind
from okr.ports import World


def plan_reminders(world: World) -> int:
    """Plan a reminder for everyone whose reminder time has come and who has not answered all; how many rows are new."""
    return plan_for_people(world, DeliveryKind.REMINDER, at=reminder_moment)


def reminder_moment(agenda: Agenda) -> datetime | None:
    """When to remind: not once the week takes no more answers, nor on a day to which quiet hours put the nudge."""
    zone, when = agenda.member.tz, agenda.when
    nudged = after_own_quiet_hours(agenda.member, when.nudge_at).astimezone(zone).date()
    if when.reminder_is_moot or nudged >= when.reminder_at.astimezone(zone).date():
        return None
    return when.reminder_at
