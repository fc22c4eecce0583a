// Draws standard Markdown, as in Slack's markdown block. The vendored `marked` reads it; its HTML renderer is not used.

import { Lexer } from "../../vendor/marked.js";
import { html, useMemo } from "../../vendor/preact.js";
import { referencesIn, unescaped } from "./grammar.js";
import { drawn } from "./mrkdwn.js";
import { Link } from "./references.js";

const INLINE = {
  strong: (token, ctx) => html`<b>${inline(token.tokens, ctx)}</b>`,
  em: (token, ctx) => html`<i>${inline(token.tokens, ctx)}</i>`,
  del: (token, ctx) => html`<s>${inline(token.tokens, ctx)}</s>`,
  codespan: (token) => html`<code>${unescaped(token.text)}</code>`,
  br: () => html`<br />`,
  link: (token, ctx) => html`<${Link} url=${unescaped(token.href)}>${inline(token.tokens, ctx)}<//>`,
  image: (token) => html`<${Link} url=${token.href}>
    ${token.text || token.href}
  <//>`, // Slack shows pictures as links
  escape: (token) => token.text,
  checkbox: () => null, // its list item says so itself
};

const BLOCKS = {
  space: () => null,
  def: () => null,
  hr: () => html`<hr />`,
  heading: (token, ctx) => html`<div
    class=${`md-heading md-${token.depth}`}
    role="heading"
    aria-level=${Math.min(token.depth + 2, 6)}
    dir="auto"
  >
    ${inline(token.tokens, ctx)}
  </div>`,
  paragraph: (token, ctx) => html`<p class="line" dir="auto">${inline(token.tokens, ctx)}</p>`,
  text: (token, ctx) => html`<span class="line" dir="auto">${inline(token.tokens ?? [token], ctx)}</span>`,
  code: (token) => html`<pre class="pre">${token.text}</pre>`,
  blockquote: (token, ctx) => html`<blockquote>${blocks(token.tokens, ctx)}</blockquote>`,
  html: (token, ctx) => html`<p class="line" dir="auto">${drawn(referencesIn(token.text.trimEnd()), ctx)}</p>`,
  list,
  table,
};

export function Markdown({ text, ctx }) {
  const tokens = useMemo(() => Lexer.lex(text, { gfm: true }), [text]);
  return html`<div class="md">${blocks(tokens, ctx)}</div>`;
}

function blocks(tokens, ctx) {
  return tokens.map((token) => (BLOCKS[token.type] ?? BLOCKS.text)(token, ctx));
}

/** Text and raw HTML alike are words; mentions, dates and emoji in them live. */
function inline(tokens, ctx) {
  return tokens.map((token) => INLINE[token.type]?.(token, ctx) ?? words(token, ctx));
}

function words(token, ctx) {
  return token.type in INLINE ? null : drawn(referencesIn(token.text ?? token.raw), ctx);
}

function list(token, ctx) {
  const items = token.items.map((item) => html`<li class=${item.task ? "task" : ""}>
    ${taskBox(item)}
    ${blocks(item.tokens.filter(({ type }) => type !== "checkbox"), ctx)}
  </li>`);
  return token.ordered ? html`<ol start=${token.start || 1}>${items}</ol>` : html`<ul>${items}</ul>`;
}

function taskBox({ task, checked }) {
  return task && html`<span role="img" class="task-box" aria-label=${checked ? "Done" : "To do"}>
    ${checked && "✓"}
  </span>`;
}

function table(token, ctx) {
  const cells = (row, tag) => row.map((cell, column) => html`<${tag}
    style=${{ textAlign: token.align[column] ?? "start" }}
    dir="auto"
  >
    ${inline(cell.tokens, ctx)}
  <//>`);
  return html`<div class="scroller" tabindex="0" role="group" aria-label="Table">
    <table>
      <thead><tr>${cells(token.header, "th")}</tr></thead>
      <tbody>${token.rows.map((row) => html`<tr>${cells(row, "td")}</tr>`)}</tbody>
    </table>
  </div>`;
}
