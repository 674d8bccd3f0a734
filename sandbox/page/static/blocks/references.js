// What stands between angle brackets in mrkdwn: people, channels, links, dates and calls to everyone.
import { dateText } from "./dates.js";

const ENTITIES = { "&amp;": "&", "&lt;": "<", "&gt;": ">" };
const SAFE = /^(https?|mailto|tel|slack):/i;

/** Slack's three escapes undone, and no others. @param {string} text */
export const unescaped = (text) => text.replace(/&(?:amp|lt|gt);/g, (entity) => ENTITIES[entity]);

/** An address a link may lead to, or null where following it could run something. */
export const safeUrl = (url) => (SAFE.test(url) ? url : null);

/** @param {string} id @param {import("./scope.js").Reader} ctx */
export const personName = (id, ctx) => `@${ctx.users?.[id]?.name ?? id}`;

/** @param {string} id @param {import("./scope.js").Reader} ctx */
export const channelName = (id, ctx) => `#${ctx.channels?.[id]?.name ?? id}`;

/**
 * The node that the inside of angle brackets stands for.
 * @param {string} inside without the brackets
 * @param {import("./scope.js").Reader} ctx
 * @returns {{kind: string, text: string, id?: string, url?: string|null, title?: string}}
 */
export function reference(inside, ctx) {
  const bar = inside.indexOf("|");
  const target = bar < 0 ? inside : inside.slice(0, bar);
  const label = bar < 0 ? "" : unescaped(inside.slice(bar + 1));
  if (target.startsWith("@")) return { kind: "user", id: target.slice(1), text: personName(target.slice(1), ctx) };
  if (target.startsWith("#")) return { kind: "channel", id: target.slice(1), text: channelName(target.slice(1), ctx) };
  if (target.startsWith("!")) return special(target.slice(1), label, ctx);
  const url = unescaped(target);
  return { kind: "link", url: safeUrl(url), text: label || url.replace(/^mailto:/, "") };
}

function special(target, label, ctx) {
  if (target.startsWith("date^")) return date(target, label, ctx);
  if (target.startsWith("subteam^")) return { kind: "group", text: label || `@${target.slice(8)}` };
  return { kind: "broadcast", text: `@${label.replace(/^@+/, "") || target}` };
}

function date(target, fallback, ctx) {
  const [, timestamp, template, link] = target.split("^");
  if (!/^\d+$/.test(timestamp ?? "") || !template) return { kind: "text", text: fallback };
  const text = dateText(Number(timestamp), unescaped(template), ctx);
  const title = dateText(Number(timestamp), "{date_long} {time}", ctx);
  return { kind: "date", text, title, url: link ? safeUrl(unescaped(link)) : null };
}
