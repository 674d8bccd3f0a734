// Standard Markdown, read by marked and drawn as nodes of the page, never as raw HTML.
import { html } from "../view.js";
import { marked } from "../vendor/marked.js";
import { withSigns } from "./emoji.js";
import { link } from "./mrkdwn.js";
import { safeUrl } from "./references.js";
import { useWords } from "./scope.js";

/** A markdown block. */
export function Markdown({ block }) {
  return html`<div class="bk-markdown-body">${marked.lexer(block.text, { gfm: true, breaks: true }).map(draw)}</div>`;
}

const inner = (token) => (token.tokens ? token.tokens.map(draw) : plain(token));
const plain = (token) => withSigns(decoded(token.text ?? token.raw ?? ""));
const ENTITIES = { amp: "&", lt: "<", gt: ">", quot: '"', "#39": "'" };
const decoded = (text) => text.replace(/&(amp|lt|gt|quot|#39);/g, (_, name) => ENTITIES[name]);

const DRAWN = {
  space: () => null,
  heading: (token) => html`<${`h${Math.min(6, token.depth + 2)}`} class="bk-heading">${inner(token)}<//>`,
  paragraph: (token) => html`<p class="bk-text">${inner(token)}</p>`,
  text: (token) => inner(token),
  escape: (token) => token.text,
  strong: (token) => html`<strong>${inner(token)}</strong>`,
  em: (token) => html`<em>${inner(token)}</em>`,
  del: (token) => html`<s>${inner(token)}</s>`,
  codespan: (token) => html`<code class="bk-code">${decoded(token.text)}</code>`,
  code: (token) => html`<pre class="bk-pre" data-language=${token.lang || undefined}>${token.text}</pre>`,
  checkbox: (token) => html`<${TaskBox} done=${token.checked} /> `,
  br: () => html`<br />`,
  hr: () => html`<hr class="bk-rule" />`,
  blockquote: (token) => html`<blockquote class="bk-quote">${inner(token)}</blockquote>`,
  link: (token) => (safeUrl(token.href) ? link(token.href, inner(token)) : inner(token)),
  image: (token) => (safeUrl(token.href) ? link(token.href, token.text || token.href) : token.text),
  list: (token) =>
    html`<${token.ordered ? "ol" : "ul"} class="bk-list"
      start=${token.ordered && token.start !== 1 ? token.start : undefined}>${token.items.map(item)}<//>`,
  table: (token) => table(token),
  html: (token) => token.raw,
};

const draw = (token) => (DRAWN[token.type] ?? DRAWN.text)(token);

function TaskBox({ done }) {
  const { status } = useWords();
  return html`<input type="checkbox" class="bk-task-box" disabled checked=${done}
    aria-label=${done ? status.complete : status.pending} />`;
}

function item(token) {
  return html`<li class=${token.task ? "bk-task-item" : ""}>${token.tokens.map(draw)}</li>`;
}

function table(token) {
  const cell = (tag) => (one) => html`<${tag} class=${`bk-align-${one.align ?? "left"} bk-wrapped`}>${inner(one)}<//>`;
  return html`<div class="bk-frame" tabindex="0" role="group" aria-label="table"><table class="bk-grid">
    <thead><tr>${token.header.map(cell("th"))}</tr></thead>
    <tbody>${token.rows.map((row) => html`<tr>${row.map(cell("td"))}</tr>`)}</tbody>
  </table></div>`;
}
