// The list of a picker's options, in their groups, and how typing narrows it.
import { html, useEffect, useRef } from "../../view.js";

const DRAWN_AT_MOST = 200;

/** Text as it is searched: without case, accents or emoji signs. */
export const searchable = (text) =>
  text.normalize("NFD").replace(/\p{M}/gu, "").replace(/[đĐ]/g, "d").toLocaleLowerCase().trim();

/** The options of all groups in order. @param {import("./picker.js").Group[]} groups */
export const flat = (groups) => groups.flatMap((group) => group.options);

/** The groups with the options that what is typed leaves. */
export function narrowed(groups, { query, free }) {
  const wanted = searchable(query ?? "");
  if (!wanted) return capped(groups);
  const made = free?.(query);
  const fits = (option) =>
    option.key !== made?.key && searchable(`${option.label} ${option.description ?? ""}`).includes(wanted);
  const left = groups
    .map((group) => ({ ...group, options: group.options.filter(fits) }))
    .filter((group) => group.options.length);
  return capped(made ? [{ label: null, options: [made] }, ...left] : left);
}

function capped(groups) {
  let room = DRAWN_AT_MOST;
  return groups.map((group) => {
    const options = group.options.slice(0, Math.max(0, room));
    room -= options.length;
    return { ...group, options };
  });
}

/** The listbox itself; the focus stays in the field, which names the option under the cursor. */
export function OptionList({ id, groups, active, keys, many, full, label, onPoint, onChoose }) {
  const list = useRef(null);
  useEffect(() => {
    list.current?.querySelector(".bk-active")?.scrollIntoView({ block: "nearest" });
  }, [active, groups.length]);
  let index = -1;
  const draw = (option) => {
    index += 1;
    const at = index;
    const on = keys.includes(option.key);
    return html`<div key=${option.key} id=${`${id}-${at}`} role="option"
      class=${`bk-choice${at === active ? " bk-active" : ""}`} aria-selected=${on}
      aria-disabled=${full && !on ? "true" : undefined}
      data-value=${option.key} onPointerMove=${() => at !== active && onPoint(at)} onClick=${() => onChoose(option)}>
      ${option.sign && html`<span class="bk-choice-sign" aria-hidden="true">${option.sign}</span>`}
      <span class="bk-choice-words"><span>${option.label}</span>${
        option.description &&
        html`<span
        class="bk-soft">${option.description}</span>`
      }</span>
      <span class="bk-check" aria-hidden="true">${on ? "✓" : ""}</span>
    </div>`;
  };
  const drawn = groups.map((group, number) =>
    group.label
      ? html`<div key=${`g${number}`} role="group" aria-labelledby=${`${id}-g${number}`}><div class="bk-group"
        id=${`${id}-g${number}`}>${group.label}</div>${group.options.map(draw)}</div>`
      : group.options.map(draw),
  );
  return html`<div ref=${list} id=${`${id}-list`} class="bk-choices" role="listbox" aria-label=${label}
    aria-multiselectable=${many ? "true" : undefined}>${drawn}</div>`;
}
