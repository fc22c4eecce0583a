// The few icons that elements and blocks need, drawn as lines in the colour of the text beside them.

import { html } from "../../vendor/preact.js";

const PATHS = {
  thumbs_up: "M7 9v8H4a1 1 0 0 1-1-1v-6a1 1 0 0 1 1-1zm0 0 3.2-6.4a1.8 1.8 0 0 1 2.8 1.7L12.4 8H16a1.6 1.6 0 0 1 1.6 2l-1.4 5.6a2 2 0 0 1-2 1.4H7",
  thumbs_down: "M13 11V3h3a1 1 0 0 1 1 1v6a1 1 0 0 1-1 1zm0 0-3.2 6.4A1.8 1.8 0 0 1 7 15.7l.6-3.7H4a1.6 1.6 0 0 1-1.6-2l1.4-5.6a2 2 0 0 1 2-1.4H13",
  trash: "M3 5h14M8 5V3h4v2m-7 0 .8 11a1.5 1.5 0 0 0 1.5 1.4h5.4a1.5 1.5 0 0 0 1.5-1.4L15 5M8.3 8.5v5.5m3.4-5.5v5.5",
  edit: "m4 13.2-.8 3.6 3.6-.8L17 5.8 14.2 3z",
  more: "M10 4.4v.2m0 5.3v.2m0 5.3v.2",
  chevron: "m5.5 8 4.5 4.5L14.5 8",
  close: "m5.5 5.5 9 9m0-9-9 9",
  check: "m4 10.5 4 4 8-9",
  circle: "M10 3a7 7 0 1 0 0 14 7 7 0 0 0 0-14",
  progress: "M10 3a7 7 0 1 1-7 7",
  warning: "M10 3.2 2.5 16.5h15zM10 8v4.2m0 2.1v.1",
  info: "M10 3a7 7 0 1 0 0 14 7 7 0 0 0 0-14m0 6v4.5m0-7.1v.1",
  error: "M10 3a7 7 0 1 0 0 14 7 7 0 0 0 0-14m0 3.6v4.6m0 2.4v.1",
  success: "M10 3a7 7 0 1 0 0 14 7 7 0 0 0 0-14m-3 7.2 2.1 2.1 4-4.5",
  file: "M5 2.5h6.5L15.5 6.5v11H5zM11.5 2.5v4h4",
  play: "M7 4.5v11l9-5.5z",
  bold: "M6 4h5a3 3 0 0 1 0 6H6zm0 6h5.8a3 3 0 0 1 0 6H6z",
  italic: "M9 4h5M6 16h5m1.5-12-3 12",
  strike: "M4 10h12M13.5 6.5C13 5 11.5 4 10 4 8 4 6.5 5.2 6.5 6.8M6.5 13.5C7 15 8.5 16 10 16c2 0 3.5-1.2 3.5-2.8",
  code: "m7 6-4 4 4 4m6-8 4 4-4 4",
  bullets: "M4 5.5v.1M4 10v.1m0 4.4v.1M8 5.5h8.5M8 10h8.5M8 14.5h8.5",
  numbers: "M3.5 4.5 4.5 4v3.5M3.3 12.8c.2-1.2 2-1.2 2 0 0 .9-2 1.6-2 2.7h2.2M8.5 5.5h8M8.5 10h8M8.5 14.5h8",
  link: "M8.5 11.5a3 3 0 0 0 4.3 0l2.7-2.7a3 3 0 0 0-4.3-4.3l-.9.9m1.2 3.1a3 3 0 0 0-4.3 0l-2.7 2.7a3 3 0 0 0 4.3 4.3l.9-.9",
};
const ANYTHING = "M10 4v12M4 10h12";

/** An icon says nothing to a screen reader; whatever it stands in has a name. */
export function Icon({ name }) {
  return html`<svg class="glyph" viewBox="0 0 20 20" aria-hidden="true" focusable="false">
    <path d=${PATHS[name] ?? ANYTHING} />
  </svg>`;
}
