// Numbers as people type them, with a comma or a point, kept as Slack keeps them: a string with a point.
import { html, useRef, useState } from "../../view.js";
import { useHeld } from "../held.js";
import { useScope, useWords } from "../scope.js";
import { actsOn, Line } from "./text_input.js";

const NUMBER = /^-?\d+(\.\d+)?$/;

/** The decimal mark of a locale. */
const markOf = (locale) =>
  new Intl.NumberFormat(locale || "en-US").formatToParts(1.5).find(({ type }) => type === "decimal").value;

/**
 * What was typed as Slack writes numbers, or null where it is none. A comma counts as the decimal mark where the
 * reader's language writes it so.
 */
export function numberOf(text, locale) {
  const tidy = text
    .trim()
    .replace(/[\s\u00a0\u202f]/g, "")
    .replace(/^[−–]/, "-")
    .replace(/^\+/, "");
  const pointed = markOf(locale) === "," ? tidy.replace(",", ".") : tidy;
  const whole = pointed.replace(/^(-?)\./, "$10.").replace(/\.$/, "");
  return NUMBER.test(whole) ? whole : null;
}

/** A number input. What is no number is not entered: the field says so. */
export function NumberInput({ block, element, field, onProblem }) {
  const { ctx } = useScope();
  const words = useWords();
  const held = useHeld(block, element);
  const [typed, setTyped] = useState(null);
  const entered = useRef(held.value);
  if (held.value !== entered.current && typed !== null) {
    entered.current = held.value; // somebody else changed it: show theirs
    setTyped(null);
  }
  const problemOf = (text, number) => {
    if (text.trim() === "") return null;
    if (number === null) return words.needNumber;
    return number.includes(".") && !element.is_decimal_allowed ? words.needWhole : null;
  };
  const changed = (event) => {
    const text = event.target.value;
    const number = numberOf(text, ctx.locale);
    const problem = problemOf(text, number);
    entered.current = problem ? null : number;
    setTyped(text);
    onProblem?.(problem);
    held.set(entered.current, { problem, act: !problem && actsOn(block, element, "on_character_entered") });
  };
  const shown = typed ?? held.value ?? "";
  return html`<${Line} ...${{ block, element, field, typed: changed, text: shown, act: () => held.act() }} />`;
}
