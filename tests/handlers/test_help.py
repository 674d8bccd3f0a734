"""/okr help: what the bot can do."""

from tests.running_bot import RunningBot


async def test_okr_alone_shows_the_help_to_the_asker_alone(a_running_bot: RunningBot) -> None:
    alice = a_running_bot.person("U1")
    asked = await alice.command("/okr", channel="CCARE")
    assert asked.acked
    (told,) = await alice.messages("CCARE")
    assert told.ephemeral_to == "U1"
    assert "What you can do" in told.text
