"""Templates in words: the library as it is searched, and a template whose blanks are to be filled."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from messages import ids
from messages.fields import Choice, Field, Kind, chosen_among, option_in, words_in
from messages.handed_back import handed_back
from messages.lengths import cut
from messages.reader import Reader
from messages.render import Renderer
from messages.template_entries import Entered, understand
from messages.template_fields import OPTION, PlaceBlock, TemplateFields
from messages.template_library import Library
from messages.wording import Wording
from okr.objective import Level
from okr.refusals import Refusal
from okr.refusals_setting_up import CycleNotOpen, NotYoursToWrite
from okr.template import Both, Template, TemplateKeyResult
from okr.writing import ObjectiveStart

PAGE = 10
ANY = "any"
SEARCH_MOST = 80
WORDS = "template-words"
DEPARTMENT = "template-department"
LEVEL = "template-level"
_PLACE = re.compile(r"\{(\w+)\}")


@dataclass(frozen=True, slots=True)
class Search:
    """What is looked for: words, the key of a department, a level; empty and None for any."""

    words: str = ""
    department: str = ""
    level: Level | None = None

    @classmethod
    def read(cls, values: Mapping[str, Any]) -> "Search":
        """What the fields of the library say."""
        department, level = option_in(values, DEPARTMENT), option_in(values, LEVEL)
        return cls(
            words_in(values, WORDS),
            "" if department == ANY else department,
            Level(level) if level in set(Level) else None,
        )


class TemplateMessages:
    def __init__(self, renderer: Renderer) -> None:
        self._renderer = renderer

    def library(self, library: Library, search: Search, reader: Reader, *, page: int = 1) -> dict[str, Any]:
        """The modal: fields to search by, and page `page` (from 1; the last one where there are fewer) of what fits."""
        wording = self._renderer.wording(reader.language)
        found = library.find(search.words, department=search.department, level=search.level)
        pages = max(1, -(-len(found) // PAGE))
        page = min(max(page, 1), pages)
        shown = found[(page - 1) * PAGE : page * PAGE]
        return self._renderer.view(
            "template_library",
            reader.language,
            fields=search_fields(library, search, wording),
            found=len(found),
            page=page,
            pages=pages,
            templates=[self._line(library, one, wording) for one in shown],
        )

    def form(self, template: Template, start: ObjectiveStart, reader: Reader) -> dict[str, Any]:
        """The modal in which its blanks are filled."""
        wording = self._renderer.wording(reader.language)
        fields = TemplateFields(wording, template, start)
        return self._renderer.view(
            "template_form",
            reader.language,
            key=template.key,
            title=shown(template.title, template, wording),
            why=shown(template.why, template, wording),
            fields=[*fields.place(), *fields.named()],
            key_results=[
                {
                    "number": number,
                    "title": shown(one.title, template, wording),
                    "about": about(one, template, wording),
                    "fields": fields.of_key_result(one),
                }
                for number, one in enumerate(template.key_results, start=1)
            ],
            initiatives=[shown(one, template, wording) for one in template.initiatives],
        )

    def understand(
        self, values: Mapping[str, Any], template: Template, start: ObjectiveStart, reader: Reader
    ) -> Entered:
        """The draft's content, or what is wrong at which block."""
        return understand(values, template, start, self._renderer.wording(reader.language))

    def wrong(self, refusal: Refusal, values: Mapping[str, Any], reader: Reader) -> dict[str, str] | None:
        """A refusal as what is wrong at a field that is there; None where it is about the whole form."""
        say = self._renderer.wording(reader.language).say
        match refusal:
            case NotYoursToWrite(team=team) if PlaceBlock.WHOSE in values:
                words = say("Objectives of %(team)s are not yours to write. Choose another team or level.", team=team)
                return {PlaceBlock.WHOSE: words}
            case CycleNotOpen(name=name) if PlaceBlock.CYCLE in values:
                return {PlaceBlock.CYCLE: say("%(cycle)s takes no new objectives. Choose another.", cycle=name)}
        return None

    def _line(self, library: Library, one: Template, wording: Wording) -> dict[str, Any]:
        names = [library.departments[key].of(wording.language) for key in one.departments]
        return {
            "key": one.key,
            "title": shown(one.title, one, wording),
            "departments": ", ".join(names),
            "level": level_name(one.level, wording),
            "count": len(one.key_results),
        }


@handed_back
def read_template(library: Library, value: object) -> Template:
    """The template of the key that a button or form carries; OutOfDate where the library has none of it."""
    found = library.get(str(value))
    if found is None:
        raise ValueError(f"no template {value}")
    return found


def search_fields(library: Library, search: Search, wording: Wording) -> list[Field]:
    """Words, department and level; a choice is heard at once, words when Enter is pressed."""
    say, language = wording.say, wording.language
    departments = (
        Choice(say("All departments"), ANY),
        *(Choice(cut(name.of(language), OPTION), key) for key, name in library.departments.items()),
    )
    levels = (Choice(say("All levels"), ANY), *(Choice(level_name(level, wording), level) for level in Level))
    return [
        Field(
            Kind.WORDS,
            WORDS,
            say("Search"),
            optional=True,
            placeholder=say("Like: customers, costs, training"),
            value=cut(search.words, SEARCH_MOST),
            most=SEARCH_MOST,
            action=ids.TEMPLATE_CHOICE,
        ),
        Field(
            Kind.SELECT,
            DEPARTMENT,
            say("Department"),
            choices=departments,
            chosen=chosen_among(departments, search.department or ANY),
            action=ids.TEMPLATE_CHOICE,
        ),
        Field(
            Kind.SELECT,
            LEVEL,
            say("Level"),
            choices=levels,
            chosen=chosen_among(levels, search.level.value if search.level else ANY),
            action=ids.TEMPLATE_CHOICE,
        ),
    ]


def level_name(level: Level, wording: Wording) -> str:
    match level:
        case Level.COMPANY:
            return wording.say("Company")
        case Level.TEAM:
            return wording.say("Team")
        case Level.INDIVIDUAL:
            return wording.say("Individual")


def about(one: TemplateKeyResult, template: Template, wording: Wording) -> str:
    """What there is to know of a key result that has no figure: its steps, or its evidence."""
    say = wording.say
    if one.steps:
        steps = "; ".join(shown(step, template, wording) for step in one.steps)
        return say("Steps to complete: %(steps)s", steps=steps)
    return say("Done when: %(evidence)s", evidence=shown(one.evidence, template, wording)) if one.evidence.en else ""


def shown(text: Both, template: Template, wording: Wording) -> str:
    """The text with the name of each blank in the place of what is to be filled in."""
    language = wording.language
    named = {
        blank.key: " / ".join(one.text.of(language) for one in blank.options) or blank.label.of(language)
        for blank in template.blanks
    }
    return _PLACE.sub(lambda place: f"[{named[place[1]]}]", text.of(language))
