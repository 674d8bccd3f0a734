"""The benchmarks still run, and their table says what was measured."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from benchmarks import table
from benchmarks.__main__ import main
from benchmarks.line import Line, at_least, at_least_times_faster, at_most, at_most_times, spread

FAST, SLOW = spread([10.0, 11.0, 12.0]), spread([20.0, 21.0, 40.0])


def test_a_quick_run_prints_every_line_beside_its_floor_and_keeps_each_sample(tmp_path: Path) -> None:
    kept = tmp_path / "kept.json"
    ran = CliRunner().invoke(main, ["--quick", "--only", "routing", "--json", str(kept)], catch_exceptions=False)
    assert ran.exit_code == 0
    told = json.loads(kept.read_text(encoding="utf-8"))["lines"]
    assert [len(line["ours"]) for line in told] == [2, 2, 2]
    assert all(line["what"] in ran.output and "≤ 1.3 ×" in ran.output for line in told)


@pytest.mark.parametrize(
    ("line", "met"),
    [
        (Line("twice the floor", SLOW, "ms", FAST, at_most_times(2)), True),
        (Line("more than half as much again", SLOW, "ms", FAST, at_most_times(1.5)), False),
        (Line("within a limit", FAST, "ms", aim=at_most(11, "ms")), True),
        (Line("too slow", SLOW, "ms", aim=at_most(15, "ms")), False),
        (Line("enough a second", SLOW, "/s", FAST, at_least(21, "/s")), True),
        (Line("half the time of others", FAST, "ms", SLOW, at_least_times_faster(1.9)), True),
        (Line("nothing aimed at", FAST, "ms", SLOW), None),
    ],
    ids=lambda value: value.what if isinstance(value, Line) else "",
)
def test_an_aim_is_held_against_the_median(line: Line, met: bool | None) -> None:
    assert line.is_met is met


def test_the_table_is_put_between_the_marks_of_a_page_and_the_rest_stays(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text(f"before\n{table.BEGIN}\nold\n{table.END}\nafter\n", encoding="utf-8")
    table.write_into(page, [Line("a digest", FAST, "ms", SLOW, at_most_times(1))], taken="today")
    written = page.read_text(encoding="utf-8")
    assert written.startswith("before\n")
    assert written.endswith("\nafter\n")
    assert "old" not in written
    assert "| a digest | 11.0 ms (10.0–12.0) | 21.0 ms (20.0–40.0) | 0.52 × | ≤ 1 × | ✓ |" in written


def test_a_page_without_marks_is_refused(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text("nothing here\n", encoding="utf-8")
    with pytest.raises(ValueError, match="has no"):
        table.write_into(page, [], taken="today")
