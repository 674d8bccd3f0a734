// Bars, lines and areas over categories, as a small SVG.
import { html, useLayoutEffect, useRef, useState } from "../view.js";

const WIDTH = 560; // until the place is measured
const HEIGHT = 240;
const TOP = 12;
const RIGHT = 12;
const LINES = 4;
const LETTER = 6.2;

/** The categories of a chart's axis, in their order. */
export const categoriesOf = (chart) =>
  chart.axis_config?.categories ?? chart.series[0].data.map((point) => point.label);

/** A series' value in a category, null where it has none. */
export const valueAt = (series, label) => series.data.find((point) => point.label === label)?.value ?? null;

/** Round steps that cover the values, zero among them. @param {number[]} values */
export function ticksOf(values) {
  const low = Math.min(0, ...values);
  const high = Math.max(0, ...values);
  const rough = (high - low || 1) / LINES;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 2.5, 5, 10].map((one) => one * power).find((one) => one >= rough * 0.999);
  const ticks = [];
  for (let at = Math.floor(low / step); at <= Math.ceil(high / step); at += 1)
    ticks.push(Number((at * step).toPrecision(12)));
  return ticks.length > 1 ? ticks : [0, step];
}

/** @param {{chart: object, label: string, number: (n: number) => string, short: (n: number) => string}} props */
export function Plot({ chart, label, number, short }) {
  const [svg, width] = useWidth();
  const categories = categoriesOf(chart);
  const all = chart.series.flatMap((one) => one.data.map((point) => point.value));
  const ticks = ticksOf(all);
  const { x_label: across, y_label: up } = chart.axis_config ?? {};
  const left = 10 + Math.max(...ticks.map((tick) => short(tick).length)) * LETTER + (up ? 22 : 0);
  const bottom = 26 + (across ? 18 : 0);
  const inner = { left, right: width - RIGHT, top: TOP, bottom: HEIGHT - bottom };
  const slot = (inner.right - inner.left) / categories.length;
  const low = ticks[0];
  const high = ticks.at(-1);
  const y = (value) => inner.bottom - ((value - low) / (high - low)) * (inner.bottom - inner.top);
  const x = (index) => inner.left + slot * (index + 0.5);
  const every = Math.ceil((Math.max(...categories.map((one) => one.length)) * LETTER + 8) / slot);
  const draw = chart.type === "bar" ? bars : runs;
  return html`<svg ref=${svg} class="bk-plot" viewBox=${`0 0 ${width} ${HEIGHT}`} role="img" aria-label=${label}>
    ${ticks.map(
      (
        tick,
      ) => html`<g key=${tick}><line class=${tick === 0 ? "bk-axis" : "bk-gridline"} x1=${inner.left} x2=${inner.right}
        y1=${y(tick)} y2=${y(tick)} />
      <text class="bk-tick" x=${inner.left - 6} y=${y(tick) + 4} text-anchor="end">${short(tick)}</text></g>`,
    )}
    ${draw({ chart, categories, x, y, slot, number })}
    ${categories.map(
      (one, index) =>
        index % every === 0 &&
        html`<text key=${one} class="bk-tick" x=${x(index)}
      y=${inner.bottom + 17} text-anchor="middle">${one}</text>`,
    )}
    ${
      across &&
      html`<text class="bk-axis-name" x=${(inner.left + inner.right) / 2} y=${HEIGHT - 5}
      text-anchor="middle">${across}</text>`
    }
    ${
      up &&
      html`<text class="bk-axis-name" transform=${`translate(11 ${(inner.top + inner.bottom) / 2}) rotate(-90)`}
      text-anchor="middle">${up}</text>`
    }
  </svg>`;
}

/** A ref for the drawing and how wide its place is, so that its words keep their size. */
function useWidth() {
  const svg = useRef(null);
  const [width, setWidth] = useState(WIDTH);
  useLayoutEffect(() => {
    const measure = () => setWidth(Math.max(200, Math.round(svg.current.getBoundingClientRect().width) || WIDTH));
    const watch = new ResizeObserver(measure);
    watch.observe(svg.current);
    measure();
    return () => watch.disconnect();
  }, []);
  return [svg, width];
}

function bars({ chart, categories, x, y, slot, number }) {
  const many = chart.series.length;
  const wide = Math.min(44, (slot * 0.72) / many);
  return chart.series.map((one, index) =>
    categories.map((label, place) => {
      const value = valueAt(one, label);
      if (value === null) return null;
      const from = Math.min(y(value), y(0));
      return html`<rect key=${`${one.name} ${label}`} class=${`bk-fill bk-c${index % 12}`}
        x=${x(place) - (wide * many) / 2 + index * wide + 0.5} y=${from} width=${Math.max(1, wide - 1)}
        height=${Math.max(1, Math.abs(y(value) - y(0)))}
        rx="2"><title>${said(one, label, value, number)}</title></rect>`;
    }),
  );
}

function runs({ chart, categories, x, y, number }) {
  return chart.series.map((one, index) => {
    const points = categories
      .map((label, place) => ({ label, value: valueAt(one, label), place }))
      .filter(({ value }) => value !== null);
    const path = points
      .map(({ value, place }, at) => `${at ? "L" : "M"}${x(place).toFixed(1)} ${y(value).toFixed(1)}`)
      .join("");
    const closed = points.length && `${path}L${x(points.at(-1).place)} ${y(0)}L${x(points[0].place)} ${y(0)}Z`;
    return html`<g key=${one.name} class=${`bk-c${index % 12}`}>
      ${chart.type === "area" && html`<path class="bk-area" d=${closed} />`}
      <path class="bk-run" d=${path} />
      ${points.map(
        ({ label, value, place }) => html`<circle key=${label} class="bk-point" cx=${x(place)} cy=${y(value)}
        r="3.5"><title>${said(one, label, value, number)}</title></circle>`,
      )}
    </g>`;
  });
}

const said = (series, label, value, number) => `${series.name}, ${label}: ${number(value)}`;
