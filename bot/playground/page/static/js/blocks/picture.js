// Images: in a line of context, beside a section, on a card, or as a block of their own.

import { html, useState } from "../../vendor/preact.js";
import { Icon } from "../elements/icons.js";
import { Plain } from "../text/mrkdwn.js";

/** A picture, or its description where it cannot be had: files that live in Slack, offline, a broken address. */
export function Picture({ image, url = image.image_url, alt = image.alt_text }) {
  const [broken, setBroken] = useState(false);
  if (broken || !/^(?:https?:|data:image\/)/i.test(url ?? "")) {
    const spoken = alt ? { role: "img", "aria-label": alt, title: alt } : { "aria-hidden": "true" };
    return html`<span class="picture picture-missing" ...${spoken}>
      <${Icon} name="file" />
      <span>${alt}</span>
    </span>`;
  }
  return html`<img
    class="picture"
    src=${url}
    alt=${alt}
    loading="lazy"
    referrerpolicy="no-referrer"
    onError=${() => setBroken(true)}
  />`;
}

export function Image({ block }) {
  return html`<figure class="image">
    ${block.title && html`<figcaption><${Plain} ...${block.title} /></figcaption>`}
    <${Picture} image=${block} />
  </figure>`;
}

/** A video's still picture, which leads to where it is played. */
export function Video({ block }) {
  const by = [block.author_name, block.provider_name].filter(Boolean).join(" · ");
  return html`<div class="video">
    ${by && html`<div class="video-by">${by}</div>`}
    <a class="video-title" href=${block.title_url ?? block.video_url} target="_blank" rel="noopener noreferrer">
      <${Plain} ...${block.title} />
    </a>
    ${block.description && html`<div class="video-description"><${Plain} ...${block.description} /></div>`}
    <a
      class="video-still"
      href=${block.video_url}
      target="_blank"
      rel="noopener noreferrer"
      aria-label=${`Play: ${block.alt_text}`}
    >
      <${Picture} image=${block} url=${block.thumbnail_url} alt="" />
      <span class="video-play"><${Icon} name="play" /></span>
    </a>
  </div>`;
}
