"""The workspace's settings as a form, for admins; and what was saved."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Any

from messages import ids
from messages.cleaning import clean
from messages.fields import Choice, Field, Kind, chosen_among, held_in, option_in, options_in, words_in
from messages.help import NAMES
from messages.language import Language, known_language
from messages.lengths import cut
from messages.mrkdwn import join, mention
from messages.reader import Reader
from messages.refusals_settings import PLAIN
from messages.render import Renderer
from messages.settings import SettingsMessages
from messages.settings_health import health_fields, read_health, wrong_health
from messages.team_fields import ON, switch
from messages.time_zones import zone_choice, zone_groups
from messages.wording import Wording
from okr.member import zone_named
from okr.refusals import CannotBeChosen, NoAdminLeft, Refusal, ThresholdsCross
from okr.settings import WorkspaceSettings
from okr.settings_shown import SharedChoices, SharedSettings

MOST_NAMED = 20
MISSION = 300
"""Characters of the company's mission."""


class SharedBlock(StrEnum):
    """The block of each field, where its error is shown."""

    LANGUAGE = "shared-language"
    ZONE = "shared-zone"
    GUESTS = "shared-guests"
    ABSENCE = "shared-absence"
    ADMINS = "shared-admins"
    MISSION = "shared-mission"


class WorkspaceSettingsMessages:
    def __init__(self, renderer: Renderer) -> None:
        self._forms = SettingsMessages(renderer)

    def form(self, shared: SharedSettings, reader: Reader) -> dict[str, Any]:
        wording = self._forms.wording(reader)
        return self._forms.view(
            reader,
            callback=ids.SETTINGS_WORKSPACE_FORM,
            title=wording.say("Workspace settings"),
            intro=wording.piece(
                "This holds for the whole workspace, except where a person or a team has chosen otherwise."
            ),
            fields=[*shared_fields(shared, wording), *health_fields(shared.settings.thresholds, wording)],
        )

    def saved(self, shared: SharedSettings, reader: Reader) -> dict[str, Any]:
        wording = self._forms.wording(reader)
        named = join(", ", [mention(each) for each in shared.appointed[:MOST_NAMED]])
        said = (
            wording.piece("Admins here: %(names)s, and Slack's own admins.", names=named)
            if shared.appointed
            else wording.piece("Slack's own admins are the admins here.")
        )
        return self._forms.done(said, reader)

    def read(self, values: Mapping[str, Any], shared: SharedSettings) -> SharedChoices:
        """What the fields say; what is none of ours stays as it is."""
        settings = shared.settings
        language, zone = known_language(option_in(values, SharedBlock.LANGUAGE)), option_in(values, SharedBlock.ZONE)
        return SharedChoices(
            language=language.value if language else settings.language,
            zone=zone if zone_named(zone) else settings.zone,
            allow_guests=ON in options_in(values, SharedBlock.GUESTS),
            absence_from_status=ON in options_in(values, SharedBlock.ABSENCE),
            thresholds=read_health(values, settings.thresholds),
            appointed=frozenset(chosen_people(values)),
            mission=settings.choices.mission
            if held_in(values, SharedBlock.MISSION) is None
            else cut(clean(words_in(values, SharedBlock.MISSION)), MISSION),
        )

    def wrong(self, refusal: Refusal, reader: Reader) -> dict[str, str] | None:
        """What was refused, at its block; None for what is about no field."""
        wording = self._forms.wording(reader)
        match refusal:
            case CannotBeChosen() | NoAdminLeft():
                return {SharedBlock.ADMINS: PLAIN[type(refusal)](refusal, wording)}
            case ThresholdsCross():
                return wrong_health(refusal, wording)
            case _:
                return None


def chosen_people(values: Mapping[str, Any]) -> list[str]:
    held = held_in(values, SharedBlock.ADMINS) or {}
    return [str(user) for user in held.get("selected_users") or ()]


def shared_fields(shared: SharedSettings, wording: Wording) -> list[Field]:
    settings, say = shared.settings, wording.say
    languages = tuple(Choice(NAMES[language], language.value) for language in Language)
    chosen_zone = (zone_choice(settings.zone, shared.now),) if zone_named(settings.zone) else ()
    return [
        Field(
            Kind.PEOPLE,
            SharedBlock.ADMINS,
            say("Admins"),
            say("Besides Slack's own admins. They can change all of this."),
            optional=True,
            values=shared.appointed,
        ),
        mission_field(settings, wording),
        Field(
            Kind.SELECT,
            SharedBlock.LANGUAGE,
            say("Language"),
            say("For people who chose none and whose Slack is in another language."),
            choices=languages,
            chosen=chosen_among(languages, settings.language),
        ),
        Field(
            Kind.GROUPED,
            SharedBlock.ZONE,
            say("Time zone"),
            say("New teams start with it."),
            groups=zone_groups([settings.zone, *shared.zones], shared.now, wording),
            chosen=chosen_zone,
        ),
        switch(SharedBlock.GUESTS, say("Guests"), say("Guests take part in check-ins"), is_on=settings.allow_guests),
        switch(
            SharedBlock.ABSENCE,
            say("Absence"),
            say("Count Slack statuses that say “away”"),
            is_on=settings.choices.absence_from_status,
        ),
    ]


def mission_field(settings: WorkspaceSettings, wording: Wording) -> Field:
    return Field(
        Kind.LINES,
        SharedBlock.MISSION,
        wording.say("Mission"),
        wording.say("What your company is there for. It stands above the OKR tree."),
        optional=True,
        value=settings.choices.mission,
        most=MISSION,
    )
