"""The whole running workspace in one value: the app installed in it, everything it holds, and its clock."""

from collections.abc import Callable
from datetime import datetime
from itertools import chain

from sandbox.clock import Clock
from sandbox.ids import Ids
from sandbox.manifest import Manifest
from sandbox.payload import Json
from sandbox.state.conversations import Conversations
from sandbox.state.faults import Faults
from sandbox.state.files import Files
from sandbox.state.messages import Messages
from sandbox.state.people import SLACKBOT, People, profile_of, role_fields
from sandbox.state.records import Records
from sandbox.state.response_urls import ResponseUrls
from sandbox.state.triggers import Triggers
from sandbox.state.views import Views
from sandbox.state.zones import zone_fields
from sandbox.workspace import Member, Workspace

BOT_USER = "U0BOTSANDBOX"
BOT_ID = "B0SANDBOX"
APP_ID = "A0SANDBOX"


class Office:
    """Everything the Web API, the driver and the control API read and change."""

    def __init__(self, workspace: Workspace, manifest: Manifest, clock: Clock) -> None:
        self.workspace, self.manifest, self.clock = workspace, manifest, clock
        self.origin = ""
        self.outside_marketplace = False  # whether Slack tells the app what was said once a minute, 15 messages each
        self.bot_user, self.bot_id, self.app_id = BOT_USER, BOT_ID, APP_ID
        self.bot_token, self.app_token = token("xoxb"), token("xapp")
        self.signing_secret = "5a4db0ec5a4db0ec5a4db0ec5a4db0ec"  # noqa: S105 - it opens nothing
        self.ids = Ids()
        self.tickets: list[str] = []
        self.filled_in_messages: dict[tuple[str, str, str], dict[tuple[str, str], Json]] = {}
        self.suggested_in_messages: dict[tuple[str, str, str], dict[tuple[str, str], list[Json]]] = {}
        self.emit: Callable[[Json], object] = lambda event: None
        bot = Member(id=BOT_USER, name=handle(manifest.bot_name), real_name=manifest.bot_name, kind="bot")
        self.people = People(chain(workspace.members, (bot, SLACKBOT)), team_id=workspace.team_id)
        created = int(clock.now().timestamp())
        self.conversations = Conversations(iter(workspace.channels), bot=BOT_USER, created=created)
        self.messages, self.views, self.records, self.faults = Messages(), Views(), Records(), Faults()
        self.files = Files()
        self.triggers = Triggers(clock, self.ids)
        self.response_urls = ResponseUrls(clock, self.ids)

    def link(self, path: str) -> str:
        """A full URL on this server."""
        return f"{self.origin}{path}"

    def now(self) -> datetime:
        """Calendar time."""
        return self.clock.now()

    def user_json(self, member: Member, *, include_locale: bool = False) -> Json:
        """The user object of the Web API, as the app's scopes let it see one."""
        with_email = self.manifest.grants("users:read.email")
        strange = member.kind == "stranger" and not self.conversations.shared_with(member.id)
        user: Json = {
            "id": member.id,
            "team_id": self.people.team_of(member),
            "name": member.name,
            "deleted": member.kind == "deactivated",
            "color": "9f69e7",
            "real_name": member.real_name,
            "updated": int(self.now().timestamp()),
            "profile": {
                **profile_of(member, with_email=with_email),
                "team": self.people.team_of(member),
                **({"bot_id": self.bot_id, "api_app_id": self.app_id} if member.id == self.bot_user else {}),
            },
            **role_fields(member, strange=strange),
        }
        if member.kind != "deactivated":
            user |= zone_fields(member.zone, self.now())
        if include_locale and member.kind != "stranger":
            user["locale"] = member.locale
        return user


def token(kind: str) -> str:
    """A token of that kind; it opens nothing but a server on this machine."""
    return f"{kind}-sandbox-for-this-machine-only"


def handle(name: str) -> str:
    """A handle from a display name: lower case, no blanks."""
    return "_".join(name.lower().split())
