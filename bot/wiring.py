"""Builds the bot from its parts: who gets what is all written down here, and in bot/features.py.

To add a feature: name it in `features_of` (bot/features.py), and, where it sends messages or plans them, here in
`registry_of` and PLANS.
"""

import logging
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from typing import cast

from slack_bolt.async_app import AsyncApp
from slack_bolt.authorization import AuthorizeResult
from slack_sdk.web.async_client import AsyncWebClient

from bot.actions import Actor
from bot.answer_urls import KeptUrls
from bot.authorization import Authorizations
from bot.clients import Responses, watched, with_token
from bot.clock import Clock
from bot.config import Settings
from bot.copies import Copies
from bot.delivery import Deliverer
from bot.exporting import Exporting
from bot.features import features_of
from bot.heartbeat import Heartbeat
from bot.in_hand import InHand
from bot.install import Install, ask_install
from bot.metrics import Metrics
from bot.once import Dispatch, Once
from bot.parcel import Packer, Registry, Together
from bot.planning import Plan, Planner
from bot.probing import Probe
from bot.reconciling import Reconciler
from bot.sending import Follow, Gateway
from bot.slack_gateway import SlackGateway
from bot.slack_history import Lookback, SlackHistory
from bot.slack_watch import SlackWatch
from bot.worlds import Worlds
from handlers.channels import Channels
from handlers.command import Command
from handlers.desk import ActFor, Desk
from handlers.failures import Failures
from handlers.greeting import Greetings
from handlers.identify import Identify
from handlers.people import People
from handlers.revocation import Revocations
from messages import Messages
from okr.actions.ask_anew import ask_anew
from okr.actions.closed_now import unless_closed
from okr.actions.compose_cycle_start import compose_cycle_questions, compose_cycle_start
from okr.actions.compose_digest import compose_digest, compose_digest_part
from okr.actions.compose_digest_picture import compose_digest_picture
from okr.actions.compose_greeting import compose_greeting
from okr.actions.compose_help_thread import compose_help_thread
from okr.actions.compose_lead_line import compose_lead_line
from okr.actions.compose_notice import compose_notice
from okr.actions.compose_nudge import compose_nudge, compose_nudges
from okr.actions.compose_receipt import compose_receipt, compose_receipts
from okr.actions.compose_reminder import compose_reminder
from okr.actions.compose_welcome import compose_welcome
from okr.actions.follow_snooze import follow_snooze, plan_missed_snoozes
from okr.actions.keep_standings_true import keep_standings_true
from okr.actions.move_cycle import keep_cycles
from okr.actions.plan_cycle_starts import plan_cycle_starts
from okr.actions.plan_digests import plan_digests
from okr.actions.plan_lead_lines import plan_lead_lines
from okr.actions.plan_nudges import plan_nudges
from okr.actions.plan_reminders import plan_reminders
from okr.actions.plan_welcomes import plan_welcomes
from okr.delivery import DeliveryKind
from storage.engine import Database
from storage.pacing import SLACK

Wrap = Callable[[Gateway], Gateway]

PLANS: tuple[Plan, ...] = (
    keep_cycles,
    plan_welcomes,
    plan_nudges,
    plan_reminders,
    plan_missed_snoozes,
    plan_digests,
    plan_cycle_starts,
    plan_lead_lines,
    ask_anew,
    keep_standings_true,
)
"""What runs every minute, in this order: each plans the messages that fall due, but for the first, which opens and ends
cycles by the day, and the last, which brings standings up to date, a step a minute."""


FOLLOW: Mapping[DeliveryKind, Follow] = {DeliveryKind.SNOOZE: follow_snooze}
"""What is to be done once a message of that kind was sent for the first time."""


TOGETHER: Together = {DeliveryKind.NUDGE: compose_nudges, DeliveryKind.RECEIPT: compose_receipts}
"""What is composed for many people of a workspace at once, for they are asked at the same moment, and answer then."""


def registry_of(messages: Messages) -> Registry:
    """For each kind of message that goes out: the action that composes it, and the words that render it."""
    inside = messages.withheld.unless_said
    return {
        DeliveryKind.NUDGE: (compose_nudge, messages.nudge.nudge),
        DeliveryKind.SNOOZE: (compose_reminder, messages.nudge.reminder),
        DeliveryKind.REMINDER: (compose_reminder, messages.nudge.reminder),
        DeliveryKind.LEAD_REMINDER: (compose_reminder, messages.nudge.reminder),
        DeliveryKind.RECEIPT: (compose_receipt, messages.nudge.receipt),
        DeliveryKind.LEAD_LINE: (compose_lead_line, messages.lead_line.line),
        DeliveryKind.DIGEST: (unless_closed(compose_digest), inside(messages.digest.digest)),
        DeliveryKind.GREETING: (compose_greeting, messages.greeting.greeting),
        DeliveryKind.WELCOME: (compose_welcome, messages.welcome.welcome),
        DeliveryKind.NOTICE: (compose_notice, messages.notice.notice),
        DeliveryKind.EXPORT: (Exporting().compose, messages.export.file),
        DeliveryKind.HELP_THREAD: (unless_closed(compose_help_thread), inside(messages.help_offer.thread)),
        DeliveryKind.CYCLE_START: (unless_closed(compose_cycle_start), inside(messages.cycle_start.start)),
        DeliveryKind.CYCLE_QUESTIONS: (unless_closed(compose_cycle_questions), inside(messages.cycle_start.questions)),
        DeliveryKind.DIGEST_PART: (unless_closed(compose_digest_part), inside(messages.digest.part)),
        DeliveryKind.DIGEST_PICTURE: (unless_closed(compose_digest_picture), inside(messages.digest_picture.picture)),
    }


@dataclass(frozen=True, slots=True)
class Bot:
    """The parts that whoever runs the bot needs to reach."""

    settings: Settings
    install: Install
    database: Database
    clock: Clock
    actor: Actor
    app: AsyncApp
    dispatch: Dispatch
    planner: Planner
    deliverer: Deliverer
    reconciler: Reconciler
    heartbeat: Heartbeat
    metrics: Metrics
    probe: Probe


def build(
    settings: Settings,
    *,
    install: Install,
    database: Database,
    clock: Clock,
    client: AsyncWebClient,
    gateway: Wrap | None = None,
) -> Bot:
    """A bot that is ready and does nothing yet. `client` carries the one session and no token; `gateway` may put
    something between the deliverer and Slack."""
    actor = Actor(Worlds(database, clock), retry=database.run)
    messages = Messages.read()
    metrics = Metrics(clock.monotonic)
    client = watched(client, SlackWatch(metrics.slack_failed))
    urls = KeptUrls(database.answer_urls, actor, workspace=install.workspace, bot_id=install.bot_id)
    slack: Gateway = SlackGateway(with_token(client, settings.require_bot_token()), urls=urls)
    posting = gateway(slack) if gateway else slack
    reading = SlackHistory(with_token(client, settings.require_bot_token()), bot_user=install.bot_user)

    def history(_workspace: str) -> Lookback:
        return reading

    copies = Copies(database.ambiguous, actor, history=history)
    paced = settings.talks_to_slack and gateway is None  # a local Slack and a rehearsal take as much as they are given
    outbox = database.outbox.keeping(SLACK) if paced else database.outbox
    deliverer = Deliverer(
        outbox,
        actor,
        packer=Packer(registry_of(messages), actor, together=TOGETHER),
        gateway=lambda _workspace: posting,
        clock=clock,
        follow=FOLLOW,
    )
    in_hand = InHand()
    deliverer.give_way_to(in_hand.quiet)
    deliverer.take_back_with(copies)
    deliverer.tell(metrics.delivered)
    reconciler = Reconciler(
        database.ambiguous, actor, history=history, copies=copies, clock=clock, wake=deliverer.woken.set
    )
    planner = Planner(PLANS, actor, workspaces=database.workspaces)
    app = app_of(Desk(actor.act, messages), actor, install=install, token=settings.require_bot_token(), client=client)
    app.use(urls.middleware)
    return Bot(
        settings=settings,
        install=install,
        database=database,
        clock=clock,
        actor=actor,
        app=app,
        dispatch=Once(app.async_dispatch, database.received, actor, workspace=install.workspace, in_hand=in_hand),
        planner=planner,
        deliverer=deliverer,
        reconciler=reconciler,
        heartbeat=Heartbeat(clock),
        metrics=metrics,
        probe=Probe(
            actor,
            with_token(client, settings.require_bot_token()),
            workspace=install.workspace,
            resume=database.outbox.resume,
        ),
    )


def app_of(desk: Desk, actor: Actor, *, install: Install, token: str, client: AsyncWebClient) -> AsyncApp:
    """Bolt's app with every listener. `authorize` is given, so that nothing in the environment can replace it."""
    authorizations = authorizations_of(install, token=token, client=client)

    async def authorize() -> AuthorizeResult | None:
        return await authorizations.of(install.workspace)  # where several are served: the request's own

    app = AsyncApp(
        name="okr-bot",
        logger=logging.getLogger("slack_bolt"),
        client=client,
        authorize=cast("Callable[..., Awaitable[AuthorizeResult]]", authorize),  # None is an answer too
        process_before_response=True,
        request_verification_enabled=False,  # bot/http/guard.py did it before; over a socket nothing is signed
        ssl_check_enabled=False,
        url_verification_enabled=False,
    )
    app.use(Responses(client).middleware)
    register(app, desk, actor.act_for, workspace=install.workspace)
    Revocations(authorizations.evict, actor.act_for, workspace=install.workspace).register(app)
    return app


def authorizations_of(install: Install, *, token: str, client: AsyncWebClient) -> Authorizations:
    """What is known of the one workspace; asked of Slack again after it was evicted."""

    async def find(workspace: str) -> AuthorizeResult | None:
        found = await ask_install(with_token(client, token))
        return found.authorized(token) if found.workspace == workspace else None

    authorizations = Authorizations(find)
    authorizations.know(install.workspace, install.authorized(token))
    return authorizations


def register(app: AsyncApp, desk: Desk, act_for: ActFor, *, workspace: str) -> None:
    """Everything the app listens to, the most used first."""
    Failures(desk.messages.refusals).register(app)
    app.use(Identify(act_for, workspace=workspace).middleware)
    features = features_of(desk)
    Command(desk, features).register(app)  # the most used of all, and one listener
    for feature in features:
        feature.register(app)
    People(act_for, workspace=workspace).register(app)
    Greetings(act_for, workspace=workspace).register(app)
    Channels(act_for, workspace=workspace).register(app)
