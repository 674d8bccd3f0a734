"""A large export is written beside: nothing waits for it, and it comes when it is ready."""

import threading

import pytest

from bot.exporting import Exporting
from messages.export import read_form
from okr.actions.ask_export import ask_export, form_of
from okr.delivery import Delivery, DeliveryKind, Moot, NotYet, Outgoing
from okr.export import Form, WrittenExport
from okr.member import MemberKind
from storage.engine import open_database
from tests.builders import a_member
from tests.okr.check_in.office import FRIDAY_AFTERNOON, Office


@pytest.fixture
def office(sqlite_url: str) -> Office:
    return Office(open_database(sqlite_url))


def asked(office: Office, form: Form = Form.YAML) -> Delivery:
    assert ask_export(office.world, form, by=office.alice)
    with office.database.snapshot("T1") as tx:
        (row,) = tx.deliveries.of_kind(DeliveryKind.EXPORT, "2026-W48")
    assert form_of(row.plan) is form
    return row


def test_what_is_not_ready_is_looked_for_again(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    ready, times = threading.Event(), list[bool]()

    def slowly(*_: object) -> bytes:
        times.append(ready.wait(10))
        return b"all"

    monkeypatch.setattr("bot.exporting.written", slowly)
    exporting, row = Exporting(patience=0.01), asked(office)
    assert exporting.compose(office.world, row) == NotYet("it is being written")
    ready.set()
    monkeypatch.setattr(exporting, "_patience", 10)
    said = exporting.compose(office.world, row)
    assert isinstance(said, Outgoing)
    assert said.content == WrittenExport(Form.YAML, FRIDAY_AFTERNOON, b"all")
    assert (said.to, times) == ("U1", [True])


def test_what_breaks_is_told_and_tried_again(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    exporting, row = Exporting(patience=10), asked(office)
    with monkeypatch.context() as broken:
        broken.setattr("bot.exporting.written", lambda *_: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            exporting.compose(office.world, row)
    assert isinstance(exporting.compose(office.world, row), Outgoing)


def test_whoever_takes_no_part_any_more_gets_nothing(office: Office) -> None:
    row = asked(office)
    office.put(a_member("U1", kind=MemberKind.DEACTIVATED))
    assert isinstance(Exporting().compose(office.world, row), Moot)


@pytest.mark.parametrize("form", Form)
def test_each_form_is_asked_for_by_itself(office: Office, form: Form) -> None:
    asked(office, form)
    assert not ask_export(office.world, form, by=office.alice)
    assert all(ask_export(office.world, other, by=office.alice) for other in Form if other is not form)


@pytest.mark.parametrize(
    ("typed", "form"),
    [
        ("", Form.XLSX),
        (" Excel ", Form.XLSX),
        ("bảng tính", Form.XLSX),
        ("CSV", Form.CSV),
        (".yml", Form.YAML),
        ("pdf", None),
    ],
)
def test_what_people_type_is_read(typed: str, form: Form) -> None:
    assert read_form(typed) is form
