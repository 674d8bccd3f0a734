"""Blocks that are only looked at: each says what it holds."""

from typing import Any

import pytest
from playwright.async_api import expect

from tests.browser.blocks.shapes import mrkdwn, option, plain, section
from tests.browser.blocks.stage import Stage
from tests.sandbox.shapes import card, chart, container, data_table, pie, rich_text, task, video

pytestmark = pytest.mark.asyncio(loop_scope="session")
LOST = {"type": "image", "image_url": "https://example.invalid/x.png", "alt_text": "A chart"}
BLOCKS: list[tuple[dict[str, Any], str, str]] = [
    ({"type": "header", "text": plain("Week :dart:")}, "h3", "Week 🎯"),
    ({"type": "header", "text": plain("Small"), "level": 3}, "h5", "Small"),
    ({"type": "context", "elements": [mrkdwn("*small*"), plain("print")]}, ".bk-context", "smallprint"),
    (section("*Words*"), ".bk-section strong", "Words"),
    ({**LOST, "title": plain("Title")}, "figcaption", "Title"),
    ({"type": "markdown", "text": "# One\ntwo"}, "h3", "One"),
    ({"type": "markdown", "text": "<b>x</b>"}, ".bk-markdown-body", "<b>x</b>"),
    ({"type": "alert", "text": mrkdwn("*Careful*"), "level": "warning"}, "[role=note] strong", "Careful"),
    (card(subtitle=plain("sub")), "article .bk-soft", "sub"),
    ({"type": "carousel", "elements": [card(), card(title=mrkdwn("Two"))]}, "[role=listitem] >> nth=1", "Two"),
    (container(), ".bk-box-body", "words"),
    (task(), ".bk-task", "○Task"),
    ({"type": "plan", "title": "Plan", "tasks": [task()]}, ".bk-plan-title", "Plan 0/1"),
    (video(), ".bk-video-words a", "V"),
    ({"type": "file", "external_id": "X1", "source": "remote"}, ".bk-file-card", "📄 File X1"),
    (rich_text({"type": "user", "user_id": "U002"}), ".bk-mention", "@Bob Stone"),
    (rich_text({"type": "text", "text": "b", "style": {"bold": True}}), "strong", "b"),
    (rich_text({"type": "link", "url": "https://e.com"}), "a[href='https://e.com']", "https://e.com"),
    (rich_text({"type": "emoji", "name": "tada"}), "[role=img]", "🎉"),
    (rich_text({"type": "color", "value": "#ff0000"}), ".bk-color", "#ff0000"),
    (rich_text({"type": "usergroup", "usergroup_id": "S1"}), ".bk-mention", "@S1"),
]


@pytest.mark.parametrize(("block", "where", "text"), BLOCKS)
async def test_a_block_says_what_it_holds(stage: Stage, block: dict[str, Any], where: str, text: str) -> None:
    await stage.show(block, surface="message")
    await expect(stage.page.locator(where).first).to_have_text(text)


async def test_fields_stand_in_two_columns(stage: Stage) -> None:
    await stage.show({"type": "section", "fields": [mrkdwn(name) for name in "abcd"]}, surface="message")
    boxes = [await one.bounding_box() for one in await stage.page.locator(".bk-field").all()]
    lefts = [round(box["x"]) for box in boxes if box]
    assert lefts[0] == lefts[2] < lefts[1] == lefts[3]


async def test_a_picture_that_cannot_be_had_is_described(stage: Stage) -> None:
    await stage.show({**LOST, "block_id": "b"}, surface="message")
    await expect(stage.page.get_by_role("img", name="A chart")).to_be_visible()
    await expect(stage.page.locator("img")).to_have_count(0)


async def test_a_picture_of_the_page_is_shown_with_its_description(stage: Stage) -> None:
    await stage.show(
        {"type": "image", "image_url": stage.page.url.replace("gallery.html?stage", "icon.svg"), "alt_text": "Icon"}
    )
    await expect(stage.page.locator("img[alt=Icon]")).to_be_visible()


async def test_a_long_text_of_a_message_folds_and_opens(stage: Stage) -> None:
    await stage.show(section("\n".join(f"line {index}" for index in range(40))), surface="message")
    folded = await stage.block().bounding_box()
    await stage.page.get_by_role("button", name="See more").click()
    opened = await stage.block().bounding_box()
    assert folded
    assert opened
    assert opened["height"] > folded["height"] * 1.5
    await expect(stage.page.get_by_role("button", name="See less")).to_have_attribute("aria-expanded", "true")


async def test_a_section_that_says_expand_is_never_folded(stage: Stage) -> None:
    await stage.show(section("\n".join("x" * 40), expand=True), surface="message")
    await expect(stage.page.locator(".bk-more")).to_have_count(0)


async def test_lists_of_rich_text_nest_by_their_indent(stage: Stage) -> None:
    def items(style: str, indent: int, *texts: str) -> dict[str, Any]:
        lines = [{"type": "rich_text_section", "elements": [{"type": "text", "text": text}]} for text in texts]
        return {"type": "rich_text_list", "style": style, "indent": indent, "elements": lines}

    lists = [
        items("bullet", 0, "one"),
        items("ordered", 1, "in"),
        items("bullet", 0, "two"),
        items("ordered", 0, "last"),
    ]
    await stage.show({"type": "rich_text", "elements": lists}, surface="message")
    await expect(stage.page.locator(".bk-rich > ul > li")).to_have_count(2)
    await expect(stage.page.locator(".bk-rich > ul > li:first-child > ol > li")).to_have_text("in")
    await expect(stage.page.locator(".bk-rich > ol > li")).to_have_text("last")


async def test_a_table_has_a_header_row_and_its_columns_aligned(stage: Stage) -> None:
    rows = [
        [{"type": "raw_text", "text": "Team"}, {"type": "raw_text", "text": "KRs"}],
        [rich_text(), {"type": "raw_number", "value": 1234.5}],
    ]
    await stage.show({"type": "table", "rows": rows, "column_settings": [None, {"align": "right"}]}, surface="message")
    await expect(stage.page.get_by_role("columnheader")).to_have_text(["Team", "KRs"])
    await expect(stage.page.get_by_role("cell")).to_have_text(["words", "1,234.5"])
    await expect(stage.page.get_by_role("cell").nth(1)).to_have_css("text-align", "right")


async def test_a_data_table_is_sorted_searched_and_paged(stage: Stage) -> None:
    rows = [
        [{"type": "raw_text", "text": name}, {"type": "raw_number", "value": len(name)}]
        for name in ["Name", "bb", "dddd", "a", "ccc", "eeeee", "ffffff"]
    ]
    await stage.show({**data_table(page_size=3), "rows": rows}, surface="message")
    first = stage.page.get_by_role("row").nth(1)
    await expect(first).to_have_text("bb2")
    await stage.page.get_by_role("button", name="4").press("Enter")
    await stage.page.get_by_role("button", name="4").press("Enter")
    await expect(stage.page.get_by_role("columnheader").nth(1)).to_have_attribute("aria-sort", "descending")
    await expect(first).to_have_text("ffffff6")
    await stage.page.get_by_role("button", name="Next").click()
    await expect(stage.page.get_by_text("4–6 of 6")).to_be_visible()
    await stage.page.get_by_label("Search rows").fill("CC")
    await expect(first).to_have_text("ccc3")


@pytest.mark.parametrize("kind", ["bar", "line", "area"])
async def test_a_chart_is_drawn_and_read_out(stage: Stage, kind: str) -> None:
    block = chart(series=2, points=3)
    block["chart"]["type"] = kind
    await stage.show(block, surface="message")
    await expect(stage.page.get_by_role("img", name="Chart")).to_be_visible()
    marks = "rect" if kind == "bar" else "circle"
    await expect(stage.page.locator(f"svg {marks}")).to_have_count(6)
    await expect(stage.page.locator("figure table")).to_contain_text("s1")


async def test_a_pie_says_each_share(stage: Stage) -> None:
    block = pie()
    block["chart"]["segments"] = [{"label": "High", "value": 3}, {"label": "Low", "value": 1}]
    await stage.show(block, surface="message")
    await expect(stage.page.locator(".bk-key li")).to_have_text(["High3 · 75%", "Low1 · 25%"])


async def test_a_chart_of_nothing_but_noughts_and_one_point_is_drawn(stage: Stage) -> None:
    block = chart()
    block["chart"]["series"][0]["data"][0]["value"] = 0
    await stage.show(block, surface="message")
    assert "NaN" not in await stage.page.locator("svg").inner_html()


async def test_a_container_folds_by_keyboard(stage: Stage) -> None:
    await stage.show(container(is_collapsible=True, default_collapsed=True), surface="message")
    head = stage.page.get_by_role("button", name="Box")
    await expect(stage.page.get_by_text("words")).to_be_hidden()
    await head.press("Enter")
    await expect(head).to_have_attribute("aria-expanded", "true")
    await expect(stage.page.get_by_text("words")).to_be_visible()


async def test_options_of_mrkdwn_are_drawn_with_their_marks(stage: Stage) -> None:
    boxes = {"type": "checkboxes", "action_id": "a", "options": [{**option("x"), "text": mrkdwn("*Bold*")}]}
    await stage.show(section(accessory=boxes))
    await expect(stage.page.locator(".bk-option strong")).to_have_text("Bold")
