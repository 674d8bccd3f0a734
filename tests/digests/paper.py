"""A scene's digest as people read it: the message and its thread as plain text, from a real database."""

from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfo

from messages import Messages
from messages.language import Language
from messages.reader import Reader
from messages.render import as_message
from okr.actions.compose_digest import channel_digest
from okr.channel_digest import ChannelDigest, part_of, parts_needed
from okr.ports import World
from okr.settings import WorkspaceSettings
from sandbox.plain_text import as_text
from sandbox.state.messages import Message
from sandbox.workspace import Member
from storage.engine import Database
from tests.builders import LONG_AGO, WORKSPACE
from tests.digests.scene import ZONE, Scene
from tests.okr.check_in.office import world_at
from tests.running_bot import keep_standings_true, put

NOW = datetime(2026, 11, 30, 3, tzinfo=UTC)
WITHOUT_TEXT = frozenset({"actions", "divider"})


class Nobody:
    """A directory that knows no names: a digest has them in its words."""

    def member(self, user_id: str) -> Member | None:
        return None

    def channel_name(self, channel_id: str) -> str | None:
        return None

    def now(self) -> datetime:
        return NOW


def digest_of(scene: Scene, database: Database, language: Language) -> ChannelDigest:
    """What the channel gets, composed as the bot does."""
    world = world_at(database, lambda: scene.monday)
    with world.transaction() as tx:
        tx.settings.put(WorkspaceSettings(WORKSPACE, "Acme", LONG_AGO))
        things = scene.things(language.value)
        for thing in things:
            put(thing, tx)
        for reaction in scene.left:
            tx.reactions.put(reaction)
        keep_standings_true(world, tx, things)
    return composed(world, scene)


def composed(world: World, scene: Scene) -> ChannelDigest:
    with world.snapshot() as tx:
        team = tx.teams.get("care")
        shown = channel_digest(world, tx, team, scene.week) if team else None
    assert shown is not None, "there is something to report"
    return shown


def on_paper(shown: ChannelDigest, language: Language) -> str:
    """The message and then its thread, without the menus of the lines."""
    messages, reader = Messages.read().digest, reader_of(language)
    planned = parts_needed(len(shown.pages.thread))
    parts = [messages.part(part_of(shown, n, planned=planned), reader) for n in range(1, planned + 1)]
    texts = [plain(as_message(each)) for each in (messages.digest(shown, reader), *parts)]
    return "\n\n———\n\n".join(texts) + "\n"


def plain(message: dict[str, Any]) -> str:
    """A message as it reads, without its menus."""
    blocks = [{name: part for name, part in block.items() if name != "accessory"} for block in message["blocks"]]
    return as_text(Message("CCARE", "1.1", "UBOT", message["text"], blocks), Nobody(), "U1")


def rows(message: dict[str, Any]) -> list[str]:
    """The rows of text of a message (okr.digest_pages.MOST_ROWS says what counts as one)."""
    blocks = [block for block in message["blocks"] if block["type"] not in WITHOUT_TEXT]
    return plain({**message, "blocks": blocks}).split("\n")


def reader_of(language: Language) -> Reader:
    return Reader(language, ZoneInfo(ZONE))
