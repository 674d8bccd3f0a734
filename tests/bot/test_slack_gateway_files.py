"""A picture goes up in three calls, each made once; only the last leaves us in doubt, and is never repeated."""

import pytest

from bot.slack_gateway import Address, Ambiguous, DestinationDead, Posted, SlackGateway, TryLater
from messages.picture import Picture
from sandbox import Sandbox
from tests.bot.test_slack_gateway import gateway, post, slack

__all__ = ["gateway", "slack"]
PICTURE = Picture("okr.png", "Progress", "New deals: 43%", b"\x89PNG not really")
START, END = "files.getUploadURLExternal", "files.completeUploadExternal"


async def in_thread(gateway: SlackGateway) -> Address:
    first = await post(gateway)
    assert isinstance(first, Posted)
    return Address("C1", thread_ts=first.ts, is_file=True)


async def test_a_picture_hangs_in_the_thread_with_title_and_description(slack: Sandbox, gateway: SlackGateway) -> None:
    address = await in_thread(gateway)
    posted = await gateway.upload(address=address, picture=PICTURE)
    (_, shown) = slack.channel_messages("C1")
    assert shown.thread_ts == address.thread_ts
    (file,) = shown.files
    assert posted == Posted("C1", file["id"])
    assert (file["name"], file["title"], file["alt_txt"]) == ("okr.png", "Progress", "New deals: 43%")
    assert file["size"] == len(PICTURE.content)


async def test_before_the_last_call_nothing_is_to_be_seen_so_it_is_tried_again(
    slack: Sandbox, gateway: SlackGateway
) -> None:
    address = await in_thread(gateway)
    slack.faults.fail(START)
    assert await gateway.upload(address=address, picture=PICTURE) == TryLater("http_500")
    slack.faults.lose_answer(START)
    assert isinstance(await gateway.upload(address=address, picture=PICTURE), TryLater)
    assert len(slack.channel_messages("C1")) == 1


async def test_a_last_call_whose_end_is_unknown_is_ambiguous_for_the_picture_may_be_there(
    slack: Sandbox, gateway: SlackGateway
) -> None:
    address = await in_thread(gateway)
    slack.faults.lose_answer(END)
    assert isinstance(await gateway.upload(address=address, picture=PICTURE), Ambiguous)
    assert len(slack.channel_messages("C1")) == 2
    assert len(slack.calls(END)) == 1


@pytest.mark.parametrize("method", [START, END])
async def test_a_workspace_that_never_granted_files_goes_without_pictures_alone(
    slack: Sandbox, gateway: SlackGateway, method: str
) -> None:
    address = await in_thread(gateway)
    slack.faults.refuse(method, "missing_scope")
    assert await gateway.upload(address=address, picture=PICTURE) == DestinationDead("missing_scope")


async def test_a_rate_limit_says_when_to_come_back(slack: Sandbox, gateway: SlackGateway) -> None:
    address = await in_thread(gateway)
    slack.faults.rate_limit(END, retry_after=9)
    assert await gateway.upload(address=address, picture=PICTURE) == TryLater("ratelimited", retry_after=9.0)
    assert address.method == END


async def test_a_document_comes_to_a_person_with_a_word(slack: Sandbox, gateway: SlackGateway) -> None:
    document = Picture("okr.csv", "OKRs", alt="", content=b"No.", comment="Your export")
    posted = await gateway.upload(address=Address("U1", is_file=True), picture=document)
    assert isinstance(posted, Posted)
    (message,) = await slack.person("U1").dm()
    assert (message.text, [file["name"] for file in message.files]) == ("Your export", ["okr.csv"])
