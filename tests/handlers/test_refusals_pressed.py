"""Every refusal of a button, a shortcut, the home tab or a form sent in, as people read it in both languages."""

from datetime import timedelta

import pytest

from messages import ids
from okr.metric import Binary
from okr.objective import Visibility
from tests.builders import a_key_result, a_team, an_objective
from tests.handlers.check_in_scene import WEEK, filled
from tests.handlers.refusal_scene import FRIDAY_AFTERNOON, LANGUAGES, Refused
from tests.handlers.test_refusals_typed import CASES, GUEST, NOT_THE_LEAD, UNSEEN
from tests.running_bot import RunningBot

WEEK_OVER = {
    "en": "Week 48 takes no answers now. /okr checkin opens the week that does.",
    "vi": "Tuần 48 hiện không nhận cập nhật. Gõ /okr capnhat để mở tuần đang nhận.",
}
MODAL = {"en": "▌That didn't work\n{}\n[Back]", "vi": "▌Chưa thực hiện được\n{}\n[Quay lại]"}


@pytest.fixture(params=LANGUAGES)
async def scene(request: pytest.FixtureRequest, a_running_bot: RunningBot) -> Refused:
    scene = Refused(a_running_bot, request.param)
    await scene.begin()
    return scene


def said(scene: Refused, english: str, vietnamese: str) -> str:
    return vietnamese if scene.language == "vi" else english


async def test_the_button_of_a_nudge_whose_week_is_over(scene: Refused) -> None:
    await scene.bot.tick()
    alice = scene.bot.person("U1")
    (nudge,) = await alice.dm()
    scene.bot.move_to(FRIDAY_AFTERNOON + timedelta(days=7))
    await alice.click(nudge, ids.CHECK_IN_OPEN)
    assert alice.view() is None
    assert await scene.last("U1", None) == WEEK_OVER[scene.language]


async def test_a_form_sent_in_after_its_week(scene: Refused) -> None:
    alice = scene.bot.person("U1")
    await alice.command("/okr", "checkin KR-1", channel="CCARE")
    await alice.fill(filled("60", 8))
    scene.bot.move_to(FRIDAY_AFTERNOON + timedelta(days=7))
    await alice.submit()
    assert scene.screen("U1") == MODAL[scene.language].format(WEEK_OVER[scene.language])
    assert await scene.bot.read(lambda tx: tx.check_ins.current(1, WEEK)) is None


async def test_a_form_whose_key_result_is_measured_in_another_way_by_now(scene: Refused) -> None:
    alice = scene.bot.person("U1")
    await alice.command("/okr", "checkin KR-1", channel="CCARE")
    await alice.fill(filled("60", 8))
    await scene.bot.put(a_key_result(Binary(), number=1))
    await alice.submit()
    sentence = said(
        scene,
        "That answer doesn't fit KR-1: the form was out of date. Open it again with /okr checkin.",
        "Câu trả lời không khớp với KR-1 vì biểu mẫu đã cũ. Bạn mở lại bằng /okr capnhat nhé.",
    )
    assert scene.screen("U1") == MODAL[scene.language].format(sentence)


async def test_a_form_whose_key_result_belongs_to_somebody_else_by_now(scene: Refused) -> None:
    minh = scene.bot.person("UMINH")
    await scene.bot.put(a_key_result(number=1, owner="UMINH"))
    await minh.command("/okr", "checkin KR-1", channel="CCARE")
    await minh.fill(filled("60", 8))
    await scene.bot.put(a_key_result(number=1, owner="U1"))
    await minh.submit()
    theirs = CASES["somebody else's"]
    assert scene.screen("UMINH") == MODAL[scene.language].format(said(scene, theirs.en, theirs.vi))
    assert await scene.bot.read(lambda tx: tx.check_ins.current(1, WEEK)) is None


async def test_the_shortcut_of_somebody_who_has_nothing_to_answer(scene: Refused) -> None:
    await scene.bot.person("UMINH").shortcut("check_in")
    nothing = CASES["nothing due"]
    assert scene.screen("UMINH") == MODAL[scene.language].format(said(scene, nothing.en, nothing.vi))


async def test_the_home_tab_of_a_guest_and_of_a_stranger(scene: Refused) -> None:
    stranger = said(
        scene,
        "This bot only works with members of the workspace it is installed in. "
        "To use it in your own workspace, ask an admin there.",
        "Bot chỉ làm việc với thành viên của workspace đã cài bot. "
        "Nếu muốn dùng ở workspace của bạn, hãy nhắn quản trị viên bên đó nhé.",
    )
    for user, sentence in (("UGUEST", said(scene, *GUEST)), ("UELSE", stranger)):
        person = scene.bot.person(user)
        await person.open_home()
        assert scene.reads(await scene.bot.slack.eventually(person.home), user) == sentence


@pytest.mark.parametrize(
    ("text", "channel", "english", "vietnamese"),
    [
        (
            "status KR-1",
            "CPARTNERS",
            (
                "People from outside your company are in #partners, so nothing was shared there. "
                "Share it in a channel of your own workspace instead."
            ),
            "Kênh #partners có người ngoài công ty nên bot chưa chia sẻ gì. Hãy chia sẻ vào một kênh nội bộ nhé.",
        ),
        (
            "status KR-1",
            "CELSEWHERE",
            (
                "The bot is not in #elsewhere yet, so nothing was shared. "
                "Type /invite @OKR there, then share it once more."
            ),
            (
                "Bot chưa có trong kênh #elsewhere nên chưa chia sẻ được. "
                "Hãy gõ /invite @OKR trong kênh đó rồi chia sẻ lại nhé."
            ),
        ),
        (
            "status KR-2",
            "CCARE",
            (
                "This is private: only the people it names and the leads above them may see it, "
                "so it was not shared in #care and cannot be in any other channel."
            ),
            (
                "Nội dung này là riêng tư: chỉ những người liên quan và các trưởng nhóm phía trên được xem, "
                "nên chưa được chia sẻ vào #care và cũng không chia sẻ được vào kênh nào khác."
            ),
        ),
        (
            "status KR-11",
            "CCARE",
            (
                "This holds objectives that not everybody in #care may see, so it was not shared. What is "
                "for a team alone can be shared in that team's own channel; what is private stays with its people."
            ),
            (
                "Nội dung này có mục tiêu mà không phải ai trong #care cũng được xem nên chưa được chia sẻ. "
                "Mục tiêu chỉ dành cho nhóm thì chia sẻ được trong kênh của nhóm đó; mục tiêu riêng tư thì không."
            ),
        ),
    ],
    ids=["external", "not in it", "private", "not for it"],
)
async def test_sharing_where_it_must_not_go(
    scene: Refused, text: str, channel: str, english: str, vietnamese: str
) -> None:
    user = "U1" if channel == "CPARTNERS" else "ULEAD"
    told = await scene.shown(user, text, channel=channel)
    await scene.bot.person(user).click(told, ids.STATUS_SHARE)
    assert await scene.last(user, channel) == said(scene, english, vietnamese)
    assert [one for one in scene.bot.slack.channel_messages(channel) if one.ephemeral_to is None] == []


async def test_posting_the_digest_once_somebody_else_leads_the_team(scene: Refused) -> None:
    preview = await scene.shown("U2", "digest sales")
    await scene.bot.put(a_team(key="sales", name="Customer care", lead="ULEAD", channel="CSALES"))
    await scene.bot.person("U2").click(preview, ids.DIGEST_POST)
    assert await scene.last("U2") == said(scene, *NOT_THE_LEAD)
    await scene.bot.tick()
    assert await scene.bot.person("U2").messages("CSALES") == []


async def test_posting_the_digest_twice(scene: Refused) -> None:
    leah = scene.bot.person("ULEAD")
    first, second = await scene.shown("ULEAD", "digest"), await scene.shown("ULEAD", "digest")
    await leah.click(first, ids.DIGEST_POST)
    await leah.click(second, ids.DIGEST_POST)
    assert await scene.last("ULEAD") == said(
        scene,
        "The digest of Customer care for week 48 is already in its channel. "
        "It stays up to date by itself: late answers are added there.",
        "Bản tin tuần 48 của Customer care đã có trong kênh. "
        "Bản tin tự cập nhật: ai trả lời muộn sẽ được bổ sung vào đó.",
    )


async def test_posting_the_digest_of_a_team_that_lost_its_channel(scene: Refused) -> None:
    preview = await scene.shown("ULEAD", "digest")
    await scene.bot.put(a_team(channel=None))
    await scene.bot.person("ULEAD").click(preview, ids.DIGEST_POST)
    assert await scene.last("ULEAD") == said(
        scene,
        "Customer care has no channel yet, so there is nowhere to post. Ask a workspace admin to give it one.",
        "Customer care chưa có kênh nên chưa có chỗ để gửi. Bạn nhờ quản trị viên chọn kênh cho nhóm nhé.",
    )


async def test_a_preview_of_what_no_channel_waits_for_says_so_and_offers_no_button(scene: Refused) -> None:
    told = await scene.told("ULEAD", "digest operations")
    assert told.strip().startswith(
        said(
            scene,
            "This is how the digest reads now. Only you see it: the team has no channel yet, so it is posted nowhere. "
            "Ask a workspace admin to give it one.\n",
            "Bản tin lúc này như sau. Chỉ mình bạn thấy: nhóm chưa có kênh nên bản tin chưa được gửi đi đâu. "
            "Hãy nhờ quản trị viên chọn kênh cho nhóm.\n",
        )
    )
    assert said(scene, "Post it now", "Gửi ngay") not in told


async def test_the_button_below_a_status_that_one_may_not_see_any_more(scene: Refused) -> None:
    told = await scene.shown("ULEAD", "status KR-2")
    await scene.bot.put(
        a_team(lead=None),
        an_objective(number=2, owner="U2", visibility=Visibility.PRIVATE),
        a_key_result(number=2, objective=2, owner="U2"),
    )
    await scene.bot.person("ULEAD").click(told, ids.HISTORY_OPEN)
    assert await scene.last("ULEAD") == said(scene, *UNSEEN)
