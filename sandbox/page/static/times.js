// Moments as the person looking reads them: in their zone and in their language.
const made = new Map();

function format(locale, zone, options) {
  const key = JSON.stringify([locale, zone, options]);
  if (!made.has(key)) made.set(key, new Intl.DateTimeFormat(locale || "en-US", { timeZone: zone || "UTC", ...options }));
  return made.get(key);
}

/** A message's ts as a Date. */
export const momentOf = (ts) => new Date(Number(ts) * 1000);

export const timeOf = (date, me) => format(me.locale, me.zone, { hour: "numeric", minute: "2-digit" }).format(date);

export const fullOf = (date, me) => format(me.locale, me.zone, { dateStyle: "full", timeStyle: "short" }).format(date);

/** The day a moment falls on there, 2026-11-27, to tell days apart. */
export const dayOf = (date, me) =>
  format("en-CA", me.zone, { year: "numeric", month: "2-digit", day: "2-digit" }).format(date);

/** The name of a day: today, yesterday, or weekday and date. */
export function dayName(date, now, me, t) {
  const day = dayOf(date, me);
  if (day === dayOf(now, me)) return t("Today");
  if (day === dayOf(new Date(now - 86_400_000), me)) return t("Yesterday");
  return weekdayAndDate(date, me, { weekday: "long", day: "numeric", month: "long" });
}

/** Weekday and date, for the clock. */
export const dateOf = (date, me) => weekdayAndDate(date, me, { weekday: "short", day: "numeric", month: "short" });

/** The year a moment falls in there. */
export const yearOf = (date, me) => dayOf(date, me).slice(0, 4);

/** As people of the locale write it; Vietnamese is "thứ Sáu 27/11", where Intl would say "27 thg 11". */
function weekdayAndDate(date, me, options) {
  if (!me.locale?.startsWith("vi")) return format(me.locale, me.zone, options).format(date);
  const [, month, day] = dayOf(date, me).split("-").map(Number);
  return `${format(me.locale, me.zone, { weekday: "long" }).format(date)} ${day}/${month}`;
}

/** The city of a zone: Asia/Ho_Chi_Minh is Ho Chi Minh. */
export const cityOf = (zone) => (zone || "").split("/").pop().replaceAll("_", " ");

/** Seconds, short: 0.12 s, 45 ms. */
export const spanOf = (seconds) =>
  seconds == null ? "" : seconds < 1 ? `${Math.max(1, Math.round(seconds * 1000))} ms` : `${seconds.toFixed(1)} s`;
