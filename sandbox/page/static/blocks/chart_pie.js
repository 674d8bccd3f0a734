// A pie of a few parts, with its key and their shares.
import { html } from "../view.js";

const R = 90;

/** @param {{chart: {segments: {label: string, value: number}[]}, label: string, number: (n: number) => string}} props */
export function Pie({ chart, label, number }) {
  const whole = chart.segments.reduce((sum, one) => sum + one.value, 0);
  let from = 0;
  const slices = chart.segments.map((one, index) => {
    const share = one.value / whole;
    const path = slice(from, from + share);
    from += share;
    return html`<path key=${one.label} class=${`bk-fill bk-slice bk-c${index % 12}`}
      d=${path}><title>${`${one.label}: ${number(one.value)}`}</title></path>`;
  });
  return html`<div class="bk-pie">
    <svg class="bk-pie-drawing" viewBox="-100 -100 200 200" role="img" aria-label=${label}>${slices}</svg>
    <ul class="bk-key bk-key-tall">${chart.segments.map(
      (one, index) => html`<li key=${one.label}><span class=${`bk-dot bk-c${index % 12}`} /><span>${one.label}</span>
      <span class="bk-soft">${number(one.value)} · ${Math.round((one.value / whole) * 100)}%</span></li>`,
    )}</ul>
  </div>`;
}

function slice(from, to) {
  if (to - from > 0.9999) return `M0 ${-R}A${R} ${R} 0 1 1 -0.01 ${-R}Z`;
  const at = (share) =>
    `${(R * Math.sin(2 * Math.PI * share)).toFixed(2)} ${(-R * Math.cos(2 * Math.PI * share)).toFixed(2)}`;
  return `M0 0L${at(from)}A${R} ${R} 0 ${to - from > 0.5 ? 1 : 0} 1 ${at(to)}Z`;
}
