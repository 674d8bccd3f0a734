"""Time zones as Slack labels them: Indochina Time, British Summer Time."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from babel import Locale
from babel.core import get_global
from babel.dates import get_timezone_name

from sandbox.payload import Json

ENGLISH = Locale("en", "US")


def zone_fields(zone: str, now: datetime) -> Json:
    """`tz`, `tz_label` and `tz_offset` (seconds east of UTC) of an IANA zone as they are at that moment."""
    local = now.astimezone(ZoneInfo(zone))
    offset = local.utcoffset() or timedelta()
    return {"tz": zone, "tz_label": _label(zone, local), "tz_offset": int(offset.total_seconds())}


def _label(zone: str, local: datetime) -> str:
    """The English name; Babel 2.18 loses it for zones that were renamed (Asia/Saigon), so those are looked up."""
    aliases, meta_zones = get_global("zone_aliases"), get_global("meta_zones")
    for old in (old for old, new in aliases.items() if new == zone and old in meta_zones):
        names = ENGLISH.meta_zones.get(meta_zones[old], {}).get("long", {})
        if name := names.get("daylight" if local.dst() else "standard"):
            return str(name)
    return get_timezone_name(local, width="long", locale=ENGLISH)
