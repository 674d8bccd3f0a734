"""The plan tick: every plan of every workspace writes down what is due; a plan run twice has one effect."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import structlog

from bot.actions import Actor
from okr.ports import World

Plan = Callable[[World], int]
"""Inserts the deliveries that are due now, and says how many were new."""

log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class Planned:
    """What one plan of one workspace came to; `count` is None where it broke."""

    workspace: str
    plan: str
    count: int | None


class Planner:
    def __init__(self, plans: Sequence[Plan], actor: Actor, *, workspaces: Callable[[], Sequence[str]]) -> None:
        self._plans = plans
        self._actor = actor
        self._workspaces = workspaces

    async def plan_due(self) -> list[Planned]:
        """Run every plan for every workspace; one that breaks does not keep the others from planning."""
        workspaces = await self._actor.in_thread(self._workspaces)
        return [await self._run(workspace, plan) for workspace in workspaces for plan in self._plans]

    async def _run(self, workspace: str, plan: Plan) -> Planned:
        try:
            count = await self._actor.act_for(workspace, plan)
        except Exception:  # the tick: one plan that breaks must not stop the others
            log.exception("planning broke", plan=plan.__name__, workspace=workspace)
            return Planned(workspace, plan.__name__, None)
        if count:
            log.info("planned", plan=plan.__name__, workspace=workspace, count=count)
        return Planned(workspace, plan.__name__, count)
