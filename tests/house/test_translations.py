"""Every sentence people see is marked for translation, and every language is whole."""

import re

import pytest

from messages.catalogue import TRANSLATED, problems
from messages.language import Language
from messages.render import TEMPLATES

_WRITTEN_OUT = re.compile(r'"(?:text|title|label|hint|placeholder|description|submit|close)"\s*:\s*"[^"]*[^\W\d_]')


@pytest.mark.parametrize("language", TRANSLATED)
def test_every_sentence_is_translated_with_the_same_placeholders(language: Language) -> None:
    assert problems(language) == []


def test_no_template_writes_a_text_out_instead_of_marking_it() -> None:
    written = {path.name: _WRITTEN_OUT.findall(path.read_text()) for path in TEMPLATES.rglob("*.j2")}
    assert {name: texts for name, texts in written.items() if texts} == {}
