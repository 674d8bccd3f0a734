"""/okr help and the words nobody knows."""

import pytest

from tests.running_bot import RunningBot


@pytest.mark.parametrize("typed", ["", "help", "trợ giúp", "HELP "])
async def test_help_is_shown_to_the_asker_alone_with_a_button_for_what_people_do_most(
    a_running_bot: RunningBot, typed: str
) -> None:
    alice = a_running_bot.person("U1")
    assert (await alice.command("/okr", typed, channel="CCARE")).acked
    (told,) = await alice.messages("CCARE")
    assert told.ephemeral_to == "U1"
    assert "`/okr checkin` answers this week's check-in" in str(told.blocks)
    buttons = [element["text"]["text"] for element in told.blocks[-1]["elements"]]
    assert buttons == ["Check in", "My key results", "This week's digest", "Tiếng Việt"]
    assert await a_running_bot.person("U2").messages("CCARE") == []


async def test_a_vietnamese_reads_the_help_in_vietnamese_with_the_words_typed_there(a_running_bot: RunningBot) -> None:
    lan = a_running_bot.person("ULAN")
    await lan.command("/okr", "trogiup", channel="CCARE")
    (told,) = await lan.messages("CCARE")
    assert "`/okr capnhat` để cập nhật tuần này" in str(told.blocks)
    assert told.blocks[-1]["elements"][-1]["text"]["text"] == "English"


async def test_a_word_nobody_knows_answers_with_the_closest_command(a_running_bot: RunningBot) -> None:
    lan = a_running_bot.person("ULAN")
    await lan.command("/okr", "trogiuup", channel="CCARE")
    (told,) = await lan.messages("CCARE")
    assert "Không có lệnh “trogiuup”. Ý bạn là `/okr trogiup`?" in str(told.blocks)


async def test_a_word_like_no_other_answers_with_the_way_to_all_commands(a_running_bot: RunningBot) -> None:
    alice = a_running_bot.person("U1")
    await alice.command("/okr", "<!channel> *xyzzy*", channel="CCARE")
    (told,) = await alice.messages("CCARE")
    assert "There is no command “" in told.text
    assert "<!channel>" not in str(told.blocks)
    assert "`/okr help` shows all commands." in str(told.blocks)


async def test_what_a_status_can_be_about_answers_with_the_status_of_just_that(a_running_bot: RunningBot) -> None:
    lan, alice = a_running_bot.person("ULAN"), a_running_bot.person("U1")
    await lan.command("/okr", "KR-12", channel="CCARE")
    await alice.command("/okr", "@lan", channel="CSALES")
    assert "Ý bạn là `/okr tinhhinh KR-12`?" in (await lan.messages("CCARE"))[-1].text
    assert "There is no command “@lan”. Did you mean `/okr status @lan`?" in (await alice.messages("CSALES"))[-1].text
