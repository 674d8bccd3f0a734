// Draws mrkdwn, and says in one line what a notification of a message shows.
import { html } from "../view.js";
import { nodesText, readMrkdwn } from "./mrkdwn_reader.js";
import { wordsFor } from "./words.js";

const TAGS = { bold: "strong", italic: "em", strike: "s" };

/** One node of marked text; `ctx` for who is reading. */
export function drawNode(node, ctx) {
  const tag = TAGS[node.kind];
  if (tag) return html`<${tag}>${node.inner.map((inner) => drawNode(inner, ctx))}<//>`;
  return (DRAWN[node.kind] ?? DRAWN.text)(node, ctx);
}

const DRAWN = {
  text: (node) => node.text,
  code: (node) => html`<code class="bk-code">${node.text}</code>`,
  emoji: (node) =>
    html`<span class="bk-emoji" role="img" aria-label=${node.name.replaceAll("_", " ")}
      title=${`:${node.name}:`}>${node.text}</span>`,
  user: (node, ctx) =>
    html`<span class=${`bk-mention${node.id === ctx.viewer ? " bk-me" : ""}`} data-user=${node.id}>${node.text}</span>`,
  group: (node) => html`<span class="bk-mention">${node.text}</span>`,
  broadcast: (node) => html`<span class="bk-mention bk-me">${node.text}</span>`,
  channel: (node, ctx) =>
    ctx.onOpenChannel && ctx.channels?.[node.id]
      ? html`<button type="button" class="bk-mention bk-channel" data-channel=${node.id}
        onClick=${() => ctx.onOpenChannel(node.id)}>${node.text}</button>`
      : html`<span class="bk-mention" data-channel=${node.id}>${node.text}</span>`,
  link: (node) => (node.url ? link(node.url, node.text) : node.text),
  date: (node) => {
    const shown = html`<time class="bk-date" title=${node.title}>${node.text}</time>`;
    return node.url ? link(node.url, shown) : shown;
  },
};

/** A link that opens beside the page. */
export const link = (url, shown) =>
  html`<a class="bk-link" href=${url} target="_blank" rel="noopener noreferrer">${shown}</a>`;

/**
 * mrkdwn as Slack draws it.
 * @param {{text: string, ctx: import("./scope.js").Reader, verbatim?: boolean}} props
 */
export function Mrkdwn({ text, ctx, verbatim = false }) {
  return html`<div
    class="bk-mrkdwn">${readMrkdwn(text ?? "", ctx, { verbatim }).map((paragraph) => drawParagraph(paragraph, ctx))}</div>`;
}

function drawParagraph({ kind, nodes }, ctx) {
  if (kind === "preformatted") return html`<pre class="bk-pre">${nodesText(nodes)}</pre>`;
  const drawn = nodes.map((node) => drawNode(node, ctx));
  return kind === "quote"
    ? html`<blockquote class="bk-quote">${drawn}</blockquote>`
    : html`<p class="bk-text">${drawn}</p>`;
}

/**
 * The one line a notification shows: the message's text, or that there is none to show.
 * @param {{text?: string, blocks?: object[]}} message
 * @param {import("./scope.js").Reader} ctx
 * @returns {string}
 */
export function notificationText(message, ctx) {
  const read = readMrkdwn(message.text ?? "", ctx)
    .map(({ nodes }) => nodesText(nodes))
    .join(" ");
  const line = read.split(/\s+/).filter(Boolean).join(" ");
  return line || (message.blocks?.length ? wordsFor(ctx.locale).noPreview : "");
}
