"""All that is measured, in the order in which it is printed."""

from collections.abc import Callable, Mapping

from benchmarks import delivering, digest, loading, planning, routing, serving, starting
from benchmarks.bench import Bench
from benchmarks.line import Line

ROWS: Mapping[str, Callable[[Bench], list[Line]]] = {
    "serving": serving.measure,
    "routing": routing.measure,
    "delivering": delivering.measure,
    "planning": planning.measure,
    "digest": digest.measure,
    "starting": starting.measure,
    "loading": loading.measure,
}
