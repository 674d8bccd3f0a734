// The modal on top of a person's stack: title, blocks, its two buttons, what is wrong, what is being sent.
import { Blocks } from "./blocks/index.js";
import { useBlockContext } from "./context.js";
import { useEntries } from "./entries.js";
import { act } from "./live.js";
import { attempt, failure } from "./toasts.js";
import { html, useEffect, useLayoutEffect, useMemo, useRef, useState } from "./view.js";
import { formError, useWords } from "./words.js";

/** The dialog stays while views come and go in it, so that the focus is given back where it came from at the end. */
export function Modal({ views }) {
  const t = useWords();
  const dialog = useRef(null);
  const view = views.at(-1);
  useLayoutEffect(() => {
    const before = document.activeElement;
    const shown = dialog.current;
    shown.showModal();
    return () => {
      shown.close();
      if (before?.isConnected) before.focus();
    };
  }, []);
  const close = (everything) => attempt(act("close", { everything }));
  const cancelled = (event) => {
    event.preventDefault();
    if (event.target === dialog.current) close(false);
  };
  const keyed = (event) => {
    if (event.key !== "Escape" || event.defaultPrevented) return;
    event.preventDefault();
    close(false);
  };
  return html`<dialog ref=${dialog} class="modal" aria-labelledby="modal-title" onCancel=${cancelled} onKeyDown=${keyed}>
    <${Sheet} key=${view.id} view=${view} depth=${views.length} onClose=${close} t=${t} />
  </dialog>`;
}

function Sheet({ view, depth, onClose, t }) {
  const ctx = useBlockContext(view);
  const { values, enter, press, entered, problems } = useEntries(view, view.state.values);
  const [mended, setMended] = useState({ of: view.errors, blocks: {} });
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState("");
  const [sent, setSent] = useState(0);
  const sheet = useRef(null);
  const errors = useErrors(view, mended, problems, t);
  useEffect(() => {
    if (Object.keys(view.errors).length) showFirstError(sheet.current);
  }, [view.errors, sent]);
  useEffect(() => focusFirst(sheet.current), []);
  useEffect(() => setTrouble(""), [view.hash]);

  const input = (block, action, state, problem) => {
    setMended((all) => ({ of: view.errors, blocks: { ...(all.of === view.errors ? all.blocks : {}), [block]: true } }));
    enter(block, action, state, problem);
  };
  const submit = async (event) => {
    event.preventDefault();
    if (busy || Object.keys(problems).length) return showFirstError(sheet.current);
    setBusy(true);
    setTrouble("");
    const outcome = await attempt(act("submit", { view_id: view.id, values: entered.current }), { silent: true });
    setBusy(false);
    setSent((count) => count + 1);
    setMended({ of: null, blocks: {} });
    if (outcome?.error && outcome.error !== "form_incomplete") setTrouble(failure(t, outcome));
    return undefined;
  };
  const cancel = view.close?.text ?? t("Cancel");
  return html`<form class="sheet" ref=${sheet} novalidate aria-busy=${busy} onSubmit=${submit}>
    <header class="sheet-head">
      ${depth > 1 &&
      html`<button type="button" class="quiet icon" aria-label=${t("Back")} onClick=${() => onClose(false)}>←</button>`}
      <h2 id="modal-title" tabindex="-1">${view.title.text}</h2>
      ${depth > 1 && html`<span class="muted">${depth}/3</span>`}
      <button type="button" class="quiet icon" aria-label=${t("Close")} onClick=${() => onClose(depth > 1)}>✕</button>
    </header>
    <div class="sheet-body" tabindex="-1">
      ${trouble &&
      html`<p class="trouble" role="alert">
        <strong>${t("We had some trouble connecting. Try again?")}</strong><br />${trouble}</p>`}
      <${Blocks} blocks=${view.blocks} surface="modal" values=${values} errors=${errors} ctx=${ctx}
        onAction=${press} onInput=${input} />
    </div>
    <footer class="sheet-foot">
      <button type="button" onClick=${() => onClose(false)}>${cancel}</button>
      ${view.submit &&
      html`<button type="submit" class="primary" disabled=${busy || view.submit_disabled}>
        ${busy && html`<span class="spinner" aria-hidden="true"></span>`}${view.submit.text}</button>`}
    </footer>
  </form>`;
}

/** By block_id, what to show: what the last submission was refused for, less what was changed since. */
function useErrors(view, mended, problems, t) {
  return useMemo(() => {
    const changed = mended.of === view.errors ? mended.blocks : {};
    const open = Object.entries(view.errors).filter(([block]) => !changed[block]);
    return Object.fromEntries(open.map(([block, text]) => [block, formError(t, text)]));
  }, [view.errors, mended, problems, t]);
}

const FIELDS = "input, textarea, select, button, [contenteditable], [role=combobox]";

function showFirstError(sheet) {
  const wrong = sheet.querySelector(".bk-wrong, [aria-invalid=true]");
  const field = wrong?.matches(FIELDS) ? wrong : wrong?.querySelector(FIELDS);
  wrong?.scrollIntoView({ block: "center" });
  field?.focus();
}

/** The cursor goes into the first field, unless the view asked for another one. */
function focusFirst(sheet) {
  requestAnimationFrame(() => {
    if (sheet.querySelector(".sheet-body")?.contains(document.activeElement)) return;
    const first = sheet.querySelector(`.bk-input :is(${FIELDS})`) ?? sheet.querySelector("#modal-title");
    first.focus({ preventScroll: true });
  });
}
