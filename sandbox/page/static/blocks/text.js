// A text object, plain or mrkdwn, as it is drawn.
import { html } from "../view.js";
import { withSigns } from "./emoji.js";
import { Mrkdwn } from "./mrkdwn.js";
import { plainMrkdwn } from "./mrkdwn_reader.js";
import { useScope } from "./scope.js";

/** @param {{text: {type: string, text: string, emoji?: boolean, verbatim?: boolean}}} props */
export function Text({ text }) {
  const { ctx } = useScope();
  if (!text) return null;
  if (text.type === "mrkdwn") return html`<${Mrkdwn} text=${text.text} ctx=${ctx} verbatim=${text.verbatim} />`;
  return html`<span class="bk-plain">${plainOf(text)}</span>`;
}

/** A plain_text object as a string, emoji put in unless it asks not to. */
export const plainOf = (text) => (text ? (text.emoji === false ? text.text : withSigns(text.text)) : "");

/** Any text object as a string, for labels and search. */
export const stringOf = (text, ctx) => (text?.type === "mrkdwn" ? plainMrkdwn(text.text, ctx) : plainOf(text));
