"""Ids as Slack makes them: a letter and a unique tail, never the same in two runs."""

import secrets
from itertools import count

ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"


def base36(number: int, width: int) -> str:
    """The number in digits and capitals, at least so wide."""
    digits = ""
    while number:
        number, rest = divmod(number, 36)
        digits = ALPHABET[rest] + digits
    return digits.rjust(width, "0")


class Ids:
    """One run's source of ids; a random part keeps two runs from handing out the same ones."""

    def __init__(self) -> None:
        self._run = base36(secrets.randbelow(36**4), 4)
        self._count = count(1)

    def new(self, prefix: str) -> str:
        """Such as V0A1B0003 for the prefix V."""
        return f"{prefix}0{self._run}{base36(next(self._count), 4)}"

    def envelope(self) -> str:
        """An envelope id: shaped like a UUID, as Slack's are."""
        tail = secrets.token_hex(16)
        return f"{tail[:8]}-{tail[8:12]}-{tail[12:16]}-{tail[16:20]}-{tail[20:]}"

    def trigger(self) -> str:
        """A trigger id: number, number, hexadecimal tail."""
        return f"{next(self._count)}.{int(self._run, 36)}.{secrets.token_hex(16)}"

    def secret(self) -> str:
        """An unguessable token for URLs."""
        return secrets.token_hex(12)

    def block(self) -> str:
        """A block_id or action_id for where the app gave none: five characters, as Slack's."""
        return base36(next(self._count), 3) + secrets.choice(ALPHABET) + secrets.choice(ALPHABET)
