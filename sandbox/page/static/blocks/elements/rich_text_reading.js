// Reads what was written in the rich text box as a rich_text block.
import { emojiSplit } from "../emoji.js";

const STYLES = {
  B: "bold",
  STRONG: "bold",
  I: "italic",
  EM: "italic",
  S: "strike",
  STRIKE: "strike",
  DEL: "strike",
  CODE: "code",
};
const BLOCKS = { BLOCKQUOTE: "rich_text_quote", PRE: "rich_text_preformatted" };
const URL = /(https?:\/\/[^\s<>]*[^\s<>.,;:!?'")\]}])/;

/** The rich_text block that stands in a box, or null where nothing is written. @param {HTMLElement} box */
export function richTextOf(box) {
  const parts = [];
  read(box, parts);
  const elements = parts.map(trimmed).filter((part) => part.elements.length);
  return elements.length ? { type: "rich_text", elements } : null;
}

function read(parent, parts) {
  for (const node of parent.childNodes) {
    if (node.nodeName === "UL" || node.nodeName === "OL") list(node, parts, 0);
    else if (node.nodeName in BLOCKS) parts.push({ type: BLOCKS[node.nodeName], elements: inline(node, {}) });
    else if (node.nodeName === "P" || node.nodeName === "DIV") paragraph(node, parts);
    else add(parts, inlineNode(node, {}));
  }
}

function paragraph(node, parts) {
  const blocks = [...node.children].some((child) => child.nodeName in BLOCKS || /^(UL|OL|P|DIV)$/.test(child.nodeName));
  if (blocks) return read(node, parts);
  const last = parts.at(-1);
  if (last?.type === "rich_text_section") last.elements.push({ type: "text", text: "\n" });
  return add(parts, inline(node, {}));
}

function add(parts, elements) {
  const last = parts.at(-1);
  if (last?.type === "rich_text_section") last.elements.push(...elements);
  else parts.push({ type: "rich_text_section", elements: [...elements] });
}

function list(node, parts, indent) {
  const style = node.nodeName === "OL" ? "ordered" : "bullet";
  const items = [];
  const flush = () => {
    if (items.length) parts.push({ type: "rich_text_list", style, indent, elements: items.splice(0) });
  };
  for (const child of node.children) {
    const deeper =
      child.nodeName === "LI" ? [...child.children].filter((one) => /^(UL|OL)$/.test(one.nodeName)) : [child];
    if (child.nodeName === "LI") {
      const own = [...child.childNodes].filter((one) => !deeper.includes(one)).flatMap((one) => inlineNode(one, {}));
      if (own.length) items.push(trimmed({ type: "rich_text_section", elements: own }));
    }
    for (const one of deeper) {
      flush();
      list(one, parts, indent + 1);
    }
  }
  flush();
}

const inline = (parent, style) => [...parent.childNodes].flatMap((node) => inlineNode(node, style));

function inlineNode(node, style) {
  if (node.nodeType === Node.TEXT_NODE) return texts(node.data.replaceAll("\u00a0", " "), style);
  if (node.nodeName === "BR") return [{ type: "text", text: "\n" }];
  const styled = node.nodeName in STYLES ? { ...style, [STYLES[node.nodeName]]: true } : style;
  const named = reference(node, styled);
  return named ? [named] : inline(node, styled);
}

function reference(node, style) {
  if (node.dataset?.user) return withStyle({ type: "user", user_id: node.dataset.user }, style);
  if (node.dataset?.channel) return withStyle({ type: "channel", channel_id: node.dataset.channel }, style);
  if (node.classList?.contains("bk-emoji")) return { type: "emoji", name: node.title.slice(1, -1) };
  if (node.nodeName === "A") {
    const url = node.getAttribute("href");
    return withStyle(
      node.textContent === url ? { type: "link", url } : { type: "link", url, text: node.textContent },
      style,
    );
  }
  return null;
}

function texts(text, style) {
  if (!text) return [];
  if (style.code) return [withStyle({ type: "text", text }, style)];
  return text.split(URL).flatMap((piece, index) => {
    if (index % 2) return [withStyle({ type: "link", url: piece }, style)];
    return emojiSplit(piece).map((part) =>
      part.kind === "emoji" ? { type: "emoji", name: part.name } : withStyle({ type: "text", text: part.text }, style),
    );
  });
}

const withStyle = (part, style) => (Object.keys(style).length ? { ...part, style } : part);

/** Neighbours of one style joined; the empty line a browser leaves at the end taken off. */
function trimmed(part) {
  if (part.type === "rich_text_list") return part;
  const joined = [];
  for (const one of part.elements) {
    const last = joined.at(-1);
    if (last?.type === "text" && one.type === "text" && JSON.stringify(last.style) === JSON.stringify(one.style))
      last.text += one.text;
    else joined.push({ ...one });
  }
  const end = joined.at(-1);
  if (end?.type === "text") end.text = end.text.replace(/\n+$/, "");
  return { ...part, elements: joined.filter((one) => one.type !== "text" || one.text) };
}
