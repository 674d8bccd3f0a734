"""The company: channels the bot cannot post in, and key results nobody answers for."""

from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from bot.doctor.finding import Finding
from handlers.slack_code import code_of
from okr.actions.inspect_workspace import Inspection, Unowned
from okr.team import Team


async def look_at_channels(client: AsyncWebClient, inspection: Inspection) -> list[Finding]:
    """Every team that has a digest: has it a channel, and can the bot post there."""
    findings = [await look_at_channel(client, team) for team in inspection.teams if team.digest]
    wrong = [finding for finding in findings if finding is not None]
    return wrong or [Finding("The bot is in the channel of every team.")]


async def look_at_channel(client: AsyncWebClient, team: Team) -> Finding | None:
    if team.channel is None:
        return Finding(f"{team.name} has no channel, so its digest goes nowhere.", "Give it one with `okr-bot load`.")
    try:
        channel = (await client.conversations_info(channel=team.channel))["channel"]
    except SlackApiError as error:
        told = f"The channel of {team.name}, {team.channel}, cannot be seen ({code_of(error)})."
        return Finding(told, "Invite the bot to it, or give the team another channel with `okr-bot load`.")
    if channel.get("is_archived"):
        told = f"The channel of {team.name}, #{channel['name']}, is archived."
        return Finding(told, "Unarchive it, or give the team another channel with `okr-bot load`.")
    if not channel.get("is_member"):
        return Finding(f"The bot is not in #{channel['name']} of {team.name}.", "Type `/invite @OKR` there.")
    return None


def look_at_owners(inspection: Inspection) -> list[Finding]:
    """Open key results that nobody is asked about."""
    wrong = [
        Finding(
            f"{one.key_result.label} of {one.team.name} {why_unowned(one)}.", "Give it an owner with `okr-bot load`."
        )
        for one in inspection.unowned
    ]
    return wrong or [Finding("Every open key result has an owner who can answer.")]


def why_unowned(one: Unowned) -> str:
    return "has no owner" if one.owner is None else f"belongs to {one.owner}, who is not here any more"
