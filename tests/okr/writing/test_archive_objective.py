"""An archived objective is neither asked about nor shown, comes back as it was, and is archived by who may."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from okr.actions.agenda import Agendas
from okr.actions.archive_objective import archive_objective, restore_objective
from okr.actions.compose_digest import compose_digest
from okr.actions.compose_home import compose_home
from okr.actions.compose_status import compose_status
from okr.actions.compose_tree import compose_tree
from okr.delivery import DeliveryKind, DeliveryState
from okr.member import Member, MemberKind
from okr.objective import Level, Objective, Visibility
from okr.refusals import GuestsMayNot, KeyResultNotOpen, NoSuchKeyResult, NotYoursToArchive, Refusal
from okr.status import Scope, ScopeKind
from okr.tree import Sight
from storage.engine import Database
from tests.builders import a_member, an_answer, an_objective
from tests.okr.check_in.office import THIS_WEEK
from tests.okr.status.place import CARE, COMPANY, ME, Place, numbers

FIRST = Scope(ScopeKind.OBJECTIVE, "1")
ALLOWED = None


@pytest.fixture
def place(database: Database) -> Place:
    """Acme, in a database of each kind."""
    return Place(database)


def archived(place: Place) -> Place:
    archive_objective(place.world, 1, by=place.lead)
    return place


def on_record(place: Place) -> Objective:
    with place.world.snapshot() as tx:
        found = tx.objectives.get(1)
    assert found is not None
    return found


def asked(place: Place) -> set[str]:
    with place.world.snapshot() as tx:
        return set(Agendas(place.world, tx).all(THIS_WEEK))


def test_nobody_is_asked_about_it(place: Place) -> None:
    assert {"U1", "UCHI"} <= asked(place)
    assert not {"U1", "UCHI"} & asked(archived(place))


def test_none_of_its_owners_is_counted_as_owing_or_new(place: Place) -> None:
    with archived(place).world.snapshot() as tx:
        assert not {"U1", "UCHI"} & (set(tx.key_results.owners()) | tx.outlook.never_welcomed())
        assert "care" not in {team for team, _ in tx.outlook.reporting()} | set(tx.outlook.key_results_in(["care"]))


def test_status_does_not_show_it(place: Place) -> None:
    archived(place)
    assert numbers(compose_status(place.world, CARE, by=place.alice)) == []
    assert numbers(compose_status(place.world, ME, by=place.alice)) == []


@pytest.mark.parametrize("scope", [FIRST, Scope(ScopeKind.KEY_RESULT, "1")])
def test_status_of_it_by_number_finds_nothing(place: Place, scope: Scope) -> None:
    with pytest.raises(NoSuchKeyResult):
        compose_status(archived(place).world, scope, by=place.alice)


def test_the_tree_does_not_show_it(place: Place) -> None:
    tree = compose_tree(archived(place).world, COMPANY, Sight(), by=place.alice)
    assert 1 not in {row.whole.objective.number for row in tree.rows}


def test_the_digest_does_not_show_it(place: Place) -> None:
    row = place.sent(DeliveryKind.DIGEST, "care")
    assert "Active users" in repr(compose_digest(place.world, row))
    after = compose_digest(archived(place).world, place.delivery(DeliveryKind.DIGEST, "care"))
    assert "Active users" not in repr(after)
    assert place.delivery(DeliveryKind.DIGEST, "care").wanted > row.wanted


def test_home_does_not_show_it(place: Place) -> None:
    before = repr(compose_home(place.world, by=place.alice))
    assert "Active users" in before
    assert "Active users" not in repr(compose_home(archived(place).world, by=place.alice))


def test_a_form_that_is_open_is_refused_and_nothing_is_kept(place: Place) -> None:
    with pytest.raises(Refusal):
        archived(place).answer({1: an_answer(40)})
    assert place.current(1) is None


def test_answering_for_one_of_its_key_results_says_that_it_is_archived(place: Place) -> None:
    with pytest.raises(KeyResultNotOpen) as refused:
        archived(place).answer({1: an_answer(40)}, by=place.lead)
    assert refused.value.state == "archived"


def test_a_nudge_that_was_sent_is_brought_up_to_date(place: Place) -> None:
    before = place.sent(DeliveryKind.NUDGE, "U1")
    archived(place)
    assert place.delivery(DeliveryKind.NUDGE, "U1").wanted > before.wanted


def test_restored_it_is_as_before_and_who_was_not_asked_is(place: Place) -> None:
    before = on_record(place)
    archived(place)
    restored = restore_objective(place.world, 1, by=place.lead)
    assert on_record(place) == restored == replace(before, version=before.version + 2)
    assert {"U1", "UCHI"} <= asked(place)
    assert place.delivery(DeliveryKind.NUDGE, "U1").state is DeliveryState.PENDING


def test_archiving_twice_changes_nothing_more(place: Place) -> None:
    once = archive_objective(place.world, 1, by=place.lead)
    assert archive_objective(place.world, 1, by=place.lead) == once


WHOSE = (1, 7, 8)  # the team's, Alice's own, Chi's private one
NO, NONE = NotYoursToArchive, NoSuchKeyResult
RIGHTS = [
    ("alice", (NO, ALLOWED, NONE)),  # owner of a key result, of her own objective, and a colleague
    ("chi", (NO, NO, ALLOWED)),
    ("lead", (ALLOWED, ALLOWED, ALLOWED)),
    ("boss", (ALLOWED, ALLOWED, ALLOWED)),  # leads the team above
    ("lan", (NO, NO, NONE)),  # leads another team
    ("admin", (ALLOWED, ALLOWED, NONE)),  # what one may not see does not exist, for admins too
    ("guest", (GuestsMayNot, GuestsMayNot, GuestsMayNot)),
]


def acting(place: Place, role: str) -> Member:
    admin = a_member("UADMIN", name="Ada", admin=True)
    guest = a_member("UGUEST", name="Gus", kind=MemberKind.GUEST)
    place.put(admin, guest)
    people = {"admin": admin, "guest": guest, "alice": place.alice, "chi": place.chi}
    return (people | {"lead": place.lead, "boss": place.boss, "lan": place.lan})[role]


@pytest.mark.parametrize("archive", [archive_objective, restore_objective])
@pytest.mark.parametrize(("role", "refusals"), RIGHTS, ids=[row[0] for row in RIGHTS])
def test_who_may_archive_and_restore(
    place: Place,
    archive: Callable[..., Objective],
    role: str,
    refusals: tuple[type[Refusal] | None, ...],
) -> None:
    hide = Visibility.PRIVATE
    place.put(
        an_objective(number=7, team="care", owner="U1", level=Level.INDIVIDUAL),
        an_objective(number=8, team="care", owner="UCHI", level=Level.INDIVIDUAL, visibility=hide),
    )
    by = acting(place, role)
    for number, refusal in zip(WHOSE, refusals, strict=True):
        if refusal is None:
            assert archive(place.world, number, by=by).number == number
            continue
        with pytest.raises(refusal):
            archive(place.world, number, by=by)
