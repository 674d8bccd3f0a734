// Tables: cells, alignment, a header row, and a frame that scrolls when they are wide.
import { html } from "../view.js";
import { Element } from "./element.js";
import { RichText } from "./rich_text.js";
import { useScope } from "./scope.js";
import { Text } from "./text.js";

/** What a cell shows. @param {{cell: object, block: object}} props */
export function Cell({ cell, block }) {
  const { ctx } = useScope();
  if (cell.type === "rich_text") return html`<${RichText} block=${cell} ctx=${ctx} />`;
  if (cell.type === "action") {
    return [cell.element, ...(cell.elements ?? [])]
      .filter(Boolean)
      .map((one, index) => html`<${Element} key=${one.action_id ?? index} block=${block} element=${one} />`);
  }
  if (cell.type === "mrkdwn" || cell.type === "plain_text") return html`<${Text} text=${cell} />`;
  return cellText(cell, ctx);
}

/** A cell as a string, for sorting, searching and showing figures. */
export function cellText(cell, ctx) {
  if (cell.type === "rich_text") return JSON.stringify(cell.elements).replace(/"(type|style)":"[^"]*"/g, "");
  if (cell.text !== undefined) return typeof cell.text === "string" ? cell.text : cell.text.text;
  return cell.value === undefined
    ? ""
    : new Intl.NumberFormat(ctx.locale || "en-US", { maximumFractionDigits: 10 }).format(cell.value);
}

const classOf = (setting) => `bk-align-${setting?.align ?? "left"}${setting?.is_wrapped ? " bk-wrapped" : ""}`;

/** A table block: its first row heads it. */
export function Table({ block }) {
  const [head, ...rows] = block.rows;
  const settings = block.column_settings ?? [];
  return html`<${Frame}>
    <table class="bk-grid">
      <thead><tr>${head.map(
        (cell, column) => html`<th key=${column} scope="col"
        class=${classOf(settings[column])}><${Cell} cell=${cell} block=${block} /></th>`,
      )}</tr></thead>
      <tbody>${rows.map(
        (row, index) => html`<tr
        key=${index}>${row.map(
          (cell, column) => html`<td key=${column} class=${classOf(settings[column])}><${Cell}
        cell=${cell} block=${block} /></td>`,
        )}</tr>`,
      )}</tbody>
    </table>
  <//>`;
}

/** A frame that can be scrolled sideways, by keyboard too. */
export function Frame({ children, label }) {
  return html`<div class="bk-frame" tabindex="0" role="group" aria-label=${label ?? "table"}>${children}</div>`;
}
