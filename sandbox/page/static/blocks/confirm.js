// The question an element asks before it acts.
import { html, useLayoutEffect, useId, useRef } from "../view.js";
import { Text, plainOf } from "./text.js";
import { useWords } from "./scope.js";

/** @param {{confirm: object, onAnswer: (yes: boolean) => void}} props */
export function ConfirmDialog({ confirm, onAnswer }) {
  const dialog = useRef(null);
  const id = useId();
  const words = useWords();
  useLayoutEffect(() => {
    dialog.current.showModal();
  }, []);
  const answer = (yes) => {
    dialog.current.close();
    onAnswer(yes);
  };
  const cancelled = (event) => {
    event.preventDefault();
    event.stopPropagation();
    answer(false);
  };
  const keyed = (event) => {
    if (event.key === "Escape") cancelled(event);
  };
  return html`<dialog ref=${dialog} class="bk-confirm" aria-labelledby=${`${id}-title`} aria-describedby=${`${id}-text`}
    onCancel=${cancelled} onKeyDown=${keyed}>
    <h2 class="bk-confirm-title" id=${`${id}-title`}>${plainOf(confirm.title)}</h2>
    <div class="bk-confirm-text" id=${`${id}-text`}><${Text} text=${confirm.text} /></div>
    <div class="bk-confirm-row">
      <button type="button" class="bk-button"
        onClick=${() => answer(false)}>${plainOf(confirm.deny) || words.cancel}</button>
      <button type="button" class=${`bk-button bk-${confirm.style ?? "primary"}`} autofocus
        onClick=${() => answer(true)}>${plainOf(confirm.confirm) || words.ok}</button>
    </div>
  </dialog>`;
}
