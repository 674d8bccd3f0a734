"""Templates emit whole JSON whatever people typed, and nothing people typed works as markup."""

from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jinja2 import UndefinedError

from messages.language import Language, read_words
from messages.limits import LimitExceeded
from messages.mrkdwn import mention
from messages.render import BrokenTemplate, Rendered, Renderer, as_message, split_message
from tests.messages.hostile import HOSTILE, faults

TEMPLATES = Path(__file__).parent / "templates"
ANN = mention("U1")


@pytest.fixture(scope="module")
def renderer() -> Renderer:
    return Renderer(read_words(), templates=TEMPLATES)


def rendered_from(tmp_path: Path, template: str, **values: Any) -> Rendered:
    (tmp_path / "it.json.j2").write_text(template)
    return Renderer(read_words(), templates=tmp_path).render("it", Language.EN, **values)


def test_a_message_has_its_fallback_text_its_blocks_and_nothing_unfurled(renderer: Renderer) -> None:
    message = renderer.message("greeting", Language.EN, name="Ann", who=ANN, rows=["Sales & more"])
    assert message["text"] == "Hello Ann, you have 1 key result"
    assert [block["type"] for block in message["blocks"]] == ["section", "section", "header", "divider"]
    assert message["blocks"][0]["text"] == {"type": "mrkdwn", "text": "*Ann* — <@U1>", "verbatim": True}
    assert message["blocks"][1]["text"]["text"] == "Sales &amp; more"
    assert message["blocks"][1]["accessory"]["text"]["text"] == "Open Sales & more"
    assert message["unfurl_links"] is message["unfurl_media"] is False


def test_the_plural_follows_the_number(renderer: Renderer) -> None:
    rendered = renderer.render("greeting", Language.EN, name="Ann", who=ANN, rows=["a"] * 1_200)
    assert rendered.text == "Hello Ann, you have 1,200 key results"


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("value", HOSTILE, ids=lambda value: ascii(value[:20]))
def test_nothing_people_typed_is_at_work_in_a_message(renderer: Renderer, value: str, language: Language) -> None:
    message = renderer.message("greeting", language, name=value, who=ANN, rows=[value, value])
    assert faults(message, allowed=frozenset({"<@U1>"})) == []
    assert len(message["blocks"]) == 5


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("value", HOSTILE, ids=lambda value: ascii(value[:20]))
def test_a_prefilled_field_comes_back_exactly_as_it_was_typed(
    renderer: Renderer, value: str, language: Language
) -> None:
    view = renderer.view("form", language, name=value, note=value, metadata=value[:100])
    assert faults(view) == []
    assert view["blocks"][0]["element"]["initial_value"] == value
    assert view["private_metadata"] == value[:100]


@given(name=st.text(max_size=300), rows=st.lists(st.text(max_size=300), max_size=8))
def test_any_text_renders_to_whole_and_harmless_blocks(renderer: Renderer, name: str, rows: list[str]) -> None:
    message = renderer.message("greeting", Language.VI, name=name, who=ANN, rows=rows)
    assert faults(message, allowed=frozenset({"<@U1>"})) == []
    assert len(message["blocks"]) == len(rows) + 3


@pytest.mark.parametrize("value", [Decimal("1.5"), object(), {1, 2}, b"bytes", float("nan")])
def test_a_template_refuses_values_that_are_not_finished(tmp_path: Path, value: object) -> None:
    with pytest.raises((TypeError, ValueError)):
        rendered_from(tmp_path, '{"text": {{ value }}}', value=value)


@pytest.mark.parametrize("value", [Decimal("1.5"), None, True, 1.5, ["x"]])
def test_a_sentence_refuses_values_that_are_not_words_or_whole_numbers(tmp_path: Path, value: object) -> None:
    with pytest.raises(TypeError, match="finished"):
        rendered_from(tmp_path, '{"text": {{ text("%(value)s", value=value) }}}', value=value)


def test_a_mention_in_plain_text_is_refused(tmp_path: Path) -> None:
    with pytest.raises(TypeError, match="Safe"):
        rendered_from(tmp_path, '{"text": {{ plain("%(who)s", who=who) }}}', who=ANN)


def test_a_name_the_template_was_not_given_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(UndefinedError, match="missing"):
        rendered_from(tmp_path, '{"text": {{ missing }}}')


@pytest.mark.parametrize("template", ["", "[1]", '{"text": 1', '{"text": "a"} "words"', '{"text": hello}'])
def test_what_is_no_envelope_with_blocks_is_a_broken_template(tmp_path: Path, template: str) -> None:
    with pytest.raises(BrokenTemplate):
        rendered_from(tmp_path, template)


def test_a_message_without_fallback_text_is_refused() -> None:
    with pytest.raises(LimitExceeded, match="no fallback text"):
        as_message(Rendered({}, [{"type": "divider"}]))


def test_shared_names_are_known_in_templates_and_their_macros(tmp_path: Path) -> None:
    (tmp_path / "pieces.j2").write_text('{% macro one() %}{"block_id": {{ ids.it }}}{% endmacro %}')
    (tmp_path / "it.json.j2").write_text('{% from "pieces.j2" import one %}{"text": "x"} {{ one() }}')
    renderer = Renderer(read_words(), templates=tmp_path, shared={"ids": {"it": "the-id"}})
    assert renderer.render("it", Language.VI).blocks == [{"block_id": "the-id"}]
    assert renderer.names == ("it",)


def test_a_long_message_goes_on_in_its_thread() -> None:
    header = {"type": "header", "text": {"type": "plain_text", "text": "Next"}}
    rows = [{"type": "section", "text": {"type": "mrkdwn", "text": str(number)}} for number in range(60)]
    rendered = Rendered({"text": "All"}, [*rows[:44], header, *rows[44:]])
    first, second = split_message(rendered)
    assert first.blocks == rows[:44]
    assert second.blocks == [header, *rows[44:]]
    assert first.text == second.text == "All"
    assert split_message(Rendered({"text": "All"}, [])) == [Rendered({"text": "All"}, [])]


def test_all_of_our_own_templates_compile_in_every_language() -> None:
    assert Renderer.read(shared={"ids": object()}).names is not None
