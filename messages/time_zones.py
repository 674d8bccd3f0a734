"""The time zones of the world as people choose one: by region, each with its offset from UTC at this time of year."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from importlib.resources import files
from itertools import chain

from messages.fields import Choice, ChoiceGroup
from messages.language import marked
from messages.wording import Wording
from okr.member import zone_named

MOST_IN_A_GROUP = 100
REGIONS = {
    "Africa": marked("Africa"),
    "America": marked("America"),
    "Antarctica": marked("Antarctica"),
    "Arctic": marked("Arctic"),
    "Asia": marked("Asia"),
    "Atlantic": marked("Atlantic Ocean"),
    "Australia": marked("Australia"),
    "Europe": marked("Europe"),
    "Indian": marked("Indian Ocean"),
    "Pacific": marked("Pacific Ocean"),
}


def zone_groups(common: Iterable[str], now: datetime, wording: Wording) -> tuple[ChoiceGroup, ...]:
    """The zones named in `common` first (those that are none left out), then every inhabited one by region; each once,
    no group longer than Slack's 100."""
    named = dict.fromkeys(name for name in common if zone_named(name))
    first = (*named, *(() if "Etc/UTC" in named or "UTC" in named else ("UTC",)))[:MOST_IN_A_GROUP]
    groups = [ChoiceGroup(wording.say("Common here"), tuple(zone_choice(name, now) for name in first))]
    for region, zones in by_region(now.replace(minute=0, second=0, microsecond=0)).items():
        left = [choice for choice in zones if choice.value not in first]
        groups += (ChoiceGroup(wording.say(REGIONS[region]), tuple(part)) for part in evenly(left))
    return tuple(groups)


def zone_choice(name: str, now: datetime) -> Choice:
    """The zone by its place, and how far its clocks are from UTC at `now`: "Ho Chi Minh (UTC+07:00)"."""
    place = name.rpartition("/")[2].replace("_", " ")
    return Choice(f"{place} ({offset_at(name, now)})", name)


def offset_at(name: str, now: datetime) -> str:
    """The offset of that zone as people write it: "UTC+07:00", "UTC−03:30"."""
    zone = zone_named(name) or UTC
    offset = now.astimezone(zone).utcoffset() or timedelta()
    hours, minutes = divmod(abs(offset) // timedelta(minutes=1), 60)
    return f"UTC{'−' if offset < timedelta() else '+'}{hours:02}:{minutes:02}"


@lru_cache(maxsize=4)
def by_region(hour: datetime) -> dict[str, tuple[Choice, ...]]:
    """The choices of every region, by name; worked out once an hour, for offsets change with the seasons."""
    found: defaultdict[str, list[Choice]] = defaultdict(list)
    for name in zone_names():
        found[name.partition("/")[0]].append(zone_choice(name, hour))
    return {region: tuple(sorted(found[region], key=lambda choice: choice.text)) for region in REGIONS}


@lru_cache(maxsize=1)
def zone_names() -> tuple[str, ...]:
    """One zone for each place people live in (tzdata's zone.tab), without the names kept for old systems."""
    table = files("tzdata").joinpath("zoneinfo", "zone.tab").read_text(encoding="utf-8")
    rows = (line.split("\t") for line in table.splitlines() if not line.startswith("#"))
    return tuple(dict.fromkeys(row[2] for row in rows if row[2].partition("/")[0] in REGIONS))


def evenly(choices: list[Choice]) -> Iterator[list[Choice]]:
    """The choices in as few parts as may hold them."""
    parts = -(-len(choices) // MOST_IN_A_GROUP)
    size = -(-len(choices) // parts) if parts else 1
    return (choices[at : at + size] for at in chain(range(0, len(choices), size)))
