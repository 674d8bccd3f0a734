"""Answers to an interaction: through its response_url, or in the ack of a slash command."""

from collections.abc import Mapping
from typing import Any

from sandbox.refusal import SlackRefusal
from sandbox.state.messages import Message
from sandbox.state.office import Office
from sandbox.state.response_urls import ResponseUrl
from sandbox.web_api.call import TRUE
from sandbox.web_api.chat import new_message, revised
from sandbox.web_api.content import content_of, says_nothing
from sandbox.web_api.sharing import take_away


def respond(office: Office, secret: str, fields: Mapping[str, Any]) -> None:
    """Use a response_url once: post, replace or delete; the codes of messages and of used-up URLs."""
    url = office.response_urls.use(secret)
    original = office.messages.get(url.channel, url.source_ts) if url.source_ts else None
    if fields.get("delete_original") in TRUE:
        if original:
            take_away(office, original)
        return
    if original and fields.get("replace_original") in TRUE:
        content = content_of(office, fields)
        if says_nothing(content):
            raise SlackRefusal("no_text")
        revised(office, original, content)
        return
    say(office, url, fields)


def say(office: Office, url: ResponseUrl, fields: Mapping[str, Any]) -> Message:
    """Post a new message where the interaction happened: for one person unless `in_channel`."""
    content = content_of(office, fields)
    if says_nothing(content):
        raise SlackRefusal("no_text")
    conversation = office.conversations.get(url.channel)
    if conversation is None:
        raise SlackRefusal("channel_not_found")
    alone = fields.get("response_type", "ephemeral") != "in_channel"
    return new_message(
        office,
        conversation,
        content,
        thread_ts=fields.get("thread_ts") or url.thread_ts,
        ephemeral_to=url.user if alone else None,
    )
