"""Slack: do the tokens work, do they hold the scopes of the manifest, do Slack's clock and ours agree."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from email.utils import parsedate_to_datetime

import aiohttp
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from bot.doctor.finding import Finding
from bot.manifest import wanted_scopes
from handlers.slack_code import code_of

CLOCKS_MAY_DIFFER = timedelta(seconds=60)
GOES_MISSING = {
    "files:write": "Without files:write no export comes, and no digest has its picture.",
    "usergroups:read": "Without usergroups:read no team takes its members from a user group.",
}
REINSTALL = "Update the Slack app from manifest.yml, and install it anew in OAuth & Permissions"


async def look_at_bot_token(client: AsyncWebClient, *, now: datetime) -> list[Finding]:
    """auth.test: the token, its scopes, and the Date of the answer against our clock."""
    try:
        answer = await client.auth_test()
    except SlackApiError as error:
        code = code_of(error)
        mend = "Install the app anew and copy its bot token from OAuth & Permissions into SLACK_BOT_TOKEN."
        return [Finding(f"Slack does not accept the bot token ({code}).", mend)]
    except (aiohttp.ClientError, TimeoutError) as error:
        mend = "See whether SLACK_API_URL is right, and whether this machine reaches it."
        return [Finding(f"Slack cannot be reached at {client.base_url} ({type(error).__name__}).", mend)]
    headers = {name.lower(): str(value) for name, value in answer.headers.items()}
    return [
        Finding(f"The bot token works: {answer['user']} in {answer['team']}."),
        look_at_scopes(headers),
        look_at_clock(headers, now=now),
    ]


def look_at_scopes(headers: Mapping[str, str]) -> Finding:
    """The scopes Slack says the token has, against those of the manifest."""
    granted = {scope.strip() for scope in headers.get("x-oauth-scopes", "").split(",")} - {""}
    missing, beyond = sorted(wanted_scopes() - granted), sorted(granted - wanted_scopes())
    if missing:
        without = "".join(f" {said}" for scope, said in GOES_MISSING.items() if scope in missing)
        return Finding(f"The bot token lacks the scopes {', '.join(missing)}.{without}", f"{REINSTALL}.")
    if beyond:
        return Finding(f"The bot token has scopes nobody needs: {', '.join(beyond)}.", f"{REINSTALL}.")
    return Finding("The bot token has exactly the scopes of the manifest.")


def look_at_clock(headers: Mapping[str, str], *, now: datetime) -> Finding:
    """Slack's Date header against this machine's clock."""
    if "date" not in headers:
        return Finding("Slack did not say what time it is; the clock was not compared.")
    off = now - parsedate_to_datetime(headers["date"])
    if abs(off) > CLOCKS_MAY_DIFFER:
        which = "ahead of" if off > timedelta(0) else "behind"
        mend = "Let this machine keep time with NTP: people are asked by its clock."
        return Finding(f"This machine's clock is {abs(off.total_seconds()):.0f} s {which} Slack's.", mend)
    return Finding("This machine's clock agrees with Slack's.")


async def look_at_app_token(client: AsyncWebClient, app_token: str) -> list[Finding]:
    """apps.connections.open: can a socket be opened."""
    try:
        await client.apps_connections_open(app_token=app_token)
    except SlackApiError as error:
        mend = (
            "Make an app-level token with the scope connections:write in Basic Information, put it into "
            "SLACK_APP_TOKEN, and see that Socket Mode is on."
        )
        return [Finding(f"Slack opens no socket for the app token ({code_of(error)}).", mend)]
    except (aiohttp.ClientError, TimeoutError):
        return []  # told already where the bot token was tried
    return [Finding("The app token opens a socket.")]
