"""Finding every sentence marked for translation, in templates and in Python, as Babel extraction methods.

A sentence is the literal first argument of say, plain, mrkdwn, text or piece, or of marked; its plural the
second or `plural=`, its context `context=`. Sentences of nothing but placeholders need no translation.
"""

import ast
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import IO, Any

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_file
from jinja2 import Environment, nodes, select_autoescape

PACKAGE = Path(__file__).parent
TEMPLATE_FUNCTIONS = {"say", "plain", "mrkdwn", "text", "piece"}
PYTHON_FUNCTIONS = TEMPLATE_FUNCTIONS | {"marked"}
PLACEHOLDER = re.compile(r"%\((\w+)\)s")
Found = tuple[int, str, tuple[str, ...], list[str]]


class NotALiteral(ValueError):
    """A sentence is put together at run time, so that it can be neither found nor translated."""


def template_messages(source: IO[bytes], keywords: Any, comment_tags: Any, options: Any) -> Iterator[Any]:
    """The sentences of a template; NotALiteral if one is not written out in it."""
    parsed = Environment(autoescape=select_autoescape(())).parse(source.read().decode())
    for call in parsed.find_all(nodes.Call):
        if not (isinstance(call.node, nodes.Name) and call.node.name in TEMPLATE_FUNCTIONS):
            continue
        sentences = [argument.value if isinstance(argument, nodes.Const) else None for argument in call.args]
        named = {word.key: word.value.value for word in call.kwargs if isinstance(word.value, nodes.Const)}
        if not sentences or None in sentences:
            raise NotALiteral(f"line {call.lineno}: {call.node.name}() takes its sentence as a literal")
        yield from _found(call.lineno, [str(sentence) for sentence in sentences], named)


def python_messages(source: IO[bytes], keywords: Any, comment_tags: Any, options: Any) -> Iterator[Any]:
    """The sentences of a Python file; what is not a literal there was marked where it is."""
    for call in ast.walk(ast.parse(source.read())):
        if not (isinstance(call, ast.Call) and _called_name(call) in PYTHON_FUNCTIONS):
            continue
        sentences = [argument.value for argument in call.args if isinstance(argument, ast.Constant)]
        named = {word.arg: word.value.value for word in call.keywords if isinstance(word.value, ast.Constant)}
        if call.args and len(sentences) == len(call.args) and all(isinstance(part, str) for part in sentences):
            yield from _found(call.lineno, [str(part) for part in sentences], named)


METHODS = {"templates/**/*.j2": f"{__name__}:template_messages", "**/*.py": f"{__name__}:python_messages"}


def collect(package: Path = PACKAGE) -> Catalog:
    """Every sentence of the templates and modules under `package`, with the files it stands in."""
    catalogue = Catalog(fuzzy=False)
    for pattern, method in METHODS.items():
        for path in sorted(package.glob(pattern)):
            for line, message, comments, context in extract_from_file(method, path):
                where = (path.relative_to(package).as_posix(), line)
                catalogue.add(message, locations=[where], auto_comments=comments, context=context)
    return catalogue


def _found(line: int, sentences: list[str], named: Mapping[Any, Any]) -> Iterator[Found]:
    plural = sentences[1] if len(sentences) > 1 else named.get("plural")
    context = named.get("context")
    if not any(character.isalpha() for character in PLACEHOLDER.sub("", sentences[0])):
        return
    function = ("p" if context else "") + "gettext"
    function = f"n{function}" if plural else function
    said = tuple(str(part) for part in (context, sentences[0], plural) if part)
    yield line, function, said, []


def _called_name(call: ast.Call) -> str:
    if isinstance(call.func, ast.Attribute):
        return call.func.attr
    return call.func.id if isinstance(call.func, ast.Name) else ""
