// Charts of the data_visualization block: a title, a drawing, a legend, and the figures as a table for screen readers.

import { html, useLayoutEffect, useRef, useState } from "../../vendor/preact.js";
import { Marker, Patterns, colour, dashes, fill } from "./marks.js";
import { Pie, pieSize } from "./pie.js";
import { Plot, figure, plotHeight, valuesOf } from "./plot.js";

const WIDEST = 640;
const MARKED = new Set(["line", "area"]);

export function Chart({ block: { block_id: blockId, title, chart }, ctx }) {
  const id = `${ctx.idPrefix ?? ""}${blockId}-chart`.replace(/[^\w-]/g, "_");
  const [frame, width] = useWidth();
  const pie = chart.type === "pie";
  const [wide, high] = pie ? [pieSize, pieSize] : [width, plotHeight];
  const names = pie ? chart.segments.map(({ label }) => label) : chart.series.map(({ name }) => name);
  return html`<figure class="chart">
    <figcaption dir="auto">${title}</figcaption>
    <div class=${pie ? "chart-frame chart-pie" : "chart-frame"} ref=${frame}>
      <svg viewBox=${`0 0 ${wide} ${high}`} width=${wide} height=${high} aria-hidden="true">
        <${Patterns} id=${id} count=${names.length} />
        ${pie && html`<${Pie} id=${id} segments=${chart.segments} />`}
        ${!pie && html`<${Plot} id=${id} chart=${chart} width=${width} />`}
      </svg>
      ${(pie || names.length > 1) && html`<${Legend} id=${id} chart=${chart} names=${names} />`}
    </div>
    <${Figures} title=${title} chart=${chart} />
  </figure>`;
}

/** The width at hand, followed as it changes. */
function useWidth() {
  const frame = useRef(null);
  const [width, setWidth] = useState(WIDEST);
  useLayoutEffect(() => {
    const measure = () => setWidth(Math.max(200, Math.min(WIDEST, Math.floor(frame.current.clientWidth))));
    const observer = new ResizeObserver(measure);
    observer.observe(frame.current);
    measure();
    return () => observer.disconnect();
  }, []);
  return [frame, width];
}

function Legend({ id, chart, names }) {
  const total = (chart.segments ?? []).reduce((sum, { value }) => sum + value, 0);
  const percent = (value) => Math.round((100 * value) / total);
  const share = ({ value }) => html`<span class="legend-share">${figure(value)} · ${percent(value)} %</span>`;
  const sample = (index) => html`<line
      class="series-line"
      x1="0"
      x2="28"
      y1="8"
      y2="8"
      style=${{ stroke: colour(index) }}
      stroke-dasharray=${dashes(index)}
    />
    <${Marker} index=${index} x=${14} y=${8} />`;
  const marked = MARKED.has(chart.type);
  const patch = (index) => html`<rect width="16" height="16" rx="3" fill=${fill(id, index)} />`;
  const wide = marked ? 28 : 16;
  return html`<ul class="legend" aria-hidden="true">
    ${names.map((name, index) => html`<li>
      <svg width=${wide} height="16" viewBox=${`0 0 ${wide} 16`}>${marked ? sample(index) : patch(index)}</svg>
      <span dir="auto">${name}</span>
      ${chart.segments && share(chart.segments[index])}
    </li>`)}
  </ul>`;
}

function Figures({ title, chart }) {
  const { head, rows } = chart.type === "pie" ? sharesIn(chart) : pointsIn(chart);
  return html`<div class="unseen">
    <table>
      <caption>${title}</caption>
      <thead><tr>${head.map((name) => html`<th scope="col">${name}</th>`)}</tr></thead>
      <tbody>
        ${rows.map(([name, ...values]) => html`<tr>
          <th scope="row">${name}</th>
          ${values.map((value) => html`<td>${figure(value)}</td>`)}
        </tr>`)}
      </tbody>
    </table>
  </div>`;
}

function sharesIn({ segments }) {
  return { head: ["Part", "Value"], rows: segments.map(({ label, value }) => [label, value]) };
}

function pointsIn({ series, axis_config: { categories, x_label: xLabel } }) {
  const columns = series.map((each) => valuesOf(each, categories));
  const rows = categories.map((category, index) => [category, ...columns.map((values) => values[index])]);
  return { head: [xLabel ?? "Category", ...series.map(({ name }) => name)], rows };
}
