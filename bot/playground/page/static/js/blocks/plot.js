// Bar, line and area charts: axes, grid and series, laid out for the width there is.

import { html } from "../../vendor/preact.js";
import { Marker, colour, dashes, fill } from "./marks.js";

const HEIGHT = 260;
const TOP = 18; // room for the number on the highest bar
const LETTER = 6.6; // the width of a label's average letter
const SLANTED = 15; // the width that a slanted label needs
const TICKS = 5;
const LARGE = 100_000; // figures from here on are written as 1.2M

const exact = new Intl.NumberFormat("en", { maximumFractionDigits: 2 });
const compact = new Intl.NumberFormat("en", { notation: "compact", maximumFractionDigits: 2 });

export function Plot({ id, chart, width }) {
  const frame = framed(chart, width);
  const Series = { bar: Bars, line: Lines, area: Areas }[chart.type];
  return html`<g>
    <${Axes} chart=${chart} frame=${frame} />
    <${Series} id=${id} chart=${chart} frame=${frame} />
  </g>`;
}

export const plotHeight = HEIGHT;

/** A number as it is written in a chart. */
export function figure(value) {
  return (Math.abs(value) < LARGE ? exact : compact).format(value);
}

/** Where everything goes: `x(category)` is the middle of its band, `y(value)` its height. */
function framed({ series, axis_config: { categories, x_label: xLabel, y_label: yLabel } }, width) {
  const ticks = ticksOf(series.flatMap(({ data }) => data.map(({ value }) => value)));
  const longest = Math.max(...categories.map(({ length }) => length)) * LETTER;
  const slanted = longest > width / categories.length - 14;
  const beside = Math.max(...ticks.map((tick) => figure(tick).length)) * LETTER + 10 + (yLabel ? 20 : 0);
  const left = Math.max(beside, slanted ? Math.min(longest, 110) * 0.7 : 0);
  const band = (width - left - 8) / categories.length;
  const bottom = (slanted ? Math.min(longest, 110) * 0.6 + 22 : 22) + (xLabel ? 22 : 0);
  const [low, high] = [ticks[0], ticks.at(-1)];
  const y = (value) => TOP + ((high - value) / (high - low)) * (HEIGHT - TOP - bottom);
  const x = (index) => left + band * (index + 0.5);
  return { ticks, left, right: width - 8, band, slanted, x, y, foot: HEIGHT - bottom };
}

/** Round steps of 1, 2 or 5, from zero or below to the highest value or above. */
function ticksOf(values) {
  const [low, high] = [Math.min(0, ...values), Math.max(0, ...values)];
  const rough = (high - low || 1) / TICKS;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 5, 10].map((each) => each * power).find((each) => each >= rough * 0.999);
  const [first, last] = [Math.floor(low / step), Math.ceil(high / step) || 1];
  return Array.from({ length: last - first + 1 }, (_, index) => Number(((first + index) * step).toPrecision(12)));
}

function Axes({ chart: { axis_config: axes }, frame }) {
  const { ticks, left, right, x, y, foot, slanted, band } = frame;
  const row = (tick) => html`<g>
    <line class=${tick === 0 ? "axis" : "grid"} x1=${left} x2=${right} y1=${y(tick)} y2=${y(tick)} />
    <text class="tick" x=${left - 6} y=${y(tick) + 4} text-anchor="end">${figure(tick)}</text>
  </g>`;
  const every = slanted ? Math.ceil(SLANTED / band) : 1;
  const column = (label, index) => index % every === 0 && html`<text
    class="tick"
    text-anchor=${slanted ? "end" : "middle"}
    transform=${`translate(${x(index)} ${foot + 16})${slanted ? " rotate(-35)" : ""}`}
  >
    ${label}
  </text>`;
  const middle = (left + right) / 2;
  return html`<g>
    ${ticks.map(row)}
    ${axes.categories.map(column)}
    ${axes.x_label && html`<text class="axis-label" text-anchor="middle" x=${middle} y=${HEIGHT - 5}>
      ${shortened(axes.x_label, (right - left) / LETTER)}
    </text>`}
    ${axes.y_label && html`<text
      class="axis-label"
      text-anchor="middle"
      transform=${`translate(13 ${foot / 2}) rotate(-90)`}
    >
      ${shortened(axes.y_label, foot / LETTER)}
    </text>`}
  </g>`;
}

function shortened(label, letters) {
  return label.length > letters ? `${label.slice(0, Math.floor(letters) - 1)}…` : label;
}

function Bars({ id, chart: { series, axis_config: { categories } }, frame: { x, y, band } }) {
  const breadth = Math.min((band * 0.76) / series.length, 44);
  const written = series.flatMap(({ data }) => data.map(({ value }) => figure(value).length));
  const valued = Math.max(...written) * LETTER <= breadth + 4;
  const bar = (value, at, index) => {
    const left = x(at) + (index - series.length / 2) * breadth;
    const top = Math.min(y(value), y(0));
    return html`<g>
      <rect
        class="bar"
        x=${left}
        y=${top}
        width=${Math.max(breadth - 2, 1)}
        height=${Math.max(Math.abs(y(value) - y(0)), 1)}
        fill=${fill(id, index)}
      />
      ${valued && html`<text
        class="value"
        text-anchor="middle"
        x=${left + breadth / 2 - 1}
        y=${value < 0 ? y(value) + 13 : top - 4}
      >
        ${figure(value)}
      </text>`}
    </g>`;
  };
  return series.map((each, index) => valuesOf(each, categories).map((value, at) => bar(value, at, index)));
}

function Lines({ chart: { series, axis_config: { categories } }, frame }) {
  return series.map((each, index) => html`<${Line}
    values=${valuesOf(each, categories)}
    index=${index}
    frame=${frame}
  />`);
}

function Areas({ chart: { series, axis_config: { categories } }, frame: { x, y }, frame }) {
  const area = (values) => `${path(values, x, y)}L${x(values.length - 1)} ${y(0)}L${x(0)} ${y(0)}Z`;
  return series.map((each, index) => {
    const values = valuesOf(each, categories);
    return html`<g>
      <path class="area" d=${area(values)} style=${{ fill: colour(index) }} />
      <${Line} values=${values} index=${index} frame=${frame} />
    </g>`;
  });
}

function Line({ values, index, frame: { x, y } }) {
  return html`<g>
    <path
      class="series-line"
      d=${path(values, x, y)}
      style=${{ stroke: colour(index) }}
      stroke-dasharray=${dashes(index)}
    />
    ${values.map((value, at) => html`<${Marker} index=${index} x=${x(at)} y=${y(value)} />`)}
  </g>`;
}

function path(values, x, y) {
  return values.map((value, at) => `${at ? "L" : "M"}${x(at)} ${y(value)}`).join("");
}

/** A series' values in the order of the categories, in which its points need not come. */
export function valuesOf({ data }, categories) {
  const byLabel = new Map(data.map(({ label, value }) => [label, value]));
  return categories.map((category) => byLabel.get(category) ?? 0);
}
