// What a text points at: links, people, channels, groups, everyone at once, and dates.

import { html } from "../../vendor/preact.js";
import { formatInstant } from "./dates.js";

const FOLLOWED = /^(?:https?:\/\/|mailto:)/i;
const LONG = "{date_long} at {time}";

/** A link that opens beside the page; anything but http, https and mailto stays text. */
export function Link({ url, children }) {
  if (!FOLLOWED.test(url)) return html`<span class="link-dead" title=${url}>${children}</span>`;
  return html`<a href=${url} target="_blank" rel="noopener noreferrer">${children}</a>`;
}

export function Person({ id, label, ctx }) {
  const name = ctx.people?.get(id)?.name ?? label ?? id;
  const self = id === ctx.viewer ? " mention-self" : "";
  return html`<button type="button" class=${`mention${self}`} onClick=${() => ctx.openPerson?.(id)}>
    @${name}
  </button>`;
}

export function Channel({ id, label, ctx }) {
  const name = ctx.channels?.get(id)?.name ?? (label || id);
  return html`<button type="button" class="mention" onClick=${() => ctx.openChannel?.(id)}>#${name}</button>`;
}

export function Group({ id, label }) {
  return html`<span class="mention">${label ?? `@${id}`}</span>`;
}

/** `@here`, `@channel` and `@everyone` concern whoever reads them. */
export function Broadcast({ range, label }) {
  return html`<span class="mention mention-self">@${(label ?? range).replace(/^@/, "")}</span>`;
}

/** An instant in the viewer's zone and words; the full date is one hover away. */
export function Instant({ seconds, format, url, ctx }) {
  const shown = formatInstant(seconds, format, ctx);
  const time = html`<time
    datetime=${new Date(seconds * 1000).toISOString()}
    title=${formatInstant(seconds, LONG, ctx)}
  >
    ${shown}
  </time>`;
  return url ? html`<${Link} url=${url}>${time}<//>` : time;
}
