// Radio buttons and checkboxes, each option with its description.
import { html, useId } from "../../view.js";
import { useFocusOnLoad } from "../focus.js";
import { useHeld } from "../held.js";
import { useScope } from "../scope.js";
import { Text } from "../text.js";

/** One of a few options. */
export function Radios({ block, element, field }) {
  const held = useHeld(block, element);
  const isOn = (option) => held.value?.value === option.value;
  const choose = (option) => held.set(option);
  return html`<${Options} kind="radio" ...${{ block, element, field, isOn, choose }} />`;
}

/** Any of a few options. */
export function Boxes({ block, element, field }) {
  const held = useHeld(block, element);
  const chosen = (held.value ?? []).map((option) => option.value);
  const isOn = (option) => chosen.includes(option.value);
  const choose = (option) => held.set(element.options.filter((one) => (one === option ? !isOn(one) : isOn(one))));
  return html`<${Options} kind="checkbox" ...${{ block, element, field, isOn, choose }} />`;
}

function Options({ kind, element, field, isOn, choose }) {
  const { disabled } = useScope();
  const control = useFocusOnLoad(element);
  const name = useId();
  const changed = (option) => (event) => {
    event.target.checked = isOn(option); // stays as it was until a confirm dialog is answered
    choose(option);
  };
  const options = element.options.map(
    (option, index) => html`<label key=${option.value} class="bk-option">
    <input ref=${index === 0 ? control : undefined} type=${kind} name=${name} value=${option.value}
      checked=${isOn(option)} disabled=${disabled}
      data-action-id=${element.action_id} aria-invalid=${kind === "checkbox" && field.invalid ? "true" : undefined}
      aria-describedby=${option.description ? `${name}-${index}` : undefined} onChange=${changed(option)} />
    <span class="bk-option-words"><span class="bk-option-text"><${Text} text=${option.text} /></span>
      ${
        option.description &&
        html`<span class="bk-soft" id=${`${name}-${index}`}><${Text} text=${option.description}
        /></span>`
      }</span>
  </label>`,
  );
  if (field.labelledby) return html`<div class="bk-options" id=${field.id}>${options}</div>`;
  return html`<div class="bk-options" role=${kind === "radio" ? "radiogroup" : "group"}
    aria-label=${element.action_id}>${options}</div>`;
}
