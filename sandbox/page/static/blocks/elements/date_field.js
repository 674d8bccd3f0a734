// A field that shows a day and opens a calendar.
import { html, useLayoutEffect, useRef, useState } from "../../view.js";
import { dayOf, dayText } from "../dates.js";
import { useFocusOnLoad } from "../focus.js";
import { usePopover } from "../popover.js";
import { nowOf, useScope, useWords } from "../scope.js";
import { plainOf } from "../text.js";
import { Calendar } from "./calendar.js";

/**
 * @param {{element: object, field: object, value: string|null, onChange: (day: string|null) => void, busy?: boolean,
 *   name?: string}} props
 */
export function DateField({ element, field, value, onChange, busy, name }) {
  const { ctx, disabled } = useScope();
  const words = useWords();
  const button = useFocusOnLoad(element);
  const panel = useRef(null);
  const [open, setOpen] = useState(false);
  const close = (back) => {
    setOpen(false);
    if (back) button.current.focus();
  };
  usePopover({ anchor: button, panel, open, onAway: () => close(false), whole: true });
  useLayoutEffect(() => {
    if (open) panel.current.querySelector("[data-day][tabindex='0']").focus();
  }, [open]);
  const pick = (day) => {
    close(true);
    if (day !== value) onChange(day);
  };
  const keyed = (event) => {
    if (event.key !== "Escape") return;
    event.preventDefault();
    event.stopPropagation();
    close(true);
  };
  const left = (event) => {
    if (event.relatedTarget && !panel.current?.contains(event.relatedTarget) && event.relatedTarget !== button.current)
      close(false);
  };
  const opened = (event) => {
    if (event.key !== "ArrowDown") return;
    event.preventDefault();
    setOpen(true);
  };
  const shown = value
    ? dayText(value, ctx.locale, { dateStyle: "medium" })
    : plainOf(element.placeholder) || words.chooseDate;
  const id = field.id ?? `${element.action_id}-date`;
  return html`<button type="button" ref=${button} id=${id}
    class=${`bk-field-box bk-date-button${value ? "" : " bk-empty"}${open ? " bk-open" : ""}`} disabled=${disabled}
    autofocus=${element.focus_on_load || undefined}
      data-action-id=${element.action_id} data-value=${value ?? ""} aria-haspopup="dialog" aria-expanded=${open}
      aria-busy=${busy || undefined} aria-labelledby=${field.labelledby ? `${field.labelledby} ${id}-text` : undefined}
      aria-label=${field.labelledby ? undefined : `${name ?? (plainOf(element.placeholder) || words.date)}: ${shown}`}
      aria-describedby=${field.describedby} aria-invalid=${field.invalid ? "true" : undefined}
      onClick=${() => setOpen(!open)} onKeyDown=${opened}>
      <span class="bk-field-sign" aria-hidden="true">📅</span><span id=${`${id}-text`}
        class="bk-date-text">${shown}</span>
      ${
        busy
          ? html`<span class="bk-spinner" aria-hidden="true" />`
          : html`<span class="bk-caret" aria-hidden="true"
        />`
      }
    </button>
    ${
      open &&
      html`<div ref=${panel} class="bk-panel bk-calendar-panel" popover="manual" role="dialog"
        aria-label=${words.chooseDate} onKeyDown=${keyed} onFocusOut=${left}>
      <${Calendar} value=${value} today=${dayOf(nowOf(ctx), ctx.zone || "UTC")} locale=${ctx.locale} onPick=${pick} />
      <div class="bk-row bk-calendar-foot">
        <button type="button" class="bk-button bk-quiet"
          onClick=${() => pick(dayOf(nowOf(ctx), ctx.zone || "UTC"))}>${words.today}</button>
        ${
          field.optional &&
          value &&
          html`<button type="button" class="bk-button bk-quiet"
          onClick=${() => pick(null)}>${words.clear}</button>`
        }
      </div>
    </div>`
    }`;
}
