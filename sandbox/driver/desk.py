"""Everything an act needs, wired together: the office, the sockets and the kinds of interaction."""

from dataclasses import dataclass

from sandbox.interactions.actions import Actions
from sandbox.interactions.commands import Commands
from sandbox.interactions.events import Events
from sandbox.interactions.invitations import Invitations
from sandbox.interactions.submissions import Submissions
from sandbox.socket_mode.hub import Hub
from sandbox.state.office import Office


@dataclass(frozen=True, slots=True)
class Desk:
    """The office and the ways to tell the app what happened in it."""

    office: Office
    hub: Hub
    events: Events
    commands: Commands
    invitations: Invitations
    actions: Actions
    submissions: Submissions


def desk_of(office: Office, hub: Hub) -> Desk:
    """A desk for an office; from now on what the Web API changes is told as events."""
    events = Events(office, hub)
    office.emit = events.emit
    commands, invitations = Commands(office, hub), Invitations(office, events)
    return Desk(office, hub, events, commands, invitations, Actions(office, hub), Submissions(office, hub))
