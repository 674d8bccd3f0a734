"""Everything a person can be told about has its words."""

import pytest

from messages.notice import TEMPLATES
from okr.notice import Topic
from tests.running_bot import MANIFEST

WITHOUT_A_MESSAGE = {Topic.LEAD_ASKED}
"""Kept for what another message says."""


@pytest.mark.parametrize("topic", sorted(set(Topic) - WITHOUT_A_MESSAGE))
def test_every_topic_has_a_template(topic: Topic) -> None:
    assert (MANIFEST.parent / "messages" / "templates" / f"{TEMPLATES[topic]}.json.j2").is_file()


def test_no_words_are_for_a_topic_that_is_gone_or_silent() -> None:
    assert set(TEMPLATES) == set(Topic) - WITHOUT_A_MESSAGE
