"""Register the workspace the bot is installed in: everything else hangs on its settings."""

from dataclasses import replace

from okr.audit import OPERATOR
from okr.ports import World
from okr.settings import WorkspaceSettings


def register_workspace(world: World, *, name: str, language: str, zone: str) -> WorkspaceSettings:
    """The workspace's settings, made now where there were none; later only its name follows Slack's.

    Nothing is planned for times before the moment it was registered.
    """
    with world.transaction() as tx:
        try:
            known = tx.settings.get()
        except LookupError:
            known = WorkspaceSettings(world.workspace, name, since=world.now(), language=language, zone=zone)
            tx.settings.put(known)
            tx.audit.note(actor=OPERATOR, action="register_workspace", thing=world.workspace, at=world.now())
        if known.name != name:
            known = replace(known, name=name)
            tx.settings.put(known)
        return known
