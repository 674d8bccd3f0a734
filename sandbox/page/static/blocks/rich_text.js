// Draws rich text, from its lists and quotes down to mentions, dates and colours.
import { html } from "../view.js";
import { dateText } from "./dates.js";
import { sign } from "./emoji.js";
import { drawNode } from "./mrkdwn.js";
import { channelName, personName, safeUrl } from "./references.js";

/**
 * A rich_text block.
 * @param {{block: {elements: object[]}, ctx: import("./scope.js").Reader}} props
 */
export function RichText({ block, ctx }) {
  return html`<div class="bk-rich">${grouped(block.elements).map((part) => drawPart(part, ctx))}</div>`;
}

/** Lists that follow one another belong together: their indents nest them. */
function grouped(elements) {
  const found = [];
  for (const element of elements) {
    const last = found.at(-1);
    if (element.type === "rich_text_list" && Array.isArray(last)) last.push(element);
    else found.push(element.type === "rich_text_list" ? [element] : element);
  }
  return found;
}

function drawPart(part, ctx) {
  if (Array.isArray(part)) return drawLists(part, ctx);
  const inner = part.elements.map((one) => drawInline(one, ctx));
  const border = part.border ? " bk-border" : "";
  if (part.type === "rich_text_quote") return html`<blockquote class=${`bk-quote${border}`}>${inner}</blockquote>`;
  if (part.type === "rich_text_preformatted")
    return html`<pre class=${`bk-pre${border}`} data-language=${part.language}>${inner}</pre>`;
  return html`<p class="bk-text">${inner}</p>`;
}

function drawLists(lists, ctx) {
  const items = [];
  const counts = {};
  let depth = 0;
  for (const list of lists) {
    const indent = list.indent ?? 0;
    if (indent < depth) for (let deeper = indent + 1; deeper <= depth; deeper += 1) delete counts[deeper];
    depth = indent;
    const key = `${list.style}`;
    if (counts[indent]?.key !== key || list.offset) counts[indent] = { key, next: (list.offset ?? 0) + 1 };
    for (const item of list.elements) {
      items.push({ list, indent, number: counts[indent].next, item });
      counts[indent].next += 1;
    }
  }
  return nested(items, 0, ctx);
}

/** The items from a depth on as nested lists, each deeper run inside the item above it. */
function nested(items, depth, ctx) {
  const lists = [];
  for (let at = 0; at < items.length;) {
    const first = items[at];
    let end = at;
    while (end < items.length && (items[end].indent > depth || items[end].list.style === first.list.style)) end += 1;
    lists.push(drawList(items.slice(at, end), depth, ctx));
    at = end;
  }
  return lists;
}

function drawList(items, depth, ctx) {
  const { list, number, indent } = items[0];
  const tag = list.style === "ordered" ? "ol" : "ul";
  if (indent > depth)
    return html`<ul
      class="bk-list bk-list-step">${html`<li class="bk-list-gap">${nested(items, depth + 1, ctx)}</li>`}</ul>`;
  const drawn = [];
  for (let at = 0; at < items.length;) {
    let end = at + 1;
    while (end < items.length && items[end].indent > depth) end += 1;
    const deeper = items.slice(at + 1, end);
    const inner = items[at].item.elements.map((one) => drawInline(one, ctx));
    drawn.push(html`<li>${inner}${deeper.length ? nested(deeper, depth + 1, ctx) : null}</li>`);
    at = end;
  }
  const start = tag === "ol" && number !== 1 ? number : undefined;
  return html`<${tag} class=${`bk-list bk-depth-${depth % 3}${list.border ? " bk-border" : ""}`}
    start=${start}>${drawn}<//>`;
}

const NODES = {
  text: (part) => ({ kind: "text", text: part.text }),
  link: (part) => ({ kind: "link", url: safeUrl(part.url), text: part.text || part.url }),
  user: (part, ctx) => ({ kind: "user", id: part.user_id, text: personName(part.user_id, ctx) }),
  channel: (part, ctx) => ({ kind: "channel", id: part.channel_id, text: channelName(part.channel_id, ctx) }),
  usergroup: (part) => ({ kind: "group", text: `@${part.usergroup_id}` }),
  team: (part) => ({ kind: "group", text: `@${part.team_id}` }),
  broadcast: (part) => ({ kind: "broadcast", text: `@${part.range}` }),
  emoji: (part) => emoji(part),
  date: (part, ctx) => date(part, ctx),
};

function emoji(part) {
  const coded =
    part.unicode && String.fromCodePoint(...part.unicode.split("-").map((code) => Number.parseInt(code, 16)));
  const shown = sign(part.name, part.skin_tone) ?? coded;
  return shown ? { kind: "emoji", name: part.name, text: shown } : { kind: "text", text: `:${part.name}:` };
}

function date(part, ctx) {
  const where = part.timezone ? { ...ctx, zone: part.timezone } : ctx;
  const text = dateText(part.timestamp, part.format, where);
  return {
    kind: "date",
    text,
    title: dateText(part.timestamp, "{date_long} {time}", where),
    url: part.url ? safeUrl(part.url) : null,
  };
}

const STYLES = [
  ["code", (inner) => html`<code class="bk-code">${inner}</code>`],
  ["bold", (inner) => html`<strong>${inner}</strong>`],
  ["italic", (inner) => html`<em>${inner}</em>`],
  ["strike", (inner) => html`<s>${inner}</s>`],
  ["underline", (inner) => html`<u>${inner}</u>`],
  ["highlight", (inner) => html`<mark class="bk-mark">${inner}</mark>`],
  ["client_highlight", (inner) => html`<mark class="bk-mark">${inner}</mark>`],
];

function drawInline(part, ctx) {
  if (part.type === "color")
    return html`<span class="bk-color"><span class="bk-swatch" style=${{ background: part.value }}
      />${part.value}</span>`;
  const node = NODES[part.type]?.(part, ctx) ?? { kind: "text", text: "" };
  const drawn = part.style?.unlink ? node.text : drawNode(node, ctx);
  return STYLES.reduce((inner, [name, wrap]) => (part.style?.[name] ? wrap(inner) : inner), drawn);
}
