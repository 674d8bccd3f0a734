"""User groups: usergroups.list, usergroups.users.list."""

from sandbox.payload import Json
from sandbox.refusal import SlackRefusal
from sandbox.web_api.call import Call, answered
from sandbox.web_api.method import Method
from sandbox.workspace import UserGroup


def groups_list(call: Call) -> Json:
    """Every group; the disabled ones and who is in them where that is asked for."""
    wanted = [group for group in groups_of(call) if not group.disabled or call.flag("include_disabled")]
    with_users, with_count = call.flag("include_users"), call.flag("include_count")
    return answered(usergroups=[group_json(call, one, users=with_users, count=with_count) for one in wanted])


def group_users(call: Call) -> Json:
    """The ids of those in one group; no_such_subteam."""
    wanted = call.needed("usergroup")
    found = next((group for group in groups_of(call) if group.id == wanted), None)
    if found is None or (found.disabled and not call.flag("include_disabled")):
        raise SlackRefusal("no_such_subteam")
    return answered(users=list(found.users))


def groups_of(call: Call) -> tuple[UserGroup, ...]:
    return tuple(call.office.workspace.user_groups)


def group_json(call: Call, group: UserGroup, *, users: bool, count: bool) -> Json:
    """The group as Slack writes it; the count is a number in a text there."""
    created = int(call.office.now().timestamp())
    return {
        "id": group.id,
        "team_id": call.office.workspace.team_id,
        "is_usergroup": True,
        "is_subteam": True,
        "name": group.name,
        "description": group.description,
        "handle": group.handle,
        "is_external": False,
        "date_create": created,
        "date_update": created,
        "date_delete": created if group.disabled else 0,
        "auto_type": None,
        **({"users": list(group.users)} if users else {}),
        **({"user_count": str(len(group.users))} if count else {}),
    }


METHODS = (
    Method("usergroups.list", groups_list, ("usergroups:read",), tier=2),
    Method("usergroups.users.list", group_users, ("usergroups:read",), tier=2),
)
