// JSON as lines, each knowing the pointer of what stands on it, so that a refusal can be shown where it points.
import { html } from "./view.js";

/** The lines of a value: {text, pointer, depth}. */
export function linesOf(value, pointer = "", depth = 0, name = null, comma = "") {
  const label = name === null ? "" : `${JSON.stringify(name)}: `;
  const rows = Array.isArray(value) ? value.map((inner, index) => [index, inner, null])
    : value && typeof value === "object" ? Object.entries(value).map(([key, inner]) => [key, inner, key]) : null;
  if (!rows || rows.length === 0) return [{ text: `${label}${JSON.stringify(value) ?? "null"}${comma}`, pointer, depth }];
  const [open, close] = Array.isArray(value) ? "[]" : "{}";
  const inner = rows.flatMap(([key, one, shown], index) =>
    linesOf(one, `${pointer}/${key}`, depth + 1, shown, index < rows.length - 1 ? "," : ""));
  return [{ text: `${label}${open}`, pointer, depth }, ...inner, { text: `${close}${comma}`, pointer: null, depth }];
}

/** Slack's messages as {pointer, text}: `must be a string [json-pointer:/blocks/0/text]`. */
export function pointed(messages) {
  return (messages ?? []).map((message) => {
    const found = /\[json-pointer:([^\]]*)\]/.exec(message);
    return { pointer: found?.[1] ?? null, text: message.replace(/^\[ERROR\] /, "").replace(/ ?\[json-pointer:[^\]]*\]/, "") };
  });
}

/** A value as JSON, with what was refused marked at its line. @param {{value: any, refused?: {pointer, text}[]}} props */
export function Json({ value, refused = [] }) {
  return html`<pre class="json" tabindex="0">${linesOf(value).map((line, index) => {
    const wrong = line.pointer === null ? [] : refused.filter((one) => one.pointer === line.pointer);
    return html`<span key=${index} class=${wrong.length ? "json-line is-wrong" : "json-line"}>${"  ".repeat(line.depth)}${line.text}${wrong.map((one) => html`<em> ← ${one.text}</em>`)}${"\n"}</span>`;
  })}</pre>`;
}
