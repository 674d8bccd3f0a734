"""Files: files.getUploadURLExternal, files.completeUploadExternal, files.info, files.delete."""

from sandbox.limits import figure
from sandbox.payload import Json
from sandbox.refusal import SlackRefusal
from sandbox.state.conversations import Conversation
from sandbox.state.files import File
from sandbox.state.office import Office
from sandbox.web_api.call import Call, answered, member_of, visible
from sandbox.web_api.chat import dm_of, new_message, thread_of
from sandbox.web_api.content import Content, content_of
from sandbox.web_api.method import Method
from sandbox.web_api.sharing import bury, file_json, shared


def get_upload_url(call: Call) -> Json:
    """Where to POST the content of a file to, raw or as multipart; good for one upload of that length."""
    office, name, alt = call.office, call.needed("filename"), call.text("alt_txt")
    call.needed("length")
    length, snippet = call.integer("length", 0), call.text("snippet_type")
    if length <= 0:
        raise SlackRefusal("missing_argument")
    if len(alt) > figure("file.alt_txt"):
        raise SlackRefusal("alt_txt_too_large")
    if snippet and length > figure("file.snippet"):
        raise SlackRefusal("snippet_too_large")
    file = File(
        id=office.ids.new("F"),
        name=name,
        title=name,
        user=office.bot_user,
        created=int(office.now().timestamp()),
        size=length,
        alt_txt=alt,
        snippet=snippet,
    )
    secret = office.ids.secret()
    office.files.announce(file, secret=secret)
    return answered(upload_url=office.link(f"/upload/v1/{secret}"), file_id=file.id)


def complete_upload(call: Call) -> Json:
    """End uploads and share the files, in one message for each conversation named; private where none is."""
    office, titles = call.office, _titles(call)
    for file_id in titles:
        office.files.received(file_id)
    places, content = _places(call), _said(call)
    threads = [thread_of(call, place) for place in places]
    done = [office.files.complete(file_id, title=title) for file_id, title in titles.items()]
    files = shared(office, done, [place.id for place in places])
    for place, thread in zip(places, threads, strict=True):
        new_message(office, place, content, thread_ts=thread, files=files)
    return answered(files=files)


def _titles(call: Call) -> dict[str, str]:
    """The title of each file by its id, empty where none was given; invalid_arguments."""
    asked = call.json("files", wrong="invalid_arguments")
    if not isinstance(asked, list) or not asked:
        raise SlackRefusal("invalid_arguments", messages=["missing required field: files"])
    for index, one in enumerate(asked):
        if not isinstance(one, dict) or not isinstance(one.get("id"), str):
            message = f"missing required field: id [json-pointer:/files/{index}]"
            raise SlackRefusal("invalid_arguments", messages=[message])
    return {one["id"]: str(one.get("title") or "") for one in asked}


def _places(call: Call) -> list[Conversation]:
    """Where to share: `channel_id`, or `channels` with ids of channels and people."""
    office, channel, channels = call.office, call.text("channel_id"), call.words("channels")
    if len(channels) > figure("file.channels"):
        raise SlackRefusal("channels_limit_exceeded")
    found = [_open_to_app(office, visible(office, channel))] if channel else []
    for wanted in channels:
        person = wanted[:1] in ("U", "W")
        found.append(dm_of(office, wanted) if person else _open_to_app(office, visible(office, wanted)))
    if call.text("thread_ts") and len(found) > 1:
        raise SlackRefusal("invalid_arguments", messages=["thread_ts takes a single channel"])
    return list({place.id: place for place in found}.values())


def _open_to_app(office: Office, conversation: Conversation) -> Conversation:
    if conversation.archived:
        raise SlackRefusal("is_archived")
    return member_of(office, conversation)


def _said(call: Call) -> Content:
    """What the message says beside its files; blocks are ignored where there is a comment."""
    comment = call.text("initial_comment")
    blocks = None if comment else call.json("blocks", wrong="invalid_blocks_format")
    return content_of(call.office, {"text": comment, "blocks": blocks})


def _named(call: Call) -> File:
    file = call.office.files.get(call.needed("file"))
    if file is None:
        raise SlackRefusal("file_not_found")
    return file


def info(call: Call) -> Json:
    """What is known of a file."""
    shown = file_json(call.office, _named(call))
    return answered(file=shown, comments=[], response_metadata={"next_cursor": ""})


def delete(call: Call) -> Json:
    """Delete a file of the app's own; cant_delete_file for somebody else's."""
    file = _named(call)
    if file.user != call.office.bot_user:
        raise SlackRefusal("cant_delete_file")
    bury(call.office, file)
    return answered()


WRITE, READ = ("files:write",), ("files:read",)
METHODS = (
    Method("files.getUploadURLExternal", get_upload_url, WRITE, tier=4),
    Method("files.completeUploadExternal", complete_upload, WRITE, tier=4),
    Method("files.info", info, READ, tier=4),
    Method("files.delete", delete, WRITE, tier=3),
)
