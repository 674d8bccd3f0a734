"""mrkdwn in the browser: as the sandbox's Python reader has it, and drawn with its marks."""

import re

import pytest

from sandbox import Sandbox
from sandbox.plain.mrkdwn import mrkdwn as read_in_python
from sandbox.plain.reader import reader_of
from tests.browser.blocks.shapes import FRIDAY_15_IN_VIETNAM, HANOI
from tests.browser.blocks.stage import Stage
from tests.sandbox.conftest import FRIDAY, MANIFEST, WORKSPACE
from tests.sandbox.test_plain_text import DATES, MRKDWN

pytestmark = pytest.mark.asyncio(loop_scope="session")
BOTH = [
    *(source for source, _ in MRKDWN),
    *(f"<!date^{FRIDAY_15_IN_VIETNAM}^{token}|then>" for token, _, _ in DATES),
    "",
    "one\n\ntwo",
    "*b*, (_i_) and ~s~.",
    "* not bold* *nor this *",
    "a*b*c and 5*6*7",
    "*two\nlines*",
    "*_both_* _*both*_",
    "**x** __y__",
    "đậm *Tiếng Việt* nghiêng _có dấu_",
    "`a < b` &lt;`x`&gt;",
    "`<@U001>` and ```<#C001>```",
    "<!channel> <!everyone|everyone> <!subteam^S1>",
    "<tel:+84123|call>",
    f"<!date^{FRIDAY_15_IN_VIETNAM}^{{date_long_full}}^https://example.com|then>",
    f"<!date^{FRIDAY_15_IN_VIETNAM}^{{ago}}|then>",
    f"<!date^{FRIDAY_15_IN_VIETNAM - 7200}^{{ago}}|then>",
    f"<!date^{FRIDAY_15_IN_VIETNAM + 90000}^{{date_short_pretty}}|then>",
    ":white_check_mark: :+1: :flag_nowhere: 10:30:45",
    "```one``` two ```three\nfour```",
    "> a\n> b\nc\n> d",
]
SPACES = re.compile(r"[\u00a0\u202f]")


@pytest.mark.parametrize("person", ["U001", "U002"])
async def test_the_browser_reads_mrkdwn_as_the_python_reader_does(stage: Stage, person: str) -> None:
    async with Sandbox(WORKSPACE, manifest=MANIFEST, now=FRIDAY) as slack:
        reader = reader_of(slack, person)
        expected = [read_in_python(source, reader) for source in BOTH]
        member = next(one for one in WORKSPACE.members if one.id == person)
    ctx = {
        "viewer": person,
        "zone": member.zone,
        "locale": member.locale,
        "now": FRIDAY.isoformat(),
        "users": {one.id: {"name": one.shown_name} for one in WORKSPACE.members},
        "channels": {one.id: {"name": one.name} for one in WORKSPACE.channels},
    }
    read = await stage.page.evaluate("([texts, ctx]) => texts.map((text) => gallery.plain(text, ctx))", [BOTH, ctx])
    wrong = {
        source: (SPACES.sub(" ", there), SPACES.sub(" ", here))
        for source, there, here in zip(BOTH, read, expected, strict=True)
        if tidy(there) != tidy(here)
    }
    assert wrong == {}


def tidy(text: str) -> str:
    """Without the line ends beside code, which is a block of its own in the browser."""
    return re.sub(r"\s+", " ", SPACES.sub(" ", text)).strip()


DRAWN = [
    ("*b* _i_ ~s~ `c`", "<strong>b</strong> <em>i</em> <s>s</s> <code>c</code>"),
    ("*bold `code` bold*", "<strong>bold <code>code</code> bold</strong>"),
    ("*<https://e.com|x>*", '<strong><a href="https://e.com">x</a></strong>'),
    ("https://e.com/a?b=1&amp;c=2.", '<a href="https://e.com/a?b=1&amp;c=2">https://e.com/a?b=1&amp;c=2</a>.'),
    ("<javascript:alert(1)|press>", "press"),
    ("<script>x</script>", "scriptx/script"),
    ("&lt;b&gt;&copy;", "&lt;b&gt;&amp;copy;"),
    ("> a\n> b", "<blockquote>a\nb</blockquote>"),
    (">>> a\n\nb", "<blockquote>a\n\nb</blockquote>"),
    ("x\n```\ny *z*\n```\nw", "<p>x</p><pre>y *z*</pre><p>w</p>"),
    ("```a```", "<pre>a</pre>"),
]


@pytest.mark.parametrize(("source", "drawn"), DRAWN)
async def test_mrkdwn_is_drawn_with_its_marks(stage: Stage, source: str, drawn: str) -> None:
    html = await stage.page.evaluate("(text) => gallery.mrkdwn(text)", source)
    bare = re.sub(r' (class|target|rel|title)="[^"]*"', "", html)
    assert drawn in (bare, bare.removeprefix("<p>").removesuffix("</p>"))


async def test_a_verbatim_text_keeps_addresses_and_names_plain(stage: Stage) -> None:
    text = "https://example.com and #sales"
    linked = await stage.page.evaluate("(text) => gallery.mrkdwn(text)", text)
    verbatim = await stage.page.evaluate("(text) => gallery.mrkdwn(text, {verbatim: true})", text)
    assert "<a " in linked
    assert 'data-channel="C001"' in linked
    assert "<a " not in verbatim
    assert "data-channel" not in verbatim


async def test_who_is_mentioned_sees_it(stage: Stage) -> None:
    html = await stage.page.evaluate("() => gallery.mrkdwn('<@U001> <@U002>', {viewer: 'U002'})")
    assert re.search(r'<span class="bk-mention bk-me" data-user="U002">@Bob Stone</span>', html)
    assert re.search(r'<span class="bk-mention" data-user="U001">', html)


async def test_a_notification_is_one_line_and_says_when_there_is_nothing_to_show(stage: Stage) -> None:
    said = await stage.page.evaluate(
        """() => [gallery.notification({text: "one\\n*two* <@U001>"}), gallery.notification({text: "", blocks: [{}]}),
        gallery.notification({text: ""})]"""
    )
    assert said == ["one two @Alice Nguyen", "This content can't be displayed.", ""]


@pytest.mark.parametrize("zone", [HANOI, "Europe/London", "America/New_York", "Asia/Kolkata", "Pacific/Auckland"])
async def test_a_local_time_becomes_a_unix_time_and_comes_back(stage: Stage, zone: str) -> None:
    there = await stage.page.evaluate(
        """async (zone) => {
            const {momentOf, dayOf, timeOf} = await import("./blocks/dates.js");
            const days = ["2026-01-01", "2026-03-29", "2026-10-25", "2026-11-27", "2026-12-31"];
            return days.flatMap((day) => ["00:00", "09:17", "23:45"].map((time) => {
                const moment = new Date(momentOf(day, time, zone) * 1000);
                return [`${day} ${time}`, `${dayOf(moment, zone)} ${timeOf(moment, zone)}`];
            }));
        }""",
        zone,
    )
    assert all(asked == got for asked, got in there), there
