// How a chart tells its series apart: by colour, and by pattern or marker as well.

import { html } from "../../vendor/preact.js";

const COLOURS = 6; // --series-1 to --series-6
const SIZE = 8;

// What is drawn over the colour, by pattern.
const STROKES = [
  "",
  "M-2 2l4-4M0 8l8-8M6 10l4-4",
  "M2 2h.1M6 6h.1",
  "M0 4h8",
  "M0 0l8 8M8 0l-8 8",
  "M4 0v8",
];
const MARKERS = [
  "M-4 0a4 4 0 1 0 8 0a4 4 0 1 0-8 0",
  "M-3.6-3.6h7.2v7.2h-7.2z",
  "M0-4.5l4.5 8h-9z",
  "M0-5l5 5l-5 5l-5-5z",
  "M0 4.5l4.5-8h-9z",
  "M-4-2h8v4h-8z",
];

/** The colour of the nth series. */
export function colour(index) {
  return `var(--series-${(index % COLOURS) + 1})`;
}

/** Later series use the same colours with other patterns. */
function patternAt(index) {
  return (index + Math.floor(index / COLOURS)) % STROKES.length;
}

export function dashes(index) {
  return index < COLOURS ? undefined : "6 3";
}

/** The patterns of a chart, to be referred to by `fill`. */
export function Patterns({ id, count }) {
  const one = (_, index) => html`<pattern
    id=${`${id}-${index}`}
    width=${SIZE}
    height=${SIZE}
    patternUnits="userSpaceOnUse"
  >
    <rect width=${SIZE} height=${SIZE} style=${{ fill: colour(index) }} />
    <path class="pattern-stroke" d=${STROKES[patternAt(index)]} />
  </pattern>`;
  return html`<defs>${Array.from({ length: count }, one)}</defs>`;
}

export function fill(id, index) {
  return `url(#${id}-${index})`;
}

export function Marker({ index, x, y }) {
  return html`<path
    class="marker"
    d=${MARKERS[patternAt(index)]}
    transform=${`translate(${x} ${y})`}
    style=${{ fill: colour(index) }}
  />`;
}
