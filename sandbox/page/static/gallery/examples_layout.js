// Examples of what is only looked at: text, pictures and boxes.

export const plain = (text) => ({ type: "plain_text", text });
export const md = (text) => ({ type: "mrkdwn", text });
const section = (text, more = {}) => ({ type: "section", text: md(text), ...more });
export const run = (text, style) => ({ type: "text", text, ...(style && { style }) });
export const line = (...elements) => ({ type: "rich_text_section", elements });
const list = (style, indent, ...items) => ({
  type: "rich_text_list",
  style,
  indent,
  elements: items.map((item) => line(run(item))),
});
const image = { type: "image", image_url: "gallery/picture.svg", alt_text: "Hills under a low sun" };
const lost = { type: "image", image_url: "https://example.invalid/none.png", alt_text: "A picture that cannot be had" };
const here = (one) => ({ ...one, image_url: new URL(one.image_url, import.meta.url.replace("gallery/", "")).href });
const card = (title, more = {}) => ({
  type: "card",
  title: md(`*${title}*`),
  subtitle: plain("Due Friday"),
  body: md("A few words on _what_ it is."),
  ...more,
});
const button = (text, more = {}) => ({ type: "button", action_id: text, text: plain(text), ...more });

const MRKDWN = [
  "*bold* _italic_ ~struck~ `code` *_both_* and snake_case_name, 2 * 3 * 4",
  "Hi <@U001>, ask <@U002> in <#C001> or <#C999>; <!here> and <!subteam^S1|@leads>",
  "<https://example.com|A link>, https://example.com/bare?a=1&amp;b=2, <mailto:a@example.com|a@example.com>",
  "Due <!date^1795766400^{date_long} at {time}|Friday>, that is <!date^1795766400^{date_pretty} {time}|today>, <!date^1795773600^{ago}|soon>",
  "a &lt;b&gt; &amp;amp; c :tada: :wave::skin-tone-4: :unheard_of: ✅",
  "> quoted *words*\n> on two lines\nand not",
  "```\nif x &lt; 2:\n    return *not bold*\n```",
].join("\n");

export const LAYOUT = [
  { id: "mrkdwn", title: "mrkdwn", blocks: [section(MRKDWN)] },
  {
    id: "header",
    title: "header, divider, context",
    blocks: [
      { type: "header", text: plain("Week 48 :dart:") },
      section("Words under it"),
      { type: "divider" },
      {
        type: "context",
        elements: [here(image), md("*Alice* changed this <!date^1795762800^{ago}|lately>"), plain("plain")],
      },
    ],
  },
  {
    id: "fields",
    title: "section with fields",
    blocks: [
      {
        type: "section",
        text: md("*Sales* this quarter"),
        fields: [
          md("*Owner*\n<@U001>"),
          md("*Due*\n31 December"),
          md("*Progress*\n64 %"),
          md("*Confidence*\n:large_yellow_circle: Medium"),
        ],
      },
    ],
  },
  {
    id: "long",
    title: "a long text folds",
    blocks: [section(Array.from({ length: 24 }, (_, index) => `Line ${index + 1} of a long text`).join("\n"))],
  },
  {
    id: "image",
    title: "image, with a title, and one that is lost",
    blocks: [
      { ...here(image), title: plain("From the hill") },
      lost,
      section("With a picture beside it", { accessory: here(image) }),
    ],
  },
  {
    id: "rich",
    title: "rich text",
    blocks: [
      {
        type: "rich_text",
        elements: [
          line(
            run("Bold", { bold: true }),
            run(" italic", { italic: true }),
            run(" struck", { strike: true }),
            run(" both", { bold: true, italic: true }),
            run(" code", { code: true }),
            run(" under", { underline: true }),
          ),
          line(
            { type: "user", user_id: "U002" },
            run(" in "),
            { type: "channel", channel_id: "C001" },
            run(" for "),
            { type: "broadcast", range: "here" },
            run(" "),
            { type: "emoji", name: "tada" },
            run(" "),
            { type: "link", url: "https://example.com", text: "a link" },
            run(", "),
            { type: "date", timestamp: 1795766400, format: "{date_short} {time}", fallback: "Friday" },
            run(", "),
            { type: "color", value: "#2f7f6d" },
          ),
          list("bullet", 0, "One", "Two"),
          list("ordered", 1, "Two, first", "Two, second"),
          list("bullet", 2, "Deeper"),
          list("bullet", 0, "Three"),
          { ...list("ordered", 0, "From five", "Six"), offset: 4 },
          { type: "rich_text_quote", elements: [run("Said once,\nsaid twice")] },
          { type: "rich_text_preformatted", elements: [run("x = 1\ny = x + 1")] },
        ],
      },
    ],
  },
  {
    id: "markdown",
    title: "markdown",
    blocks: [
      {
        type: "markdown",
        text: "# One\nSome **bold**, *slanted*, ~~struck~~, `code` and [a link](https://example.com).\n\n- one\n- two\n  1. inside\n\n- [x] done\n- [ ] open\n\n> quoted\n\n| Team | KRs |\n|:--|--:|\n| Sales | 12 |\n\n```python\nprint(1)\n```\n---\n<b>not bold</b> <script>alert(1)</script>",
      },
    ],
  },
  {
    id: "video",
    title: "video, file",
    blocks: [
      {
        type: "video",
        title: plain("How check-ins work"),
        title_url: "https://example.com/v",
        video_url: "https://example.com/embed",
        thumbnail_url: here(image).image_url,
        alt_text: "A screen",
        author_name: "Alice",
        provider_name: "Tube",
        description: plain("Three minutes."),
      },
      { type: "file", external_id: "ABCD1", source: "remote" },
    ],
  },
  {
    id: "alerts",
    title: "alerts (modal)",
    surface: "modal",
    blocks: ["default", "info", "warning", "error", "success"].map((level) => ({
      type: "alert",
      level,
      text: md(`This is *${level}*`),
    })),
  },
  {
    id: "cards",
    title: "card, carousel",
    blocks: [
      card("A card", {
        hero_image: here(image),
        subtext: plain("small"),
        actions: [button("Open", { style: "primary" }), button("Later")],
      }),
      { type: "carousel", elements: ["One", "Two", "Three"].map((name) => card(name, { actions: [button(name)] })) },
    ],
  },
  {
    id: "containers",
    title: "container",
    blocks: [
      {
        type: "container",
        title: plain("A box"),
        subtitle: plain("with a line under its head"),
        has_header_divider: true,
        child_blocks: [section("Inside"), { type: "divider" }, { type: "context", elements: [md("small")] }],
      },
      {
        type: "container",
        title: plain("A box that folds"),
        is_collapsible: true,
        default_collapsed: true,
        child_blocks: [section("Hidden at first")],
      },
    ],
  },
  {
    id: "tasks",
    title: "task card, plan",
    blocks: [
      {
        type: "task_card",
        task_id: "0",
        title: "Read the figures",
        status: "in_progress",
        details: { type: "rich_text", elements: [line(run("Looking at 12 key results"))] },
        sources: [{ type: "url", url: "https://example.com", text: "the sheet" }],
      },
      {
        type: "plan",
        title: "Write the digest",
        tasks: ["complete", "in_progress", "pending", "error"].map((status, index) => ({
          type: "task_card",
          task_id: `${index + 1}`,
          title: `Step ${index + 1}`,
          status,
        })),
      },
    ],
  },
];
