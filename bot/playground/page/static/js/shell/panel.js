// The frame of a panel beside the panes: a title, a way to close it, and its contents.
import { html } from "../../vendor/preact.js";
import { Icon } from "./icons.js";
import { openPanel } from "./panels.js";

export function Panel({ title, kind, children, tools }) {
  return html`<aside id="panel" class="panel ${kind}" aria-label=${title} tabindex="-1">
    <header>
      <h2>${title}</h2>${tools}
      <button type="button" class="plain" aria-label="Close ${title}" onClick=${() => closePanel(kind)}><${Icon} name="close" /></button>
    </header>
    <div class="panel-body" tabindex="0" role="group" aria-label=${title}>${children}</div>
  </aside>`;
}

function closePanel(kind) {
  openPanel(null);
  document.getElementById(`open-${kind}`)?.focus();
}
