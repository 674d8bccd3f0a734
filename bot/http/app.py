"""The ASGI app: what can be asked for over HTTP."""

from starlette.applications import Starlette
from starlette.routing import Route

from bot.http.guard import Guard
from bot.http.health import Readiness, healthz
from bot.http.requests import Requests
from bot.wiring import Bot

EVENTS = "/slack/events"
"""Where Slack sends everything: the Request URL of events, of interactivity and of the command."""


def asgi_app(bot: Bot) -> Starlette:
    """Raises WrongSetting where no signing secret is set."""
    requests = Requests(bot.dispatch, acked=bot.metrics.acknowledged)
    guard = Guard(requests.answer, secret=bot.settings.require_signing_secret(), now=bot.clock.unix)
    readiness = Readiness(bot.database, bot.actor, bot.heartbeat)
    return Starlette(
        routes=[
            Route(EVENTS, guard),
            Route("/healthz", healthz),
            Route("/readyz", readiness.readyz),
        ]
    )
