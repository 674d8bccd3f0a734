"""A process that has imported the whole bot once and forks a replica of it for each line it reads: a start costs
milliseconds instead of a second."""

import os
import signal
import sys
from importlib import import_module
from unittest.mock import patch

from storage import database_clock
from tests.bot.killing.machine_time import DatabaseClock

PUSHED = DatabaseClock()


def main() -> None:
    """Reads orders as JSON, one a line, and answers with the process id of the replica that lives by them."""
    patch.object(database_clock, "moment", PUSHED).start()
    replica = import_module("tests.bot.killing.replica")  # after the clock: whoever imports it takes what is there
    replica.warm_up()
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # the dead leave nothing to be collected
    print("ready", flush=True)
    for line in sys.stdin:
        child = os.fork()
        if child == 0:
            signal.signal(signal.SIGCHLD, signal.SIG_DFL)
            replica.live(line, PUSHED)
            os._exit(0)
        print(child, flush=True)
    os.killpg(0, signal.SIGKILL)  # whoever asked for them is gone, however it ended: so go all who live


if __name__ == "__main__":
    main()
