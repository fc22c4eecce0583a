// Draws mrkdwn, plain text and Block Kit's text objects.

import { html, useMemo } from "../../vendor/preact.js";
import { Emoji, emojiNamed } from "./emoji.js";
import { emojiIn, paragraphs } from "./grammar.js";
import { Broadcast, Channel, Group, Instant, Link, Person } from "./references.js";

const DRAWN = {
  text: ({ text }) => text,
  bold: ({ inside }, ctx) => html`<b>${drawn(inside, ctx)}</b>`,
  italic: ({ inside }, ctx) => html`<i>${drawn(inside, ctx)}</i>`,
  strike: ({ inside }, ctx) => html`<s>${drawn(inside, ctx)}</s>`,
  code: ({ text }) => html`<code>${text}</code>`,
  emoji: ({ name }) => (emojiNamed(name) ? html`<${Emoji} name=${name} />` : `:${name}:`),
  link: ({ url, label }) => html`<${Link} url=${url}>${drawn(emojiIn(label))}<//>`,
  user: ({ id, label }, ctx) => html`<${Person} id=${id} label=${label} ctx=${ctx} />`,
  channel: ({ id, label }, ctx) => html`<${Channel} id=${id} label=${label} ctx=${ctx} />`,
  group: ({ id, label }) => html`<${Group} id=${id} label=${label} />`,
  broadcast: ({ range, label }) => html`<${Broadcast} range=${range} label=${label} />`,
  date: ({ seconds, format, url }, ctx) => html`<${Instant}
    seconds=${seconds}
    format=${format}
    url=${url}
    ctx=${ctx}
  />`,
};

/** Pieces, as the grammar reads them, as nodes. */
export function drawn(pieces, ctx) {
  return pieces.map((piece) => DRAWN[piece.kind](piece, ctx));
}

/** A text in Slack's markup; each line finds its own direction. */
export function Mrkdwn({ text, ctx }) {
  const parts = useMemo(() => paragraphs(text ?? ""), [text]);
  return html`<div class="mrkdwn">${parts.map((part) => paragraph(part, ctx))}</div>`;
}

/** A text without markup but with `:emoji:`; fits into a line. */
export function Plain({ text, emoji = true }) {
  return html`<span class="plain-text" dir="auto">${emoji ? drawn(emojiIn(text ?? "")) : text}</span>`;
}

/** A composition text object, of either kind. */
export function Text({ text, ctx }) {
  if (text.type === "mrkdwn") return html`<${Mrkdwn} text=${text.text} ctx=${ctx} />`;
  return html`<${Plain} text=${text.text} emoji=${text.emoji} />`;
}

function paragraph({ kind, text, lines }, ctx) {
  if (kind === "pre") return html`<pre class="pre" dir="auto">${text}</pre>`;
  const rows = lines.map((pieces) => html`<div class="line" dir="auto">
    ${pieces.length ? drawn(pieces, ctx) : html`<br />`}
  </div>`);
  return kind === "quote" ? html`<blockquote>${rows}</blockquote>` : rows;
}
