// The blocks that only show something: header, context, divider, alert, file, rich text and Markdown.

import { html } from "../../vendor/preact.js";
import { Icon } from "../elements/icons.js";
import { Markdown } from "../text/markdown.js";
import { Plain, Text } from "../text/mrkdwn.js";
import { RichText } from "../text/richtext.js";
import { Picture } from "./picture.js";

const FIRST_HEADING = 2; // the page itself has the levels above
const ALERTS = { info: "Information", warning: "Warning", error: "Error", success: "Success" };

export function Header({ block }) {
  const level = block.level ?? 1;
  return html`<div role="heading" aria-level=${FIRST_HEADING + level} class=${`header header-${level}`} dir="auto">
    <${Plain} ...${block.text} />
  </div>`;
}

export function Context({ block, ctx }) {
  return html`<div class="context">${block.elements.map((element) => contextElement(element, ctx))}</div>`;
}

function contextElement(element, ctx) {
  if (element.type === "image") return html`<${Picture} image=${element} />`;
  return html`<${Text} text=${element} ctx=${ctx} />`;
}

export function Divider() {
  return html`<hr class="divider" />`;
}

export function Alert({ block, ctx }) {
  const { level = "default" } = block;
  return html`<div class=${`alert alert-${level}`} role="note">
    <${Icon} name=${level === "default" ? "info" : level} />
    ${ALERTS[level] && html`<span class="unseen">${ALERTS[level]}: </span>`}
    <div><${Text} text=${block.text} ctx=${ctx} /></div>
  </div>`;
}

export function File({ block }) {
  return html`<div class="file"><${Icon} name="file" /><span>${block.file?.name ?? block.external_id}</span></div>`;
}

export function Rich({ block, ctx }) {
  return html`<${RichText} value=${block} ctx=${ctx} />`;
}

export function MarkdownBlock({ block, ctx }) {
  return html`<${Markdown} text=${block.text} ctx=${ctx} />`;
}
