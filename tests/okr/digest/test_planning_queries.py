"""What a minute costs: a fixed number of queries whatever the company, and no key result read while nobody is due."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta

from sqlalchemy import event

from bot.planning import Plan
from okr.actions.plan_digests import plan_digests
from okr.actions.plan_lead_lines import plan_lead_lines
from okr.actions.plan_nudges import plan_nudges
from okr.actions.plan_reminders import plan_reminders
from tests.builders import a_key_result, a_member, a_team, an_objective
from tests.okr.check_in.office import FRIDAY_AFTERNOON
from tests.okr.digest.test_plan_digests import MONDAY_AT_TEN
from tests.okr.status.place import Place

EVERY_MINUTE = (plan_nudges, plan_reminders, plan_digests, plan_lead_lines)


@contextmanager
def statements(place: Place) -> Iterator[list[str]]:
    sent: list[str] = []

    def note(*event_arguments: object) -> None:
        sent.append(str(event_arguments[2]))

    event.listen(place.database.engine, "before_cursor_execute", note)
    yield sent
    event.remove(place.database.engine, "before_cursor_execute", note)


def minute(place: Place, *plans: Plan) -> list[str]:
    with statements(place) as sent:
        for plan in plans:
            plan(place.world)
    return sent


def grow(place: Place) -> None:
    for n in range(100, 120):
        place.put(a_member(f"U{n}", name=f"Person {n}"), a_team(key=f"team-{n}", lead=f"U{n}", channel=f"C{n}"))
        place.put(an_objective(number=n, team=f"team-{n}"), a_key_result(number=n, objective=n, owner=f"U{n}"))


def test_a_minute_in_which_nobody_is_due_reads_nobodys_key_results_and_writes_nothing(place: Place) -> None:
    place.now = FRIDAY_AFTERNOON - timedelta(hours=9)
    minute(place, *EVERY_MINUTE)
    sent = minute(place, *EVERY_MINUTE)
    assert not [each for each in sent if "FROM targets" in each or "FROM check_ins" in each]
    assert not [each for each in sent if each.startswith(("INSERT", "UPDATE", "BEGIN IMMEDIATE"))]


def test_the_minute_of_the_digests_takes_as_many_queries_for_twenty_teams_more(place: Place) -> None:
    place.now = MONDAY_AT_TEN
    few = [each for each in minute(place, plan_digests) if each.startswith("SELECT")]
    grow(place)
    place.now = MONDAY_AT_TEN + timedelta(days=7)
    many = [each for each in minute(place, plan_digests) if each.startswith("SELECT")]
    assert len(many) <= len(few) + 1, "one week more is looked at"
