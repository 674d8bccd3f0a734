"""A local Slack workspace: a server of its own that any Bolt app can be run against."""

from sandbox.interactions.interaction import Interaction
from sandbox.refusal import CannotDo
from sandbox.running import Sandbox
from sandbox.state.messages import Message
from sandbox.workspace import Channel, Member, UserGroup, Workspace

__all__ = ["CannotDo", "Channel", "Interaction", "Member", "Message", "Sandbox", "UserGroup", "Workspace"]
