"""Which texts a spreadsheet would run as a formula, and how they are written so that none does."""

import re
import unicodedata

FORMULA = re.compile("^[\\s\u200b-\u200f\u2060\ufeff]*[=+\\-@\t\r\n|%]")
"""OWASP's signs, also behind blanks; the text is folded first, so that the full-width ones are among them."""


def would_run(text: str) -> bool:
    """Whether some spreadsheet may take the text for a formula, or for an instruction to another program."""
    return text[:1] in {"\t", "\r", "\n"} or FORMULA.match(unicodedata.normalize("NFKC", text[:40])) is not None


def made_safe(text: str) -> str:
    """The text with an apostrophe before what would run: it is shown, and nothing is run."""
    return f"'{text}" if would_run(text) else text
