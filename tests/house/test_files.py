"""Every file is one idea that says so in its first line, short enough to be read in one go."""

import ast
import re
import subprocess
import sys
from pathlib import Path

from messages.render import Renderer
from tests.running_bot import MANIFEST

ROOT = MANIFEST.parent
PACKAGES = ("bot", "handlers", "okr", "storage", "messages", "sandbox", "tests", "benchmarks")
LONGEST = 300
VAGUE = {"utils", "util", "helpers", "helper", "common", "manager", "managers", "base", "misc"}
PYTHON = [file for package in PACKAGES for file in (ROOT / package).rglob("*.py")]
TEMPLATES = sorted((ROOT / "messages" / "templates").rglob("*.j2"))


def shown(file: Path) -> str:
    return str(file.relative_to(ROOT))


def test_no_file_is_longer_than_can_be_read_in_one_go() -> None:
    lengths = {shown(file): len(file.read_text(encoding="utf-8").splitlines()) for file in [*PYTHON, *TEMPLATES]}
    assert {name: length for name, length in lengths.items() if length > LONGEST} == {}


def test_the_first_line_of_every_file_says_which_idea_it_is() -> None:
    assert [shown(file) for file in PYTHON if file.stat().st_size and not says_its_idea(file)] == []


def says_its_idea(file: Path) -> bool:
    said = ast.get_docstring(ast.parse(file.read_text(encoding="utf-8"))) or ""
    return said.split("\n\n", maxsplit=1)[0].rstrip().endswith((".", ":"))


def test_no_file_has_a_name_that_says_nothing() -> None:
    assert [shown(file) for file in PYTHON if file.stem in VAGUE] == []


def test_every_template_is_rendered_or_included_by_something() -> None:
    python = "".join(file.read_text(encoding="utf-8") for file in (ROOT / "messages").glob("*.py"))
    templates = "".join(file.read_text(encoding="utf-8") for file in TEMPLATES)
    rendered = {name for name in Renderer.read(shared={"ids": object()}).names if f'"{name}"' in python}
    alone = {file.name.removesuffix(".json.j2") for file in TEMPLATES if file.name.endswith(".json.j2")} - rendered
    parts = {file.name for file in TEMPLATES if not file.name.endswith(".json.j2")}
    assert {name for name in alone if f'"{name}.json.j2"' not in templates} == set()
    assert {
        name for name in parts if not re.search(rf'(?:include|import|from) +"{re.escape(name)}"', templates)
    } == set()


def test_only_the_demo_needs_the_local_slack_and_importing_the_whole_bot_does_nothing() -> None:
    """No file, no connection, no logging set-up, no settings read."""
    asked = """
import logging, sys, bot.process, bot.cli
import bot.commands.run, bot.commands.tick, bot.commands.doctor, bot.commands.load
print([name for name in sys.modules if name.split('.')[0] == 'sandbox'], logging.getLogger().handlers)
"""
    ran = subprocess.run([sys.executable, "-c", asked], cwd=ROOT, capture_output=True, text=True, check=True)
    assert (ran.stdout.strip(), ran.stderr) == ("[] []", "")
