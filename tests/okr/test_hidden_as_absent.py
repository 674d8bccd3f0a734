"""What somebody may not see is refused, by every action that takes a number or a label, as if it were not there."""

import inspect
import pkgutil
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from importlib import import_module
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from okr import actions
from okr.actions.archive_objective import archive_objective, archived_one, restore_objective
from okr.actions.comment import comment, read_comments
from okr.actions.compose_agreements import open_agreement
from okr.actions.compose_history import compose_history
from okr.actions.compose_status import compose_status
from okr.actions.compose_tree import compose_tree
from okr.actions.correct_check_in import correct_check_in, open_correction
from okr.actions.delete_draft import delete_draft
from okr.actions.duplicate_objective import duplicate_objective, open_duplicate
from okr.actions.edit_objective import edit_objective, settle_differences
from okr.actions.look_at_draft import look_at_draft, look_at_whole_draft
from okr.actions.offer_help import offer_help
from okr.actions.open_check_in import open_check_in
from okr.actions.publish_draft import publish_draft
from okr.actions.react import react
from okr.actions.record_check_in import record_check_in
from okr.actions.send_for_agreement import send_for_agreement, withdraw_draft
from okr.actions.talk import read_talk, say_about
from okr.actions.transfer import open_transfer
from okr.actions.write_draft import write_draft
from okr.correction import Correction
from okr.draft_edits import RemoveKeyResult
from okr.form import Submission
from okr.member import Member
from okr.objective import Visibility
from okr.ports import World
from okr.reaction import ReactionKind
from okr.refusals import Refusal
from okr.status import Scope, ScopeKind
from okr.tree import Sight
from storage.engine import open_database
from tests.builders import a_key_result, an_answer, an_objective
from tests.databases import sqlite_copy
from tests.okr.check_in.office import THIS_WEEK
from tests.okr.writing.drafting_place import DraftingPlace

HIDDEN, ABSENT = 7303, 7404
Ask = Callable[[World, int, Member], object]

OF_KEY_RESULTS: Mapping[str, Ask] = {
    "read_comments": lambda world, number, by: read_comments(world, number, THIS_WEEK, by=by),
    "comment": lambda world, number, by: comment(world, number, THIS_WEEK, "Hello", by=by),
    "compose_history": lambda world, number, by: compose_history(world, number, by=by),
    "open_correction": lambda world, number, by: open_correction(world, number, THIS_WEEK, by=by),
    "correct_check_in": lambda world, number, by: correct_check_in(
        world, Correction(number, THIS_WEEK, an_answer(), seen=0, reason="Typo"), by=by
    ),
    "offer_help": lambda world, number, by: offer_help(world, number, THIS_WEEK, by=by),
    "react": lambda world, number, by: react(world, number, THIS_WEEK, ReactionKind.SEEN, by=by),
    "record_check_in": lambda world, number, by: record_check_in(
        world, Submission(THIS_WEEK, {number: an_answer()}, {}), by=by
    ),
    "open_check_in": lambda world, number, by: open_check_in(world, by=by, week=THIS_WEEK, only=[number]),
    "compose_status": lambda world, number, by: compose_status(world, key_result(number), by=by),
    "open_transfer": lambda world, number, by: open_transfer(world, key_result(number), by=by),
}
OF_OBJECTIVES: Mapping[str, Ask] = {
    "archive_objective": lambda world, number, by: archive_objective(world, number, by=by),
    "restore_objective": lambda world, number, by: restore_objective(world, number, by=by),
    "archived_one": lambda world, number, by: archived_one(world, number, by=by),
    "open_duplicate": lambda world, number, by: open_duplicate(world, number, by=by),
    "duplicate_objective": lambda world, number, by: duplicate_objective(
        world, number, team="sales", cycle="2026-Q4", by=by
    ),
    "edit_objective": lambda world, number, by: edit_objective(world, number, by=by),
    "read_talk": lambda world, number, by: read_talk(world, f"O-{number}", by=by),
    "say_about": lambda world, number, by: say_about(world, f"O-{number}", "Hello", by=by),
    "compose_tree": lambda world, number, by: compose_tree(world, objective(number), Sight(), by=by),
    "compose_status, objective": lambda world, number, by: compose_status(world, objective(number), by=by),
    "open_transfer, objective": lambda world, number, by: open_transfer(world, objective(number), by=by),
}
OF_DRAFTS: Mapping[str, Ask] = {
    "open_agreement": lambda world, number, by: open_agreement(world, number, by=by),
    "delete_draft": lambda world, number, by: delete_draft(world, number, by=by),
    "settle_differences": lambda world, number, by: settle_differences(world, number, mine=True, by=by),
    "look_at_draft": lambda world, number, by: look_at_draft(world, number, by=by),
    "look_at_whole_draft": lambda world, number, by: look_at_whole_draft(world, number, by=by),
    "publish_draft": lambda world, number, by: publish_draft(world, number, by=by),
    "send_for_agreement": lambda world, number, by: send_for_agreement(world, number, by=by),
    "withdraw_draft": lambda world, number, by: withdraw_draft(world, number, by=by),
    "write_draft": lambda world, number, by: write_draft(world, number, RemoveKeyResult(1), seen="", by=by),
    "read_talk, draft": lambda world, number, by: read_talk(world, f"D-{number}", by=by),
    "say_about, draft": lambda world, number, by: say_about(world, f"D-{number}", "Hello", by=by),
}


INNER = {"set_archived"}
"""Two actions in one, which are asked themselves."""


def key_result(number: int) -> Scope:
    return Scope(ScopeKind.KEY_RESULT, str(number))


def objective(number: int) -> Scope:
    return Scope(ScopeKind.OBJECTIVE, str(number))


@pytest.fixture(scope="module")
def place(sqlite: Path, in_memory: Path) -> Iterator[DraftingPlace]:
    """Acme, where Chi has a private objective, a key result and a draft of one number; nothing here is changed."""
    with TemporaryDirectory(dir=in_memory) as folder:
        database = open_database(sqlite_copy(sqlite, Path(folder)))
        place = DraftingPlace(database)
        place.put(
            an_objective(number=HIDDEN, owner="UCHI", visibility=Visibility.PRIVATE),
            a_key_result(number=HIDDEN, objective=HIDDEN, owner="UCHI"),
        )
        place.keep(replace(place.started(by=place.chi), number=HIDDEN))
        yield place
        database.dispose()


def answer(place: DraftingPlace, act: Ask, number: int) -> str:
    """What Dan of another team gets, with the number left out."""
    try:
        got = repr(act(place.world, number, place.dan))
    except Refusal as refusal:
        got = f"{type(refusal).__name__}: {vars(refusal)}"
    return got.replace(str(number), "N")


@pytest.mark.parametrize("name", sorted({**OF_KEY_RESULTS, **OF_OBJECTIVES, **OF_DRAFTS}))
def test_what_is_hidden_is_refused_as_if_it_were_not_there(place: DraftingPlace, name: str) -> None:
    act = {**OF_KEY_RESULTS, **OF_OBJECTIVES, **OF_DRAFTS}[name]
    assert answer(place, act, HIDDEN) == answer(place, act, ABSENT)
    assert any(each in answer(place, act, ABSENT) for each in ("NoSuch", "None", "Nothing"))


def test_what_is_hidden_is_there_for_its_owner(place: DraftingPlace) -> None:
    assert compose_history(place.world, HIDDEN, by=place.chi)
    assert open_duplicate(place.world, HIDDEN, by=place.chi)
    assert look_at_whole_draft(place.world, HIDDEN, by=place.chi)


def test_every_action_that_takes_a_number_or_a_label_is_asked() -> None:
    asked = {name.split(",")[0] for name in {**OF_KEY_RESULTS, **OF_OBJECTIVES, **OF_DRAFTS}}
    assert set(taking_a_number()) - asked == set()


def taking_a_number() -> Iterator[str]:
    """The actions of people that name what they are about by `number` or `label`."""
    for module in pkgutil.iter_modules(actions.__path__):
        found = import_module(f"{actions.__name__}.{module.name}")
        for name, one in inspect.getmembers(found, inspect.isfunction):
            taken = inspect.signature(one).parameters.keys()
            is_of_people = one.__module__ == found.__name__ and {"world", "by"} <= taken and "tx" not in taken
            if is_of_people and taken & {"number", "label"} and name not in INNER:
                yield name
