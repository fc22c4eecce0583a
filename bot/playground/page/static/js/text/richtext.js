// Draws rich text: sections, lists, quotes and code, made of styled pieces.
// Source: docs.slack.dev/reference/block-kit/blocks/rich-text-block

import { html } from "../../vendor/preact.js";
import { Emoji, emojiNamed, toned } from "./emoji.js";
import { Broadcast, Channel, Group, Instant, Link, Person } from "./references.js";

const TAGS = { code: "code", underline: "u", strike: "s", italic: "i", bold: "b" }; // from the inside out

const PIECES = {
  text: ({ text }) => text,
  link: ({ url, text }) => html`<${Link} url=${url}>${text || url}<//>`,
  user: ({ user_id }, ctx) => html`<${Person} id=${user_id} ctx=${ctx} />`,
  usergroup: ({ usergroup_id }) => html`<${Group} id=${usergroup_id} />`,
  team: ({ team_id }) => html`<${Group} id=${team_id} />`,
  channel: ({ channel_id }, ctx) => html`<${Channel} id=${channel_id} ctx=${ctx} />`,
  broadcast: ({ range }) => html`<${Broadcast} range=${range} />`,
  color: ({ value }) => html`<span class="swatch" style=${{ background: value }}></span>${value}`,
  date: ({ timestamp, format, url }, ctx) => html`<${Instant}
    seconds=${timestamp}
    format=${format}
    url=${url}
    ctx=${ctx}
  />`,
  emoji: (piece) => html`<${Emoji} name=${piece.name} character=${character(piece)} />`,
};

const PARTS = {
  rich_text_section: (part, ctx) => html`<div class="line" dir="auto">${pieces(part, ctx)}</div>`,
  rich_text_quote: (part, ctx) => html`<blockquote class="line" dir="auto">${pieces(part, ctx)}</blockquote>`,
  rich_text_preformatted: (part, ctx) => html`<pre class="pre" dir="auto">${pieces(part, ctx)}</pre>`,
  rich_text_list: list,
};

/** A rich_text object, wherever one stands. */
export function RichText({ value, ctx }) {
  return html`<div class="rich">
    ${value.elements.map((part) => bordered(part, PARTS[part.type]?.(part, ctx)))}
  </div>`;
}

/** Nested lists come one after another, each with its indent; an ordered one says where it goes on counting. */
function list({ style, elements, indent = 0, offset = 0 }, ctx) {
  const items = elements.map((item) => html`<li class="line" dir="auto">${pieces(item, ctx)}</li>`);
  const shape = `list list-${indent % 3}`;
  const room = { marginInlineStart: `calc(${indent} * var(--s5))` };
  if (style === "ordered") return html`<ol class=${shape} style=${room} start=${offset + 1}>${items}</ol>`;
  return html`<ul class=${shape} style=${room}>${items}</ul>`;
}

function bordered(part, node) {
  return part.border && part.type !== "rich_text_quote" ? html`<div class="bordered">${node}</div>` : node;
}

function pieces({ elements }, ctx) {
  return elements.map((piece) => styled(piece.style, PIECES[piece.type]?.(piece, ctx)));
}

function styled(style = {}, node) {
  const wrap = (inside, [name, tag]) => (style[name] ? html`<${tag}>${inside}<//>` : inside);
  return Object.entries(TAGS).reduce(wrap, node);
}

/** An emoji brings its code points, "1f44b-1f3fc", or only its name. */
function character({ name, unicode, skin_tone: tone }) {
  if (unicode && /^[0-9a-f-]+$/i.test(unicode)) {
    return String.fromCodePoint(...unicode.split("-").map((point) => parseInt(point, 16)));
  }
  const plain = emojiNamed(name);
  return plain && tone > 1 ? toned(plain, tone) : plain;
}
