"""`python -m benchmarks`: measure, print the table, and keep it where asked."""

import gc
from datetime import UTC, datetime
from pathlib import Path
from time import perf_counter

import click

from benchmarks import table
from benchmarks.bench import Bench
from benchmarks.line import Line
from benchmarks.rows import ROWS
from bot import log


@click.command()
@click.option("--only", multiple=True, type=click.Choice(list(ROWS)), help="Measure just this; may be repeated.")
@click.option("--quick", is_flag=True, help="Small sizes, two runs: shows that it works, and nothing else.")
@click.option("--full", is_flag=True, help="The largest sizes, once each: an hour.")
@click.option("--json", "as_json", type=click.Path(path_type=Path), help="Keep every sample in this file.")
@click.option("--write", type=click.Path(path_type=Path, exists=True), help="Put the table between this page's marks.")
def main(only: tuple[str, ...], *, quick: bool, full: bool, as_json: Path | None, write: Path | None) -> None:
    """Each figure beside its floor, taken in the same run: the median of five, and the least and most."""
    began = perf_counter()
    lines = measured(only or tuple(ROWS), Bench(quick=quick, full=full))
    click.echo(table.as_text(lines))
    taken = f"{datetime.now(UTC):%d %B %Y}, {table.machine()}; {perf_counter() - began:.0f} s in all."
    click.echo(f"\n{taken}")
    if as_json:
        as_json.write_text(table.as_json(lines), encoding="utf-8")
    if write:
        table.write_into(write, lines, taken=taken)


def measured(names: tuple[str, ...], bench: Bench) -> list[Line]:
    lines: list[Line] = []
    with bench:
        for name in names:
            began = perf_counter()
            lines += ROWS[name](bench)
            gc.collect()
            click.echo(f"measured {name} in {perf_counter() - began:.0f} s", err=True)
    return lines


if __name__ == "__main__":
    log.set_up(level="WARNING", form="console")
    main()
