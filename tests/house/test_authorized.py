"""Every action of people asks who may do it; those that need not stand here, with the reason."""

import ast
from pathlib import Path

import handlers
from okr import actions
from tests.house.calls import Function, functions_in, functions_of, imported

PACKAGE = actions.__name__
ASKING = {"okr.authority.authorize", "okr.authority_writing.authorize_writing"}
"""What refuses."""

NEED_NOT = {
    "the clock does it, for nobody": {
        "ask_anew.ask_anew",
        "follow_snooze.follow_snooze",
        "follow_snooze.plan_missed_snoozes",
        "keep_standings_true.keep_standings_true",
        "move_cycle.keep_cycles",
        "planning.insert",
    },
    "Slack says that it happened": {
        "away_from_status.away_from_status",
        "close_destination.close_channel",
        "close_destination.open_channel",
        "close_destination.close_person",
        "close_destination.close_direct_messages",
        "greet_channel.greet_channel",
        "know_member.know_left",
        "move_channel.is_of_a_team",
        "move_channel.move_channel",
        "outage.install_failed",
        "outage.install_works",
        "outage.to_look_at",
        "register_workspace.register_workspace",
    },
    "the operator does it, on the command line": {
        "load_company.load_company",
        "mend_delivery.retry_delivery",
        "mend_delivery.cancel_delivery",
        "note_export.note_export",
    },
    "it says who is asking, before anything is authorized": {
        "know_member.find_member",
        "know_member.know_member",
        "know_member.know_members",
        "piloting.require_inside",
    },
    "it keeps and tells no more than the names that Slack shows everybody": {
        "meet_people.meet_people",
        "meet_people.unknown_among",
    },
    "it hands all it does to actions that ask": {"confirm_unchanged.confirm_unchanged"},
}


def ours() -> dict[str, Function]:
    return functions_in(Path(actions.__path__[0]), PACKAGE)


def for_people() -> set[str]:
    """What handlers take from the actions."""
    sources = (path.read_text("utf-8") for path in Path(handlers.__path__[0]).glob("*.py"))
    return {name for source in sources for _, name in imported(ast.parse(source))}


def unasked(functions: dict[str, Function], called: set[str]) -> set[str]:
    """Those that write, or that somebody asks something of (`by`, or a handler calls it), and neither refuse by
    themselves nor call what does."""
    return {one.key for one in functions.values() if is_an_action(one, called) and not asks(one, functions)}


def is_an_action(one: Function, called: set[str]) -> bool:
    if "world" not in one.parameters or "tx" in one.parameters:
        return False
    reads = one.opens("snapshot") and ("by" in one.parameters or one.key in called)
    return reads or one.opens("transaction") or one.key in called


def asks(one: Function, functions: dict[str, Function]) -> bool:
    """Itself, or at the first step: further down it may be about something else."""
    below = (functions[name].names for name in one.names if name in functions)
    return bool(one.names & ASKING) or any(names & ASKING for names in below)


def test_every_action_of_people_asks_who_may_do_it() -> None:
    excused = {f"{PACKAGE}.{name}" for names in NEED_NOT.values() for name in names}
    assert unasked(ours(), for_people()) == excused


FORGETFUL = """
from okr.actions.acting import actor_of
from okr.authority import Act, authorize

def remembers(world, number, *, by):
    with world.transaction() as tx:
        authorize(actor_of(world, tx, by), Act.USE)

def leaves_it_to_another(world, number, *, by):
    with world.transaction() as tx:
        return asked(world, tx, by)

def asked(world, tx, by):
    authorize(actor_of(world, tx, by), Act.USE)

def forgets(world, number, *, by):
    with world.transaction() as tx:
        tx.objectives.put(number)

def forgets_by(world, number):
    with world.transaction() as tx:
        tx.objectives.put(number)

def forgets_to_hide(world, number, *, by):
    with world.snapshot() as tx:
        return tx.objectives.get(number)

def shown_by_a_handler(world, number):
    with world.snapshot() as tx:
        return tx.objectives.get(number)

def sent(world, delivery):
    with world.snapshot() as tx:
        return tx.objectives.get(delivery)
"""


def test_an_action_that_forgets_to_ask_is_found() -> None:
    made_up = {one.key: one for one in functions_of(FORGETFUL, PACKAGE)}
    found = unasked(made_up, {f"{PACKAGE}.shown_by_a_handler"})
    assert {key.removeprefix(f"{PACKAGE}.") for key in found} == {
        "forgets",
        "forgets_by",
        "forgets_to_hide",
        "shown_by_a_handler",
    }
