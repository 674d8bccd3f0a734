"""Starting and staying: from exec to the first connection, and the memory at rest and after thousands of requests."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from itertools import count, islice

from benchmarks.bench import Bench
from benchmarks.company import Size
from benchmarks.line import Line, at_most_times, spread
from benchmarks.processes import Running, fake_slack, the_bare_app, the_bot
from benchmarks.requests import Load
from benchmarks.serving import a_status, run, write_open_company

PEOPLE = 400
AT_ONCE = 16
EACH_LOAD = 500

Start = Callable[[str, str], AbstractContextManager[Running]]


def measure(bench: Bench) -> list[Line]:
    url = bench.sqlite_url()
    with bench.database(url) as database:
        write_open_company(database, Size(PEOPLE, teams=20, key_results=PEOPLE))
    with fake_slack() as api:
        bare = [started(the_bare_app, url, api) for _ in range(bench.runs)]
        ours = [started(the_bot, url, api) for _ in range(bench.runs)]
        early, late, often = grown(bench, url, api)
    seconds, floor = (spread([each for each, _ in some]) for some in (ours, bare))
    memory, least = (spread([each for _, each in some]) for some in (ours, bare))
    return [
        Line("from exec to ready", seconds, "s", floor, at_most_times(1.5)),
        Line("memory at rest", memory, "MB", least, at_most_times(1.5)),
        Line(
            f"memory after {often:,} requests, beside after a fifth of them",
            spread([late]),
            "MB",
            spread([early]),
            at_most_times(1.03),
        ),
    ]


def started(start: Start, url: str, api: str) -> tuple[float, float]:
    """Seconds until it accepts a connection, and its megabytes then."""
    with start(url, api) as running:
        return running.ready_after, running.megabytes


def grown(bench: Bench, url: str, api: str) -> tuple[float, float, int]:
    """Megabytes after a fifth of the requests, and after all."""
    loads = bench.size(10, quick=5, full=20)
    turns = count()
    sizes = []
    with the_bot(url, api) as running:
        for _ in range(loads):
            asked = tuple(a_status(turn % PEOPLE) for turn in islice(turns, bench.size(EACH_LOAD, quick=10)))
            run(bench.folder, Load(running.port, asked, AT_ONCE, ""))
            sizes.append(running.megabytes)
    return sizes[loads // 5 - 1], sizes[-1], loads * len(asked)
