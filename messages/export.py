"""The words of an export: its tables, what is said when it was asked for, and what comes with it."""

from collections.abc import Mapping
from typing import Any

from messages.dates import show_moment
from messages.export_columns import ExportColumns
from messages.export_tables import Sheet, Table
from messages.picture import Picture
from messages.reader import Reader
from messages.render import Renderer
from messages.wording import Wording
from okr.export import Export, Form, WrittenExport
from okr.names import folded

WORDS = {
    Form.XLSX: ("", "xlsx", "xls", "excel", "bangtinh"),
    Form.CSV: ("csv",),
    Form.YAML: ("yaml", "yml"),
}
"""What people type for each; the spreadsheet where they say nothing."""


def read_form(typed: str) -> Form | None:
    """The form that `/okr export <typed>` asks for."""
    return next((form for form, words in WORDS.items() if folded(typed) in words), None)


class ExportMessages:
    def __init__(self, renderer: Renderer) -> None:
        self._renderer = renderer

    def tables(self, export: Export, reader: Reader) -> Mapping[Sheet, Table[Any]]:
        """Every table with its header in the reader's language, and times where the reader is."""
        return ExportColumns(export, self._renderer.wording(reader.language), reader).tables()

    def asked(self, reader: Reader, *, is_new: bool) -> dict[str, Any]:
        """That it is being put together; where it is not `is_new`, that it is already."""
        return self._renderer.message("export_asked", reader.language, is_new=is_new)

    def which(self, typed: str, reader: Reader) -> dict[str, Any]:
        """What there is to choose from, where `typed` is none of it."""
        return self._renderer.message("export_which", reader.language, typed=typed)

    def file(self, written: WrittenExport, reader: Reader) -> Picture:
        """The file with its name, its title and the sentence that comes with it."""
        form, at = written.form, written.at
        wording, day = self._renderer.wording(reader.language), at.astimezone(reader.zone).date()
        moment = show_moment(at, reader.zone, reader.language)
        return Picture(
            name=f"okr-{day.isoformat()}.{form.value}",
            title=wording.say("OKRs as of %(moment)s", moment=moment),
            alt="",
            content=written.content,
            comment=f"{self._what(form, wording)} {whom(wording)}",
            otherwise=self._renderer.render("export_unsent", reader.language, form=form.value),
        )

    def _what(self, form: Form, wording: Wording) -> str:
        match form:
            case Form.XLSX:
                return wording.text(
                    "Your export: a sheet each for objectives, key results, check-ins, initiatives, people and teams."
                )
            case Form.CSV:
                return wording.text(
                    "Your export: a line for each key result, with where it stands. All check-ins are in "
                    "`/okr export xlsx`."
                )
            case Form.YAML:
                return wording.text("Your export: everything with its history, as `okr-bot load` reads it.")


def whom(wording: Wording) -> str:
    return wording.text("It holds what you may see, also what others may not: think of that before you pass it on.")
