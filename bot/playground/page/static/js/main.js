// Starts the page: the theme, the link to the server, and the first drawing.
import { html, render } from "../vendor/preact.js";
import { flushAll } from "./elements/typing.js";
import { arrive, followAddress } from "./shell/panes.js";
import { Playground } from "./shell/layout.js";
import { resumeWatching } from "./shell/panels.js";
import { applyTheme } from "./settings.js";
import { change, receive, state } from "./store.js";
import { connect } from "./wire.js";

function standing(link) {
  change({ link });
  if (link === "open") resumeWatching();
  if (link === "lost") change({ placed: false });
}

function pushed(push) {
  receive(push);
  const { people, story, placed } = state();
  if (!placed && people.size > 0 && story) arrive();
}

applyTheme();
window.addEventListener("popstate", followAddress);
// A reload takes along what was typed a moment before.
window.addEventListener("pagehide", () => void flushAll().catch(() => {}));
connect({ pushed, standing });
render(html`<${Playground} />`, document.getElementById("playground"));
