"""What follows from a change of an objective: messages that show it are brought up to date, owners are asked."""

from collections.abc import Iterable

from okr.actions.absent import ask_now
from okr.actions.agenda import Agendas
from okr.actions.planning import LOOK_BACK, weeks_between
from okr.actions.show_answers import TO_CHANNELS, TO_LEADS, TO_PEOPLE, want_edits
from okr.ports import Transaction, World
from okr.team_place import with_above


def follow(world: World, tx: Transaction, *, teams: Iterable[str], owners: Iterable[str]) -> None:
    """Bring up to date what was said about objectives of these teams, and ask those of `owners`, and who answers for
    them, who are asked now and were not."""
    owning = set(owners)
    people = owning | {each.delegate for each in tx.members.absences() if each.delegate and each.member in owning}
    now, agendas = world.now(), Agendas(world, tx, members=people)
    of_teams = set(teams)
    shown = with_above(of_teams, agendas.schedule.teams)
    leads = {lead for team in of_teams if (lead := agendas.schedule.teams[team].lead)}
    for week in weeks_between(now - LOOK_BACK, now):
        for person in sorted(people):
            want_edits(tx, person, week, TO_PEOPLE)
            agenda = agendas.of(person, week)
            if agenda is not None:
                ask_now(tx, agenda, now=now, told=False)
        for team in sorted(shown):
            want_edits(tx, team, week, TO_CHANNELS)
        for lead in sorted(leads):
            want_edits(tx, lead, week, TO_LEADS)
