// Pie charts. Shares are written in the legend, beside their names.

import { html } from "../../vendor/preact.js";
import { fill } from "./marks.js";

const RADIUS = 96;

export const pieSize = 2 * RADIUS + 8;

export function Pie({ id, segments }) {
  const total = segments.reduce((sum, { value }) => sum + value, 0);
  let turned = 0;
  const slice = ({ value }, index) => {
    const from = turned;
    turned += value / total;
    return html`<path class="slice" d=${sector(from, turned)} fill=${fill(id, index)} />`;
  };
  return html`<g transform=${`translate(${pieSize / 2} ${pieSize / 2})`}>${segments.map(slice)}</g>`;
}

/** From one turn to another, clockwise from the top. A whole turn is drawn as two halves. */
function sector(from, to) {
  if (to - from > 0.9999) return `${sector(from, from + 0.5)}${sector(from + 0.5, from + 0.99989)}`;
  const [start, end] = [from, to].map(point);
  return `M0 0L${start}A${RADIUS} ${RADIUS} 0 ${to - from > 0.5 ? 1 : 0} 1 ${end}Z`;
}

function point(turn) {
  const angle = 2 * Math.PI * turn;
  return `${(RADIUS * Math.sin(angle)).toFixed(2)} ${(-RADIUS * Math.cos(angle)).toFixed(2)}`;
}
