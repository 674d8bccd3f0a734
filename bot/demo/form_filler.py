"""A person who fills the weekly form in as it is: types into its fields and taps the number for how sure they are."""

import re
from typing import Any

from messages.check_in_entries import Field, block_id
from messages.check_in_sure import BUTTONS, IN_A_ROW
from sandbox.driver.person import Answers, Person
from sandbox.driver.screen import View

SURE = re.compile(rf"kr-(\d+)-{Field.CONFIDENCE}")


class FormFiller(Person):
    """`fill` takes a confidence as `{"kr-1-confidence": "8"}`, and taps it where it is not chosen from a list."""

    async def fill(self, answers: Answers) -> View:
        chosen = {key: value for key, value in answers.items() if self.is_tapped(key)}
        view = await super().fill({key: value for key, value in answers.items() if key not in chosen})
        for key, value in chosen.items():
            view = await self.tap(int(SURE.sub(r"\1", str(key))), int(value))
        return view

    def is_tapped(self, key: Any) -> bool:
        view = self.view()
        inputs = {block["block_id"] for block in view.blocks if block["type"] == "input"} if view else set()
        return isinstance(key, str) and bool(SURE.fullmatch(key)) and key not in inputs

    async def tap(self, number: int, confidence: int) -> View:
        """Tap that number of the key result; the form as it stands then."""
        row, place = divmod(confidence - 1, IN_A_ROW)
        block = block_id(number, (Field.SURE, Field.SURER)[row])
        await self.click(self.form(), BUTTONS[place], block, value=str(confidence))
        return self.form()

    def form(self) -> View:
        """The form on top; RuntimeError where none is open."""
        view = self.view()
        if view is None:
            raise RuntimeError("no form is open")
        return view
