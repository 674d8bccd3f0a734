"""Roll-up: where an objective stands, from its own key results."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from okr.health import Assessment, Health
from okr.key_result import KeyResult, KeyResultState
from okr.progress import clamped
from okr.rollup import RollUp, roll_up, shares_of, weakest, weights
from tests.builders import a_key_result


def found(progress: str | None = "0.5", expected: str | None = "0.5", health: Health = Health.ON_TRACK) -> Assessment:
    made, wanted = (None if figure is None else Decimal(figure) for figure in (progress, expected))
    gap = None if made is None or wanted is None else wanted - made
    return Assessment(health, (), made, wanted, gap, None)


def test_an_objective_without_key_results_has_no_progress_and_no_health() -> None:
    assert roll_up([]) == RollUp(None, None, None, None)
    assert roll_up([]).gap is None


def test_an_objective_is_the_mean_of_its_key_results() -> None:
    rolled = roll_up([(a_key_result(), found("0.2", "0.5")), (a_key_result(), found("0.6", "0.7"))])
    assert (rolled.progress, rolled.expected, rolled.gap) == (Decimal("0.4"), Decimal("0.6"), Decimal("0.2"))


def test_one_beyond_its_target_does_not_make_up_for_another() -> None:
    rolled = roll_up([(a_key_result(), found("3")), (a_key_result(), found("-1"))])
    assert rolled.progress == Decimal("0.5")


def test_an_edited_weight_stays_and_the_others_share_the_rest() -> None:
    key_results = [a_key_result(weight=40), a_key_result(), a_key_result()]
    assert weights(key_results) == [40, 30, 30]
    rolled = roll_up(list(zip(key_results, [found("1"), found("0"), found("0")], strict=True)))
    assert rolled.progress == Decimal("0.4")


def test_edited_weights_that_do_not_add_up_are_taken_in_proportion() -> None:
    assert roll_up([(a_key_result(weight=10), found("1")), (a_key_result(weight=30), found("0"))]).progress == Decimal(
        "0.25"
    )
    over = [(a_key_result(weight=80), found("1")), (a_key_result(weight=80), found("0")), (a_key_result(), found("1"))]
    assert roll_up(over).progress == Decimal("0.5")


def test_weights_are_shares_of_all_that_counts() -> None:
    shares = shares_of([a_key_result(weight=60), a_key_result(weight=60), a_key_result()])
    assert shares == [Decimal("0.5"), Decimal("0.5"), 0]
    assert shares_of([a_key_result(weight=0), a_key_result(weight=0)]) == [Decimal("0.5"), Decimal("0.5")]


@given(st.lists(st.none() | st.decimals(0, 100, places=2), min_size=1, max_size=40))
def test_shares_come_to_one_whatever_was_set_and_those_not_set_share_alike(given_weights: list[Decimal | None]) -> None:
    key_results = [replace(a_key_result(), weight=weight) for weight in given_weights]
    shares = shares_of(key_results)
    assert abs(sum(shares, Decimal(0)) - 1) < Decimal("1e-20")
    assert len({share for share, weight in zip(shares, given_weights, strict=True) if weight is None}) <= 1
    edited = sum((weight for weight in given_weights if weight is not None), Decimal(0))
    if None in given_weights and edited <= Decimal(100):
        kept = [(share, weight) for share, weight in zip(shares, given_weights, strict=True) if weight is not None]
        assert all(abs(share - weight / 100) < Decimal("1e-20") for share, weight in kept), "a set one stays as it is"


def test_weights_that_are_all_nothing_count_alike() -> None:
    assert roll_up([(a_key_result(weight=0), found("1")), (a_key_result(weight=0), found("0"))]).progress == Decimal(
        "0.5"
    )


def test_limits_and_yes_or_no_count_in_the_progress_but_stay_out_of_the_pace() -> None:
    rolled = roll_up([(a_key_result(), found("0.2", "0.5")), (a_key_result(), found("1", None))])
    assert (rolled.progress, rolled.paced_progress) == (Decimal("0.6"), Decimal("0.2"))
    assert (rolled.expected, rolled.gap) == (Decimal("0.5"), Decimal("0.3"))
    assert rolled.shown == Decimal("0.2"), "what stands beside the expected leaves out what nothing is expected of"


def test_an_objective_of_limits_alone_expects_nothing() -> None:
    rolled = roll_up([(a_key_result(), found("1", None)), (a_key_result(), found(None, None))])
    assert (rolled.progress, rolled.expected, rolled.gap) == (Decimal("0.5"), None, None)
    assert rolled.shown == Decimal("0.5")


def test_an_objective_is_as_healthy_as_its_weakest_active_key_result() -> None:
    def of(*parts: tuple[KeyResultState, Health]) -> Health | None:
        return roll_up([(a_key_result(state=state), found(health=health)) for state, health in parts]).health

    active, paused, closed = KeyResultState.ACTIVE, KeyResultState.PAUSED, KeyResultState.DONE
    assert of((active, Health.ON_TRACK), (active, Health.UNKNOWN)) is Health.UNKNOWN
    assert of((active, Health.DONE), (active, Health.NEEDS_ATTENTION)) is Health.NEEDS_ATTENTION
    assert of((active, Health.ON_TRACK), (paused, Health.AT_RISK), (closed, Health.AT_RISK)) is Health.ON_TRACK
    assert of((paused, Health.AT_RISK)) is None


def test_paused_and_cancelled_ones_leave_their_weight_to_the_others() -> None:
    parts = [
        (a_key_result(), found("1")),
        (a_key_result(state=KeyResultState.CANCELLED), found("0")),
        (a_key_result(state=KeyResultState.PAUSED), found("0")),
        (a_key_result(state=KeyResultState.DONE), found("0.5")),
    ]
    assert roll_up(parts).progress == Decimal("0.75")


def test_the_weakest_comes_in_the_order_of_the_method() -> None:
    healths = [Health.DONE, Health.ON_TRACK, Health.UNKNOWN, Health.NEEDS_ATTENTION, Health.AT_RISK]
    assert [weakest(healths[:n]) for n in range(1, 6)] == healths
    assert weakest([]) is None


@given(st.lists(st.tuples(st.none() | st.decimals(0, 100, places=1), st.decimals(-2, 3, places=2)), min_size=1))
def test_a_roll_up_lies_between_its_lowest_and_its_highest(parts: list[tuple[Decimal | None, Decimal]]) -> None:
    rolled = roll_up([(key_result_of(weight), found(str(made))) for weight, made in parts]).progress
    shares = [clamped(made) for _, made in parts]
    assert rolled is not None
    assert min(shares) - Decimal("1E-11") <= rolled <= max(shares)


def key_result_of(weight: Decimal | None) -> KeyResult:
    return a_key_result(weight=None if weight is None else str(weight), due=date(2026, 12, 31))
