"""What the picture under a digest shows, and when there is none."""

from dataclasses import replace

from okr.actions.compose_digest_picture import compose_digest_picture
from okr.actions.plan_digests import plan_digests
from okr.delivery import DeliveryKind, Moot, NotYet, Outgoing, Plan, TakeBack
from okr.digest_picture import MOST_DRAWN, DigestPicture
from okr.team import TeamChoices
from tests.builders import a_key_result, a_team, an_answer, an_increase
from tests.okr.check_in.office import MONDAY_AT_NINE, THIS_WEEK
from tests.okr.status.place import Place

WANTED = a_team(key="care", name="Chăm sóc", channel="CCARE", parent="acme")


def composed(place: Place) -> Outgoing[DigestPicture] | Moot | NotYet | TakeBack:
    with place.database.transaction("T1") as tx:
        tx.deliveries.plan([Plan(DeliveryKind.DIGEST_PICTURE, "care", THIS_WEEK.key, place.now, place.now)])
    return compose_digest_picture(place.world, place.delivery(DeliveryKind.DIGEST_PICTURE, "care"))


def drawn(place: Place) -> DigestPicture:
    place.sent(DeliveryKind.DIGEST, "care")
    found = composed(place)
    assert isinstance(found, Outgoing)
    return found.content


def answered(place: Place) -> None:
    place.said(1, an_answer(70, confidence=8), by=place.alice, week=THIS_WEEK)
    place.said(2, an_answer(110, confidence=2), by=place.chi, week=THIS_WEEK)


def test_the_worst_is_drawn_first_in_the_digests_thread(place: Place) -> None:
    answered(place)
    assert [line.key_result.number for line in drawn(place).lines] == [2, 1]
    out = composed(place)
    assert isinstance(out, Outgoing)
    assert (out.to, out.thread_ts, out.only_inside) == ("D1", "1.1", True)


def test_more_than_fit_are_counted(place: Place) -> None:
    answered(place)
    place.put(*(a_key_result(an_increase(0, 9), number=100 + n, objective=1) for n in range(20)))
    picture = drawn(place)
    assert (len(picture.lines), picture.more) == (MOST_DRAWN, 22 - MOST_DRAWN)


def test_it_waits_for_the_digest_and_never_comes_without_one(place: Place) -> None:
    answered(place)
    assert isinstance(composed(place), Moot)
    with place.database.transaction("T1") as tx:
        tx.deliveries.plan([Plan(DeliveryKind.DIGEST, "care", THIS_WEEK.key, place.now, place.now)])
    assert isinstance(composed(place), NotYet)


def test_it_is_never_drawn_anew_but_taken_back(place: Place) -> None:
    answered(place)
    place.sent(DeliveryKind.DIGEST, "care")
    sent = place.sent(DeliveryKind.DIGEST_PICTURE, "care")
    assert isinstance(compose_digest_picture(place.world, sent), TakeBack)


def test_a_team_that_wants_none_gets_none_and_none_is_planned(place: Place) -> None:
    answered(place)
    place.put(replace(WANTED, choices=TeamChoices(picture=False)))
    place.now = MONDAY_AT_NINE.replace(hour=10)
    plan_digests(place.world)
    assert "care" not in place.planned(DeliveryKind.DIGEST_PICTURE)
    assert "sales" in place.planned(DeliveryKind.DIGEST_PICTURE)
    place.sent(DeliveryKind.DIGEST, "care")
    assert isinstance(composed(place), Moot)


def test_one_key_result_or_no_answer_at_all_is_too_little_to_draw(place: Place) -> None:
    place.sent(DeliveryKind.DIGEST, "care")
    assert isinstance(composed(place), Moot)
