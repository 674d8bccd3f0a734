"""Who is asking: the member and the language and zone to answer in, put into Bolt's context by a middleware."""

from dataclasses import dataclass

from slack_bolt.context.async_context import AsyncBoltContext

from messages.reader import Reader
from okr.member import Member


@dataclass(frozen=True, slots=True)
class Who:
    member: Member
    reader: Reader


def who_of(context: AsyncBoltContext) -> Who:
    """The person of this request; the middleware of handlers/identify.py put them there."""
    who = context["who"]
    assert isinstance(who, Who)  # noqa: S101 - narrows what Bolt hands on untyped
    return who
