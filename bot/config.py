"""The only reader of the environment: settings from `.env` and the environment, checked in one place."""

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum
from pathlib import Path
from typing import Literal, cast
from urllib.parse import urlsplit

from dotenv import dotenv_values

from okr.member import zone_named

SLACK_API = "https://slack.com/api/"
DEFAULT_DATABASE = "sqlite:///okr.db"
LEVELS = ("DEBUG", "INFO", "WARNING", "ERROR")
FORMATS = ("console", "json")
LANGUAGES = ("en", "vi")
DATABASES = ("sqlite", "postgresql")

THIS_MACHINE_ALONE = "127.0.0.1"
DEFAULT_PORT = 3000
SHORTEST_SECRET = 16

LogFormat = Literal["console", "json"]


class Mode(Enum):
    """How Slack reaches the bot: over a socket that the bot opens, or with requests to its port."""

    SOCKET = "Socket Mode"
    HTTP = "HTTP"


class WrongSetting(Exception):
    """A setting is missing or makes no sense; the message is the one sentence its operator reads."""


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything the process is told from outside. Tokens stay out of its repr.

    `api_url` ends with a slash. `host` and `port` are where Slack's requests are listened to, `metrics_host` and
    `metrics_port` (None: nowhere) where operators ask how it goes, which nobody else should reach. `language` ("en",
    "vi") and `zone` (IANA) are what a workspace starts with.
    """

    bot_token: str | None = field(default=None, repr=False)
    app_token: str | None = field(default=None, repr=False)
    signing_secret: str | None = field(default=None, repr=False)
    host: str = THIS_MACHINE_ALONE
    port: int = DEFAULT_PORT
    metrics_host: str = THIS_MACHINE_ALONE
    metrics_port: int | None = None
    api_url: str = SLACK_API
    database_url: str = field(default=DEFAULT_DATABASE, repr=False)
    language: str = "en"
    zone: str | None = None
    log_level: str = "INFO"
    log_format: LogFormat = "console"

    @property
    def talks_to_slack(self) -> bool:
        """Whether this is Slack itself and not a local one."""
        return (urlsplit(self.api_url).hostname or "").endswith("slack.com")

    @property
    def is_sqlite(self) -> bool:
        return self.database_url.startswith("sqlite")

    @property
    def mode(self) -> Mode:
        """Socket Mode where there is an app-level token, whatever else there is; else HTTP where requests can be
        checked. Raises WrongSetting where there is neither."""
        if self.app_token:
            return Mode.SOCKET
        if self.signing_secret:
            return Mode.HTTP
        raise WrongSetting(
            "Neither SLACK_APP_TOKEN nor SLACK_SIGNING_SECRET is set: put the app-level token (xapp-…, scope "
            "connections:write) into .env for Socket Mode, or the signing secret for HTTP; both are in Basic "
            "Information of your Slack app."
        )

    def require_bot_token(self) -> str:
        if not self.bot_token:
            raise WrongSetting(
                "SLACK_BOT_TOKEN is not set: put the bot token (xoxb-…) from OAuth & Permissions of your Slack app "
                "into .env or the environment."
            )
        return self.bot_token

    def require_app_token(self) -> str:
        if not self.app_token:
            raise WrongSetting(
                "SLACK_APP_TOKEN is not set: put the app-level token (xapp-…, scope connections:write) from Basic "
                "Information of your Slack app into .env or the environment."
            )
        return self.app_token

    def require_signing_secret(self) -> str:
        if not self.signing_secret:
            raise WrongSetting(
                "SLACK_SIGNING_SECRET is not set: put the signing secret from Basic Information of your Slack app "
                "into .env or the environment."
            )
        return self.signing_secret


def read_settings(env_file: Path | None = None) -> Settings:
    """The settings of `.env` (or `env_file`) and the environment, which wins where it is not empty.

    Raises WrongSetting.
    """
    file = env_file or Path(".env")
    try:
        in_file = dotenv_values(file)
    except (UnicodeDecodeError, OSError) as error:
        raise WrongSetting(f"{file} cannot be read: save it as UTF-8 text that this user may read.") from error
    given = [(name, value) for name, value in (*in_file.items(), *os.environ.items()) if value]
    return settings_from(dict(given))


def settings_from(values: Mapping[str, str]) -> Settings:
    """The settings that these variables say; empty ones count as not set. Raises WrongSetting."""
    said = {name: value.strip() for name, value in values.items() if value.strip()}
    return Settings(
        bot_token=_token(said, "SLACK_BOT_TOKEN", "xoxb-"),
        app_token=_token(said, "SLACK_APP_TOKEN", "xapp-"),
        signing_secret=_signing_secret(said.get("SLACK_SIGNING_SECRET")),
        host=said.get("OKR_HOST", THIS_MACHINE_ALONE),
        port=_port("PORT", said.get("PORT", str(DEFAULT_PORT))),
        metrics_host=said.get("OKR_METRICS_HOST", THIS_MACHINE_ALONE),
        metrics_port=_port("OKR_METRICS_PORT", said["OKR_METRICS_PORT"]) if "OKR_METRICS_PORT" in said else None,
        api_url=_api_url(said.get("SLACK_API_URL", SLACK_API)),
        database_url=_database_url(said.get("DATABASE_URL", DEFAULT_DATABASE)),
        language=_one_of(said, "OKR_LANGUAGE", LANGUAGES, default="en"),
        zone=_zone(said.get("OKR_ZONE")),
        log_level=_one_of({k: v.upper() for k, v in said.items()}, "OKR_LOG_LEVEL", LEVELS, default="INFO"),
        log_format=cast("LogFormat", _one_of(said, "OKR_LOG_FORMAT", FORMATS, default="console")),
    )


def _token(said: Mapping[str, str], name: str, prefix: str) -> str | None:
    token = said.get(name)
    if token is not None and not token.startswith(prefix):
        raise WrongSetting(f"{name} does not look like a token of that kind: it begins with {prefix}…")
    return token


def _signing_secret(secret: str | None) -> str | None:
    if secret is not None and (len(secret) < SHORTEST_SECRET or secret.startswith(("xox", "xapp"))):
        raise WrongSetting(
            "SLACK_SIGNING_SECRET does not look like one: it is the 32 letters and digits at Signing Secret in Basic "
            "Information of your Slack app."
        )
    return secret


def _port(name: str, port: str) -> int:
    if not (port.isascii() and port.isdigit() and 0 < int(port[:6]) <= 65_535):
        raise WrongSetting(f"{name} is a number from 1 to 65535, not {port[:20]!r}.")
    return int(port)


def _api_url(url: str) -> str:
    wrong = WrongSetting(f"SLACK_API_URL is not an http(s) address: {url!r} (Slack's own is {SLACK_API}).")
    try:
        parts = urlsplit(url)
    except ValueError as error:
        raise wrong from error
    if parts.scheme not in {"http", "https"} or not parts.hostname:
        raise wrong
    return url if url.endswith("/") else url + "/"


def _database_url(url: str) -> str:
    """Names the installed driver: `postgres://` and `postgresql://` mean psycopg 3 here."""
    kind, _, rest = url.partition("://")
    if kind == "postgres":
        kind = "postgresql"
    if kind.split("+")[0] not in DATABASES or not rest:
        raise WrongSetting(
            "DATABASE_URL is neither sqlite:///file.db nor postgresql://user:password@host/name "
            f"(it begins with {kind[:20]!r})."
        )
    return f"postgresql+psycopg://{rest}" if kind == "postgresql" else f"{kind}://{rest}"


def _zone(name: str | None) -> str | None:
    if name is not None and zone_named(name) is None:
        raise WrongSetting(f"OKR_ZONE is not a time zone: {name!r} (an example that is: Asia/Ho_Chi_Minh).")
    return name


def _one_of(said: Mapping[str, str], name: str, allowed: tuple[str, ...], *, default: str) -> str:
    value = said.get(name, default)
    if value not in allowed:
        raise WrongSetting(f"{name} is {value!r}; it can be {', '.join(allowed[:-1])} or {allowed[-1]}.")
    return value
