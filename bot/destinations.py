"""What Slack says of a destination or of the installation, carried to the actions that decide what follows."""

import structlog

from bot.actions import Actor
from bot.parcel import Parcel
from okr.actions.close_destination import close_channel, destination_failed, has_left
from okr.actions.know_member import know_left
from okr.actions.outage import install_failed, install_works
from okr.delivery import Delivery, MissReason
from okr.destination import NO_DIRECT_MESSAGES, Trouble

REINSTALL = (
    "install the app anew (OAuth & Permissions), put its bot token into SLACK_BOT_TOKEN, and start the bot again"
)
NEW_SCOPE = (
    "add the scope to the Slack app (manifest.yml has it), install the app anew, and start the bot with its token"
)
MESSAGES_TAB = "switch on the Messages Tab in App Home of the Slack app"

log = structlog.get_logger(__name__)


class Destinations:
    """Each is told once, by whoever meets it first of any number of processes."""

    def __init__(self, actor: Actor) -> None:
        self._actor = actor

    async def failed(self, parcel: Parcel, error: str) -> MissReason | None:
        """Slack takes nothing at the parcel's address. Why its delivery is missed where what goes there is held back
        from now on; None where that one delivery is dead."""
        delivery, place = parcel.delivery, parcel.address.channel
        workspace = delivery.workspace
        if error == NO_DIRECT_MESSAGES:
            log.error(f"Slack takes no direct messages: {MESSAGES_TAB}.", workspace=workspace, code=error)
        if await self._actor.act_for(workspace, has_left, place, error):
            await self._actor.act_for(workspace, know_left, place)
            return None
        return await self._actor.act_for(workspace, destination_failed, place, error, delivery=delivery.id)

    async def is_shared(self, parcel: Parcel) -> None:
        """People of another workspace read the channel that it was meant for."""
        await self._actor.act_for(parcel.delivery.workspace, close_channel, parcel.address.channel, Trouble.SHARED)

    async def install_failed(self, delivery: Delivery, error: str, *, needed: str = "") -> None:
        """Slack refuses whatever the token of the delivery's workspace asks for. Logged where it is news."""
        workspace, first = delivery.workspace, delivery.id + delivery.is_edit  # what is edited was sent before
        if await self._actor.act_for(workspace, install_failed, error, needed=needed, delivery=first):
            log.error(outage_words(error, needed), workspace=workspace, code=error, needed=needed or None)

    async def install_works(self, workspace: str) -> None:
        if await self._actor.act_for(workspace, install_works):
            log.warning("Slack takes messages again; the admins are told what was missed.", workspace=workspace)


def outage_words(code: str, needed: str) -> str:
    """What is wrong and what to do, in one sentence."""
    if code == "missing_scope":
        return f"Nothing can be posted: the bot token lacks the scope {needed or '(unnamed)'}; {NEW_SCOPE}."
    return f"Nothing can be posted: Slack refuses the bot token ({code}); {REINSTALL}."
