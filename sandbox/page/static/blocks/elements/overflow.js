// An overflow menu: a button with a short list behind it.
import { html, useLayoutEffect, useId, useRef, useState } from "../../view.js";
import { usePopover } from "../popover.js";
import { safeUrl } from "../references.js";
import { useScope, useWords } from "../scope.js";
import { plainOf } from "../text.js";

/** An overflow menu; an option with a `url` also opens that page. */
export function Overflow({ block, element }) {
  const scope = useScope();
  const words = useWords();
  const id = useId();
  const [open, setOpen] = useState(false);
  const anchor = useRef(null);
  const panel = useRef(null);
  const busy = scope.busy(block, element);
  const close = (back) => {
    setOpen(false);
    if (back) anchor.current.focus();
  };
  usePopover({ anchor, panel, open, onAway: () => close(false) });
  useLayoutEffect(() => {
    if (open) items(panel)[open === "last" ? element.options.length - 1 : 0]?.focus();
  }, [open]);
  const choose = (option) => {
    close(true);
    scope.act(block, element, { selected_option: chosen(option) }, () => follow(option.url));
  };
  const opened = (event) => {
    if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
    event.preventDefault();
    setOpen(event.key === "ArrowUp" ? "last" : "first");
  };
  return html`<button type="button" ref=${anchor} class=${`bk-icon-button bk-overflow-button${busy ? " bk-busy" : ""}`}
    disabled=${scope.disabled} aria-label=${words.moreActions}
      aria-haspopup="menu" aria-expanded=${Boolean(open)} aria-controls=${id} aria-busy=${busy || undefined}
      data-action-id=${element.action_id}
      onClick=${() => setOpen(open ? false : "first")} onKeyDown=${opened}><span aria-hidden="true">⋯</span></button>
    ${
      open &&
      html`<div ref=${panel} id=${id} class="bk-panel bk-menu" popover="manual" role="menu"
        aria-label=${words.moreActions} onKeyDown=${(event) => keyed(event, panel, close)}>
      ${element.options.map(
        (option) => html`<button key=${option.value} type="button" role="menuitem" tabindex="-1" class="bk-menu-item"
          data-value=${option.value} onClick=${() => choose(option)}>
        <span>${plainOf(option.text)}</span>${
          option.description &&
          html`<span
          class="bk-soft">${plainOf(option.description)}</span>`
        }
      </button>`,
      )}
    </div>`
    }`;
}

const items = (panel) => [...(panel.current?.querySelectorAll("[role=menuitem]") ?? [])];

function chosen({ text, value }) {
  return { text, value };
}

function follow(url) {
  const safe = url && safeUrl(url);
  if (safe) window.open(safe, "_blank", "noopener,noreferrer");
}

/** Arrows, Home, End, the first letter of an item; Escape and Tab leave. */
function keyed(event, panel, close) {
  const all = items(panel);
  const at = all.indexOf(document.activeElement);
  const steps = { ArrowDown: at + 1, ArrowUp: at - 1 + all.length, Home: 0, End: all.length - 1 };
  if (event.key in steps) {
    event.preventDefault();
    all[steps[event.key] % all.length].focus();
  } else if (event.key === "Escape" || event.key === "Tab") {
    if (event.key === "Escape") event.preventDefault();
    event.stopPropagation();
    close(true);
  } else if (event.key.length === 1 && event.key !== " ") {
    const rest = [...all.slice(at + 1), ...all.slice(0, at + 1)];
    rest.find((one) => one.textContent.trim().toLocaleLowerCase().startsWith(event.key.toLocaleLowerCase()))?.focus();
  }
}
