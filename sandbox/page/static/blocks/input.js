// An input block: label, element, hint, counter and what is wrong with it.
import { html, useId, useState } from "../view.js";
import { Element, GROUPS } from "./element.js";
import { useScope, useWords } from "./scope.js";
import { plainOf } from "./text.js";

/** An input block. */
export function Input({ block }) {
  const { errors } = useScope();
  const id = useId();
  const [problem, setProblem] = useState(null);
  const error = problem ?? errors?.[block.block_id];
  const grouped = GROUPS.has(block.element.type);
  const field = {
    id: `${id}-field`,
    labelledby: `${id}-label`,
    describedby: [error && `${id}-error`, block.hint && `${id}-hint`].filter(Boolean).join(" ") || undefined,
    invalid: Boolean(error),
    optional: Boolean(block.optional),
  };
  const body = html`<${Element} block=${block} element=${block.element} field=${field} onProblem=${setProblem} />
    ${error && html`<p class="bk-error" id=${`${id}-error`} role="alert">${error}</p>`}
    ${block.hint && html`<p class="bk-hint" id=${`${id}-hint`}>${plainOf(block.hint)}</p>`}`;
  const label = html`${plainOf(block.label)}<${Optional} block=${block} />`;
  const kind = `bk-input-body${error ? " bk-wrong" : ""}`;
  if (grouped) {
    return html`<div class=${kind} role=${block.element.type === "radio_buttons" ? "radiogroup" : "group"}
      aria-labelledby=${field.labelledby} aria-describedby=${field.describedby}
      aria-invalid=${block.element.type === "radio_buttons" && error ? "true" : undefined}>
      <div class="bk-label" id=${field.labelledby}>${label}</div>${body}</div>`;
  }
  return html`<div class=${kind}><label class="bk-label" id=${field.labelledby}
    for=${field.id}>${label}</label>${body}</div>`;
}

function Optional({ block }) {
  const words = useWords();
  return block.optional ? html` <span class="bk-optional">(${words.optional})</span>` : null;
}
