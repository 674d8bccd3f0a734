"""Who the app is: api.test, auth.test, apps.connections.open, bots.info, team.info."""

from sandbox.limits import figure
from sandbox.payload import Json
from sandbox.refusal import SlackRefusal
from sandbox.web_api.call import Call, answered
from sandbox.web_api.method import Method


def api_test(call: Call) -> Json:
    """Echoes its arguments; an `error` argument comes back as the error."""
    if error := call.text("error"):
        raise SlackRefusal(error, args=dict(call.arguments))
    return answered(args={name: value for name, value in call.arguments.items() if name != "token"})


def auth_test(call: Call) -> Json:
    """Whose token it is."""
    office = call.office
    bot = office.people.get(office.bot_user)
    return answered(
        url=f"https://{office.workspace.domain}.slack.com/",
        team=office.workspace.name,
        user=bot.name if bot else "",
        team_id=office.workspace.team_id,
        user_id=office.bot_user,
        bot_id=office.bot_id,
        is_enterprise_install=False,
    )


def connections_open(call: Call) -> Json:
    """A WebSocket URL with a ticket good for one connection."""
    office = call.office
    if len(office.tickets) >= figure("socket_mode.tickets"):
        office.tickets.pop(0)
    ticket = office.ids.secret()
    office.tickets.append(ticket)
    host = office.origin.removeprefix("http://")
    return answered(url=f"ws://{host}/link/?ticket={ticket}&app_id={office.app_id}")


def team_info(call: Call) -> Json:
    """The workspace."""
    workspace = call.office.workspace
    if call.text("team") not in ("", workspace.team_id):
        raise SlackRefusal("team_not_found")
    team = {
        "id": workspace.team_id,
        "name": workspace.name,
        "domain": workspace.domain,
        "url": f"https://{workspace.domain}.slack.com/",
        "email_domain": "",
        "icon": {"image_default": True},
    }
    return answered(team=team)


def bots_info(call: Call) -> Json:
    """The app's own bot."""
    office = call.office
    if call.text("bot") not in ("", office.bot_id):
        raise SlackRefusal("bot_not_found")
    bot = {
        "id": office.bot_id,
        "app_id": office.app_id,
        "user_id": office.bot_user,
        "name": office.manifest.bot_name,
        "deleted": False,
        "updated": 0,
        "icons": {},
    }
    return answered(bot=bot)


METHODS = (
    Method("api.test", api_test, open_to_all=True),
    Method("auth.test", auth_test),
    Method("apps.connections.open", connections_open, app_level=True),
    Method("team.info", team_info, ("team:read",), tier=3),
    Method("bots.info", bots_info, ("users:read",), tier=3),
)
