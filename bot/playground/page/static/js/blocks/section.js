// Sections: a text, fields in two columns, and one element beside them.

import { html, useState } from "../../vendor/preact.js";
import { Element } from "../elements/index.js";
import { idOf } from "../elements/naming.js";
import { Text } from "../text/mrkdwn.js";

const LONG = 700; // characters; Slack folds longer texts of a message

export function Section({ block, ctx }) {
  const { text, fields, accessory } = block;
  const textId = accessory && text && `${idOf(ctx, block, accessory)}-text`;
  const labelledBy = accessory?.placeholder ? undefined : textId;
  return html`<div class="section">
    <div class="section-body">
      ${text && html`<div class="section-text" id=${textId}>
        <${Folding} text=${text} ctx=${ctx} open=${block.expand || ctx.surface !== "message"} />
      </div>`}
      ${fields && html`<div class="fields">
        ${fields.map((field) => html`<div class="field"><${Text} text=${field} ctx=${ctx} /></div>`)}
      </div>`}
    </div>
    ${accessory && html`<div class=${`accessory accessory-${accessory.type}`}>
      <${Element} element=${accessory} block=${block} ctx=${ctx} dispatches=${true} labelledBy=${labelledBy} />
    </div>`}
  </div>`;
}

/** A long text of a message shows its beginning until the reader wants the rest. */
function Folding({ text, ctx, open: always }) {
  const [open, setOpen] = useState(false);
  if (always || text.text.length <= LONG) return html`<${Text} text=${text} ctx=${ctx} />`;
  return html`<div class=${open ? "" : "folded"}><${Text} text=${text} ctx=${ctx} /></div>
    <button type="button" class="link-button" aria-expanded=${String(open)} onClick=${() => setOpen(!open)}>
      ${open ? "Show less" : "Show more"}
    </button>`;
}
