"""What a team's digest says: its own key results, the teams below in a line each, and nothing a channel may not see."""

from dataclasses import replace
from datetime import date
from zoneinfo import ZoneInfo

import pytest

from messages import Messages
from messages.language import Language
from messages.reader import Reader
from okr.actions.compose_digest import compose_digest, compose_digest_part
from okr.actions.compose_digest_picture import compose_digest_picture
from okr.channel_digest import LINES_A_PART, ChannelDigest, DigestPart
from okr.cycle import CycleState
from okr.delivery import DeliveryKind, MissReason, Moot, NotYet, Outgoing, Plan
from okr.digest import Group
from okr.health import Health
from okr.objective import Visibility
from okr.week import Week
from tests.builders import (
    a_cycle,
    a_key_result,
    a_member,
    a_team,
    an_absence,
    an_answer,
    an_increase,
    an_objective,
)
from tests.okr.check_in.office import THIS_WEEK
from tests.okr.status.place import Place

LAST_WEEK = THIS_WEEK.previous()
CHANNELS = {"acme": "CACME", "care": "CCARE", "sales": "CSALES"}


def digest_of(
    place: Place, team: str, week: Week = THIS_WEEK, *, stands_in: str | None = None
) -> Outgoing[ChannelDigest]:
    """As it reads when it is edited, in the team's channel or another one where it was posted."""
    sent = place.sent(DeliveryKind.DIGEST, team, week.key)
    composed = compose_digest(place.world, replace(sent, channel=stands_in or CHANNELS[team]))
    assert isinstance(composed, Outgoing)
    return composed


def groups(shown: ChannelDigest) -> dict[int, Group]:
    return {line.key_result.number: line.group for line in shown.digest.lines}


def part(place: Place, team: str, ordinal: int) -> Outgoing[DigestPart] | Moot | NotYet:
    return compose_digest_part(
        place.world, place.delivery(DeliveryKind.DIGEST_PART, team, f"{THIS_WEEK.key}.{ordinal}")
    )


def plan(place: Place, kind: DeliveryKind, team: str, period: str) -> None:
    with place.database.transaction("T1") as tx:
        tx.deliveries.plan([Plan(kind, team, period, place.now, place.now)])


def test_a_digest_goes_to_the_teams_channel_in_its_language_and_zone_and_stays_inside(place: Place) -> None:
    place.put(a_team(key="care", name="Chăm sóc", language="vi", zone="Asia/Ho_Chi_Minh", channel="CCARE"))
    out = digest_of(place, "care")
    assert (out.to, out.language, out.zone, out.only_inside) == ("CCARE", "vi", "Asia/Ho_Chi_Minh", True)


def test_a_digest_holds_the_teams_own_key_results_and_counts_the_teams_below(place: Place) -> None:
    shown = digest_of(place, "acme").content
    assert groups(shown) == {4: Group.SILENT}
    counted = {line.team: line.count.due for line in shown.digest.children}
    assert counted == {"care": 3, "sales": 1}, "tier two lies below care and counts there"


def test_a_confidence_that_fell_by_two_got_worse_and_is_printed_first(place: Place) -> None:
    place.said(1, an_answer(60, confidence=8), by=place.alice, week=LAST_WEEK)
    place.said(1, an_answer(62, confidence=5), by=place.alice, week=THIS_WEEK)
    place.said(2, an_answer(60, confidence=9), by=place.chi, week=THIS_WEEK)
    shown = digest_of(place, "care").content
    assert groups(shown) == {1: Group.GOT_WORSE, 2: Group.REST}
    assert [line.key_result.number for line in shown.pages.printed] == [1]
    assert [line.key_result.number for line in shown.pages.thread] == [2]


def test_what_is_at_risk_for_weeks_says_for_how_long(place: Place) -> None:
    for back in (3, 2, 1, 0):
        place.said(1, an_answer(5, confidence=2), by=place.alice, week=THIS_WEEK.plus(-back))
    line = digest_of(place, "care").content.pages.printed[0]
    assert (line.group, line.weeks) == (Group.STILL_AT_RISK, 4)


def test_what_was_cleared_this_week_is_told_and_only_by_an_answer(place: Place) -> None:
    for number, by in ((1, place.alice), (2, place.chi)):
        place.said(number, an_answer(60, confidence=8, blocker="Legal is slow"), by=by, week=LAST_WEEK)
    place.said(1, an_answer(62, confidence=8), by=place.alice, week=THIS_WEEK)
    lines = {line.key_result.number: line for line in digest_of(place, "care").content.digest.lines}
    assert {number: (line.unblocked, line.blocker) for number, line in lines.items()} == {
        1: (True, ""),
        2: (False, "Legal is slow"),
    }


def test_silence_is_never_green(place: Place) -> None:
    place.said(1, an_answer(62, confidence=9), by=place.alice, week=THIS_WEEK.plus(-2))
    shown = digest_of(place, "care").content
    line = next(line for line in shown.digest.lines if line.key_result.number == 1)
    assert (line.group, line.assessment.health) == (Group.SILENT, Health.UNKNOWN)
    assert shown.pages.silent == ("U1", "UCHI")


def test_somebody_away_is_not_silent_and_not_due(place: Place) -> None:
    place.put(an_absence("UCHI", first_day=date(2026, 11, 26), last_day=date(2026, 11, 30)))
    place.said(1, an_answer(62, confidence=9), by=place.alice, week=THIS_WEEK)
    shown = digest_of(place, "care").content
    assert (shown.pages.silent, shown.pages.away) == ((), ("UCHI",))
    assert (shown.digest.count.people_answered, shown.digest.count.people_due) == (1, 1)


@pytest.mark.parametrize(("visibility", "shown"), [(Visibility.TEAM, True), (Visibility.PRIVATE, False)])
def test_a_channel_is_shown_what_its_own_team_may_see_and_nothing_private(
    place: Place, visibility: Visibility, shown: bool
) -> None:
    number = place.restricted(visibility).number
    assert (number in groups(digest_of(place, "care").content)) is shown


def test_a_teams_own_matters_do_not_even_count_in_a_wider_channel(place: Place) -> None:
    place.restricted(Visibility.TEAM)
    counted = {line.team: line.count.due for line in digest_of(place, "acme").content.digest.children}
    assert counted["care"] == 3


@pytest.mark.parametrize(("stands_in", "shown"), [("CCARE", True), ("CSALES", False), ("CNOBODYS", False)])
def test_a_digest_that_stays_where_its_team_was_says_what_that_channel_may_see_today(
    place: Place, stands_in: str, shown: bool
) -> None:
    number = place.restricted(Visibility.TEAM).number
    assert (number in groups(digest_of(place, "care", stands_in=stands_in).content)) is shown


def test_the_thread_and_the_picture_of_a_digest_say_what_the_channel_they_hang_in_may_see(place: Place) -> None:
    number = place.restricted(Visibility.TEAM).number
    place.said(number, an_answer(1, confidence=2), by=place.chi, week=THIS_WEEK)
    place.said(1, an_answer(60, confidence=8), by=place.alice, week=THIS_WEEK)
    place.said(2, an_answer(60, confidence=8), by=place.chi, week=THIS_WEEK)
    main = place.sent(DeliveryKind.DIGEST, "care")
    plan(place, DeliveryKind.DIGEST_PART, "care", f"{THIS_WEEK.key}.1")
    plan(place, DeliveryKind.DIGEST_PICTURE, "care", THIS_WEEK.key)
    for channel, seen in (("CNOBODYS", False), (main.channel or "", True)):
        place.put(a_team(key="care", name="Care", lead="ULEAD", channel=channel, parent="acme"))
        picture = compose_digest_picture(place.world, place.delivery(DeliveryKind.DIGEST_PICTURE, "care"))
        assert isinstance(picture, Outgoing)
        told = part(place, "care", 1)
        thread = [line.key_result.number for line in told.content.lines] if isinstance(told, Outgoing) else []
        drawn = [line.key_result.number for line in picture.content.lines]
        printed = [
            line.key_result.number for line in digest_of(place, "care", stands_in=main.channel).content.pages.printed
        ]
        assert (number in drawn, number in {*thread, *printed}) == (seen, seen)


def test_a_digest_that_is_out_is_emptied_once_the_channel_may_see_none_of_it(place: Place) -> None:
    """Not where its cycle is over: then it stays as it was."""
    with place.world.transaction() as tx:
        theirs = tx.objectives.find(teams=["sales"])
        for each in theirs:
            tx.objectives.put(replace(each, visibility=Visibility.PRIVATE))
    told = digest_of(place, "sales").content
    assert (told.digest.lines, told.pages.printed) == ((), ())
    message = Messages.read().digest.digest(told, Reader(Language.EN, ZoneInfo("UTC")))
    assert not any(each.title in str(message) for each in theirs)
    assert "Nothing is left to show here: the objectives were archived, are private now" in str(message)
    with place.world.transaction() as tx:
        for each in theirs:
            tx.objectives.put(replace(each, archived=True))
    sent = place.sent(DeliveryKind.DIGEST, "sales", THIS_WEEK.key)
    assert isinstance(compose_digest(place.world, sent), Moot)


def test_a_digest_that_is_out_stays_once_its_quarter_is_over_though_the_next_has_something_private(
    place: Place,
) -> None:
    """What was never in it is no reason to empty it."""
    sent = place.sent(DeliveryKind.DIGEST, "sales", THIS_WEEK.key)
    assert isinstance(compose_digest(place.world, sent), Outgoing)
    first, last = date(2027, 1, 1), date(2027, 3, 31)
    with place.world.transaction() as tx:
        over = tx.objectives.find(teams=["sales"])[0].cycle
        tx.cycles.put(next(replace(each, state=CycleState.CLOSED) for each in tx.cycles.all() if each.key == over))
    place.put(
        a_cycle(key="2027-Q1", name="Q1 2027", first_day=first, last_day=last),
        an_objective(number=77, team="sales", visibility=Visibility.PRIVATE, cycle="2027-Q1"),
        a_key_result(an_increase(0, 100), number=77, objective=77, owner="UDAN"),
    )
    assert isinstance(compose_digest(place.world, sent), Moot)


def test_a_team_without_a_channel_misses_its_digest_visibly(place: Place) -> None:
    place.put(a_team(key="care", channel=None))
    composed = compose_digest(place.world, place.delivery_planned(DeliveryKind.DIGEST, "care"))
    assert composed == Moot(MissReason.NO_CHANNEL, missed=True)


def test_a_weeks_digest_reads_the_same_days_later(place: Place) -> None:
    place.said(1, an_answer(62, confidence=8), by=place.alice, week=THIS_WEEK)
    on_friday = digest_of(place, "care").content
    place.later(5)
    assert digest_of(place, "care").content == on_friday


def test_names_are_those_people_go_by(place: Place) -> None:
    place.put(a_member("U1", name="Nguyễn Thị Ánh"))
    assert digest_of(place, "care").content.names["U1"] == "Nguyễn Thị Ánh"


class TestTheThread:
    """Details hang under the digest, twelve key results a message."""

    @pytest.fixture
    def busy(self, place: Place) -> Place:
        place.put(
            *(
                a_key_result(an_increase(), number=100 + n, objective=1, owner="U1", title=f"Measure {n}")
                for n in range(2 * LINES_A_PART)
            )
        )
        return place

    def test_a_part_waits_for_its_digest(self, busy: Place) -> None:
        plan(busy, DeliveryKind.DIGEST, "care", THIS_WEEK.key)
        plan(busy, DeliveryKind.DIGEST_PART, "care", f"{THIS_WEEK.key}.1")
        assert isinstance(part(busy, "care", 1), NotYet)

    def test_a_part_of_no_digest_is_moot(self, busy: Place) -> None:
        plan(busy, DeliveryKind.DIGEST_PART, "care", f"{THIS_WEEK.key}.1")
        assert isinstance(part(busy, "care", 1), Moot)

    def test_every_key_result_stands_once_in_digest_and_thread_together(self, busy: Place) -> None:
        main = busy.sent(DeliveryKind.DIGEST, "care")
        for ordinal in (1, 2, 3):
            plan(busy, DeliveryKind.DIGEST_PART, "care", f"{THIS_WEEK.key}.{ordinal}")
        composed = [part(busy, "care", ordinal) for ordinal in (1, 2, 3)]
        told = [one for one in composed if isinstance(one, Outgoing)]
        assert {(one.to, one.thread_ts) for one in told} == {(main.channel, main.slack_ts)}
        in_thread = [line.key_result.number for one in told for line in one.content.lines]
        printed = [line.key_result.number for line in digest_of(busy, "care").content.pages.printed]
        assert sorted(in_thread + printed) == [1, 2, *range(100, 100 + 2 * LINES_A_PART)]

    def test_what_came_after_planning_is_told_of_in_the_last_part(self, busy: Place) -> None:
        busy.sent(DeliveryKind.DIGEST, "care")
        plan(busy, DeliveryKind.DIGEST_PART, "care", f"{THIS_WEEK.key}.1")
        only = part(busy, "care", 1)
        assert isinstance(only, Outgoing)
        assert (len(only.content.lines), only.content.more) == (LINES_A_PART, 2 + LINES_A_PART)


def test_a_digest_that_is_edited_months_later_still_says_what_its_week_was_like(place: Place) -> None:
    for back, value, confidence in ((5, 60, 9), (4, 30, 2), (3, 70, 9), (2, 72, 9), (1, 74, 9), (0, 80, 9)):
        place.said(1, an_answer(value, confidence=confidence), by=place.alice, week=THIS_WEEK.plus(-back))
        if back == 4:
            then = digest_of(place, "care", THIS_WEEK.plus(-4)).content.digest.lines
            above = digest_of(place, "acme", THIS_WEEK.plus(-4)).content.digest.children
    shown = digest_of(place, "care", THIS_WEEK.plus(-4)).content
    assert shown.digest.lines == then
    assert digest_of(place, "acme", THIS_WEEK.plus(-4)).content.digest.children == above
    assert groups(shown)[1] is Group.GOT_WORSE
