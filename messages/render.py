"""Rendering: Jinja2 templates that emit a stream of JSON values, the envelope first and then the blocks.

`finalize` is json.dumps, so each `{{ }}` emits valid JSON with nothing to quote or to forget, and loops
need no commas. Templates get finished values: a Decimal, a date or an undefined name is an error.
What `{{ }}` shows of people goes through plain(), mrkdwn() or text(); a bare value is for ids and for
what a field is prefilled with, which must come back as it was typed.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from jinja2 import (
    BytecodeCache,
    Environment,
    FileSystemLoader,
    StrictUndefined,
    Template,
    Undefined,
    select_autoescape,
)
from jinja2.bccache import Bucket
from jinja2.runtime import Context, Macro

from messages.language import Language, Words, read_words
from messages.limits import check_message, check_view, split_blocks
from messages.wording import Wording

TEMPLATES = Path(__file__).parent / "templates"
SUFFIX = ".json.j2"
_DECODER = json.JSONDecoder()


class BrokenTemplate(ValueError):
    """What a template emitted is not an envelope followed by blocks."""


@dataclass(frozen=True, slots=True)
class Rendered:
    """What a template emitted: its envelope (fallback text, or a view's own fields) and its blocks."""

    envelope: dict[str, Any]
    blocks: list[dict[str, Any]]

    @property
    def text(self) -> str:
        """The fallback text of a message, empty for a view."""
        return str(self.envelope.get("text", ""))


class Renderer:
    """Every template in every language, compiled once when it is made."""

    def __init__(
        self,
        words: Mapping[Language, Words],
        *,
        templates: Path = TEMPLATES,
        shared: Mapping[str, object] | None = None,
    ) -> None:
        """`shared` are names every template knows, such as `ids`."""
        self._wordings = {language: Wording(known) for language, known in words.items()}
        compiled = _Compiled()
        self._templates = {
            language: _compile(_environment(wording, templates, shared or {}, compiled))
            for language, wording in self._wordings.items()
        }

    @classmethod
    def read(cls, *, shared: Mapping[str, object] | None = None) -> "Renderer":
        """The renderer of our own templates and catalogues."""
        return cls(read_words(), shared=shared)

    @property
    def names(self) -> tuple[str, ...]:
        """The templates that can be rendered, by the names `render` takes."""
        return tuple(sorted(self._templates[Language.EN]))

    def wording(self, language: Language) -> Wording:
        """The sentences of a language, for words said outside a template."""
        return self._wordings[language]

    def render(self, name: str, language: Language, /, **values: Any) -> Rendered:
        """The template `name` filled; BrokenTemplate if what it emits is no envelope with blocks."""
        stream = list(_json_values(self._templates[language][name].render(values)))
        if not stream or not all(isinstance(value, dict) for value in stream):
            raise BrokenTemplate(f"{name} must emit objects: its envelope, then its blocks")
        return Rendered(stream[0], stream[1:])

    def message(self, name: str, language: Language, /, **values: Any) -> dict[str, Any]:
        """The arguments of chat.postMessage, checked: fallback text, blocks, nothing unfurled."""
        return as_message(self.render(name, language, **values))

    def view(self, name: str, language: Language, /, **values: Any) -> dict[str, Any]:
        """A modal or home view, checked."""
        rendered = self.render(name, language, **values)
        view = {**rendered.envelope, "blocks": rendered.blocks}
        check_view(view)
        return view


def as_message(rendered: Rendered) -> dict[str, Any]:
    """A rendered message, or one part of a split one, as the arguments of chat.postMessage."""
    message = {**rendered.envelope, "blocks": rendered.blocks, "unfurl_links": False, "unfurl_media": False}
    check_message(message)
    return message


def split_message(rendered: Rendered) -> list[Rendered]:
    """The message itself and, where it is too long for one, the parts that belong in its thread.

    Each part has the same envelope, and so a fallback text of its own.
    """
    parts = split_blocks(rendered.blocks) or [[]]
    return [Rendered(dict(rendered.envelope), part) for part in parts]


class _Emitted(str):
    """JSON that a macro emitted already."""

    __slots__ = ()


class _MacroContext(Context):
    """A context in which what a macro emits is known as JSON and not quoted once more."""

    def call(self, called: Any, /, *args: Any, **kwargs: Any) -> Any:
        if isinstance(called, Macro):
            return _Emitted(super().call(called, *args, **kwargs))
        kwargs.pop("_loop_vars", None)  # Jinja's own, for what asks to be handed the context: none of ours does,
        kwargs.pop("_block_vars", None)  # and to look whether it does takes longer than most of the calls
        return called(*args, **kwargs)


class _Compiled(BytecodeCache):
    """What one language's environment compiled, for the next: the words are looked up when a template is rendered."""

    def __init__(self) -> None:
        self._code: dict[str, bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        if bucket.key in self._code:
            bucket.bytecode_from_string(self._code[bucket.key])

    def dump_bytecode(self, bucket: Bucket) -> None:
        self._code[bucket.key] = bucket.bytecode_to_string()


class _JsonEnvironment(Environment):
    context_class = _MacroContext


def _environment(
    wording: Wording, templates: Path, shared: Mapping[str, object], compiled: BytecodeCache
) -> Environment:
    environment = _JsonEnvironment(
        loader=FileSystemLoader(templates),
        finalize=_as_json,
        undefined=StrictUndefined,
        auto_reload=False,
        autoescape=select_autoescape(enabled_extensions=()),
        cache_size=-1,
        bytecode_cache=compiled,
    )
    environment.globals.update(shared)
    environment.globals.update(wording.functions())
    return environment


def _compile(environment: Environment) -> Mapping[str, Template]:
    found = environment.list_templates(filter_func=lambda name: name.endswith(SUFFIX))
    return {name.removesuffix(SUFFIX): environment.get_template(name) for name in found}


def _as_json(value: object) -> str:
    if isinstance(value, _Emitted):
        return value
    return _ENCODER.encode(value)


def _refuse(value: object) -> str:
    if isinstance(value, Undefined):
        str(value)  # raises what StrictUndefined has to say
    raise TypeError(f"a template takes finished values, not {type(value).__name__}")


_ENCODER = json.JSONEncoder(ensure_ascii=False, allow_nan=False, default=_refuse)


def _json_values(emitted: str) -> Iterator[Any]:
    at, end = 0, len(emitted)
    while True:
        while at < end and emitted[at].isspace():
            at += 1
        if at == end:
            return
        try:
            value, at = _DECODER.raw_decode(emitted, at)
        except json.JSONDecodeError as broken:
            near = emitted[max(0, broken.pos - 60) : broken.pos + 60]
            raise BrokenTemplate(f"{broken.msg} near {near!r}") from broken
        yield value
