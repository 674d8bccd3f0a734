// Charts: a title, the drawing, its key, and the figures as a table for who cannot see it.
import { html } from "../view.js";
import { Pie } from "./chart_pie.js";
import { categoriesOf, Plot, valueAt } from "./chart_plot.js";
import { useScope, useWords } from "./scope.js";

const COLOURS = 12;

/** A data_visualization block. */
export function Chart({ block }) {
  const { ctx } = useScope();
  const words = useWords();
  const { chart, title } = block;
  const number = new Intl.NumberFormat(ctx.locale || "en-US", { maximumFractionDigits: 2 });
  const short = new Intl.NumberFormat(ctx.locale || "en-US", { notation: "compact", maximumFractionDigits: 1 });
  const Drawing = chart.type === "pie" ? Pie : Plot;
  const label = `${words.chart[chart.type] ?? words.chart.bar}: ${title}`;
  const keyed = chart.type === "pie" ? [] : chart.series;
  return html`<figure class="bk-chart">
    <figcaption class="bk-strong">${title}</figcaption>
    <${Drawing} chart=${chart} label=${label} number=${(value) => number.format(value)}
      short=${(value) => short.format(value)} />
    ${keyed.length > 1 && html`<ul class="bk-key">${keyed.map(Key)}</ul>`}
    <${Figures} chart=${chart} title=${title} number=${(value) => number.format(value)} />
  </figure>`;
}

const Key = (one, index) => html`<li key=${one.name}><span class=${`bk-dot bk-c${index % COLOURS}`} />${one.name}</li>`;

/** The same in words: read out, not seen. */
function Figures({ chart, title, number }) {
  const rows = chart.type === "pie" ? chart.segments.map((one) => [one.label, one.value]) : null;
  return html`<table class="bk-hidden">
    <caption>${title}</caption>
    ${rows ? html`<tbody>${rows.map((row) => figureRow(row, number))}</tbody>` : series(chart, number)}
  </table>`;
}

function series(chart, number) {
  const categories = categoriesOf(chart);
  const rows = chart.series.map((one) => [one.name, ...categories.map((label) => valueAt(one, label))]);
  return html`<thead><tr><td></td>${categories.map((one) => html`<th scope="col">${one}</th>`)}</tr></thead>
    <tbody>${rows.map((row) => figureRow(row, number))}</tbody>`;
}

const figureRow = ([name, ...values], number) => html`<tr>
  <th scope="row">${name}</th>
  ${values.map((value) => html`<td>${value === null ? "" : number(value)}</td>`)}
</tr>`;
