"""Where the bot is installed, as Slack says: asked once at start, and never again for each request."""

from dataclasses import dataclass

from slack_bolt.authorization import AuthorizeResult
from slack_sdk.web.async_client import AsyncWebClient


@dataclass(frozen=True, slots=True)
class Install:
    """One workspace with our bot in it. `scopes` are those the token was granted, None where Slack did not say."""

    workspace: str
    name: str
    bot_user: str
    bot_id: str
    scopes: frozenset[str] | None

    def authorized(self, token: str) -> AuthorizeResult:
        """What Bolt wants to know for every request."""
        return AuthorizeResult(
            enterprise_id=None,
            team_id=self.workspace,
            bot_user_id=self.bot_user,
            bot_id=self.bot_id,
            bot_token=token,
        )


async def ask_install(client: AsyncWebClient) -> Install:
    """auth.test. Raises SlackApiError for a token that does not work, aiohttp's errors where Slack is out of reach."""
    answer = await client.auth_test()
    granted = {name.lower(): value for name, value in answer.headers.items()}.get("x-oauth-scopes")
    return Install(
        workspace=answer["team_id"],
        name=answer["team"],
        bot_user=answer["user_id"],
        bot_id=answer.get("bot_id") or "",
        scopes=frozenset(scope.strip() for scope in granted.split(",")) if granted is not None else None,
    )
