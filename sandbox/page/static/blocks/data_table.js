// Data tables: sorted by a column, searched, and turned page by page.
import { html, useState } from "../view.js";
import { useScope, useWords } from "./scope.js";
import { Cell, cellText, Frame } from "./table.js";

const PAGE = 10;
const SEARCHED_FROM = 6;

/** A data_table block. */
export function DataTable({ block }) {
  const { ctx } = useScope();
  const words = useWords();
  const [sorting, setSorting] = useState({ column: -1, down: false });
  const [query, setQuery] = useState("");
  const [page, setPage] = useState(0);
  const [head, ...rows] = block.rows;
  const shown = sorted(found(rows, query, ctx), sorting, ctx);
  const size = block.page_size ?? PAGE;
  const last = Math.max(0, Math.ceil(shown.length / size) - 1);
  const at = Math.min(page, last);
  const sort = (column) => setSorting({ column, down: sorting.column === column && !sorting.down });
  return html`<div class="bk-datatable">
    <div class="bk-datatable-head"><span class="bk-strong">${block.caption}</span>
      ${
        rows.length >= SEARCHED_FROM &&
        html`<input class="bk-field-box bk-datatable-search" type="search"
        aria-label=${words.search_rows} placeholder=${words.search_rows} value=${query}
        onInput=${(event) => setQuery(event.target.value)} />`
      }
    </div>
    <${Frame} label=${block.caption}>
      <table class="bk-grid" aria-label=${block.caption}>
        <thead><tr>${head.map(
          (cell, column) => html`<${Head} key=${column} cell=${cell}
          number=${rows.some((row) => row[column]?.type === "raw_number")}
          sorting=${sorting.column === column ? sorting : null} onSort=${() => sort(column)} />`,
        )}</tr></thead>
        <tbody>${shown.slice(at * size, (at + 1) * size).map(
          (row, index) => html`<tr
          key=${index}>${row.map((cell, column) => drawCell(cell, column, block))}</tr>`,
        )}</tbody>
      </table>
    <//>
    ${
      last > 0 &&
      html`<${Pager} words=${words} at=${at} last=${last} size=${size} all=${shown.length} onPage=${setPage}
      />`
    }
  </div>`;
}

function Head({ cell, number, sorting, onSort }) {
  const { ctx } = useScope();
  const order = sorting ? (sorting.down ? "descending" : "ascending") : "none";
  return html`<th scope="col" aria-sort=${order} class=${number ? "bk-align-right" : "bk-align-left"}>
    <button type="button" class="bk-sort" onClick=${onSort}
      title=${useWords().sortBy(cellText(cell, ctx))}>${cellText(cell, ctx)}<span
      aria-hidden="true">${sorting ? (sorting.down ? " ↓" : " ↑") : ""}</span></button>
  </th>`;
}

function drawCell(cell, column, block) {
  const tag = column === block.row_header_column_index ? "th" : "td";
  const scope = tag === "th" ? "row" : undefined;
  return html`<${tag} key=${column} scope=${scope}
    class=${cell.type === "raw_number" ? "bk-align-right" : "bk-align-left"}><${Cell} cell=${cell} block=${block}
    /><//>`;
}

function Pager({ words, at, last, size, all, onPage }) {
  return html`<div class="bk-row bk-pager">
    <button type="button" class="bk-button" disabled=${at === 0}
      onClick=${() => onPage(at - 1)}>${words.previous}</button>
    <span class="bk-soft" aria-live="polite">${words.rows(at * size + 1, Math.min(all, (at + 1) * size), all)}</span>
    <button type="button" class="bk-button" disabled=${at === last}
      onClick=${() => onPage(at + 1)}>${words.next}</button>
  </div>`;
}

function found(rows, query, ctx) {
  const wanted = query.trim().toLocaleLowerCase();
  return wanted
    ? rows.filter((row) => row.some((cell) => cellText(cell, ctx).toLocaleLowerCase().includes(wanted)))
    : rows;
}

function sorted(rows, { column, down }, ctx) {
  if (column < 0) return rows;
  const compare = (a, b) =>
    a.type === "raw_number" && b.type === "raw_number"
      ? a.value - b.value
      : cellText(a, ctx).localeCompare(cellText(b, ctx), ctx.locale, { numeric: true });
  return [...rows].sort((a, b) => compare(a[column], b[column]) * (down ? -1 : 1));
}
