// Slack's date tokens in the reader's zone and language, and local times as Unix times and back.
import { nowOf } from "./scope.js";
import { wordsFor } from "./words.js";

const TOKEN = /\{(\w+)\}/g;
const STYLES = { date: "long", date_short: "medium", date_long: "full", date_long_full: "long" };
const PRETTY = { date_pretty: "date", date_short_pretty: "date_short", date_long_pretty: "date_long" };
const UNITS = [
  ["year", 31536000],
  ["month", 2592000],
  ["week", 604800],
  ["day", 86400],
  ["hour", 3600],
  ["minute", 60],
  ["second", 1],
];
const NEARLY = 0.85; // as Babel does: from 85 % of a unit on, that unit is used

const formats = new Map();

/** A formatter of that locale, made once; English where the locale is not one. */
export function formatter(locale, options) {
  const key = `${locale} ${JSON.stringify(options)}`;
  if (!formats.has(key)) {
    let made;
    try {
      made = new Intl.DateTimeFormat(locale, options);
    } catch {
      made = new Intl.DateTimeFormat("en-US", { ...options, timeZone: "UTC" });
    }
    formats.set(key, made);
  }
  return formats.get(key);
}

/** The calendar day of a moment in a zone, as YYYY-MM-DD. @param {Date} moment @param {string} zone */
export function dayOf(moment, zone) {
  const parts = {};
  for (const { type, value } of wall(moment, zone)) parts[type] = value;
  return `${parts.year}-${parts.month}-${parts.day}`;
}

/** The clock's time of a moment in a zone, as HH:mm. */
export function timeOf(moment, zone) {
  const parts = {};
  for (const { type, value } of wall(moment, zone)) parts[type] = value;
  return `${parts.hour}:${parts.minute}`;
}

function wall(moment, zone) {
  return formatter("en-CA", {
    timeZone: zone,
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    hour: "2-digit",
    minute: "2-digit",
    second: "2-digit",
    hourCycle: "h23",
  }).formatToParts(moment);
}

/** The Unix time, in seconds, at which a zone's clocks show that day and time; an hour they skip is moved on. */
export function momentOf(day, time, zone) {
  const shown = Date.parse(`${day}T${time}:00Z`);
  const offset = (at) => Date.parse(`${dayOf(new Date(at), zone)}T${timeOf(new Date(at), zone)}:00Z`) - at;
  const first = shown - offset(shown);
  return (shown - offset(first)) / 1000;
}

/** A day (YYYY-MM-DD) as people of that locale write it. @param {string} day @param {Intl.DateTimeFormatOptions} style */
export function dayText(day, locale, style = { dateStyle: "long" }) {
  return formatter(locale, { ...style, timeZone: "UTC" }).format(new Date(`${day}T00:00:00Z`));
}

/** A time (HH:mm) as people of that locale write it. */
export function timeText(time, locale) {
  return formatter(locale, { timeStyle: "short", timeZone: "UTC" }).format(new Date(`2000-01-01T${time}:00Z`));
}

/**
 * The template with every token put in; a token Slack does not know stays as it is.
 * @param {number} timestamp Unix time in seconds
 * @param {string} template such as `{date_short} {time}`
 * @param {import("./scope.js").Reader} ctx
 */
export function dateText(timestamp, template, ctx) {
  const moment = new Date(timestamp * 1000);
  return template.replace(TOKEN, (whole, name) => token(name, moment, ctx) ?? whole);
}

function token(name, moment, ctx) {
  const zone = ctx.zone || "UTC";
  const shown = (options) => formatter(ctx.locale, { ...options, timeZone: zone }).format(moment);
  if (name in PRETTY) return nearby(moment, ctx) ?? token(PRETTY[name], moment, ctx);
  if (name === "day_divider_pretty") return nearby(moment, ctx) ?? divider(moment, ctx, shown);
  if (name in STYLES) return shown({ dateStyle: STYLES[name] });
  if (name === "time") return shown({ timeStyle: "short" });
  if (name === "time_secs") return shown({ timeStyle: "medium" });
  if (name === "date_num") return dayOf(moment, zone);
  if (name === "date_slash") return shown({ dateStyle: "short" });
  if (name === "ago") return ago(moment, ctx);
  return null;
}

function nearby(moment, ctx) {
  const zone = ctx.zone || "UTC";
  const days = (Date.parse(dayOf(moment, zone)) - Date.parse(dayOf(nowOf(ctx), zone))) / 86400000;
  return wordsFor(ctx.locale).nearby[days];
}

function divider(moment, ctx, shown) {
  const zone = ctx.zone || "UTC";
  const sameYear = dayOf(moment, zone).slice(0, 4) === dayOf(nowOf(ctx), zone).slice(0, 4);
  return shown(sameYear ? { weekday: "long", month: "long", day: "numeric" } : { dateStyle: "full" });
}

function ago(moment, ctx) {
  const seconds = (moment - nowOf(ctx)) / 1000;
  const [unit, size] = UNITS.find(([, size]) => Math.abs(seconds) / size >= NEARLY) ?? ["second", 1];
  const format = new Intl.RelativeTimeFormat(ctx.locale || "en-US", { numeric: "always" });
  return format.format((Math.sign(seconds) || 1) * Math.round(Math.abs(seconds) / size), unit);
}
