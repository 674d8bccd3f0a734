"""The first letter of what stands at the start of a line."""


def capital(words: str) -> str:
    """`words` with a capital first letter."""
    return words[:1].upper() + words[1:]
