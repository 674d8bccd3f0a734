"""The digest of the week in which a target changed says so; the next one says nothing of it any more."""

from dataclasses import replace
from datetime import date

from okr.actions.compose_digest import compose_digest
from okr.channel_digest import ChannelDigest
from okr.delivery import DeliveryKind, Outgoing
from okr.target_moved import Moved
from okr.week import Week
from tests.builders import a_target, an_answer, an_increase
from tests.okr.check_in.office import THIS_WEEK
from tests.okr.status.place import Place


def shown(place: Place, week: Week) -> ChannelDigest:
    composed = compose_digest(place.world, place.sent(DeliveryKind.DIGEST, "care", week.key))
    assert isinstance(composed, Outgoing)
    return composed.content


def moved(digest: ChannelDigest) -> dict[int, Moved]:
    return {line.key_result.number: line.moved for line in digest.digest.lines if line.moved}


def test_the_week_s_digest_tells_of_it_once_and_names_who_changed_it(place: Place) -> None:
    place.answer({1: an_answer(40)})
    with place.world.transaction() as tx:
        key_result = tx.key_results.lock([1])[1]
        after = a_target(an_increase(0, 50), due=date(2026, 12, 20), since=place.now, reason="ill", by="UBOSS")
        tx.key_results.put(replace(key_result, targets=(*key_result.targets, after)))
    digest = shown(place, THIS_WEEK)
    assert moved(digest) == {1: Moved(key_result.target, after)}
    assert digest.names["UBOSS"] == "Bao"
    place.later(7)
    assert moved(shown(place, THIS_WEEK.plus(1))) == {}
