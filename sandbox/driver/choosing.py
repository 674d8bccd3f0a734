"""Files a person chooses for a file_input: new ones by name and content, or those the page has uploaded for them."""

from base64 import b64decode
from collections.abc import Mapping
from typing import Any

from sandbox.limits import figure
from sandbox.payload import Blocks, Json
from sandbox.refusal import CannotDo
from sandbox.state.files import File
from sandbox.state.office import Office
from sandbox.web_api.sharing import file_json


def chosen(office: Office, element: Json, value: Any, *, by: str) -> Blocks:
    """The file objects of what was chosen.

    `value` lists names (of empty files), pairs of a name and a content (bytes, or text as UTF-8), or file objects
    that stand in the field already. CannotDo for too many, for kinds not taken and for files of other people.
    """
    if isinstance(value, str | bytes | Mapping) or not hasattr(value, "__iter__"):
        raise CannotDo(f"{element['action_id']} takes a list of files")
    wanted = list(value)
    if len(wanted) > element.get("max_files", figure("file_input.max_files")):
        raise CannotDo(f"{element['action_id']} takes fewer files")
    for one in wanted:
        _check_kind(office, element, one)
    return [file_json(office, _file(office, one, by=by)) for one in wanted]


def uploaded(office: Office, name: str, content: bytes, *, by: str) -> File:
    """Keep a file of a person's, shared nowhere yet."""
    if not name.strip():
        raise CannotDo("a file has a name")
    created = int(office.now().timestamp())
    file = File(id=office.ids.new("F"), name=name, title=name, user=by, created=created, size=len(content))
    return office.files.put(file, content)


def _check_kind(office: Office, element: Json, one: Any) -> None:
    endings, name = element.get("filetypes"), _name(office, one)
    if endings and name.rpartition(".")[2].lower() not in endings:
        raise CannotDo(f"{element['action_id']} takes {', '.join(endings)}, not {name}")


def _name(office: Office, one: Any) -> str:
    if isinstance(one, Mapping):
        file = office.files.get(str(one.get("id")))
        return file.name if file else ""
    if isinstance(one, str):
        return one
    try:
        name, _ = one
    except (TypeError, ValueError) as wrong:
        raise CannotDo(f"a file is a name, or a name and a content, not {one!r}") from wrong
    return str(name)


def _file(office: Office, one: Any, *, by: str) -> File:
    if isinstance(one, Mapping):
        file = office.files.get(str(one.get("id")))
        if file is None or file.user != by:
            raise CannotDo(f"{by} has uploaded no file {one.get('id')}")
        return file
    if isinstance(one, str):
        return uploaded(office, one, b"", by=by)
    name, content = one
    return uploaded(office, str(name), _bytes(content), by=by)


def _bytes(content: Any) -> bytes:
    """Bytes as they are, text as UTF-8, and what came over the wire as base64."""
    if isinstance(content, Mapping):
        return b64decode(content["base64"])
    return content if isinstance(content, bytes) else str(content).encode()
