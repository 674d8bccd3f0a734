"""The independent check itself: it notices what it is there for."""

import pytest

from tests.slack_models import lost_in, wrong_in

TEXT = {"type": "mrkdwn", "text": "hello", "verbatim": True}


def test_a_block_of_ours_is_known_and_comes_back_whole() -> None:
    assert wrong_in({"blocks": [{"type": "section", "text": TEXT}, {"type": "divider"}]}) == []


@pytest.mark.parametrize(
    "payload",
    [
        {"blocks": [{"type": "sectoin", "text": TEXT}]},
        {"blocks": [{"type": "section", "text": TEXT, "colour": "red"}]},
        {"blocks": [{"type": "header", "text": {"type": "plain_text", "text": "x" * 151}}]},
        {"blocks": [{"type": "actions", "elements": [{"type": "button", "action_id": "a"}]}]},
        {"view": {"type": "modal", "title": {"type": "plain_text", "text": "x" * 25}, "blocks": []}},
    ],
)
def test_what_the_sdk_does_not_take_is_told(payload: dict[str, object]) -> None:
    assert wrong_in(payload) != []


def test_what_is_lost_is_named_by_its_path() -> None:
    assert lost_in({"a": [{"b": 1, "c": 2}]}, {"a": [{"b": 1}]}) == ["/a/0/c"]
