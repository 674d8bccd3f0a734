"""The key by which a file names a numbered thing: the one it was loaded by, else its label."""

import re
from collections.abc import Mapping

OBJECTIVE, KEY_RESULT, INITIATIVE = "objective", "key_result", "initiative"
LETTERS = {OBJECTIVE: "O", KEY_RESULT: "KR", INITIATIVE: "I"}


class ReferenceKeys:
    """The keys of all things of one kind in a workspace, from those that files gave them.

    What was written in Slack has the key "O-3", "KR-12" or "I-7", with apostrophes behind it where a file used that
    word for something else. So every number has one key, and a key of such a form the one number it is the key of.
    """

    def __init__(self, kind: str, given: Mapping[str, int]) -> None:
        self._letters = LETTERS[kind]
        self._given = given
        self._by_number: dict[int, str] = {}
        for key in sorted(given):
            self._by_number.setdefault(given[key], key)

    def of(self, number: int) -> str:
        """The key of the thing of that number."""
        key = self._by_number.get(number)
        if key is None:
            key = f"{self._letters}-{number}"
            while key in self._given:
                key += "'"
        return key

    def number_of(self, key: str) -> int | None:
        """The number that `key` stands for; None for a key that nothing here can have. Whether there is anything of
        that number is another question."""
        if key in self._given:
            return self._given[key]
        match = re.fullmatch(rf"{self._letters}-([1-9][0-9]{{0,17}})'*", key)
        number = int(match[1]) if match else 0
        return number if number and self.of(number) == key else None
