"""Files in messages: how they are shown, shared, and taken away with what they hang on."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from urllib.parse import quote

from sandbox.payload import Blocks, Json
from sandbox.state.files import File
from sandbox.state.messages import Message
from sandbox.state.office import Office

ALWAYS: Json = {
    "editable": False,
    "is_external": False,
    "external_type": "",
    "public_url_shared": False,
    "display_as_bot": False,
    "username": "",
    "file_access": "visible",
}


def file_json(office: Office, file: File) -> Json:
    """The file object of the Web API; its addresses are on the sandbox itself."""
    address = office.link(f"/files/{file.id}/{quote(file.name, safe='')}")
    kinds = {one: found.kind for one in file.shared_in if (found := office.conversations.get(one))}
    shown: Json = {
        **ALWAYS,
        "id": file.id,
        "created": file.created,
        "timestamp": file.created,
        "name": file.name,
        "title": file.title,
        "mimetype": file.mimetype,
        "filetype": file.filetype,
        "pretty_type": file.filetype.upper(),
        "user": file.user,
        "user_team": office.workspace.team_id,
        "size": file.size,
        "mode": "snippet" if file.snippet else "hosted",
        "is_public": any(kind in ("public", "external") for kind in kinds.values()),
        "url_private": address,
        "url_private_download": f"{address}?download",
        "permalink": f"https://{office.workspace.domain}.slack.com/files/{file.user}/{file.id}/{quote(file.name)}",
        "channels": [one for one, kind in kinds.items() if kind in ("public", "external")],
        "groups": [one for one, kind in kinds.items() if kind == "private"],
        "ims": [one for one, kind in kinds.items() if kind == "im"],
    }
    return shown | ({"alt_txt": file.alt_txt} if file.alt_txt else {})


def shared(office: Office, files: Iterable[File], channels: Iterable[str]) -> Blocks:
    """The files as messages carry them; each is shared in these channels from now on."""
    added = tuple(channels)
    there = [replace(file, shared_in=tuple(dict.fromkeys((*file.shared_in, *added)))) for file in files]
    return [file_json(office, office.files.put(file)) for file in there]


def as_known_now(office: Office, message: Message) -> Message:
    """A message taken up from an earlier run, the addresses of its files those of this run."""
    known = [office.files.get(shown["id"]) for shown in message.files]
    pairs = zip(message.files, known, strict=True)
    return replace(message, files=[file_json(office, file) if file else shown for shown, file in pairs])


def take_away(office: Office, message: Message) -> None:
    """Delete a message, and its files that hang on no other."""
    office.messages.change(message, deleted=True, files=[])
    for shown in message.files:
        if not any(carrying(office, shown["id"])):
            office.files.remove(shown["id"])


def bury(office: Office, file: File) -> None:
    """Delete a file; where it hung there is a tombstone, as Slack leaves one."""
    office.files.remove(file.id)
    for message in list(carrying(office, file.id)):
        left = [{"id": file.id, "mode": "tombstone"} if one["id"] == file.id else one for one in message.files]
        office.messages.change(message, files=left)


def carrying(office: Office, file_id: str) -> Iterator[Message]:
    """Every message that is there and carries the file."""
    for conversation in office.conversations:
        for message in office.messages.in_channel(conversation.id):
            if any(one["id"] == file_id for one in message.files):
                yield message
