// Rows of elements: actions, and the small ones below an answer.
import { html } from "../view.js";
import { Element } from "./element.js";
import { useScope } from "./scope.js";

/** Buttons, menus and pickers in a row that wraps. */
export function Actions({ block }) {
  return block.elements.map(
    (element, index) =>
      html`<div key=${element.action_id ?? index} class=${`bk-action bk-action-${element.type}`}><${Element}
        block=${block} element=${element} /></div>`,
  );
}

/** Feedback and icon buttons; an icon button shows itself to the people it names. */
export function ContextActions({ block }) {
  const { ctx } = useScope();
  const seen = block.elements.filter((one) => !one.visible_to_user_ids || one.visible_to_user_ids.includes(ctx.viewer));
  return seen.map(
    (element, index) => html`<${Element} key=${element.action_id ?? index} block=${block} element=${element} />`,
  );
}
