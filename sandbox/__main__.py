"""Runs the sandbox alone: `python -m sandbox --port 0 --seed FILE.yml --manifest manifest.yml`."""

import argparse
import asyncio
import signal
import sys
from datetime import datetime
from pathlib import Path

from sandbox.running import Sandbox
from sandbox.seed import read_seed
from sandbox.workspace import Workspace


def main(arguments: list[str] | None = None) -> int:
    """Serve until SIGINT or SIGTERM; the first line printed is the URL for SLACK_API_URL."""
    asked = _parser().parse_args(arguments)
    try:
        workspace = read_seed(asked.seed) if asked.seed else Workspace()
        asyncio.run(_serve(asked, workspace))
    except (OSError, ValueError) as wrong:
        print(f"sandbox: {wrong}", file=sys.stderr)
        return 2
    return 0


async def _serve(asked: argparse.Namespace, workspace: Workspace) -> None:
    stop = asyncio.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(number, stop.set)
    slack = Sandbox(
        workspace,
        manifest=asked.manifest,
        now=asked.now,
        port=asked.port,
        running=asked.running,
        rate_limits=asked.rate_limits,
    )
    async with slack:
        print(slack.url, flush=True)
        print(
            f"bot token {slack.bot_token}, app token {slack.app_token}, signing secret {slack.signing_secret}",
            flush=True,
        )
        await stop.wait()


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m sandbox", description=__doc__)
    parser.add_argument("--port", type=int, default=0, help="0 takes a free one")
    parser.add_argument("--seed", type=Path, help="YAML with team_id, name, members, channels")
    parser.add_argument("--manifest", type=Path, required=True, help="the app's manifest, YAML or JSON")
    parser.add_argument("--now", type=datetime.fromisoformat, help="calendar time to stand at, with its offset")
    parser.add_argument("--running", action="store_true", help="let calendar time run on from --now")
    parser.add_argument("--rate-limits", action="store_true", help="enforce Slack's real rate limits")
    return parser


if __name__ == "__main__":
    sys.exit(main())
