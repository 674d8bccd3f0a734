// A field for a time of day: half hours to choose from, any minute to type.
import { html, useMemo } from "../../view.js";
import { timeText } from "../dates.js";
import { useScope, useWords } from "../scope.js";
import { Picker } from "./picker.js";

const TYPED = /^(\d{1,2})(?:\s*(?:[:.]|h|giờ|g)\s*(\d{2})?|(\d{2}))?\s*(am|a|sa|pm|p|ch)?\.?$/i;

/** What was typed as HH:mm, or null where it is no time: 9, 9:17, 1530, 3 pm, 15h30. @param {string} text */
export function typedTime(text) {
  const match = TYPED.exec(text.trim());
  if (!match) return null;
  const half = match[4]?.toLowerCase();
  let hour = Number(match[1]);
  const minute = Number(match[2] ?? match[3] ?? 0);
  if (half && (hour < 1 || hour > 12)) return null;
  if (half) hour = (hour % 12) + (half.startsWith("p") || half === "ch" ? 12 : 0);
  if (hour > 23 || minute > 59) return null;
  return `${String(hour).padStart(2, "0")}:${String(minute).padStart(2, "0")}`;
}

/**
 * @param {{element: object, field: object, value: string|null, onChange: (time: string|null) => void, busy?: boolean,
 *   name?: string}} props
 */
export function TimeField({ element, field, value, onChange, busy, name }) {
  const { ctx } = useScope();
  const words = useWords();
  const choice = (time) => ({ key: time, label: timeText(time, ctx.locale), data: time });
  const groups = useMemo(() => {
    const times = Array.from(
      { length: 48 },
      (_, half) => `${String(half >> 1).padStart(2, "0")}:${half % 2 ? "30" : "00"}`,
    );
    return [{ label: null, options: times.map(choice) }];
  }, [ctx.locale]);
  const free = (text) => {
    const time = typedTime(text);
    return time && choice(time);
  };
  const named = element.placeholder ? element : { ...element, placeholder: { text: words.chooseTime } };
  return html`<${Picker} element=${named} field=${field} groups=${groups} free=${free}
    chosen=${value ? [choice(value)] : []} busy=${busy} name=${name}
    onChange=${(chosen) => onChange(chosen[0]?.data ?? null)} />`;
}
