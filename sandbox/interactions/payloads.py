"""The fields that the payloads of interactions and events have in common."""

from sandbox.payload import Json
from sandbox.state.conversations import Conversation
from sandbox.state.office import Office
from sandbox.workspace import Member

CHANNEL_NAMES = {"im": "directmessage", "private": "privategroup"}
VERIFICATION = "sandbox-verification-token"


def user_fields(office: Office, member: Member) -> Json:
    """The `user` of an interaction."""
    team = office.people.team_of(member)
    return {"id": member.id, "username": member.name, "name": member.name, "team_id": team}


def channel_fields(conversation: Conversation) -> Json:
    """The `channel` of an interaction."""
    return {"id": conversation.id, "name": CHANNEL_NAMES.get(conversation.kind, conversation.name)}


def interaction(office: Office, kind: str, member: Member, **more: object) -> Json:
    """An interactive payload of that type, done by that person."""
    team: Json = {"id": office.workspace.team_id, "domain": office.workspace.domain}
    return {
        "type": kind,
        "user": user_fields(office, member),
        "api_app_id": office.app_id,
        "token": VERIFICATION,
        "team": team,
        "enterprise": None,
        "is_enterprise_install": False,
        **more,
    }


def command_payload(office: Office, member: Member, conversation: Conversation, **more: str) -> Json:
    """The payload of a slash command."""
    return {
        "token": VERIFICATION,
        "team_id": office.workspace.team_id,
        "team_domain": office.workspace.domain,
        "channel_id": conversation.id,
        "channel_name": channel_fields(conversation)["name"],
        "user_id": member.id,
        "user_name": member.name,
        "api_app_id": office.app_id,
        "is_enterprise_install": "false",
        **more,
    }


def event_payload(office: Office, event: Json, *, external: bool) -> Json:
    """The payload of an events_api envelope."""
    now = office.now().timestamp()
    return {
        "token": VERIFICATION,
        "team_id": office.workspace.team_id,
        "context_team_id": office.workspace.team_id,
        "context_enterprise_id": None,
        "api_app_id": office.app_id,
        "event": {**event, "event_ts": event.get("event_ts", f"{now:.6f}")},
        "type": "event_callback",
        "event_id": office.ids.new("Ev"),
        "event_time": int(now),
        "authorizations": [
            {
                "enterprise_id": None,
                "team_id": office.workspace.team_id,
                "user_id": office.bot_user,
                "is_bot": True,
                "is_enterprise_install": False,
            }
        ],
        "is_ext_shared_channel": external,
        "event_context": f"4-{office.ids.secret()}",
    }
