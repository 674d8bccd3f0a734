"""Runs actions off the event loop: a bounded pool of threads, each action in the world of one workspace."""

import asyncio
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from typing import Concatenate, ParamSpec, Protocol, TypeVar

from handlers.desk import committed
from okr.member import Member
from okr.ports import Transaction, World

P = ParamSpec("P")
R = TypeVar("R")


class Retry(Protocol):
    """Runs something, and again where the database says that it lost a race; storage knows when."""

    def __call__(self, work: Callable[[], R], /) -> R: ...


class Actor:
    """Gives each action its World and a thread. At most `threads` run at a time; the rest wait their turn."""

    def __init__(self, worlds: Callable[[str], World], *, retry: Retry, threads: int = 16) -> None:
        self._worlds = worlds
        self._retry = retry
        self._pool = ThreadPoolExecutor(max_workers=threads, thread_name_prefix="action")

    async def act(self, action: Callable[Concatenate[World, P], R], /, *args: P.args, **kwargs: P.kwargs) -> R:
        """Run the action in the workspace of its `by`, and raise what it raises."""
        by = kwargs.get("by")
        if not isinstance(by, Member):
            raise TypeError(f"{action.__name__} needs by=Member: that names its workspace")
        return await self.act_for(by.workspace, action, *args, **kwargs)

    async def act_for(
        self, workspace: str, action: Callable[Concatenate[World, P], R], /, *args: P.args, **kwargs: P.kwargs
    ) -> R:
        """Run the action in `workspace`, and raise what it raises."""
        saved: list[str] = []
        world = noting_commits(self._worlds(workspace), lambda: saved.append(action.__name__))
        try:
            return await self.in_thread(partial(action, world, *args, **kwargs))
        finally:
            so_far = committed.get()
            if so_far is not None:
                so_far.extend(saved)

    async def in_thread(self, work: Callable[[], R]) -> R:
        """Run blocking database work in the pool, with the retries of storage."""
        return await asyncio.get_running_loop().run_in_executor(self._pool, partial(self._retry, work))

    def close(self) -> None:
        """Wait for what runs; start nothing more."""
        self._pool.shutdown(wait=True)


def noting_commits(world: World, note: Callable[[], None]) -> World:
    """The same world, which calls `note` after every transaction that was committed."""

    @contextmanager
    def transaction() -> Iterator[Transaction]:
        with world.transaction() as tx:
            yield tx
        note()

    return replace(world, transaction=transaction)
