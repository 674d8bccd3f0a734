// A box to write formatted text in, with a row of buttons for its formats.
import { html, render, useEffect, useLayoutEffect, useRef, useState } from "../../view.js";
import { useHeld } from "../held.js";
import { RichText } from "../rich_text.js";
import { useScope, useWords } from "../scope.js";
import { plainOf } from "../text.js";
import { richTextOf } from "./rich_text_reading.js";
import { actsOn, onEnter } from "./text_input.js";
import { FORMATS, format, isOn, keyedFormat } from "./formats.js";

/** A rich_text_input: rich_text_value as a rich_text block. */
export function RichTextInput({ block, element, field }) {
  const { ctx, disabled } = useScope();
  const held = useHeld(block, element);
  const box = useRef(null);
  const shown = useRef();
  const [on, setOn] = useState([]);
  useLayoutEffect(() => {
    if (shown.current === held.value) return; // what is written here is never drawn over
    shown.current = held.value;
    fill(box.current, held.value, ctx);
  }, [held.value]);
  useEffect(() => {
    if (element.focus_on_load) requestAnimationFrame(() => box.current?.focus());
    const look = () =>
      box.current?.contains(document.activeElement) && setOn(FORMATS.filter((one) => isOn(one, box.current)));
    document.addEventListener("selectionchange", look);
    return () => document.removeEventListener("selectionchange", look);
  }, []);
  const changed = () => {
    const value = richTextOf(box.current);
    shown.current = value;
    held.set(value, { act: actsOn(block, element, "on_character_entered") });
  };
  const press = (name) => {
    box.current.focus();
    format(name, box.current);
    changed();
  };
  const keyed = (event) => {
    const name = keyedFormat(event);
    if (name) {
      event.preventDefault();
      press(name);
    } else onEnter(block, element, () => held.act())(event);
  };
  const paste = (event) => {
    event.preventDefault();
    document.execCommand("insertText", false, event.clipboardData.getData("text/plain"));
  };
  const placeholder = plainOf(element.placeholder);
  return html`<div class=${`bk-field-box bk-editor${disabled ? " bk-disabled" : ""}`}>
    <div class="bk-formats" role="toolbar" aria-label=${element.action_id}>
      ${FORMATS.map((name) => html`<${FormatButton} key=${name} name=${name} on=${on.includes(name)} onPress=${press} />`)}
    </div>
    <div ref=${box} id=${field.id} class="bk-editor-text" role="textbox" aria-multiline="true"
      contenteditable=${disabled ? "false" : "true"} tabindex="0" data-action-id=${element.action_id}
      data-placeholder=${held.value ? undefined : placeholder} aria-placeholder=${placeholder || undefined}
      aria-disabled=${disabled || undefined} aria-labelledby=${field.labelledby}
      aria-label=${field.labelledby ? undefined : placeholder || element.action_id}
      aria-describedby=${field.describedby} aria-invalid=${field.invalid ? "true" : undefined}
      onInput=${changed} onKeyDown=${keyed} onPaste=${paste}></div>
  </div>`;
}

function FormatButton({ name, on, onPress }) {
  const { disabled } = useScope();
  const label = useWords().format[name];
  const stay = (event) => event.preventDefault(); // the cursor stays in the text
  return html`<button type="button" class=${`bk-format bk-format-${name}`} disabled=${disabled}
    aria-label=${label} title=${label} aria-pressed=${on} onMouseDown=${stay}
    onClick=${() => onPress(name)}><span aria-hidden="true">${SIGNS[name]}</span></button>`;
}

const SIGNS = {
  bold: "B",
  italic: "I",
  strike: "S",
  code: "</>",
  bullet: "•",
  ordered: "1.",
  quote: "❝",
  preformatted: "{ }",
};

/** Draws a value into the box once; afterwards the box belongs to who writes in it. */
function fill(box, value, ctx) {
  const drawn = document.createElement("div");
  if (value) render(html`<${RichText} block=${value} ctx=${ctx} />`, drawn);
  box.replaceChildren(...(drawn.firstElementChild?.childNodes ?? []));
  for (const name of box.querySelectorAll(".bk-mention, .bk-date")) name.contentEditable = "false";
}
