// Attachments: the older kind of message part, with a coloured bar, which may hold blocks.
// Source: docs.slack.dev/legacy/legacy-messaging/legacy-secondary-message-attachments

import { html } from "../../vendor/preact.js";
import { Mrkdwn, Plain } from "../text/mrkdwn.js";
import { Link } from "../text/references.js";
import { Blocks } from "./index.js";
import { Picture } from "./picture.js";

const COLOURS = { good: "var(--accent)", warning: "var(--warning)", danger: "var(--danger)" };

export function Attachments({ attachments, ctx }) {
  return html`<div class="attachments">
    ${(attachments ?? []).map((each, index) => html`<${Attachment}
      key=${each.id ?? index}
      attachment=${each}
      ctx=${ctx}
    />`)}
  </div>`;
}

function Attachment({ attachment, ctx }) {
  const { pretext, color, blocks } = attachment;
  return html`<div class="attachment">
    ${pretext && html`<${Mrkdwn} text=${pretext} ctx=${ctx} />`}
    <div class="attachment-row">
      <span class="attachment-bar" style=${{ background: colour(color) }}></span>
      <div class="attachment-body">
        ${blocks?.length > 0 && html`<${Blocks} blocks=${blocks} ctx=${ctx} />`}
        ${!blocks?.length && html`<${Legacy} parts=${attachment} ctx=${ctx} />`}
      </div>
    </div>
  </div>`;
}

function Legacy({ parts, ctx }) {
  const { author_name: author, title, text, fallback, fields, image_url: image, thumb_url: thumb, footer } = parts;
  const heading = title && html`<${Plain} text=${title} />`;
  const described = title ?? fallback ?? "Image";
  return html`<div class="section">
    <div class="section-body">
      ${author && html`<div class="attachment-author">${author}</div>`}
      ${heading && html`<div class="attachment-title"><${Linked} url=${parts.title_link}>${heading}<//></div>`}
      ${text ? html`<${Mrkdwn} text=${text} ctx=${ctx} />` : !title && html`<${Plain} text=${fallback} />`}
      ${fields?.length > 0 && html`<div class="fields">
        ${fields.map((field) => html`<${Field} ...${field} ctx=${ctx} />`)}
      </div>`}
      ${image && html`<${Picture} image=${{ image_url: image, alt_text: described }} />`}
      ${footer && html`<div class="attachment-footer">${footer}</div>`}
    </div>
    ${thumb && html`<div class="accessory accessory-image">
      <${Picture} image=${{ image_url: thumb, alt_text: described }} />
    </div>`}
  </div>`;
}

function Linked({ url, children }) {
  return url ? html`<${Link} url=${url}>${children}<//>` : children;
}

function Field({ title, value, short, ctx }) {
  return html`<div class=${short ? "field" : "field field-wide"}>
    <b>${title}</b>
    <${Mrkdwn} text=${value ?? ""} ctx=${ctx} />
  </div>`;
}

function colour(color) {
  if (/^#?[0-9a-f]{6}$/i.test(color ?? "")) return `#${color.replace("#", "")}`;
  return COLOURS[color] ?? "var(--line)";
}
