// Typed lines: plain text in one line or many, addresses of mail and pages.
import { html, useLayoutEffect } from "../../view.js";
import { useFocusOnLoad } from "../focus.js";
import { useHeld } from "../held.js";
import { useScope, useWords } from "../scope.js";
import { plainOf } from "../text.js";

const NEAR = 40;
const LONGEST = 3000;
const MODES = { email_text_input: "email", url_text_input: "url", number_input: "decimal" };

/** When typing in an element acts: on Enter unless it says otherwise. */
export const actsOn = (block, element, what) =>
  Boolean(block.dispatch_action) &&
  (element.dispatch_action_config?.trigger_actions_on ?? ["on_enter_pressed"]).includes(what);

/** What Enter does: it sends a dispatching element's value; Shift+Enter is a new line where there are many. */
export const onEnter = (block, element, act) => (event) => {
  if (event.key !== "Enter" || event.shiftKey || event.isComposing || !actsOn(block, element, "on_enter_pressed"))
    return;
  event.preventDefault();
  act();
};

/** A text, e-mail or URL input. */
export function TextInput({ block, element, field }) {
  const held = useHeld(block, element);
  const most = element.max_length ?? (element.type === "plain_text_input" ? LONGEST : undefined);
  const typed = (event) => {
    const value = event.target.value || null;
    held.set(value, { act: actsOn(block, element, "on_character_entered") });
  };
  return html`<${Line} ...${{ block, element, field, most, typed, text: held.value ?? "", act: () => held.act() }} />`;
}

/** The line (or box) itself, with what it says below. */
export function Line({ block, element, field, most, text, typed, act }) {
  const { disabled } = useScope();
  const control = useFocusOnLoad(element);
  useLayoutEffect(() => {
    if (element.multiline) grow(control.current);
  }, [text]);
  const shown = {
    id: field.id,
    ref: control,
    class: "bk-field-box",
    value: text,
    maxlength: most,
    disabled,
    placeholder: plainOf(element.placeholder) || undefined,
    autofocus: element.focus_on_load || undefined,
    autocomplete: "off",
    inputmode: MODES[element.type],
    "data-action-id": element.action_id,
    "aria-describedby": field.describedby,
    "aria-invalid": field.invalid ? "true" : undefined,
    "aria-required": field.optional ? undefined : "true",
    "aria-label": field.labelledby ? undefined : plainOf(element.placeholder) || element.action_id,
    onInput: typed,
    onKeyDown: onEnter(block, element, act),
  };
  return html`${
    element.multiline
      ? html`<textarea rows="3" ...${shown}></textarea>`
      : html`<input type="text"
    ...${shown} />`
  }
    <${Below} ...${{ block, element, text, most }} />`;
}

function Below({ block, element, text, most }) {
  const words = useWords();
  const left = (most ?? Infinity) - text.length;
  const near = left <= Math.min(NEAR, Math.max(5, (most ?? 0) / 5));
  const enter = actsOn(block, element, "on_enter_pressed");
  return html`${enter && html`<p class="bk-hint">${words.pressEnter}</p>`}
    ${
      near &&
      html`<p class=${`bk-count${left <= 0 ? " bk-count-full" : ""}`}
      aria-live="polite">${words.left(left)}</p>`
    }`;
}

function grow(box) {
  box.style.height = "auto";
  box.style.height = `${Math.min(box.scrollHeight + 2, 320)}px`;
}
