// A button that opens a menu: arrow keys move, Escape and a press elsewhere close it.
import { html, useEffect, useLayoutEffect, useRef, useState } from "./view.js";

/**
 * @param {object} props
 * @param {string} props.label
 * @param {any} props.sign what stands on the button
 * @param {{label: string, note?: string, onPick: () => void}[]} props.items
 * @param {string} [props.className] of the button
 */
export function Menu({ label, sign, items, className = "quiet icon" }) {
  const [open, setOpen] = useState(false);
  const whole = useRef(null);
  const button = useRef(null);
  useLayoutEffect(() => {
    if (open) whole.current.querySelector("[role=menuitem]")?.focus();
  }, [open]);
  useEffect(() => {
    if (!open) return undefined;
    const away = (event) => whole.current?.contains(event.target) || setOpen(false);
    document.addEventListener("pointerdown", away, true);
    return () => document.removeEventListener("pointerdown", away, true);
  }, [open]);
  const close = () => {
    setOpen(false);
    button.current.focus();
  };
  const keyed = (event) => {
    if (!open) return;
    const all = [...whole.current.querySelectorAll("[role=menuitem]")];
    const at = all.indexOf(document.activeElement);
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: all.length - 1 }[event.key];
    if (event.key === "Escape" || event.key === "Tab") {
      if (event.key === "Escape") event.preventDefault();
      event.stopPropagation();
      close();
    } else if (to !== undefined) {
      event.preventDefault();
      all[(to + all.length) % all.length].focus();
    }
  };
  const pick = (item) => {
    close();
    item.onPick();
  };
  return html`<span class="menu" ref=${whole} onKeyDown=${keyed}>
    <button type="button" ref=${button} class=${className} aria-haspopup="menu" aria-expanded=${open}
      aria-label=${label} title=${label} onClick=${() => setOpen(!open)}>${sign}</button>
    ${open && html`<span class="menu-list" role="menu" aria-label=${label}>${items.map((item) => html`
      <button key=${item.label} type="button" role="menuitem" tabindex="-1" onClick=${() => pick(item)}>
        <span>${item.label}</span>${item.note && html`<span class="muted">${item.note}</span>`}</button>`)}</span>`}
  </span>`;
}
