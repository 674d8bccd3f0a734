"""Names are found however people type them."""

import pytest

from okr.names import find_named, folded, key_of

TEAMS = [
    ("Chăm sóc khách hàng", "care"),
    ("care", "care"),
    ("Đội Marketing", "marketing"),
    ("Sales", "sales"),
    ("Sales operations", "revops"),
]


@pytest.mark.parametrize("typed", ["Chăm sóc khách hàng", "cham soc khach hang", "chamsoc", "CHĂM-SÓC", "care"])
def test_a_team_is_found_with_or_without_accents_case_and_spaces(typed: str) -> None:
    assert find_named(typed, TEAMS) == "care"


def test_d_with_a_stroke_is_a_d() -> None:
    assert folded("Đội") == folded("doi") == "doi"
    assert find_named("doi marketing", TEAMS) == "marketing"


def test_an_exact_name_wins_over_a_longer_one_that_holds_it() -> None:
    assert find_named("sales", TEAMS) == "sales"


def test_a_name_that_fits_two_things_finds_neither() -> None:
    assert find_named("ale", TEAMS) is None


def test_two_things_of_the_very_same_name_are_not_guessed_between() -> None:
    assert find_named("Mai", [("Mai", "U1"), ("mai", "U2")]) is None


@pytest.mark.parametrize("typed", ["", "  ", "-", "!!!"])
def test_nothing_typed_finds_nothing(typed: str) -> None:
    assert find_named(typed, TEAMS) is None


def test_names_in_other_scripts_are_kept_whole() -> None:
    assert find_named("営業", [("営業部", "sales"), ("開発部", "dev")]) == "sales"


@pytest.mark.parametrize(
    ("name", "taken", "key"),
    [
        ("Chăm sóc khách hàng", (), "cham-soc-khach-hang"),
        ("Đội  R&D", (), "doi-rd"),
        ("Care", ("care", "care-2"), "care-3"),
        ("营业部", (), "team"),
        ("🦊 <!channel>", (), "channel"),
        ("x" * 60, (), "x" * 40),
    ],
)
def test_a_key_is_made_of_the_letters_of_a_name_and_is_new(name: str, taken: tuple[str, ...], key: str) -> None:
    assert key_of(name, taken) == key
