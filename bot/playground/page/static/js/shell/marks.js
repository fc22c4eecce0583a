// The small marks that say something is new; screen readers hear them in words.
import { html } from "../../vendor/preact.js";

/** How many messages are unread; nothing for none. */
export function Unread({ count }) {
  if (!count) return null;
  return html`<span class="badge"><span aria-hidden="true">${count}</span><span class="unseen">, ${count} unread</span></span>`;
}

export function Dot({ says }) {
  return html`<span class="dot"><span class="unseen">, ${says}</span></span>`;
}
