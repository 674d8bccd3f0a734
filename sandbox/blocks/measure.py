"""How long a text is to Slack: in UTF-16 code units, as its clients count."""


def length(text: str) -> int:
    """UTF-16 code units: one for most characters, two for emoji and other signs beyond the basic plane."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2
