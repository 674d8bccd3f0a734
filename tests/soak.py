"""The two forms of a test: short in `make test`, long in `make soak`; and the seed of the run, which repeats it.

OKR_SOAK=1 chooses the long form; OKR_SEED=<number> the seed, else it is always the same one. Nothing else reads them.
"""

import os

LONG = os.environ.get("OKR_SOAK") == "1"
SEED = int(os.environ.get("OKR_SEED", "48"))
HYPOTHESIS_PROFILE = "soak" if LONG else "house"


def scaled(short: int, long: int) -> int:
    """How many this run takes: `short` in `make test`, `long` in `make soak`."""
    return long if LONG else short


def seed() -> int:
    """The run's seed, printed so that a failure can be repeated with OKR_SEED."""
    print(f"OKR_SEED={SEED}")
    return SEED


def tell(figures: str) -> None:
    """Print what a test came to: seen with `make soak`, and with a failure."""
    print(f"{'soak' if LONG else 'short'}: {figures}, OKR_SEED={SEED}")
