"""`okr-bot load FILE`: read a company from a file, find its people and channels in Slack, load it, report every row."""

from collections import Counter
from collections.abc import AsyncIterator, Callable, Sequence
from pathlib import Path
from typing import Any

from slack_sdk.web.async_client import AsyncWebClient

from bot.company.build import Builder
from bot.company.directory import Directory, directory_of
from bot.company.files import FileRefused, read_company
from bot.wiring import Bot
from handlers.people import member_from, status_from
from okr.actions.know_member import know_members
from okr.actions.load_company import load_company
from okr.company import Company, Loaded, Outcome, TwoCompanies, WrongParents
from okr.member import Member, MemberKind
from okr.ports import World
from okr.settings import WorkspaceSettings
from okr.slack_status import SlackStatus

PAGE = 200
SIGNS = {Outcome.ADDED: "+", Outcome.CHANGED: "~", Outcome.UNCHANGED: "=", Outcome.KEPT: "!"}


async def load_file(bot: Bot, client: AsyncWebClient, path: Path, *, say: Callable[[str], None]) -> int:
    """Load the file and say what became of each row; the exit code: 0, or 1 where the file was refused whole.

    `client` holds the bot's token. Nothing is written unless every row is right.
    """
    workspace = bot.install.workspace
    try:
        rows = read_company(path)
        people = [member async for member in members_in(client, workspace)]
        await bot.actor.act_for(workspace, know_members, people)
        directory = directory_of(workspace, people, [channel async for channel in channels_in(client)])
        known = await bot.actor.act_for(workspace, known_in, directory)
        settings = await bot.actor.act_for(workspace, settings_in)
        company = Builder(rows, known, settings).company()
        loaded = await bot.actor.act_for(workspace, load_one_company, company)
    except FileRefused as refused:
        for problem in refused.problems:
            say(f"  ✗ {problem}")
        say(f"{path}: nothing was loaded. Mend the {len(refused.problems)} above and load it again.")
        return 1
    for line in report(loaded):
        say(line)
    return 0


def load_one_company(world: World, company: Company) -> tuple[Loaded, ...]:
    """Load it; FileRefused where another team stands for the company already, or parents cannot be as they are."""
    try:
        return load_company(world, company)
    except TwoCompanies as two:
        raise FileRefused(
            f"team {two.named}: {two.known} stands for the company here already; give the company's team in the file"
            f" the key {two.known}, also where teams are below it (parent: {two.known}) and where people and"
            " objectives name it"
        ) from two
    except WrongParents as wrong:
        raise FileRefused(
            *(
                f"objective {one.key}: the key result {one.parent_key_result} belongs to another objective than"
                f" {one.parent}; name one of the two, or a key result of {one.parent}"
                for one in wrong.elsewhere
            ),
            *(
                f"objective {one.key}: below {one.parent or one.parent_key_result} it would lie below itself"
                for one in wrong.circled
            ),
        ) from wrong


async def members_in(client: AsyncWebClient, workspace: str) -> AsyncIterator[Member]:
    """Everybody in the workspace who is a person."""
    async for member, _ in people_in(client, workspace):
        yield member


async def people_in(client: AsyncWebClient, workspace: str) -> AsyncIterator[tuple[Member, SlackStatus]]:
    """Everybody in the workspace who is a person, and the status they show."""
    async for user in paged(client.users_list, "members", include_locale=True):
        member = member_from(user, workspace=workspace)
        if member.kind not in {MemberKind.BOT, MemberKind.STRANGER}:
            yield member, status_from(user)


async def channels_in(client: AsyncWebClient) -> AsyncIterator[tuple[str, str]]:
    """The (id, name) of every channel the bot may see."""
    kinds = "public_channel,private_channel"
    async for channel in paged(client.conversations_list, "channels", types=kinds, exclude_archived=True):
        yield channel["id"], channel["name"]


async def paged(call: Callable[..., Any], name: str, **arguments: Any) -> AsyncIterator[dict[str, Any]]:
    """Everything a paged method gives, page after page."""
    cursor = ""
    while True:
        answer = await call(limit=PAGE, cursor=cursor, **arguments)
        for one in answer[name]:
            yield one
        cursor = (answer.get("response_metadata") or {}).get("next_cursor") or ""
        if not cursor:
            return


def known_in(world: World, directory: Directory) -> Directory:
    """The directory with the choices that its members made here."""
    with world.snapshot() as tx:
        return Directory(directory.workspace, tx.members.many(directory.members), directory.channels)


def settings_in(world: World) -> WorkspaceSettings:
    with world.snapshot() as tx:
        return tx.settings.get()


def report(loaded: Sequence[Loaded]) -> list[str]:
    """A line a row, and the sum at the end."""
    lines = [f"  {SIGNS[row.outcome]} {row.kind} {row.name}{f' ({row.why})' if row.why else ''}" for row in loaded]
    counts = Counter(row.outcome for row in loaded)
    told = ", ".join(f"{counts[outcome]} {outcome}" for outcome in Outcome if counts[outcome])
    return [*lines, f"{len(loaded)} rows: {told}."]
