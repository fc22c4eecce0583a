// The page's few icons, drawn as strokes in the colour of the text around them.
import { html } from "../../vendor/preact.js";

const PATHS = {
  hash: "M9 4 7.5 20 M16.5 4 15 20 M4.5 9h16 M3.5 15h16",
  lock: "M6 11h12v9H6z M8.5 11V8a3.5 3.5 0 0 1 7 0v3",
  menu: "M4 7h16 M4 12h16 M4 17h16",
  close: "M6 6l12 12 M18 6 6 18",
  back: "M14.5 5.5 8 12l6.5 6.5",
  down: "M6 9.5l6 6 6-6",
  search: "M10.5 4.5a6 6 0 1 0 0 12a6 6 0 0 0 0-12z M15 15l5 5",
  send: "M5 12 4 4.8 20.5 12 4 19.2 5 12z M5 12h7",
  one: "M4 5h16v14H4z",
  two: "M4 5h16v14H4z M12 5v14",
  auto: "M12 4a8 8 0 1 0 0 16z M12 4a8 8 0 0 1 0 16",
  light:
    "M12 8a4 4 0 1 0 0 8a4 4 0 0 0 0-8z M12 2.5v2 M12 19.5v2 M2.5 12h2 M19.5 12h2 " +
    "M5.3 5.3l1.4 1.4 M17.3 17.3l1.4 1.4 M5.3 18.7l1.4-1.4 M17.3 6.7l1.4-1.4",
  dark: "M19.5 14.5A8 8 0 0 1 9.5 4.5a8 8 0 1 0 10 10z",
  story: "M6 20.5v-17 M6 5h11.5l-3 4 3 4H6",
  inspector: "M8.5 6 3 12l5.5 6 M15.5 6 21 12l-5.5 6",
  trouble: "M12 4 2.8 19.5h18.4z M12 10v4.5 M12 17v.2",
  help: "M9 9.2a3 3 0 1 1 4.4 2.7c-1 .6-1.4 1.1-1.4 2.3 M12 17.500v.2",
  clock: "M12 4a8 8 0 1 0 0 16a8 8 0 0 0 0-16z M12 7.500V12l3 2",
  people: "M9 5.500a3 3 0 1 0 0 6a3 3 0 0 0 0-6z M3.5 19c0-3 2.5-5 5.5-5s5.5 2 5.5 5 M16 6a3 3 0 0 1 0 5.5 M17 14.500c2.2.6 3.5 2.3 3.5 4.5",
  file: "M6 3.500h8l4 4v13H6z M14 3.500v4h4",
  eye: "M2.5 12S6 6 12 6s9.5 6 9.5 6-3.5 6-9.5 6-9.5-6-9.5-6z M12 9.500a2.5 2.5 0 1 0 0 5a2.5 2.5 0 0 0 0-5z",
  tick: "M5 12.500l4.5 4.500L19 7.5",
  cross: "M7 7l10 10 M17 7 7 17",
  out: "M6 18 18 6 M9 6h9v9",
  more: "M12 5.500v.2 M12 12v.2 M12 18.500v.2",
  shortcut: "M13 3 5 14h6l-1 7 8-11h-6z",
  reply: "M6 5v6a3 3 0 0 0 3 3h10 M15 10l4 4-4 4",
};

export function Icon({ name, size = 18 }) {
  return html`<svg class="icon" width=${size} height=${size} viewBox="0 0 24 24" aria-hidden="true" focusable="false">
    <path d=${PATHS[name]} />
  </svg>`;
}
