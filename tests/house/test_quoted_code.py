"""The code that a page of docs quotes is the code: word for word in a file that the same section names."""

import re
from collections.abc import Iterator

import pytest

from tests.running_bot import MANIFEST

DOCS = MANIFEST.parent / "docs"
PAGES = ("adding-a-feature.md",)
SECTION = re.compile(r"^(?=## )", re.MULTILINE)
BLOCK = re.compile(r"^```(?:python|jinja)\n(.*?)^```", re.MULTILINE | re.DOTALL)
LINK = re.compile(r"\]\((\.\./[^)#]+)\)")


def sections(page: str) -> Iterator[tuple[list[str], str]]:
    """What each section quotes, and all of the files it links to."""
    for section in SECTION.split((DOCS / page).read_text(encoding="utf-8")):
        files = {(DOCS / link).resolve() for link in LINK.findall(section)}
        yield BLOCK.findall(section), "\n".join(file.read_text(encoding="utf-8") for file in sorted(files))


@pytest.mark.parametrize("page", PAGES)
def test_what_a_page_quotes_stands_in_a_file_that_its_section_names(page: str) -> None:
    assert [block for blocks, code in sections(page) for block in blocks if f"\n{block}" not in code] == []


@pytest.mark.parametrize("page", PAGES)
def test_there_is_code_in_the_page_to_be_held(page: str) -> None:
    assert any(blocks for blocks, _ in sections(page))
