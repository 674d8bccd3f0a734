"""The long tests come first in each process, and none is lost."""

import pytest

from tests.long_first import long_first


@pytest.fixture
def items(pytester: pytest.Pytester) -> list[pytest.Item]:
    """Ten tests; three of them are long."""
    lengths = {3: 30, 7: 70, 9: 50}
    marked = {at: f"@pytest.mark.slow(seconds={length})\n" for at, length in lengths.items()}
    tests = "\n".join(f"{marked.get(at, '')}def test_{at}(): pass" for at in range(10))
    pytester.makeini("[pytest]\nmarkers = slow\nasyncio_default_fixture_loop_scope = function")
    return pytester.getitems(f"import pytest\n{tests}")


def names(items: list[pytest.Item]) -> str:
    return " ".join(item.name.removeprefix("test_") for item in items)


@pytest.mark.parametrize(
    ("processes", "order"),
    [
        (1, "7 9 3 0 1 2 4 5 6 8"),
        (2, "7 0 1 2 4 9 3 5 6 8"),
        (3, "7 0 1 9 2 4 3 5 6 8"),
        (4, "7 0 9 1 3 2 4 5 6 8"),
    ],
)
def test_each_process_begins_with_its_long_tests(items: list[pytest.Item], processes: int, order: str) -> None:
    assert names(long_first(items, processes=processes)) == order


def test_more_processes_than_tests_lose_none(items: list[pytest.Item]) -> None:
    assert sorted(names(long_first(items, processes=15)).split()) == sorted("0123456789")
