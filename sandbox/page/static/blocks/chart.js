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
  const series = chart.type === "pie" ? [] : chart.series;
  return html`<figure class="bk-chart">
    <figcaption class="bk-strong">${title}</figcaption>
    <${Drawing} chart=${chart} label=${label} number=${(value) => number.format(value)} short=${(value) => short.format(value)} />
    ${series.length > 1 && html`<ul class="bk-key">${series.map((one, index) => html`<li key=${one.name}><span class=${`bk-dot bk-c${index % COLOURS}`} />${one.name}</li>`)}</ul>`}
    <${Figures} chart=${chart} title=${title} number=${(value) => number.format(value)} />
  </figure>`;
}

/** The same in words: read out, not seen. */
function Figures({ chart, title, number }) {
  if (chart.type === "pie") {
    return html`<table class="bk-hidden"><caption>${title}</caption><tbody>${chart.segments.map((one) => html`<tr><th scope="row">${one.label}</th><td>${number(one.value)}</td></tr>`)}</tbody></table>`;
  }
  const categories = categoriesOf(chart);
  return html`<table class="bk-hidden"><caption>${title}</caption>
    <thead><tr><td></td>${categories.map((one) => html`<th scope="col">${one}</th>`)}</tr></thead>
    <tbody>${chart.series.map((one) => html`<tr><th scope="row">${one.name}</th>${categories.map((label) => html`<td>${valueAt(one, label) === null ? "" : number(valueAt(one, label))}</td>`)}</tr>`)}</tbody>
  </table>`;
}
