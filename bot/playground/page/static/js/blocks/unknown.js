// What this page cannot draw is shown as what it is, not swallowed.

import { html } from "../../vendor/preact.js";

export function Unknown({ kind = "A block", type, problem = "not drawn here" }) {
  return html`<div class="unknown">${kind} of type <code>${String(type)}</code>: ${problem}.</div>`;
}
