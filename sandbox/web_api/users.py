"""People: users.info, list, lookupByEmail, conversations, profile.get."""

from sandbox.payload import Json
from sandbox.refusal import SlackRefusal
from sandbox.state.people import profile_of
from sandbox.web_api.call import Call, answered
from sandbox.web_api.conversations import READ, listed
from sandbox.web_api.method import Method
from sandbox.web_api.paging import page


def info(call: Call) -> Json:
    """One person; user_not_found."""
    user = call.office.user_json(call.member(), include_locale=call.flag("include_locale"))
    return answered(user=user)


def users_list(call: Call) -> Json:
    """Everybody of the workspace, the deactivated and the bots included."""
    office = call.office
    strangers = [m for m in office.people if m.kind == "stranger" and not office.conversations.shared_with(m.id)]
    items, metadata = page(call, [m for m in office.people if m not in strangers])
    whole = call.flag("include_locale")
    members = [office.user_json(member, include_locale=whole) for member in items]
    return answered(members=members, cache_ts=int(office.now().timestamp()), response_metadata=metadata)


def lookup_by_email(call: Call) -> Json:
    """The active person with that address; users_not_found."""
    member = call.office.people.by_email(call.needed("email"))
    if member is None or member.kind in ("bot", "stranger"):
        raise SlackRefusal("users_not_found")
    return answered(user=call.office.user_json(member))


def conversations(call: Call) -> Json:
    """The conversations of a person, or of the app itself."""
    user = call.text("user") or call.office.bot_user
    if user not in call.office.people:
        raise SlackRefusal("user_not_found")
    channels, metadata = listed(call, seen_by=user)
    return answered(channels=channels, response_metadata=metadata)


def profile_get(call: Call) -> Json:
    """The profile of a person."""
    member = call.member()
    with_email = call.office.manifest.grants("users:read.email")
    return answered(profile=profile_of(member, with_email=with_email))


METHODS = (
    Method("users.info", info, ("users:read",), tier=4),
    Method("users.list", users_list, ("users:read",), tier=2),
    Method("users.lookupByEmail", lookup_by_email, ("users:read.email",), tier=3),
    Method("users.conversations", conversations, READ, tier=3),
    Method("users.profile.get", profile_get, ("users.profile:read",), tier=4),
)
