// Reads mrkdwn into paragraphs, quotes and code, and those into a small tree of marked text.
import { emojiSplit } from "./emoji.js";
import { reference, unescaped } from "./references.js";

/**
 * @typedef {object} Node
 * @property {string} kind text, bold, italic, strike, code, emoji, user, channel, group, broadcast, link or date
 * @property {string} [text]
 * @property {Node[]} [inner] of bold, italic and strike
 *
 * @typedef {object} Paragraph
 * @property {"text"|"quote"|"preformatted"} kind
 * @property {Node[]} nodes
 */

const PREFORMATTED = /```([\s\S]+?)```/;
const ATOM = /`([^`\n]+)`|<([^<>]+)>/g;
const BARE = /https?:\/\/[^\s<>\u0000]*[^\s<>\u0000.,;:!?'")\]}]/g;
const QUOTED = /^(?:&gt;|>) ?/;
const QUOTED_ON = /^(?:&gt;|>){3} ?/;
const WORD = "\\p{L}\\p{M}\\p{N}_";
const MARKS = { "*": "bold", _: "italic", "~": "strike" };
const MARKED = new RegExp(
  Object.keys(MARKS)
    .map((mark) => {
      const m = mark === "*" ? "\\*" : mark;
      return `(?<![${WORD}${m}])${m}(?=\\S)([^${m}\\n]*?\\S)${m}(?![${WORD}${m}])`;
    })
    .join("|"),
  "u",
);

/**
 * The paragraphs of mrkdwn.
 * @param {string} source
 * @param {import("./scope.js").Reader} ctx
 * @param {{verbatim?: boolean}} [how] verbatim leaves bare addresses and #names as plain text
 * @returns {Paragraph[]}
 */
export function readMrkdwn(source, ctx, { verbatim = false } = {}) {
  const pieces = source.split(new RegExp(PREFORMATTED.source, "g"));
  const paragraphs = [];
  pieces.forEach((piece, index) => {
    if (index % 2) {
      paragraphs.push({ kind: "preformatted", nodes: [codeNode(piece.replace(/^\n+|\n+$/g, ""), ctx)] });
      return;
    }
    let text = index > 0 ? piece.replace(/^\n/, "") : piece;
    if (index < pieces.length - 1) text = text.replace(/\n$/, "");
    if (text) paragraphs.push(...lines(text, ctx, verbatim));
  });
  return paragraphs;
}

function lines(text, ctx, verbatim) {
  const found = [];
  let on = false;
  for (const line of text.split("\n")) {
    const starts = !on && QUOTED_ON.test(line);
    on ||= starts;
    const quoted = on || QUOTED.test(line);
    const kind = quoted ? "quote" : "text";
    const bare = starts ? line.replace(QUOTED_ON, "") : quoted && !on ? line.replace(QUOTED, "") : line;
    const last = found.at(-1);
    if (last?.kind === kind) last.text += `\n${bare}`;
    else found.push({ kind, text: bare });
  }
  return found.map(({ kind, text: inner }) => ({ kind, nodes: inline(inner, ctx, verbatim) }));
}

/** The nodes of one run of text: code and references are held aside while the marks are read. */
function inline(text, ctx, verbatim) {
  const held = [];
  const hold = (node) => `\u0000${held.push(node) - 1}\u0000`;
  let left = text
    .replace(/\u0000/g, "")
    .replace(ATOM, (_, code, inside) => hold(code === undefined ? reference(inside, ctx) : codeNode(code, ctx)));
  if (!verbatim) left = linkified(left, ctx, hold);
  return marked(left, held);
}

function linkified(text, ctx, hold) {
  const linked = text.replace(BARE, (url) => hold({ kind: "link", url: unescaped(url), text: unescaped(url) }));
  const ids = Object.entries(ctx.channels ?? {});
  return linked.replace(new RegExp(`(?<![${WORD}&#/])#([${WORD}-]{1,80})`, "gu"), (whole, name) => {
    const known = ids.find(([, channel]) => channel.name === name && (channel.kind ?? "public") === "public");
    return known ? hold({ kind: "channel", id: known[0], text: whole }) : whole;
  });
}

function marked(text, held) {
  const match = MARKED.exec(text);
  if (!match) return plain(text, held);
  const kind = MARKS[match[0][0]];
  const inner = marked(match[1] ?? match[2] ?? match[3], held);
  const after = text.slice(match.index + match[0].length);
  return [...plain(text.slice(0, match.index), held), { kind, inner }, ...marked(after, held)];
}

function plain(text, held) {
  return text.split(/\u0000(\d+)\u0000/).flatMap((piece, index) => {
    if (index % 2) return [held[Number(piece)]];
    return piece ? emojiSplit(unescaped(piece)) : [];
  });
}

function codeNode(text, ctx) {
  const read = text
    .split(/<([^<>]+)>/)
    .map((piece, index) => (index % 2 ? reference(piece, ctx).text : unescaped(piece)));
  return { kind: "code", text: read.join("") };
}

/** Nodes as bare text. @param {Node[]} nodes @returns {string} */
export const nodesText = (nodes) => nodes.map((node) => (node.inner ? nodesText(node.inner) : node.text)).join("");

/** mrkdwn as it reads, with quotes marked by a bar, as the sandbox's own plain text has it. */
export function plainMrkdwn(source, ctx) {
  const bar = (text) =>
    text
      .split("\n")
      .map((line) => `│ ${line}`)
      .join("\n");
  return readMrkdwn(source, ctx)
    .map(({ kind, nodes }) => (kind === "quote" ? bar(nodesText(nodes)) : nodesText(nodes)))
    .join("\n");
}
