// A month to pick a day from, worked by arrows, Home, End and Page keys or by pressing.
import { html, useLayoutEffect, useRef, useState } from "../../view.js";
import { dayText, formatter } from "../dates.js";
import { useWords } from "../scope.js";

const DAY = 86400000;
const at = (day) => new Date(`${day}T00:00:00Z`);
const iso = (date) => date.toISOString().slice(0, 10);
const shifted = (day, days) => iso(new Date(at(day).getTime() + days * DAY));

/** The same day some months on, or the last one of that month. */
export function monthsOn(day, months) {
  const date = at(day);
  const wanted = date.getUTCDate();
  const moved = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + months, 1));
  const length = new Date(Date.UTC(moved.getUTCFullYear(), moved.getUTCMonth() + 1, 0)).getUTCDate();
  moved.setUTCDate(Math.min(wanted, length));
  return iso(moved);
}

/** The first day of a week, 1 Monday to 7 Sunday, where that locale is spoken. */
function firstOfWeek(locale) {
  try {
    const known = new Intl.Locale(locale);
    return (known.getWeekInfo?.() ?? known.weekInfo)?.firstDay ?? 1;
  } catch {
    return 1;
  }
}

function weeksOf(day, locale) {
  const first = `${day.slice(0, 8)}01`;
  const back = (at(first).getUTCDay() - firstOfWeek(locale) + 7) % 7;
  const start = shifted(first, -back);
  const weeks = [];
  for (let week = 0; week < 6; week += 1)
    weeks.push(Array.from({ length: 7 }, (_, index) => shifted(start, week * 7 + index)));
  return weeks.filter((week) => week.some((one) => one.slice(0, 7) === day.slice(0, 7)));
}

/**
 * @param {{value: string|null, today: string, locale: string, onPick: (day: string) => void}} props days as YYYY-MM-DD
 */
export function Calendar({ value, today, locale, onPick }) {
  const words = useWords();
  const [day, setDay] = useState(value ?? today);
  const grid = useRef(null);
  const moved = useRef(false);
  useLayoutEffect(() => {
    if (moved.current) grid.current.querySelector('[tabindex="0"]')?.focus();
    moved.current = false;
  }, [day]);
  const go = (to) => {
    moved.current = true;
    setDay(to);
  };
  const weeks = weeksOf(day, locale);
  const keyed = (event) => {
    const row = weeks.find((week) => week.includes(day));
    const step = event.shiftKey ? 12 : 1;
    const moves = {
      ArrowLeft: () => shifted(day, -1),
      ArrowRight: () => shifted(day, 1),
      ArrowUp: () => shifted(day, -7),
      ArrowDown: () => shifted(day, 7),
      Home: () => row[0],
      End: () => row[6],
      PageUp: () => monthsOn(day, -step),
      PageDown: () => monthsOn(day, step),
    };
    if (!(event.key in moves)) return;
    event.preventDefault();
    go(moves[event.key]());
  };
  const dayClass = (one) =>
    [
      "bk-day",
      one === value && "bk-day-on",
      one === today && "bk-day-today",
      one.slice(0, 7) !== day.slice(0, 7) && "bk-day-out",
    ]
      .filter(Boolean)
      .join(" ");
  const drawDay = (one) => html`<td key=${one} role="gridcell" aria-selected=${one === value}>
    <button type="button"
      class=${dayClass(one)}
      tabindex=${one === day ? "0" : "-1"} data-day=${one} aria-current=${one === today ? "date" : undefined}
      aria-label=${dayText(one, locale, { dateStyle: "full" })}
      onClick=${() => onPick(one)}>${Number(one.slice(8))}</button></td>`;
  return html`<div class="bk-calendar">
    <div class="bk-calendar-head">
      <button type="button" class="bk-icon-button" aria-label=${words.previousMonth}
        onClick=${() => setDay(monthsOn(day, -1))}>‹</button>
      <span class="bk-strong" aria-live="polite">${dayText(day, locale, { month: "long", year: "numeric" })}</span>
      <button type="button" class="bk-icon-button" aria-label=${words.nextMonth}
        onClick=${() => setDay(monthsOn(day, 1))}>›</button>
    </div>
    <table ref=${grid} role="grid" aria-label=${dayText(day, locale, { month: "long", year: "numeric" })}
      onKeyDown=${keyed}>
      <thead><tr>${weeks[0].map(
        (one) => html`<th key=${one} scope="col"
        abbr=${dayText(one, locale, { weekday: "long" })}>${weekday(one, locale)}</th>`,
      )}</tr></thead>
      <tbody>${weeks.map((week) => html`<tr key=${week[0]}>${week.map(drawDay)}</tr>`)}</tbody>
    </table>
  </div>`;
}

/** A weekday in two or three letters: Mon, or T2 in Vietnamese. */
const weekday = (day, locale) =>
  formatter(locale, { weekday: String(locale).startsWith("vi") ? "narrow" : "short", timeZone: "UTC" })
    .format(at(day))
    .slice(0, 3);
