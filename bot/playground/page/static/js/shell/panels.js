// Which panel is open beside the panes, and what the inspector is following.
import { remember } from "../settings.js";
import { change, state } from "../store.js";
import { ask } from "../wire.js";

/** Opens a panel, or closes it when it is the open one; `null` closes whatever is open. */
export function togglePanel(name) {
  openPanel(state().panel === name ? null : name);
}

export function openPanel(name) {
  remember("panel", name);
  change({ panel: name, entry: null });
  ask("watch_log", { on: name === "inspector" });
}

/** Opens one entry in the inspector. */
export function inspect(number) {
  if (state().panel !== "inspector") openPanel("inspector");
  change({ entry: number });
}

export function resumeWatching() {
  change({ log: new Map() });
  if (state().panel === "inspector") ask("watch_log", { on: true });
}
