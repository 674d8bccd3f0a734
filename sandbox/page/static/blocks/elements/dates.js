// Date, time and date-and-time pickers.
import { html, useState } from "../../view.js";
import { dayOf, momentOf, timeOf } from "../dates.js";
import { useHeld } from "../held.js";
import { useScope, useWords } from "../scope.js";
import { DateField } from "./date_field.js";
import { TimeField } from "./time_field.js";

/** A datepicker: selected_date as YYYY-MM-DD. */
export function DatePicker({ block, element, field }) {
  const scope = useScope();
  const held = useHeld(block, element);
  return html`<${DateField} element=${element} field=${field} value=${held.value} busy=${scope.busy(block, element)}
    onChange=${(day) => held.set(day)} />`;
}

/** A timepicker: selected_time as HH:mm, in the zone the element names. */
export function TimePicker({ block, element, field }) {
  const scope = useScope();
  const words = useWords();
  const held = useHeld(block, element);
  return html`<${TimeField} element=${element} field=${field} value=${held.value} busy=${scope.busy(block, element)}
    onChange=${(time) => held.set(time)} />
    ${element.timezone && html`<p class="bk-hint">${words.inZone(element.timezone)}</p>`}`;
}

/** A datetimepicker: selected_date_time as Unix time in seconds, picked in the reader's zone; set once both are. */
export function DateTimePicker({ block, element, field }) {
  const scope = useScope();
  const words = useWords();
  const held = useHeld(block, element);
  const zone = scope.ctx.zone || "UTC";
  const [part, setPart] = useState({});
  const moment = held.value ? new Date(held.value * 1000) : null;
  const day = part.day ?? (moment && dayOf(moment, zone));
  const time = part.time ?? (moment && timeOf(moment, zone));
  const change = (next) => {
    const whole = { day, time, ...next };
    if (whole.day && whole.time) {
      setPart({});
      held.set(momentOf(whole.day, whole.time, zone));
    } else {
      setPart(whole);
      if (held.value) held.set(null);
    }
  };
  const busy = scope.busy(block, element);
  const inner = { describedby: field.describedby, invalid: field.invalid };
  const timed = { ...element, focus_on_load: false };
  const both = html`<${DateField} element=${element} field=${{ ...inner, id: field.id ?? `${element.action_id}-day` }}
    value=${day} busy=${busy} name=${words.date} onChange=${(value) => change({ day: value })} />
    <${TimeField} element=${timed} field=${{ ...inner, id: `${field.id ?? element.action_id}-time` }} value=${time}
      busy=${busy} name=${words.time} onChange=${(value) => change({ time: value })} />`;
  return field.labelledby
    ? html`<div class="bk-pair">${both}</div>`
    : html`<div class="bk-pair" role="group" aria-label=${`${words.date}, ${words.time}`}>${both}</div>`;
}
