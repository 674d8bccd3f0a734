"""Which functions of a package's modules call which others of them, by reading their code."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Function:
    """A function or a class of a module; `names` are those that it mentions, as they are called where they are from."""

    module: str
    name: str
    node: ast.stmt
    names: frozenset[str]

    @property
    def key(self) -> str:
        return f"{self.module}.{self.name}"

    @property
    def parameters(self) -> frozenset[str]:
        """Of a function; a class has none."""
        if not isinstance(self.node, ast.FunctionDef):
            return frozenset()
        arguments = self.node.args
        return frozenset(each.arg for each in (*arguments.args, *arguments.kwonlyargs))

    def opens(self, *kinds: str) -> bool:
        """Whether it opens a transaction of one of these kinds itself."""
        return any(
            isinstance(each, ast.Call) and isinstance(each.func, ast.Attribute) and each.func.attr in kinds
            for each in ast.walk(self.node)
        )


def functions_in(folder: Path, package: str) -> dict[str, Function]:
    """Every function and class at the top of the package's modules, by key ("okr.actions.react.react")."""
    found: dict[str, Function] = {}
    for path in sorted(folder.glob("*.py")):
        for one in functions_of(path.read_text("utf-8"), f"{package}.{path.stem}"):
            found[one.key] = one
    return found


def functions_of(source: str, module: str) -> Iterator[Function]:
    tree = ast.parse(source)
    known = dict(imported(tree)) | {one.name: f"{module}.{one.name}" for one in defined(tree)}
    for one in defined(tree):
        mentioned = {each.id for each in ast.walk(one) if isinstance(each, ast.Name)}
        yield Function(module, one.name, one, frozenset(known[name] for name in mentioned if name in known))


def defined(tree: ast.Module) -> Iterator[ast.FunctionDef | ast.ClassDef]:
    return (one for one in tree.body if isinstance(one, ast.FunctionDef | ast.ClassDef))


def imported(tree: ast.Module) -> Iterator[tuple[str, str]]:
    for one in tree.body:
        if isinstance(one, ast.ImportFrom):
            for name in one.names:
                yield name.asname or name.name, f"{one.module}.{name.name}"
