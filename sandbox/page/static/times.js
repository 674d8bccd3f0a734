// Moments as the person looking reads them: in their zone and in their language.
const made = new Map();

function format(locale, zone, options) {
  const key = JSON.stringify([locale, zone, options]);
  const how = { timeZone: zone || "UTC", ...options };
  if (!made.has(key)) made.set(key, new Intl.DateTimeFormat(locale || "en-US", how));
  return made.get(key);
}

/** A message's ts as a Date. */
export const momentOf = (ts) => new Date(Number(ts) * 1000);

export const timeOf = (date, me) => format(me.locale, me.zone, { timeStyle: "short" }).format(date);

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

/** Weekday and date, and the year, for the clock, as people of the locale write them. */
export function clockDate(date, me) {
  const year = dayOf(date, me).slice(0, 4);
  const day = weekdayAndDate(date, me, { weekday: "short", day: "numeric", month: "short" });
  const joined = isVietnamese(me) ? `/${year}` : me.locale === "en-US" ? `, ${year}` : ` ${year}`;
  return [day, joined];
}

const isVietnamese = (me) => me.locale?.startsWith("vi");
const VI_SHORT = ["CN", "T2", "T3", "T4", "T5", "T6", "T7"];

/** Vietnamese is "thứ Sáu 27/11", short "T6 27/11", where Intl would say "27 thg 11". */
function weekdayAndDate(date, me, options) {
  if (!isVietnamese(me)) return format(me.locale, me.zone, options).format(date);
  const [year, month, day] = dayOf(date, me).split("-").map(Number);
  const short = VI_SHORT[new Date(Date.UTC(year, month - 1, day)).getUTCDay()];
  const weekday = options.weekday === "short" ? short : format(me.locale, me.zone, { weekday: "long" }).format(date);
  return `${weekday} ${day}/${month}`;
}

/** The city of a zone: Asia/Ho_Chi_Minh is Ho Chi Minh. */
export const cityOf = (zone) => (zone || "").split("/").pop().replaceAll("_", " ");

/** Seconds, short: 0.12 s, 45 ms. */
export const spanOf = (seconds) =>
  seconds == null ? "" : seconds < 1 ? `${Math.max(1, Math.round(seconds * 1000))} ms` : `${seconds.toFixed(1)} s`;
