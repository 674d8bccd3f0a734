// A menu one can type into: the combobox of every select, for one choice or many.
import { html, useId, useRef, useState } from "../../view.js";
import { useFocusOnLoad } from "../focus.js";
import { usePopover } from "../popover.js";
import { useScope, useWords } from "../scope.js";
import { flat, narrowed, OptionList } from "./option_list.js";
import { pickerKeys } from "./picker_keys.js";

/**
 * @typedef {{key: string, label: string, description?: string, sign?: string, data: any}} Choice
 * @typedef {{label: string|null, options: Choice[]}} Group
 */

/**
 * @param {object} props
 * @param {object} props.element for its placeholder, action_id and focus_on_load
 * @param {object} props.field how the input block labels it
 * @param {Group[]} props.groups what can be chosen
 * @param {Choice[]} props.chosen what is chosen
 * @param {(chosen: Choice[]) => void} props.onChange
 * @param {boolean} [props.many]
 * @param {number} [props.most] how many may be chosen
 * @param {string} [props.status] said instead of "nothing found": that options are being loaded, or why they are not
 * @param {(query: string|null) => void} [props.onQuery] told what is typed: the options are then taken as they come
 * @param {(query: string) => Choice|null} [props.free] a choice made of what is typed
 * @param {boolean} [props.busy]
 * @param {string} [props.name] what it is called where no label names it
 */
export function Picker({
  element,
  field,
  groups,
  chosen,
  onChange,
  many = false,
  most = Infinity,
  status,
  onQuery,
  free,
  busy,
  name,
}) {
  const { disabled } = useScope();
  const words = useWords();
  const id = useId();
  const control = useFocusOnLoad(element);
  const anchor = useRef(null);
  const panel = useRef(null);
  const [open, setOpen] = useState(false);
  const [query, setQuery] = useState(null);
  const [active, setActive] = useState(0);
  const shown = narrowed(groups, { query: onQuery ? null : query, free });
  const options = flat(shown);
  const keys = chosen.map((one) => one.key);
  const full = many && chosen.length >= most;

  const ask = (text) => {
    setQuery(text);
    onQuery?.(text);
  };
  const show = (at) => {
    if (disabled) return;
    if (!open) onQuery?.(query ?? "");
    setOpen(true);
    setActive(
      at ??
        Math.max(
          0,
          options.findIndex((one) => keys.includes(one.key)),
        ),
    );
  };
  const hide = () => {
    setOpen(false);
    setQuery(null);
  };
  const choose = (option) => {
    if (!option) return;
    const had = keys.includes(option.key);
    if (full && !had) return;
    if (!many) hide();
    else if (query) ask("");
    if (many) onChange(had ? chosen.filter((one) => one.key !== option.key) : [...chosen, option]);
    else if (!had) onChange([option]);
  };
  const drop = (option) => {
    onChange(chosen.filter((one) => one.key !== option.key));
    control.current.focus();
  };
  const typed = (event) => {
    ask(event.target.value);
    setOpen(true);
    setActive(0);
  };
  usePopover({ anchor, panel, open, onAway: hide, wide: true });

  const current = open ? options[active] : undefined;
  const label = many ? "" : (chosen[0]?.label ?? "");
  const placeholder = element.placeholder?.text ?? (many ? words.chooseSome : words.choose);
  const press = pickerKeys({
    open,
    show,
    hide,
    choose,
    options,
    active,
    setActive,
    query,
    dropLast: () => many && chosen.length && onChange(chosen.slice(0, -1)),
  });
  return html`<div ref=${anchor}
    class=${`bk-field-box bk-picker${disabled ? " bk-disabled" : ""}${open ? " bk-open" : ""}`}
    data-action-id=${element.action_id} onClick=${() => control.current.focus()}>
      ${
        many &&
        chosen.map(
          (one) => html`<${Chip} key=${one.key} one=${one} disabled=${disabled}
        onDrop=${() => drop(one)} />`,
        )
      }
      <input ref=${control} id=${field.id} type="text" role="combobox" class="bk-picker-text" autocomplete="off"
        spellcheck=${false} value=${query ?? label}
        placeholder=${many && chosen.length ? "" : placeholder} disabled=${disabled}
        autofocus=${element.focus_on_load || undefined}
        aria-expanded=${open} aria-controls=${`${id}-list`} aria-autocomplete="list" aria-haspopup="listbox"
        aria-activedescendant=${current ? `${id}-${active}` : undefined}
        aria-label=${field.labelledby ? undefined : (name ?? placeholder)} aria-describedby=${field.describedby}
        aria-invalid=${field.invalid ? "true" : undefined} aria-busy=${busy || undefined}
        onInput=${typed} onKeyDown=${press} onClick=${() => show()} onBlur=${hide} />
      ${
        field.optional && !many && chosen.length && !disabled
          ? html`<button type="button" class="bk-clear"
        aria-label=${words.clear} onClick=${() => drop(chosen[0])}>×</button>`
          : null
      }
      ${
        busy
          ? html`<span class="bk-spinner" aria-hidden="true" />`
          : html`<span class="bk-caret" aria-hidden="true"
        />`
      }
    </div>
    ${
      open &&
      html`<div ref=${panel} class="bk-panel bk-list-panel" popover="manual"
        onMouseDown=${(event) => event.preventDefault()}>
      ${full && html`<p class="bk-panel-note" role="status">${words.chosenMost(most)}</p>`}
      <${OptionList} id=${id} groups=${shown} active=${active} keys=${keys} many=${many} full=${full}
        label=${name ?? placeholder} onPoint=${setActive} onChoose=${choose} />
      ${!options.length && html`<p class="bk-panel-note" role="status">${status ?? words.nothingFound}</p>`}
    </div>`
    }`;
}

function Chip({ one, disabled, onDrop }) {
  const words = useWords();
  return html`<span class="bk-chip"><span>${one.label}</span><button type="button" class="bk-chip-drop"
    disabled=${disabled} aria-label=${words.remove(one.label)} onClick=${onDrop}>×</button></span>`;
}
