// JSON as lines, each knowing the pointer of what stands on it, so that a refusal can be shown where it points.
import { html } from "./view.js";

/** The lines of a value: {text, pointer, depth}. */
export function linesOf(value, pointer = "", depth = 0, name = null, comma = "") {
  const label = name === null ? "" : `${JSON.stringify(name)}: `;
  const rows = Array.isArray(value) ? value.map((inner, index) => [index, inner, null])
    : value && typeof value === "object" ? Object.entries(value).map(([key, inner]) => [key, inner, key]) : null;
  if (!rows?.length) return [{ text: `${label}${JSON.stringify(value) ?? "null"}${comma}`, pointer, depth }];
  const [open, close] = Array.isArray(value) ? "[]" : "{}";
  const inner = rows.flatMap(([key, one, shown], index) =>
    linesOf(one, `${pointer}/${key}`, depth + 1, shown, index < rows.length - 1 ? "," : ""));
  return [{ text: `${label}${open}`, pointer, depth }, ...inner, { text: `${close}${comma}`, pointer: null, depth }];
}

/** Slack's messages as {pointer, text}: `must be a string [json-pointer:/blocks/0/text]`. */
export function pointed(messages) {
  return (messages ?? []).map((message) => {
    const found = /\[json-pointer:([^\]]*)\]/.exec(message);
    const text = message.replace(/^\[ERROR\] /, "").replace(/ ?\[json-pointer:[^\]]*\]/, "");
    return { pointer: found?.[1] ?? null, text };
  });
}

/**
 * A value as JSON, with what was refused marked at its line.
 * @param {{value: any, refused?: {pointer: string, text: string}[]}} props
 */
export function Json({ value, refused = [] }) {
  const wrongAt = (line) => (line.pointer === null ? [] : refused.filter((one) => one.pointer === line.pointer));
  const drawn = linesOf(value).map((line) => html`<${Line} line=${line} wrong=${wrongAt(line)} />`);
  return html`<pre class="json" tabindex="0">${drawn}</pre>`;
}

function Line({ line, wrong }) {
  const kind = wrong.length ? "json-line is-wrong" : "json-line";
  const notes = wrong.map((one) => html`<em> ← ${one.text}</em>`);
  return html`<span class=${kind}>${"  ".repeat(line.depth)}${line.text}${notes}${"\n"}</span>`;
}
