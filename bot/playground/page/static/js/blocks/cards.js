// Cards, alone or in a row, and containers that group other blocks.

import { html, useState } from "../../vendor/preact.js";
import { Element } from "../elements/index.js";
import { Icon } from "../elements/icons.js";
import { Plain, Text } from "../text/mrkdwn.js";
import { RichText } from "../text/richtext.js";
import { Blocks } from "./index.js";
import { Picture } from "./picture.js";

export function Card({ block, ctx }) {
  const { hero_image: hero, icon, slack_icon: slackIcon, title, subtitle, body, actions } = block;
  return html`<article class="kit-card">
    ${hero && html`<div class="card-hero"><${Picture} image=${hero} /></div>`}
    <${Heading}
      icon=${icon}
      slackIcon=${slackIcon}
      ctx=${ctx}
      title=${title && html`<${Text} text=${title} ctx=${ctx} />`}
      subtitle=${subtitle}
    />
    ${body && html`<div class="card-body"><${Text} text=${body} ctx=${ctx} /></div>`}
    ${actions && html`<div class="actions card-actions">
      ${actions.map((element) => html`<${Element}
        key=${element.action_id}
        element=${element}
        block=${block}
        ctx=${ctx}
        dispatches=${true}
      />`)}
    </div>`}
  </article>`;
}

export function Carousel({ block, ctx }) {
  return html`<div class="carousel" role="group" aria-label="Cards" tabindex="0">
    ${block.elements.map((card, index) => html`<${Card} key=${card.block_id ?? index} block=${card} ctx=${ctx} />`)}
  </div>`;
}

export function Container({ block, ctx }) {
  const [open, setOpen] = useState(!block.default_collapsed);
  const id = `${ctx.idPrefix ?? ""}${block.block_id}-inside`;
  const rich = block.rich_text_title;
  const title = rich ? html`<${RichText} value=${rich} ctx=${ctx} />` : html`<${Plain} ...${block.title} />`;
  const heading = html`<${Heading} icon=${block.icon} title=${title} subtitle=${block.subtitle} ctx=${ctx} />`;
  const toggle = html`<button
    type="button"
    class="container-toggle"
    aria-expanded=${String(open)}
    aria-controls=${id}
    aria-label=${`${open ? "Collapse" : "Expand"} ${titleText(block)}`}
    onClick=${() => setOpen(!open)}
  >
    <${Icon} name="chevron" />
  </button>`;
  return html`<section class=${`container container-${block.width ?? "standard"}`}>
    <div class=${block.has_header_divider ? "container-head container-ruled" : "container-head"}>
      ${heading}
      ${block.is_collapsible && toggle}
    </div>
    <div class="container-inside" id=${id} hidden=${!open}>
      <${Blocks} blocks=${block.child_blocks} ctx=${ctx} />
    </div>
  </section>`;
}

function Heading({ icon, slackIcon, title, subtitle, ctx }) {
  if (!icon && !slackIcon && !title && !subtitle) return null;
  return html`<div class="card-head">
    ${icon && html`<${Picture} image=${icon} />`}
    ${slackIcon && html`<${Icon} name=${slackIcon.name} />`}
    <div>
      ${title && html`<div class="card-title">${title}</div>`}
      ${subtitle && html`<div class="card-subtitle"><${Text} text=${subtitle} ctx=${ctx} /></div>`}
    </div>
  </div>`;
}

function titleText({ title }) {
  return title?.text ?? "this part";
}
