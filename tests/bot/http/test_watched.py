"""The operators' port: what it tells in each mode, and when the database is away."""

from dataclasses import replace

import aiohttp
import pytest
from prometheus_client.parser import text_string_to_metric_families

from bot.config import WrongSetting
from bot.http.watched import watched_app, watching
from tests.bot.http.asking import Told, ask
from tests.bot.test_metrics import figure
from tests.builders import a_cycle, a_key_result, a_member, a_team, an_objective
from tests.running_bot import RunningBot, free_port


async def asked(running: RunningBot, path: str) -> Told:
    return await ask(watched_app(running.bot), method="GET", path=path)


def samples(told: Told) -> dict[str, float]:
    """Each figure by name, or by name and labels."""
    return {
        " ".join([sample.name, *(sample.labels[key] for key in sorted(sample.labels))]): sample.value
        for family in text_string_to_metric_families(told.body.decode())
        for sample in family.samples
    }


async def test_each_answer_is_timed_by_its_kind_in_both_modes(a_running_bot_either_way: RunningBot) -> None:
    running = a_running_bot_either_way
    alice = running.person("U1")
    assert (await alice.command("/okr")).acked
    assert (await alice.command("/okr", "status")).acked
    await alice.open_home()
    await running.slack.eventually(lambda: figure(running.bot.metrics, "okr_ack_seconds_count", kind="event"))
    told = samples(await asked(running, "/metrics"))
    assert told["okr_ack_seconds_count command"] == 2
    assert 0 < told["okr_ack_seconds_sum command"] < 60
    assert told["okr_ack_seconds_bucket command +Inf"] == 2


async def test_what_is_due_and_for_how_long_is_told_without_a_name(a_running_bot: RunningBot) -> None:
    await a_running_bot.put(
        a_member("U1"), a_member("ULEAD"), a_team(channel=None), a_cycle(), an_objective(), a_key_result()
    )
    a_running_bot.advance(hours=7)
    await a_running_bot.bot.planner.plan_due()
    a_running_bot.advance(minutes=5)
    told = await asked(a_running_bot, "/metrics")
    assert told.status == 200
    figures = samples(told)
    assert figures["okr_deliveries nudge due"] == 1
    assert figures["okr_oldest_due_seconds"] == 300
    assert figures["okr_database_up"] == 1
    for name in (b"U1", b"Alice", a_running_bot.slack.team_id.encode(), b"xoxb"):
        assert name not in told.body
    await a_running_bot.tick()
    figures = samples(await asked(a_running_bot, "/metrics"))
    assert (figures["okr_deliveries nudge due"], figures["okr_oldest_due_seconds"]) == (0, 0)
    assert figures["okr_deliveries_done_total nudge sent"] == 1


async def test_a_database_that_is_away_is_told_and_the_rest_is_told_all_the_same(
    a_running_bot: RunningBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def away() -> None:
        raise ConnectionRefusedError

    monkeypatch.setattr(a_running_bot.bot.database, "reading", away)
    told = await asked(a_running_bot, "/metrics")
    figures = samples(told)
    assert (told.status, figures["okr_database_up"]) == (200, 0)
    assert "okr_deliveries nudge due" not in figures
    assert figures["okr_last_tick_seconds"] >= 0


async def test_the_port_is_open_while_it_is_wanted_and_answers_what_operators_ask(a_running_bot: RunningBot) -> None:
    port = free_port()
    bot = replace(a_running_bot.bot, settings=replace(a_running_bot.bot.settings, metrics_port=port))
    async with aiohttp.ClientSession() as session:
        async with watching(bot):
            for path, status in (("/metrics", 200), ("/healthz", 200), ("/readyz", 200), ("/slack/events", 404)):
                async with session.get(f"http://127.0.0.1:{port}{path}") as answer:
                    assert (path, answer.status) == (path, status)
        with pytest.raises(aiohttp.ClientConnectorError):
            await session.get(f"http://127.0.0.1:{port}/metrics")


async def test_a_port_that_is_taken_is_one_sentence_that_names_its_settings(a_running_bot: RunningBot) -> None:
    port = free_port()
    bot = replace(a_running_bot.bot, settings=replace(a_running_bot.bot.settings, metrics_port=port))
    async with watching(bot):
        with pytest.raises(WrongSetting, match=r"OKR_METRICS_HOST and OKR_METRICS_PORT: .* cannot be listened on"):
            async with watching(bot):
                pass
