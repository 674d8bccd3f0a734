"""Searching and paging teams: names as people type them, and pages that are always there."""

import pytest

from okr.team_list import PAGE, teams_named, turned_to
from tests.builders import a_team

CARE = a_team(key="care", name="Chăm sóc khách hàng")
WAREHOUSE = a_team(key="kho", name="Điều phối kho")
ACME = a_team(key="acme", name="Acme", is_company=True)
TEAMS = [WAREHOUSE, CARE, ACME]


@pytest.mark.parametrize(
    ("typed", "keys"),
    [
        ("cham soc", ["care"]),
        ("CHĂM", ["care"]),
        ("dieu phoi", ["kho"]),
        ("kh", ["care", "kho"]),
        ("", ["acme", "care", "kho"]),
        (" - ", ["acme", "care", "kho"]),
        ("sales", []),
    ],
)
def test_a_team_is_found_by_a_part_of_its_name_with_or_without_accents(typed: str, keys: list[str]) -> None:
    assert [team.key for team in teams_named(TEAMS, typed)] == keys


@pytest.mark.parametrize(
    ("count", "asked", "shown"),
    [(0, 1, (1, 1)), (PAGE, 2, (1, 1)), (PAGE + 1, 2, (2, 2)), (PAGE + 1, 9, (2, 2)), (1000, 0, (1, 50))],
)
def test_a_page_that_is_not_there_is_the_nearest_one(count: int, asked: int, shown: tuple[int, int]) -> None:
    assert turned_to([ACME] * count, asked) == shown
