"""The files of the running workspace: what is known of each, and its content for as long as this run lasts."""

import mimetypes
from collections.abc import Iterator
from dataclasses import dataclass, replace

from sandbox.refusal import SlackRefusal


@dataclass(frozen=True, slots=True)
class File:
    """What is known of a file. `created` is Unix time, `size` bytes, `shared_in` the ids of conversations."""

    id: str
    name: str
    title: str
    user: str
    created: int
    size: int
    alt_txt: str = ""
    snippet: str = ""
    shared_in: tuple[str, ...] = ()

    @property
    def mimetype(self) -> str:
        """The kind of content its name tells of."""
        return mimetypes.guess_type(self.name)[0] or "application/octet-stream"

    @property
    def filetype(self) -> str:
        """Slack's word for its kind: the ending of its name."""
        return self.snippet or (self.name.rpartition(".")[2].lower() if "." in self.name else "text")


class Files:
    """Files on their way in (announced, then received) and those that are there."""

    def __init__(self) -> None:
        self._announced: dict[str, File] = {}
        self._received: dict[str, tuple[File, bytes]] = {}
        self._known: dict[str, File] = {}
        self._contents: dict[str, bytes] = {}

    def __iter__(self) -> Iterator[File]:
        return iter(self._known.values())

    def announce(self, file: File, *, secret: str) -> None:
        """Expect the content of this file at the upload URL with that secret."""
        self._announced[secret] = file

    def expects(self, secret: str) -> bool:
        """Whether the upload URL with that secret was given out and not used yet."""
        return secret in self._announced

    def receive(self, secret: str, content: bytes) -> File:
        """Take in the content that is expected; ValueError where it has another length."""
        file = self._announced[secret]
        if len(content) != file.size:
            raise ValueError(f"{file.name} was announced with {file.size} bytes, not {len(content)}")
        del self._announced[secret]
        self._received[file.id] = (file, content)
        return file

    def received(self, file_id: str) -> File:
        """A file whose content came and whose upload is not completed; file_not_found."""
        if file_id not in self._received:
            raise SlackRefusal("file_not_found")
        return self._received[file_id][0]

    def complete(self, file_id: str, *, title: str) -> File:
        """End an upload; the file is there from now on. file_not_found where there is none to end."""
        file = self.received(file_id)
        content = self._received.pop(file_id)[1]
        return self.put(replace(file, title=title or file.title), content)

    def put(self, file: File, content: bytes | None = None) -> File:
        """Add a file or what is known of it; without a content it keeps the one it has, if any."""
        self._known[file.id] = file
        if content is not None:
            self._contents[file.id] = content
        return file

    def get(self, file_id: str) -> File | None:
        """The file of that id, if it is there."""
        return self._known.get(file_id)

    def content(self, file_id: str) -> bytes | None:
        """What is in it; None where nothing is kept."""
        return self._contents.get(file_id)

    def remove(self, file_id: str) -> None:
        """Delete a file and its content."""
        self._known.pop(file_id, None)
        self._contents.pop(file_id, None)
