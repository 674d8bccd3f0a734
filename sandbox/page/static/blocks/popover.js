// A panel beside its field, above everything else on the page and always inside the window.
import { useEffect, useLayoutEffect } from "../view.js";

const GAP = 4;
const EDGE = 8;

/**
 * Shows `panel` beside `anchor` while `open`, and calls `onAway` when somebody presses elsewhere.
 * @param {{anchor: {current: HTMLElement}, panel: {current: HTMLElement}, open: boolean, onAway: () => void,
 *   wide?: boolean, whole?: boolean}} how `wide` makes the panel at least as wide as the anchor; `whole` rather
 *   covers the anchor than be cut short
 */
export function usePopover({ anchor, panel, open, onAway, wide = false, whole = false }) {
  useLayoutEffect(() => {
    if (!open) return undefined;
    const shown = panel.current;
    shown.showPopover?.();
    const put = () => place(anchor.current, shown, { wide, whole });
    put();
    const watch = new ResizeObserver(put);
    watch.observe(shown);
    window.addEventListener("resize", put);
    window.addEventListener("scroll", put, true);
    return () => {
      watch.disconnect();
      window.removeEventListener("resize", put);
      window.removeEventListener("scroll", put, true);
    };
  }, [open, wide]);
  useEffect(() => {
    if (!open) return undefined;
    const away = (event) => {
      if (!panel.current?.contains(event.target) && !anchor.current?.contains(event.target)) onAway();
    };
    document.addEventListener("pointerdown", away, true);
    return () => document.removeEventListener("pointerdown", away, true);
  }, [open, onAway]);
}

function place(anchor, panel, { wide, whole }) {
  const at = anchor.getBoundingClientRect();
  const { clientWidth: width, clientHeight: full } = document.documentElement;
  const height = Math.min(full, window.visualViewport?.height ?? full);
  const below = height - at.bottom - GAP - EDGE;
  const above = at.top - GAP - EDGE;
  panel.style.minWidth = wide ? `${Math.min(at.width, width - 2 * EDGE)}px` : "";
  panel.style.maxWidth = `${width - 2 * EDGE}px`;
  panel.style.maxHeight = "";
  const wanted = panel.offsetHeight;
  const up = wanted > below && above > below;
  const room = whole ? height - 2 * EDGE : Math.max(120, up ? above : below);
  panel.style.maxHeight = `${Math.min(wanted, room)}px`;
  const left = Math.min(Math.max(EDGE, at.left), width - EDGE - panel.offsetWidth);
  panel.style.left = `${Math.max(EDGE, left)}px`;
  const top = up ? at.top - GAP - panel.offsetHeight : at.bottom + GAP;
  panel.style.top = `${Math.max(EDGE, whole ? Math.min(top, height - EDGE - panel.offsetHeight) : top)}px`;
}
