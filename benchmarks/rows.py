"""All that is measured, in the order in which it is printed."""

from collections.abc import Callable, Mapping

from benchmarks import digest, loading, planning, serving
from benchmarks.bench import Bench
from benchmarks.line import Line

ROWS: Mapping[str, Callable[[Bench], list[Line]]] = {
    "serving": serving.measure,
    "planning": planning.measure,
    "digest": digest.measure,
    "loading": loading.measure,
}
