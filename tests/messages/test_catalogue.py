"""Every sentence is found in the sources, and what is wrong with a catalogue is named."""

from pathlib import Path

import pytest

from messages.catalogue import problems, read_catalogue, update
from messages.extraction import NotALiteral, collect
from messages.language import Language

TEMPLATE = """
{# not this: text("hidden") #}
{"text": {{ text("Hello %(name)s", name=name) }}}
{% macro one(kr) %}{"a": {{ mrkdwn("%(n)s day", "%(n)s days", n=kr.days) }}}{% endmacro %}
{% for kr in krs %}
{{ plain("Open", context="verb", most=75) }} {{ plain("%(title)s · %(n)s", title=kr.title, n=1) }}{% endfor %}
{{ mrkdwn("%(n)s week", plural="%(n)s weeks", n=2) }}
"""
PYTHON = '''
"""A module."""
LATER = marked("Later")
def it(wording, message):
    wording.say("It's \\"quoted\\"")
    wording.say(message)
    return wording.say("%(n)s step", "%(n)s steps", n=3)
'''


@pytest.fixture
def package(tmp_path: Path) -> Path:
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates" / "it.json.j2").write_text(TEMPLATE)
    (tmp_path / "it.py").write_text(PYTHON)
    return tmp_path


def test_every_marked_sentence_of_templates_and_modules_is_found(package: Path) -> None:
    found = {(message.context, message.id) for message in collect(package) if message.id}
    assert found == {
        (None, "Hello %(name)s"),
        (None, ("%(n)s day", "%(n)s days")),
        ("verb", "Open"),
        (None, ("%(n)s week", "%(n)s weeks")),
        (None, "Later"),
        (None, 'It\'s "quoted"'),
        (None, ("%(n)s step", "%(n)s steps")),
    }


def test_a_sentence_put_together_in_a_template_is_an_error(package: Path) -> None:
    (package / "templates" / "it.json.j2").write_text("{{ mrkdwn(kr.title) }}")
    with pytest.raises(NotALiteral, match=r"line 1: mrkdwn\(\)"):
        collect(package)


def test_an_update_keeps_translations_and_drops_what_is_gone(package: Path) -> None:
    locales = package / "locale"
    update(Language.VI, package=package, locales=locales)
    path = locales / "vi" / "LC_MESSAGES" / "okr_bot.po"
    path.write_text(path.read_text().replace('msgid "Later"\nmsgstr ""', 'msgid "Later"\nmsgstr "Để sau"'))
    (package / "templates" / "it.json.j2").write_text('{{ plain("New") }}')
    before = path.read_text()
    update(Language.VI, package=package, locales=locales)
    kept = {message.id: message.string for message in read_catalogue(Language.VI, locales) if message.id}
    assert kept["Later"] == "Để sau"
    assert "New" in kept
    assert "Hello %(name)s" not in kept
    assert before.split("\n\n")[0] == path.read_text().split("\n\n")[0], "the header must not change by itself"


HEADER = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=utf-8\\n"\n\n'


@pytest.mark.parametrize(
    ("entry", "problem"),
    [
        ('msgid "Hello %(name)s"\nmsgstr ""', "untranslated"),
        ('#, fuzzy\nmsgid "Hello %(name)s"\nmsgstr "Chào %(name)s"', "fuzzy"),
        ('msgid "Hello %(name)s"\nmsgstr "Chào %(ten)s"', "other placeholders"),
        ('msgid "Hello %(name)s"\nmsgstr "Chào"', "other placeholders"),
        ('msgid "Hello %(name)s"\nmsgstr "Chào %(name)s 100%"', "a stray %"),
        ('msgid "Hello %(name)s"\nmsgstr "Chào <%(name)s>"', "markup by hand"),
        ('msgid "Gone"\nmsgstr "Mất"', "in no source any more"),
        ('#~ msgid "Old"\n#~ msgstr "Cũ"', "obsolete"),
        ("", "not in the catalogue"),
    ],
)
def test_each_problem_of_a_catalogue_is_named(tmp_path: Path, entry: str, problem: str) -> None:
    (tmp_path / "it.py").write_text('say("Hello %(name)s")')
    folder = tmp_path / "vi" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    (folder / "okr_bot.po").write_text(HEADER + entry + "\n")
    assert any(found.startswith(problem) for found in problems(Language.VI, package=tmp_path, locales=tmp_path))


def test_a_complete_catalogue_has_no_problem(tmp_path: Path) -> None:
    (tmp_path / "it.py").write_text('say("Hello %(name)s"); say("%(n)s day", "%(n)s days", n=1)')
    folder = tmp_path / "vi" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    plural = 'msgid "%(n)s day"\nmsgid_plural "%(n)s days"\nmsgstr[0] "%(n)s ngày"\n'
    (folder / "okr_bot.po").write_text(f'{HEADER}msgid "Hello %(name)s"\nmsgstr "Chào %(name)s"\n\n{plural}')
    assert problems(Language.VI, package=tmp_path, locales=tmp_path) == []
