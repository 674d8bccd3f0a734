"""Every figure Slack sets, as one table: what, how much, where it was read and when."""

from dataclasses import dataclass

DOCS = "docs.slack.dev"
SDK = "slack_sdk 3.47 models"
READ = "2026-11"


@dataclass(frozen=True, slots=True)
class Limit:
    """One figure of Slack's: its name, the figure, its unit, the page it was read on and when."""

    what: str
    figure: int
    unit: str
    source: str
    read: str = READ


BLOCK = f"{DOCS}/reference/block-kit/blocks"
ELEMENT = f"{DOCS}/reference/block-kit/block-elements"
PART = f"{DOCS}/reference/block-kit/composition-objects"

LIMITS: tuple[Limit, ...] = (
    # messages and views
    Limit("message.blocks", 50, "blocks", BLOCK),
    Limit("message.text", 4_000, "characters", f"{DOCS}/reference/methods/chat.update"),
    Limit("message.block_characters", 13_200, "characters of JSON", "bolt-js issues 2509, 2867"),
    Limit("message.metadata", 8_000, "bytes", f"{DOCS}/messaging/message-metadata"),
    Limit("view.blocks", 100, "blocks", BLOCK),
    Limit("view.bytes", 250_000, "bytes", f"{DOCS}/reference/methods/views.open"),
    Limit("view.stack", 3, "views", f"{DOCS}/surfaces/modals"),
    Limit("view.title", 24, "characters", f"{DOCS}/reference/views/modal-views"),
    Limit("view.submit", 24, "characters", f"{DOCS}/reference/views/modal-views"),
    Limit("view.close", 24, "characters", f"{DOCS}/reference/views/modal-views"),
    Limit("view.private_metadata", 3_000, "characters", f"{DOCS}/reference/views/modal-views"),
    Limit("view.callback_id", 255, "characters", f"{DOCS}/reference/views/modal-views"),
    Limit("view.external_id", 255, "characters", f"{DOCS}/reference/views/modal-views"),
    # ids
    Limit("block_id", 255, "characters", BLOCK),
    Limit("action_id", 255, "characters", ELEMENT),
    # blocks
    Limit("section.text", 3_000, "characters", f"{BLOCK}/section-block"),
    Limit("section.fields", 10, "items", f"{BLOCK}/section-block"),
    Limit("section.field", 2_000, "characters", f"{BLOCK}/section-block"),
    Limit("header.text", 150, "characters", f"{BLOCK}/header-block"),
    Limit("context.elements", 10, "items", f"{BLOCK}/context-block"),
    Limit("actions.elements", 25, "items", f"{BLOCK}/actions-block"),
    Limit("context_actions.elements", 5, "items", f"{BLOCK}/context-actions-block"),
    Limit("input.label", 2_000, "characters", f"{BLOCK}/input-block"),
    Limit("input.hint", 2_000, "characters", f"{BLOCK}/input-block"),
    Limit("text_object", 3_000, "characters", f"{PART}/text-object"),
    Limit("image.url", 3_000, "characters", f"{BLOCK}/image-block"),
    Limit("image.alt_text", 2_000, "characters", f"{BLOCK}/image-block"),
    Limit("image.title", 2_000, "characters", f"{BLOCK}/image-block"),
    Limit("markdown.text", 12_000, "characters in all", f"{BLOCK}/markdown-block"),
    Limit("table.rows", 100, "rows", f"{BLOCK}/table-block"),
    Limit("table.columns", 20, "cells", f"{BLOCK}/table-block"),
    Limit("table.per_message", 1, "blocks", f"{BLOCK}/table-block"),
    Limit("data_table.rows", 101, "rows", f"{BLOCK}/data-table-block"),
    Limit("data_table.columns", 20, "cells", f"{BLOCK}/data-table-block"),
    Limit("data_table.page_size", 100, "rows", f"{BLOCK}/data-table-block"),
    Limit("chart.title", 50, "characters", f"{BLOCK}/data-visualization-block"),
    Limit("chart.series", 12, "series", f"{BLOCK}/data-visualization-block"),
    Limit("chart.points", 20, "points", f"{BLOCK}/data-visualization-block"),
    Limit("chart.segments", 12, "segments", f"{BLOCK}/data-visualization-block"),
    Limit("chart.label", 20, "characters", f"{BLOCK}/data-visualization-block"),
    Limit("chart.axis_title", 50, "characters", f"{BLOCK}/data-visualization-block"),
    Limit("chart.per_message", 2, "blocks", f"{BLOCK}/data-visualization-block"),
    Limit("video.title", 199, "characters", f"{BLOCK}/video-block"),
    Limit("video.author_name", 49, "characters", f"{BLOCK}/video-block"),
    Limit("card.title", 150, "characters", SDK),
    Limit("card.subtitle", 150, "characters", SDK),
    Limit("card.body", 200, "characters", SDK),
    Limit("card.actions", 5, "items", SDK),
    Limit("carousel.elements", 10, "cards", SDK),
    Limit("container.title", 150, "characters", SDK),
    Limit("container.subtitle", 150, "characters", SDK),
    Limit("container.child_blocks", 10, "blocks", SDK),
    Limit("alert.text", 200, "characters", "github.com/slackapi/java-slack-sdk/pull/1624"),
    Limit("plan.tasks", 50, "items", f"{BLOCK}/plan-block"),
    # elements
    Limit("button.text", 75, "characters", f"{ELEMENT}/button-element"),
    Limit("button.value", 2_000, "characters", f"{ELEMENT}/button-element"),
    Limit("button.url", 3_000, "characters", f"{ELEMENT}/button-element"),
    Limit("button.accessibility_label", 75, "characters", f"{ELEMENT}/button-element"),
    Limit("placeholder", 150, "characters", ELEMENT),
    Limit("select.options", 100, "options", f"{ELEMENT}/select-menu-element"),
    Limit("select.option_groups", 100, "groups", f"{ELEMENT}/select-menu-element"),
    Limit("radio_buttons.options", 10, "options", f"{ELEMENT}/radio-button-group-element"),
    Limit("checkboxes.options", 10, "options", f"{ELEMENT}/checkboxes-element"),
    Limit("overflow.options", 5, "options", f"{ELEMENT}/overflow-menu-element"),
    Limit("option.text", 75, "characters", f"{PART}/option-object"),
    Limit("option.value", 150, "characters", f"{PART}/option-object"),
    Limit("option.description", 75, "characters", f"{PART}/option-object"),
    Limit("option.url", 3_000, "characters", f"{PART}/option-object"),
    Limit("option_group.label", 75, "characters", f"{PART}/option-group-object"),
    Limit("plain_text_input.max_length", 3_000, "characters", f"{ELEMENT}/plain-text-input-element"),
    Limit("file_input.max_files", 10, "files", f"{ELEMENT}/file-input-element"),
    Limit("confirm.title", 100, "characters", f"{PART}/confirmation-dialog-object"),
    Limit("confirm.text", 300, "characters", f"{PART}/confirmation-dialog-object"),
    Limit("confirm.button", 30, "characters", f"{PART}/confirmation-dialog-object"),
    # files
    Limit("file.alt_txt", 1_000, "characters", f"{DOCS}/reference/methods/files.getUploadURLExternal"),
    Limit("file.snippet", 1_000_000, "bytes", f"{DOCS}/reference/methods/files.getUploadURLExternal"),
    Limit("file.channels", 100, "conversations", f"{DOCS}/reference/methods/files.completeUploadExternal"),
    # machine time
    Limit("trigger.seconds", 3, "seconds", f"{DOCS}/interactivity/handling-user-interaction"),
    Limit("ack.seconds", 3, "seconds", f"{DOCS}/interactivity/handling-user-interaction"),
    Limit("events.retry_1", 0, "seconds after the event failed", f"{DOCS}/apis/events-api#retries"),
    Limit("events.retry_2", 60, "seconds after the event failed", f"{DOCS}/apis/events-api#retries"),
    Limit("events.retry_3", 300, "seconds after the event failed", f"{DOCS}/apis/events-api#retries"),
    Limit("response_url.uses", 5, "uses", f"{DOCS}/interactivity/handling-user-interaction"),
    Limit("response_url.seconds", 1_800, "seconds", f"{DOCS}/interactivity/handling-user-interaction"),
    Limit("socket_mode.tickets", 100, "unused URLs kept", "our own, so that they do not pile up"),
    Limit("socket_mode.connections", 10, "sockets", f"{DOCS}/apis/events-api/using-socket-mode"),
    # rates, a minute
    Limit("rate.tier_1", 1, "calls a minute", f"{DOCS}/apis/web-api/rate-limits"),
    Limit("rate.tier_2", 20, "calls a minute", f"{DOCS}/apis/web-api/rate-limits"),
    Limit("rate.tier_3", 50, "calls a minute", f"{DOCS}/apis/web-api/rate-limits"),
    Limit("rate.tier_4", 100, "calls a minute", f"{DOCS}/apis/web-api/rate-limits"),
    Limit("rate.post_message", 1, "posts a second and channel", f"{DOCS}/apis/web-api/rate-limits"),
    Limit("rate.outside_marketplace", 1, "calls a minute", f"{DOCS}/reference/methods/conversations.history"),
    # pages
    Limit("page.outside_marketplace", 15, "objects", f"{DOCS}/reference/methods/conversations.history"),
    Limit("page.history", 999, "objects", f"{DOCS}/reference/methods/conversations.history"),
    Limit("page.list", 1_000, "objects", f"{DOCS}/reference/methods/conversations.list"),
)

_FIGURES = {limit.what: limit.figure for limit in LIMITS}


def figure(what: str) -> int:
    """The figure of that name; KeyError where the table has no such row."""
    return _FIGURES[what]
