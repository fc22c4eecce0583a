// Buttons: plain ones, links, workflow buttons, icons and the pair that asks for feedback.

import { html } from "../../vendor/preact.js";
import { Plain } from "../text/mrkdwn.js";
import { useBusy } from "./busy.js";
import { confirmed } from "./confirm.js";
import { Icon } from "./icons.js";

/** Presses an element once: asks first if need be, and not again while it works. */
export function usePress({ element, block, ctx }) {
  const [busy, during] = useBusy();
  const press = async (option) => {
    if (busy || ctx.readOnly || !(await confirmed(element.confirm, ctx))) return;
    await during(() => ctx.press({ block_id: block.block_id, action_id: element.action_id, option }));
  };
  return [busy, press];
}

/** A button with a URL opens it and tells the app as well. */
export function Button(field) {
  const { element, ctx } = field;
  const [busy, press] = usePress(field);
  const shown = html`<${Plain} ...${element.text} />`;
  const looks = { class: `button button-${element.style ?? "default"}`, "aria-label": element.accessibility_label };
  if (element.url) {
    return html`<a
      ...${looks}
      href=${safe(element.url)}
      target="_blank"
      rel="noopener noreferrer"
      onClick=${() => press()}
    >
      ${shown}
    </a>`;
  }
  return html`<button type="button" ...${looks} ...${standing(busy, ctx)} onClick=${() => press()}>
    ${shown}
  </button>`;
}

/** Workflows run in Slack alone; the button is there and says so. */
export function WorkflowButton({ element }) {
  return html`<button
    type="button"
    class=${`button button-${element.style ?? "default"}`}
    disabled
    title="Workflows run in Slack only"
  >
    <${Plain} ...${element.text} />
  </button>`;
}

export function IconButton(field) {
  const { element, ctx } = field;
  const [busy, press] = usePress(field);
  if (element.visible_to_user_ids && !element.visible_to_user_ids.includes(ctx.viewer)) return null;
  const name = element.accessibility_label ?? element.text.text;
  return html`<button
    type="button"
    class="icon-button"
    aria-label=${name}
    title=${element.text.text}
    ...${standing(busy, ctx)}
    onClick=${() => press()}
  >
    <${Icon} name=${element.icon} />
  </button>`;
}

export function FeedbackButtons(field) {
  const { element, ctx } = field;
  const [busy, press] = usePress(field);
  const one = (button, icon) => html`<button
    type="button"
    class="icon-button"
    aria-label=${button.accessibility_label ?? button.text.text}
    title=${button.text.text}
    ...${standing(busy, ctx)}
    onClick=${() => press(button.value)}
  >
    <${Icon} name=${icon} />
  </button>`;
  return html`<span class="feedback" role="group" aria-label="Feedback">
    ${one(element.positive_button, "thumbs_up")}${one(element.negative_button, "thumbs_down")}
  </span>`;
}

function standing(busy, ctx) {
  return { "aria-busy": busy ? "true" : undefined, disabled: ctx.readOnly };
}

function safe(url) {
  return /^(?:https?:\/\/|mailto:)/i.test(url) ? url : undefined;
}
