"""Transferring: a key result, an objective or all of a person's goes to somebody else; who may, and who is told."""

import pytest

from okr.actions.compose_nudge import compose_nudge
from okr.actions.compose_status import compose_status
from okr.actions.transfer import open_transfer, transfer
from okr.answered import Nudge
from okr.cycle import CycleState
from okr.delivery import DeliveryKind, Outgoing
from okr.member import Member, MemberKind
from okr.notice import Topic
from okr.objective import Level, Objective, Visibility
from okr.refusals import CannotTakeOver, GuestsMayNot, NoSuchKeyResult, NoSuchMember, Refusal
from okr.refusals_transfer import NothingToTransfer, NotYoursToTransfer, TheirsAlready
from okr.status import Scope, ScopeKind
from okr.transfer import Transfer, Transferred
from storage.engine import open_database
from tests.builders import WORKSPACE, a_cycle, a_key_result, a_member, an_objective
from tests.okr.hand_over.leaving import key_result, leave, told
from tests.okr.status.place import Place

KR_1, O_7, O_8 = Scope(ScopeKind.KEY_RESULT, "1"), Scope(ScopeKind.OBJECTIVE, "7"), Scope(ScopeKind.OBJECTIVE, "8")
ALL_OF_ALICE = Scope(ScopeKind.PERSON, "U1")
ALICES = ("KR-1", "KR-6", "O-7")


@pytest.fixture
def place(place: Place) -> Place:
    """Beside the others Alice's own O-7 with her KR-6 and Chi's KR-7, and Chi's private O-8."""
    own = Level.INDIVIDUAL
    place.put(
        an_objective(number=7, team="care", owner="U1", level=own),
        an_objective(number=8, team="care", owner="UCHI", level=own, visibility=Visibility.PRIVATE),
        a_key_result(number=6, objective=7, owner="U1", contributors=("UCHI",)),
        a_key_result(number=7, objective=7, owner="UCHI"),
    )
    return place


def to(place: Place, person: str, thing: Scope = KR_1, *, by: Member | None = None, along: bool = True) -> Transferred:
    return transfer(place.world, Transfer(thing, person, with_key_results=along), by=by or place.lead)


def objective(place: Place, number: int) -> Objective:
    with place.database.snapshot(WORKSPACE) as tx:
        return tx.objectives.many([number])[number]


def owners(place: Place, *numbers: int) -> list[str | None]:
    return [key_result(place, number).owner for number in numbers]


def test_a_key_result_has_a_new_owner_who_is_told_and_asked(place: Place) -> None:
    nudge, hers = place.sent(DeliveryKind.NUDGE, "UCHI"), place.sent(DeliveryKind.NUDGE, "U1")
    assert to(place, "UCHI").labels == ("KR-1",)
    assert owners(place, 1) == ["UCHI"]
    (notice,) = told(place, Topic.HANDED_OVER)
    assert (notice.to, notice.about.key_results, notice.about.people) == ("UCHI", (1,), ("ULEAD", "U1"))
    (notice,) = told(place, Topic.GIVEN_AWAY)
    assert (notice.to, notice.about.key_results, notice.about.people) == ("U1", (1,), ("ULEAD", "UCHI"))
    after = place.delivery(DeliveryKind.NUDGE, "UCHI")
    assert (after.id, after.wanted) == (nudge.id, nudge.wanted + 1)
    shown = compose_nudge(place.world, after)
    assert isinstance(shown, Outgoing)
    assert isinstance(shown.content, Nudge)
    assert 1 in [asked.key_result.number for asked in shown.content.asked]
    assert place.delivery(DeliveryKind.NUDGE, "U1").wanted > hers.wanted


@pytest.mark.parametrize("along", [True, False])
def test_an_objective_goes_with_the_key_results_of_its_owner_where_that_is_wished(place: Place, along: bool) -> None:
    assert [each.number for each in open_transfer(place.world, O_7, by=place.alice).key_results] == [6]
    done = to(place, "UCHI", O_7, by=place.alice, along=along)
    assert done.labels == (("KR-6", "O-7") if along else ("O-7",))
    assert objective(place, 7).owner == "UCHI"
    assert owners(place, 6, 7) == ["UCHI" if along else "U1", "UCHI"]
    assert key_result(place, 6).contributors == (() if along else ("UCHI",))


def test_all_that_somebody_has_goes_in_one_step_whether_they_left_or_not(place: Place) -> None:
    leave(place, place.alice)
    assert to(place, "ULEAD", ALL_OF_ALICE).labels == ALICES
    assert owners(place, 1, 6, 7) == ["ULEAD", "ULEAD", "UCHI"]
    assert told(place, Topic.HANDED_OVER) == [], "the lead took it themselves"
    assert told(place, Topic.GIVEN_AWAY) == [], "who left is told nothing"
    assert to(place, "UCHI", Scope(ScopeKind.PERSON, "ULEAD"), by=place.boss).labels == ("KR-1", "KR-6", "O-1", "O-7")
    with pytest.raises(NothingToTransfer):
        to(place, "UCHI", ALL_OF_ALICE)


def test_a_lead_gives_away_what_is_in_their_teams_alone(place: Place) -> None:
    with pytest.raises(NothingToTransfer):
        to(place, "UDAN", ALL_OF_ALICE, by=place.lan)
    place.put(a_key_result(number=9, objective=2, owner="U1"))
    assert to(place, "UDAN", ALL_OF_ALICE, by=place.lan).labels == ("KR-9",)


def test_what_nobody_answers_for_finds_somebody(place: Place) -> None:
    assert to(place, "UCHI", Scope(ScopeKind.KEY_RESULT, "5")).labels == ("KR-5",)
    (notice,) = told(place, Topic.HANDED_OVER)
    assert notice.about.people == ("ULEAD",)


def test_nothing_is_done_where_the_taker_cannot_or_has_it(place: Place) -> None:
    place.put(a_member("UGONE", kind=MemberKind.DEACTIVATED))
    for taker in ("UGONE", "UNOBODY"):
        with pytest.raises(CannotTakeOver):
            to(place, taker)
    with pytest.raises(TheirsAlready):
        to(place, "U1")
    with pytest.raises(NoSuchMember):
        to(place, "U1", Scope(ScopeKind.PERSON, "UNOBODY"))
    assert owners(place, 1) == ["U1"]


def test_what_is_over_or_put_away_stays_whose_it_was(place: Place) -> None:
    place.put(an_objective(number=1, archived=True))
    with pytest.raises(NoSuchKeyResult):
        to(place, "UCHI")
    place.put(a_cycle(state=CycleState.CLOSED))
    for thing in (O_7, ALL_OF_ALICE):
        with pytest.raises((NoSuchKeyResult, NothingToTransfer)):
            to(place, "UCHI", thing)


NO, NONE = NotYoursToTransfer, NoSuchKeyResult
Row = tuple[type[Refusal] | None, ...]
RIGHTS: dict[str, Row] = {  # the team's KR-1, Alice's own O-7 and KR-7 of it, Chi's private O-8
    "alice": (None, None, None, NONE),  # owns KR-1 and O-7
    "chi": (NO, NO, None, None),  # owns KR-7 and O-8
    "lead": (None, None, None, None),
    "boss": (None, None, None, None),  # leads the team above
    "lan": (NO, NO, NO, NONE),  # leads another team
    "admin": (None, None, None, NONE),  # what one may not see does not exist, for admins too
    "guest": (GuestsMayNot, GuestsMayNot, GuestsMayNot, GuestsMayNot),
}
THINGS = (KR_1, O_7, Scope(ScopeKind.KEY_RESULT, "7"), O_8)


@pytest.mark.parametrize("role", RIGHTS)
def test_who_may_transfer_and_sees_the_way_to(sqlite_url: str, role: str) -> None:
    database = open_database(sqlite_url)
    place = Place(database)
    own, hide = Level.INDIVIDUAL, Visibility.PRIVATE
    place.put(an_objective(number=7, owner="U1", level=own), a_key_result(number=7, objective=7, owner="UCHI"))
    place.put(an_objective(number=8, owner="UCHI", level=own, visibility=hide))
    admin, guest = a_member("UADMIN", admin=True), a_member("UGUEST", kind=MemberKind.GUEST)
    place.put(admin, guest)
    people = {"admin": admin, "guest": guest, "alice": place.alice, "chi": place.chi, "lead": place.lead}
    by = (people | {"boss": place.boss, "lan": place.lan})[role]
    for thing, refusal in zip(THINGS, RIGHTS[role], strict=True):
        if refusal is None:
            open_transfer(place.world, thing, by=by)
        else:
            with pytest.raises(refusal):
                open_transfer(place.world, thing, by=by)
        if refusal in {None, NO}:
            assert compose_status(place.world, thing, by=by).transferable == (refusal is None)
    database.dispose()


def test_the_status_of_a_person_counts_what_its_reader_may_give_away(place: Place) -> None:
    def count(by: Member) -> int:
        return compose_status(place.world, ALL_OF_ALICE, by=by).transferable

    assert [count(by) for by in (place.lead, place.boss, place.lan, place.chi, place.alice)] == [3, 3, 0, 0, 0]
