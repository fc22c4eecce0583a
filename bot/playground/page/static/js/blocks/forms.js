// The blocks that hold elements to use: actions, context actions and inputs with their labels.

import { html } from "../../vendor/preact.js";
import { Element } from "../elements/index.js";
import { Icon } from "../elements/icons.js";
import { idOf } from "../elements/naming.js";
import { Plain } from "../text/mrkdwn.js";

// Labels cannot be bound to these by `for`; their names come by aria-labelledby alone.
const GROUPS = new Set(["radio_buttons", "checkboxes", "rich_text_input"]);

export function Actions({ block, ctx }) {
  return html`<div class=${block.type === "actions" ? "actions" : "context-actions"}>
    ${block.elements.map((element) => html`<${Element}
      key=${element.action_id}
      element=${element}
      block=${block}
      ctx=${ctx}
      dispatches=${true}
    />`)}
  </div>`;
}

export function Input({ block, ctx }) {
  const { element, hint, optional = false } = block;
  const id = idOf(ctx, block, element);
  const error = ctx.errors?.[block.block_id];
  const describedBy = [error && `${id}-error`, hint && `${id}-hint`].filter(Boolean).join(" ");
  const labels = { labelledBy: `${id}-label`, describedBy, invalid: Boolean(error), required: !optional, optional };
  return html`<div class=${error ? "input input-wrong" : "input"}>
    <label
      id=${`${id}-label`}
      class="input-label"
      for=${GROUPS.has(element.type) ? undefined : id}
      onClick=${() => reach(element, id)}
    >
      <${Plain} ...${block.label} />
      ${optional && html` <span class="input-optional">(optional)</span>`}
    </label>
    <${Element}
      element=${element}
      block=${block}
      ctx=${ctx}
      dispatches=${Boolean(block.dispatch_action)}
      ...${labels}
    />
    ${hint && html`<div class="input-hint" id=${`${id}-hint`}><${Plain} ...${hint} /></div>`}
    ${error && html`<div role="alert" id=${`${id}-error`} class="input-error">
      <${Icon} name="error" />
      <span>${error}</span>
    </div>`}
  </div>`;
}

function reach(element, id) {
  if (element.type === "rich_text_input") document.getElementById(id)?.focus();
}
