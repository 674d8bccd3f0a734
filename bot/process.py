"""A bot from start to stop: everything is opened here, and closed again in an order in which nothing is lost."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager, nullcontext
from functools import partial

import aiohttp
import structlog
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from bot.clients import new_session, slack_client, with_token
from bot.clock import Clock
from bot.config import Mode, Settings, WrongSetting
from bot.http.app import asgi_app
from bot.http.inbox import HttpInbox
from bot.http.watched import watching
from bot.inbox import Inbox
from bot.install import Install, ask_install
from bot.scheduler import Tick, surviving, ticking
from bot.wiring import Bot, Wrap, build
from handlers.slack_code import code_of
from okr.actions.register_workspace import register_workspace
from storage.engine import Database

STOP_WITHIN = 10.0
"""Seconds for what is in flight to end after a signal."""

log = structlog.get_logger(__name__)


@asynccontextmanager
async def assembled(
    settings: Settings, *, database: Database, clock: Clock, gateway: Wrap | None = None
) -> AsyncIterator[Bot]:
    """A bot that is built and registered with its workspace, and neither listens nor ticks."""
    async with AsyncExitStack() as stack:
        session = await stack.enter_async_context(new_session())
        client = slack_client(settings, session)
        install = await known_install(settings, client)
        bot = build(settings, install=install, database=database, clock=clock, client=client, gateway=gateway)
        stack.callback(bot.actor.close)
        await bot.actor.act_for(
            install.workspace,
            register_workspace,
            name=install.name,
            language=settings.language,
            zone=settings.zone or "UTC",
        )
        yield bot


@asynccontextmanager
async def running(settings: Settings, *, database: Database, clock: Clock, ticks: bool = True) -> AsyncIterator[Bot]:
    """A bot that listens as the settings say and, with `ticks`, plans and delivers. Left in an orderly way, it finishes
    what is in flight for at most STOP_WITHIN seconds."""
    async with assembled(settings, database=database, clock=clock) as bot, watching(bot):
        inbox = await opened_inbox(bot)
        log.info("connected", workspace=bot.install.workspace, name=bot.install.name, mode=settings.mode.value)
        async with delivering(bot) if ticks else nullcontext():
            try:
                yield bot
            finally:
                await finish(bot, inbox)


async def opened_inbox(bot: Bot) -> Inbox | HttpInbox:
    """The way in for Slack, open. Raises WrongSetting where there is none."""
    settings = bot.settings
    inbox: Inbox | HttpInbox
    if settings.mode is Mode.HTTP:
        inbox = HttpInbox(asgi_app(bot), host=settings.host, port=settings.port)
    else:
        await check_app_token(settings, bot.app.client)
        inbox = Inbox(
            bot.dispatch,
            client=bot.app.client,
            app_token=settings.require_app_token(),
            acked=bot.metrics.acknowledged,
        )
    await inbox.open()
    if settings.app_token and settings.signing_secret:
        log.info("SLACK_APP_TOKEN wins over SLACK_SIGNING_SECRET: take it out to listen on HTTP")
    return inbox


@asynccontextmanager
async def delivering(bot: Bot) -> AsyncIterator[None]:
    """The ticks, and a pass of the deliverer with every commit that leaves it something to do."""
    loop = asyncio.get_running_loop()
    woken = bot.deliverer.woken

    def wake() -> None:
        loop.call_soon_threadsafe(woken.set)

    deliver = surviving("deliver", bot.metrics.timed("deliver", bot.deliverer.deliver))
    reconciling = surviving("reconcile", bot.metrics.timed("reconcile", partial(reconcile, bot)))
    news = surviving("deliver", bot.metrics.timed("deliver", bot.deliverer.deliver_news))
    listening = [
        loop.create_task(whenever(woken, news)),
        loop.create_task(whenever(bot.reconciler.woken, reconciling)),
    ]
    try:
        planning = surviving("plan", bot.metrics.timed("plan", partial(plan, bot)))
        with bot.database.heard(wake):
            async with ticking(planning, partial(beside, reconciling, deliver)):
                yield
    finally:
        for task in listening:
            task.cancel()


async def whenever(woken: asyncio.Event, tick: Tick) -> None:
    """A pass each time somebody asks for one."""
    while True:
        await woken.wait()
        woken.clear()
        await tick()


async def plan(bot: Bot) -> None:
    """The plan tick. What is no longer of use goes with it."""
    await bot.planner.plan_due()
    await bot.actor.in_thread(bot.database.received.prune)
    await bot.actor.in_thread(bot.database.answer_urls.prune)
    bot.heartbeat.beat()
    await bot.probe.look()


async def reconcile(bot: Bot) -> None:
    """What may or may not have arrived is looked for; so is what was in the hands of a process that died."""
    await bot.actor.in_thread(bot.database.outbox.expire_leases)
    for settled in await bot.reconciler.reconcile():
        bot.metrics.reconciled(settled)


async def beside(*ticks: Tick) -> None:
    """At the same time: Slack may be slow to tell what arrived, and what is due does not wait for that."""
    await asyncio.gather(*(tick() for tick in ticks))


async def finish(bot: Bot, inbox: Inbox | HttpInbox) -> None:
    """Claim and take nothing more, and let what is in flight end."""
    ends = await asyncio.gather(
        bot.deliverer.stop(within=STOP_WITHIN),
        bot.reconciler.stop(within=STOP_WITHIN),
        inbox.close(within=STOP_WITHIN),
        return_exceptions=True,
    )
    late = [type(end).__name__ for end in ends if isinstance(end, BaseException)]
    log.info("stopped", in_time=not late)


async def known_install(settings: Settings, client: AsyncWebClient) -> Install:
    """Ask Slack where we are. Raises WrongSetting where the token or the address does not work."""
    try:
        return await ask_install(with_token(client, settings.require_bot_token()))
    except SlackApiError as error:
        raise WrongSetting(
            f"Slack does not accept SLACK_BOT_TOKEN ({code_of(error)}): "
            "install the app anew and copy its bot token from OAuth & Permissions."
        ) from error
    except (aiohttp.ClientError, TimeoutError) as error:
        raise WrongSetting(f"Slack cannot be reached at {settings.api_url} ({type(error).__name__}).") from error


async def check_app_token(settings: Settings, client: AsyncWebClient) -> None:
    """Raises WrongSetting where Slack opens no socket for SLACK_APP_TOKEN: connecting would be tried for ever."""
    try:
        await client.apps_connections_open(app_token=settings.require_app_token())
    except SlackApiError as error:
        raise WrongSetting(
            f"Slack does not accept SLACK_APP_TOKEN ({code_of(error)}): make an app-level token with the "
            "scope connections:write in Basic Information, and see that Socket Mode is on."
        ) from error
