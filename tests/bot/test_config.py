"""Settings: what is said is understood, and what is wrong is one clear sentence."""

from pathlib import Path

import pytest

from bot.config import Mode, Settings, WrongSetting, read_settings, settings_from


def test_nothing_set_means_sqlite_english_and_slack_itself() -> None:
    settings = settings_from({})
    assert settings == Settings()
    assert settings.is_sqlite
    assert settings.talks_to_slack


def test_every_setting_is_read() -> None:
    settings = settings_from(
        {
            "SLACK_BOT_TOKEN": "xoxb-1",
            "SLACK_APP_TOKEN": "xapp-1",
            "SLACK_SIGNING_SECRET": "5a4db0ec5a4db0ec5a4db0ec5a4db0ec",
            "OKR_HOST": "0.0.0.0",
            "PORT": "8080",
            "OKR_METRICS_HOST": "10.0.0.7",
            "OKR_METRICS_PORT": "9100",
            "SLACK_API_URL": "http://127.0.0.1:8100/api",
            "DATABASE_URL": "postgresql://okr@127.0.0.1/okr",
            "OKR_LANGUAGE": "vi",
            "OKR_ZONE": "Asia/Ho_Chi_Minh",
            "OKR_LOG_LEVEL": "debug",
            "OKR_LOG_FORMAT": "json",
        }
    )
    assert settings == Settings(
        bot_token="xoxb-1",
        app_token="xapp-1",
        signing_secret="5a4db0ec5a4db0ec5a4db0ec5a4db0ec",
        host="0.0.0.0",
        port=8080,
        metrics_host="10.0.0.7",
        metrics_port=9100,
        api_url="http://127.0.0.1:8100/api/",
        database_url="postgresql+psycopg://okr@127.0.0.1/okr",
        language="vi",
        zone="Asia/Ho_Chi_Minh",
        log_level="DEBUG",
        log_format="json",
    )
    assert not settings.talks_to_slack
    assert not settings.is_sqlite


def test_an_empty_variable_counts_as_not_set() -> None:
    assert settings_from({"SLACK_BOT_TOKEN": " ", "OKR_LANGUAGE": ""}) == Settings()


@pytest.mark.parametrize(
    ("name", "value", "told"),
    [
        ("SLACK_BOT_TOKEN", "xoxp-user", "begins with xoxb-"),
        ("SLACK_APP_TOKEN", "xoxb-1", "begins with xapp-"),
        ("SLACK_SIGNING_SECRET", "xapp-1-2-3-4-5-6-7-8", "32 letters and digits at Signing Secret"),
        ("SLACK_SIGNING_SECRET", "short", "does not look like one"),
        ("PORT", "0", "a number from 1 to 65535"),
        ("PORT", "65536", "a number from 1 to 65535"),
        ("PORT", "8080/tcp", "a number from 1 to 65535"),
        ("OKR_METRICS_PORT", "metrics", "a number from 1 to 65535"),
        ("PORT", "9" * 5_000, "a number from 1 to 65535"),
        ("SLACK_API_URL", "slack.com/api", "not an http(s) address"),
        ("SLACK_API_URL", "http://[slack.com/api", "not an http(s) address"),
        ("DATABASE_URL", "mysql://x", "neither sqlite"),
        ("DATABASE_URL", "okr.db", "neither sqlite"),
        ("OKR_LANGUAGE", "fr", "en or vi"),
        ("OKR_ZONE", "Hanoi", "Asia/Ho_Chi_Minh"),
        ("OKR_LOG_LEVEL", "loud", "DEBUG, INFO, WARNING or ERROR"),
        ("OKR_LOG_FORMAT", "xml", "console or json"),
    ],
)
def test_a_wrong_setting_is_named_with_what_it_can_be(name: str, value: str, told: str) -> None:
    with pytest.raises(WrongSetting) as wrong:
        settings_from({name: value})
    assert str(wrong.value).startswith(name)
    assert told in str(wrong.value)


def test_a_wrong_database_address_is_told_without_its_password() -> None:
    with pytest.raises(WrongSetting) as wrong:
        settings_from({"DATABASE_URL": "oracle://okr:hunter2@host/db"})
    assert "hunter2" not in str(wrong.value)


def test_a_missing_token_says_where_to_find_it() -> None:
    with pytest.raises(WrongSetting, match=r"SLACK_BOT_TOKEN is not set.*OAuth & Permissions"):
        Settings().require_bot_token()
    with pytest.raises(WrongSetting, match=r"SLACK_APP_TOKEN is not set.*connections:write"):
        Settings().require_app_token()


def test_what_is_set_says_how_slack_reaches_the_bot() -> None:
    app_token, secret = {"SLACK_APP_TOKEN": "xapp-1"}, {"SLACK_SIGNING_SECRET": "5" * 32}
    assert settings_from(app_token).mode is Mode.SOCKET
    assert settings_from(secret).mode is Mode.HTTP
    assert settings_from({**app_token, **secret}).mode is Mode.SOCKET
    with pytest.raises(WrongSetting, match="Neither SLACK_APP_TOKEN nor SLACK_SIGNING_SECRET is set"):
        _ = settings_from({}).mode
    with pytest.raises(WrongSetting, match=r"SLACK_SIGNING_SECRET is not set.*Basic Information"):
        settings_from(app_token).require_signing_secret()


def test_the_environment_wins_over_the_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    env_file = tmp_path / ".env"
    env_file.write_text('OKR_LANGUAGE=vi\nOKR_ZONE="Asia/Ho_Chi_Minh"\n', encoding="utf-8")
    for name in ("SLACK_BOT_TOKEN", "SLACK_APP_TOKEN", "SLACK_API_URL", "DATABASE_URL"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("OKR_LANGUAGE", "en")
    monkeypatch.setenv("OKR_ZONE", "")
    settings = read_settings(env_file)
    assert settings.language == "en"
    assert settings.zone == "Asia/Ho_Chi_Minh"


@pytest.mark.parametrize("content", [b"OKR_LANGUAGE=vi\xff\n", b"\xff\xfeO\x00K\x00R\x00"])
def test_a_settings_file_that_is_not_utf_8_is_said_in_one_sentence(tmp_path: Path, content: bytes) -> None:
    env_file = tmp_path / ".env"
    env_file.write_bytes(content)
    with pytest.raises(WrongSetting, match=r"\.env cannot be read: save it as UTF-8"):
        read_settings(env_file)


def test_tokens_and_passwords_stay_out_of_the_repr() -> None:
    secret = {"SLACK_SIGNING_SECRET": "canary-canary-canary"}
    settings = settings_from(
        {**secret, "SLACK_BOT_TOKEN": "xoxb-canary", "DATABASE_URL": "postgresql://okr:hunter2@h/d"}
    )
    assert "canary" not in repr(settings)
    assert "hunter2" not in repr(settings)
